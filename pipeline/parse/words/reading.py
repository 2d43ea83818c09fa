"""What stands above a piece to say how long reading it takes, and the buttons beside that. Everything is lower case."""

from __future__ import annotations

READING: dict[str, str] = {
    "en": "min read|mins read|minute read|minutes read|reading time",
    "de": "lesezeit",
    "fr": "temps de lecture",
    "es": "tiempo de lectura|de lectura",
    "it": "tempo di lettura",
    "pt": "tempo de leitura|de leitura",
    "nl": "leestijd",
    "sv": "lästid",
    "da": "læsetid",
    "no": "lesetid",
    "fi": "lukuaika",
    "pl": "czas czytania",
    "cs": "doba čtení",
    "ro": "timp de citire",
    "hu": "olvasási idő",
    "ru": "время чтения",
    "uk": "час читання",
    "tr": "okuma süresi",
    "vi": "thời gian đọc",
    "id": "waktu baca|menit membaca",
}
READING_UNBOUNDED: dict[str, str] = {
    "ko": "이웃추가|url 복사|읽는 시간",
    "zh": "读完约需|读完需|阅读约|阅读时间约|預計閱讀|预计阅读|閱讀時間",
    "ja": "読了時間|読了目安|この記事は約",
    "fa": "زمان مطالعه",
    "ar": "مدة القراءة|وقت القراءة",
    "he": "דקות קריאה|זמן קריאה",
}
"""The same where words hang together, or take on letters in front."""
