"""Bytes → text."""

from __future__ import annotations

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.parse.characters.decode import decode, scrub
from pipeline.parse.characters.mojibake import repair

GERMAN = "Grüße aus Köln – „schön“, kostet 5 €"


def read(data: bytes, charset: str | None = None) -> str:
    return decode(Document("s", "o", "text/plain", data, charset))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert read(GERMAN.encode(encoding)) == GERMAN


def test_declared_encoding_counts_where_the_bytes_are_no_utf8() -> None:
    assert read("Привет, мир".encode("cp1251"), "windows-1251") == "Привет, мир"
    assert read(GERMAN.encode(), "iso-8859-1") == GERMAN


def test_undeclared_cyrillic_is_guessed() -> None:
    said = "Интервью с мастером часов. Вопрос: как вы начинали? Ответ: с будильника моего деда. " * 4
    assert read(said.encode("koi8-r")) == said


def test_line_ends_and_strays_end_here() -> None:
    assert read("a\r\nb\rc\u2028d\u00ad\u200b\u202ee\x07".encode()) == "a\nb\nc\nde"
    assert read(b"e\xcc\x81") == "\u00e9"
    assert scrub("a\ud800b\ufffe") == "ab"


def test_joiners_that_scripts_need_stay() -> None:
    assert read("می\u200cخواهم".encode()) == "می\u200cخواهم"


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(DocumentError, match=r"^s/o: .*zero bytes.*UTF-8"):
        read(b"a\0" * 100)


def test_mojibake_is_repaired_when_it_is_certain() -> None:
    written = "It’s “fine”, Zoë – the café is open…"
    assert repair(written.encode().decode("cp1252", "replace")) == written
    assert repair("SÃO PAULO, NÃO É") == "SÃO PAULO, NÃO É"
    assert repair("one Ã© is not enough") == "one Ã© is not enough"


@pytest.mark.parametrize(
    "written",
    [
        "Мы поговорили с Анной Беловой, которая чинит часы. Как вы начинали?",
        "דיברנו עם רות לוי, שמתקנת שעונים. איך התחלת?",
        "今回は時計職人の佐藤ハナさんにお話を伺いました。",
    ],
)
def test_mojibake_of_other_alphabets_is_repaired(written: str) -> None:
    seen = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in written.encode())
    assert repair(seen) == written
    assert repair(written.encode().decode("latin-1")) == written
    assert repair(written) == written


def test_mojibake_in_the_cyrillic_code_page_is_repaired() -> None:
    written = "Мы поговорили с Анной Беловой, которая чинит часы. Как вы начинали?"
    seen = "".join(bytes([byte]).decode("cp1251", "ignore") or chr(byte) for byte in written.encode())
    assert repair(seen) == written


@pytest.mark.parametrize(
    "text", ["„Spaß“, „Fuß“, „Gruß“, „Maß“", "РАССВЕТ. СЪЕЗД. РЎ", "É“ É“ É“ É“", "ŒUVRE Ð€ Ñ€ Ð€"]
)
def test_what_only_looks_odd_is_left_alone(text: str) -> None:
    assert repair(text) == text


POLISH = "Rozmawialiśmy z Wandą Zielińską, która od lat naprawia łodzie. Jak się to zaczęło? Mój dziadek miał łódź."
TURKISH = "Saatleri onaran Ayşe Yıldız ile konuştuk. Nasıl başladınız? Dedemin küçük bir atölyesi vardı."
RUSSIAN = "Мы поговорили с Анной Беловой, которая чинит часы. Как вы начинали? У моего деда была мастерская."
ARABIC = "تحدثنا مع ليلى حداد التي تصلح الساعات. كيف بدأت؟ كان لجدي ورشة صغيرة."
HEBREW = "דיברנו עם רות לוי, שמתקנת שעונים. איך התחלת? לסבא שלי היה בית מלאכה."
JAPANESE = "今回は時計職人の佐藤ハナさんにお話を伺いました。どうやって始めたのですか。祖父が工房を持っていました。"
CHINESE = "我们和修钟表的李小花谈了谈。你是怎么开始的？我爷爷有一个作坊，我每年夏天都在那里度过。"
TAIWANESE = "我們和修鐘錶的李小花談了談。你是怎麼開始的？我爺爺有一個作坊，我每年夏天都在那裡度過。"
LEGACY = [
    ("shift_jis", JAPANESE),
    ("euc-jp", JAPANESE),
    ("iso2022_jp", JAPANESE),
    ("gb18030", CHINESE),
    ("big5", TAIWANESE),
    ("euc-kr", "시계를 고치는 김하늘 씨와 이야기를 나누었습니다. 어떻게 시작하셨나요?"),
    ("koi8-r", RUSSIAN),
    ("windows-1251", RUSSIAN),
    ("iso-8859-5", RUSSIAN),
    ("cp866", RUSSIAN),
    ("iso-8859-2", POLISH),
    ("windows-1250", POLISH),
    (
        "iso-8859-2",
        "Povídali jsme si s Janou Dvořákovou, která opravuje hodiny. Jak jste začínala? Můj děda měl dílnu.",
    ),
    ("windows-1250", "Kovács Ilonával beszélgettünk, aki régi órákat javít. Hogyan kezdődött? Műhelye volt."),
    ("iso-8859-9", TURKISH),
    ("windows-1257", "Kalbėjomės su Ona Žukauskaite, kuri taiso laikrodžius. Kaip pradėjote? Senelis turėjo dirbtuvę."),
    ("windows-1253", "Μιλήσαμε με την Άννα Παππά, που επισκευάζει ρολόγια. Πώς ξεκινήσατε;"),
    ("windows-1256", ARABIC),
    ("windows-1255", HEBREW),
    ("cp874", "เราคุยกับคุณมาลีซึ่งซ่อมนาฬิกา คุณเริ่มต้นอย่างไร"),
    ("cp1252", "Við töluðum við Guðrúnu Þórsdóttur sem gerir við klukkur. Hvernig byrjaði það?"),
    ("cp1252", "Hablamos con Inés Muñoz, que arregla relojes. ¿Cómo empezó? ¡Qué días!"),
    ("mac-roman", "Nous avons parlé avec Zoé Lefèvre, qui répare des horloges. Mon grand-père avait un atelier."),
    *((encoding, text) for encoding in ("utf-16-le", "utf-16-be", "utf-32-le") for text in (POLISH, RUSSIAN, ARABIC)),
    ("utf-16-le", f"{JAPANESE}\n\n{JAPANESE}\n"),
]


@pytest.mark.parametrize(("encoding", "text"), LEGACY)
def test_old_encodings_are_known_by_their_text(encoding: str, text: str) -> None:
    assert read(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for encoding, text in LEGACY if "-16-" not in encoding]
)
def test_declared_encodings_are_believed(encoding: str, text: str) -> None:
    assert read(text[:12].encode(encoding), encoding) == text[:12]


def test_what_is_declared_latin_is_windows() -> None:
    assert read("“It’s” – 5 €".encode("cp1252"), "ISO-8859-1") == "“It’s” – 5 €"
    assert read("“It’s” – 5 €".encode("cp1252"), "us-ascii") == "“It’s” – 5 €"
    assert read("한국어 뷁".encode("cp949"), "euc-kr") == "한국어 뷁"


@pytest.mark.parametrize(
    "label", ["unicode_escape", "punycode", "idna", "rot13", "zlib", "utf-7", "undefined", "x" * 9999, ""]
)
def test_declared_encodings_that_are_none_are_ignored(label: str) -> None:
    assert read(b"caf\xe9 \\u0041", label) == "café \\u0041"


def test_a_few_strays_do_not_spoil_a_text_in_utf8() -> None:
    said = "Grüße aus Köln – „schön“, früher äußerst gemütlich, später größer. " * 3
    assert read(said.encode() + "naïve".encode("cp1252")) == said + "naïve"


def test_fillers_and_format_characters_end_here() -> None:
    assert read("a\u2066b\u206ac\u3164d\ufdd0e\u2028f".encode()) == "abcde\nf"
    assert read("\u05d0\u200f\u200e 👩\u200d🔧".encode()) == "\u05d0\u200f\u200e 👩\u200d🔧"
