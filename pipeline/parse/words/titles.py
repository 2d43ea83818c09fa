"""The small words around titles: how series are called, who is "with" somebody, and what is numbered besides them."""

from __future__ import annotations

from typing import NamedTuple


class TitleWords(NamedTuple):
    """What a language contributes; each field is words separated by `|`."""

    talks: str = ""
    """Words that the names of series end with or hold: "Kitchen Talks", "Werkstattgespräche"."""
    together: str = ""
    """What leads from a series to its guest: "episode 3 with Ada Brook"."""
    counted: str = ""
    """Those of the words before a session's number that stand before the number of anything else, too."""
    unnamed: str = ""
    """What programs call a page or a file that nobody has named."""


TITLES: dict[str, TitleWords] = {
    "en": TitleWords(
        "talks|conversations|interviews|sessions|dialogues|chats|encounters|podcast|visits|q&a|qna|questions",
        "with|featuring|feat.",
        "no.|nr.|vol.|vol|volume|number|issue|chapter|round|edition",
        "untitled|untitled document|untitled page|new page|new document|document|blank page|home page|index",
    ),
    "de": TitleWords(
        "gespräche|gespräch|interviews|begegnungen|besuche|sprechstunde|dialoge|plausch|podcast",
        "mit",
        "nr.|nummer|kapitel|heft|teil|brief|runde|ausgabe",
        "unbenannt|unbenanntes dokument|ohne titel|neue seite|dokument|startseite",
    ),
    "fr": TitleWords(
        "entretiens|rencontres|conversations|causeries|dialogues|interviews|paroles|rendez-vous",
        "avec",
        "numéro|n°|nº|chapitre|volet|édition|séance",
        "sans titre|document sans titre|nouvelle page|document|page sans titre",
    ),
    "nl": TitleWords(
        "gesprekken|interviews|ontmoetingen|vraaggesprekken",
        "met",
        "nummer|nr.|deel|uitgave|editie",
        "naamloos|naamloos document|zonder titel|document",
    ),
    "sv": TitleWords(
        "samtal|intervjuer|möten|samtalen",
        "med",
        "nummer|nr|del|utgåva",
        "namnlös|namnlöst dokument|utan titel|dokument",
    ),
    "da": TitleWords(
        "samtaler|interviews|møder|samtalerne",
        "med",
        "nummer|nr.|nr|del|udgave",
        "uden titel|unavngivet|dokument|ikke navngivet",
    ),
    "no": TitleWords(
        "samtaler|intervjuer|møter|samtalene",
        "med",
        "nummer|nr.|nr|del|utgave",
        "uten tittel|uten navn|dokument",
    ),
    "fi": TitleWords(
        "keskusteluja|keskustelut|haastattelut|haastatteluja",
        "",
        "osa|numero|nro",
        "nimetön|nimetön asiakirja|asiakirja",
    ),
    "es": TitleWords(
        "conversaciones|entrevistas|charlas|diálogos|encuentros|voces|tertulias",
        "con",
        "número|núm.|n.º|nº|capítulo|edición|hoja|cuaderno",
        "sin título|documento sin título|documento|página nueva",
    ),
    "it": TitleWords(
        "conversazioni|interviste|incontri|dialoghi|colloqui|voci",
        "con",
        "numero|n.|n°|uscita",
        "senza titolo|documento senza titolo|documento|pagina senza titolo",
    ),
    "pt": TitleWords(
        "conversas|entrevistas|diálogos|encontros|prosas|vozes",
        "com",
        "número|n.º|nº|capítulo|edição",
        "sem título|documento sem título|documento|sem nome",
    ),
    "ro": TitleWords(
        "convorbiri|interviuri|dialoguri|discuții",
        "cu",
        "numărul|nr.|ediția",
        "fără titlu|document fără titlu",
    ),
    "el": TitleWords(
        "συζητήσεις|συνεντεύξεις|συνομιλίες|συναντήσεις",
        "με τον|με την|με",
        "τεύχος|αρ.|μέρος",
        "χωρίς τίτλο|έγγραφο",
    ),
    "pl": TitleWords(
        "rozmowy|wywiady|spotkania",
        "z|ze",
        "numer|nr|część|wydanie",
        "bez tytułu|dokument bez tytułu|dokument|bez nazwy",
    ),
    "cs": TitleWords(
        "rozhovory|hovory|povídání|setkání",
        "s|se",
        "číslo|č.|část|vydání",
        "bez názvu|dokument bez názvu|dokument",
    ),
    "ru": TitleWords(
        "разговоры|беседы|интервью|встречи|диалоги",
        "с|со",
        "номер|№|часть",
        "без имени|без названия|документ|новая страница|безымянный",
    ),
    "uk": TitleWords(
        "розмови|бесіди|інтерв'ю|зустрічі|діалоги",
        "з|із|зі",
        "номер|№|частина",
        "без назви|без імені|документ",
    ),
    "hu": TitleWords(
        "beszélgetések|interjúk",
        "",
        "szám|sz.|rész",
        "névtelen|cím nélkül|dokumentum",
    ),
    "he": TitleWords(
        "שיחות|ראיונות|מפגשים",
        "עם",
        "גיליון|מס'|מספר|חלק",
        "ללא כותרת|ללא שם|מסמך",
    ),
    "ar": TitleWords(
        "حوارات|لقاءات|أحاديث|مقابلات",
        "مع",
        "العدد|عدد|رقم|الجزء",
        "بدون عنوان|مستند",
    ),
    "fa": TitleWords(
        "گفت‌وگوها|گفت‌وگوهای|گفتگوها|مصاحبه‌ها",
        "با",
        "شماره|شمارهٔ|شماره‌ی|بخش",
        "بدون عنوان|سند",
    ),
    "tr": TitleWords(
        "söyleşileri|söyleşiler|röportajlar|sohbetler|sohbetleri",
        "ile",
        "sayı|no|numara|bölüm|kısım",
        "adsız|başlıksız|belge",
    ),
    "vi": TitleWords(
        "trò chuyện",
        "cùng|với",
        "số|phần",
        "không có tiêu đề|tài liệu",
    ),
    "id": TitleWords(
        "obrolan|bincang|wawancara",
        "dengan|bersama",
        "nomor|bagian|edisi",
        "tanpa judul|dokumen",
    ),
    "ja": TitleWords(
        "インタビュー|対談|に聞く|問答",
        "",
        "号|章",
        "無題|無題のドキュメント|名称未設定|文書",
    ),
    "zh": TitleWords(
        "访谈|訪談|对话|對話|专访|專訪|对谈|對談|问答|問答",
        "",
        "号|號|篇|辑|輯",
        "无标题|無標題|未命名|无标题文档|文档|文件",
    ),
    "ko": TitleWords(
        "인터뷰|대담|대화",
        "",
        "호|편|장",
        "제목 없음|무제|문서",
    ),
    "hi": TitleWords(
        "साक्षात्कार|बातचीत|मुलाक़ातें|मुलाकातें",
        "",
        "अंक|भाग",
        "शीर्षकहीन|दस्तावेज़",
    ),
    "th": TitleWords(
        "สนทนา|คุยกับ",
        "กับ",
        "ฉบับที่",
        "ไม่มีชื่อ|เอกสาร",
    ),
}
"""By the language's tag, as in `table.WORDS`."""
