"""Which old encoding is it? Each candidate is tried with the languages that were written in it; the best fit wins.

The scores are shares: of the letters beyond ASCII that the bytes would stand for, how many does the language have, and
how common are they in it. A short text in a neighbour's alphabet (Polish read as French) gives itself away by signs
between letters ("by³"), and Cyrillic in the wrong code page by its vowels, which turn into rare letters.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

SAMPLE = 20_000
"""Bytes that are looked at; more change nothing."""
LEAST = 0.5
"""The score below which nothing fits."""

# The letters beyond ASCII, a text for each language. Which there are tells languages apart, not how common they are.
_LATIN = {
    "western": (
        "éèàêçùâîôûëïœæ", "áéíóúñüï", "ãçáéíóúâêôàõ", "àèéìòùíî", "äöüßé", "åäöæøé", "áéíóúýþæöð", "éëïóöüèáíúê",
        "àçèéíïòóú",
    ),
    "central": ("ąćęłńóśżź", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćšžđ"),
    "turkish": ("çğıöşüİâî",),
    "baltic": ("ąčęėįšųūž", "āčēģīķļņšūž", "õäöüšž"),
}  # fmt: skip
# Of other alphabets the letters, the commonest first: in a wrong code page common letters turn into rare ones.
_LETTERS = {
    "cyrillic": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґўёъјљњћђџ",
    "greek": "αοιτεσνηυρπκςλμάίωέόήύγδχθφώβξζψϊΐϋΰ",
    "hebrew": "יוהלאתרמבנשעםדחקפטןצגסזךכףץ",
    "arabic": "البيةمنرتوهدسعفقكحجشصخطىأذضزثغئظإآءؤ،؟پچژگ",
    "thai": "านรกอเงยลมวดตสบทหคปพขชจแไใ่้ีะัิำืุโูึ็ผซฟถ์ศธณภ",
    "japanese": (
        "のいにるとをはしがたでてすまかなっらりこれあきそさくもんーけせょえどよじめわみつうおだへちばゆろやねとゃごべびげアイウカ"
        "キクコサシスタテトナニノハフマメラリルレロンー、。「」？"
    ),
    "chinese": (
        "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如"
        "然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从，。？：！“”、這個說們來會時對國後過發"
        "學還為麼經當與將進種無種從"
    ),
    "korean": "이다는을에의가고하지한를도은로사서그나어라기자해들인리있아니시것수대게있었했는데요정스부전일상보",
}  # fmt: skip
_SIGNS = frozenset("“”„‚‘’«»‹›–—…•·§°€£©®™¿¡\xa0№´`¨×½¼²³ºª")

_CANDIDATES = (
    ("cp1254", "turkish"),  # which is cp1252 but for six letters that are Icelandic there
    ("cp1252", "western"),
    ("cp1250", "central"),
    ("iso8859-2", "central"),
    ("cp1257", "baltic"),
    ("cp1251", "cyrillic"),
    ("koi8-u", "cyrillic"),
    ("iso8859-5", "cyrillic"),
    ("cp866", "cyrillic"),
    ("mac-cyrillic", "cyrillic"),
    ("cp1253", "greek"),
    ("iso8859-7", "greek"),
    ("cp1255", "hebrew"),
    ("iso8859-8", "hebrew"),
    ("cp1256", "arabic"),
    ("iso8859-6", "arabic"),
    ("cp874", "thai"),
    ("cp932", "japanese"),
    ("euc_jis_2004", "japanese"),
    ("gb18030", "chinese"),
    ("big5hkscs", "chinese"),
    ("cp949", "korean"),
    ("mac-roman", "western"),
    ("cp437", "western"),
)
"""Encodings with the languages that they are tried for, the likelier first: of equals the first wins."""
_MULTIBYTE = frozenset({"cp932", "euc_jis_2004", "gb18030", "big5hkscs", "cp949"})

# WHATWG Encoding §4.2: what pages mean by these names is the code page that contains them.
_MEANT = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
    "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "sjis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# Python knows more codecs than there are encodings of pages: some run for minutes, some are no encodings.
_DECLARABLE = re.compile(
    r"ascii|latin-?1|utf-(?:8|16|32)(?:-[lb]e)?|utf-8-sig|iso8859-\d{1,2}|cp\d{3,4}|koi8-[rut]|mac-\w+|big5\w*|gb2312|gbk|gb18030|"
    r"hz|shift_jis\w*|euc_\w+|iso2022_\w+|johab|tis-620|ptcp154|kz1048"
)


def known(label: str) -> str | None:
    """Python's name for the encoding that a page or a message declares as `label`; None for what is none."""
    import codecs

    try:
        name = codecs.lookup(label.strip(" \"'").lower()[:40]).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if _DECLARABLE.fullmatch(name) else None


def guessed(data: bytes) -> str | None:
    """The encoding that fits `data`, which is neither ASCII nor UTF-8, best; None when none fits."""
    sample = data[:SAMPLE]
    scores = [(score, name) for name, kind in _CANDIDATES if (score := _fit(sample, name, kind)) is not None]
    best = max(scores, key=lambda found: found[0], default=(0.0, ""))
    return best[1] if best[0] >= LEAST else None


def _fit(sample: bytes, encoding: str, kind: str) -> float | None:
    """How well `sample` reads as a text of that kind; None when it cannot be in that encoding."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        # The sample may end within a character.
        if encoding not in _MULTIBYTE or error.start < len(sample) - 4 or len(sample) < SAMPLE:
            return None
        text = sample[: error.start].decode(encoding)
    counts = Counter(text)
    beyond = {sign: count for sign, count in counts.items() if sign > "\x7f" and sign not in _SIGNS}
    total = sum(beyond.values())
    if not total:
        return LEAST
    score = max(_share(beyond, weights) for weights in _weights(kind)) / total
    if kind in ("chinese", "korean"):
        # Thousands of characters are in use, of which the table has the commonest.
        score = sum(_common(sign, kind) * count for sign, count in beyond.items()) / total
    return score - 2 * _odd(text, is_latin=kind in _LATIN) / total


def _share(beyond: dict[str, int], weights: dict[str, float]) -> float:
    return sum(weights.get(sign, -0.5 if sign.isalpha() else -1.0) * count for sign, count in beyond.items())


@cache
def _weights(kind: str) -> tuple[dict[str, float], ...]:
    """Of each language of that kind, how much a character speaks for it."""
    if kind in _LATIN:
        return tuple({form: 1.0 for letter in letters for form in (letter, letter.upper())} for letters in _LATIN[kind])
    letters = _LETTERS[kind]
    found = {letter: 1.0 - 0.5 * place / len(letters) for place, letter in reversed(list(enumerate(letters)))}
    found |= {letter.upper(): weight - 0.2 for letter, weight in found.items() if letter.upper() not in found}
    if kind == "japanese":
        found = dict.fromkeys(map(chr, range(0x4E00, 0x9FA0)), 0.5) | dict.fromkeys(_WIDE_SIGNS, 0.7) | found
        found = dict.fromkeys(map(chr, range(0x3041, 0x30FF)), 0.6) | found
    return (found,)


_WIDE_SIGNS = "　！？：；（）『』《》「」【】、。，…—・―〜０１２３４５６７８９"


def _common(sign: str, kind: str) -> float:
    """How much a character speaks for Chinese or Korean, of which the table has only the commonest."""
    if sign in _LETTERS[kind]:
        return 1.0
    if sign in _WIDE_SIGNS:
        return 0.7
    if kind == "korean":
        return 0.6 if "가" <= sign <= "힣" else -0.5
    return 0.45 if "\u4e00" <= sign <= "\u9fa5" else -0.5


_WITHIN = re.compile(r"(?<=[^\W\d_])[\xa1-\xbf\xd7\xf7](?=[^\W\d_])|(?<!\w)[’”](?=[^\W\d_])")
_MIXED = re.compile(r"[A-Za-z](?=[^\W\d_\x00-\x7f])|(?<=[^\W\d_\x00-\x7f])[A-Za-z]")


def _odd(text: str, *, is_latin: bool) -> int:
    """How often there is what no language has: a capital after a small letter, a sign or another script in a word."""
    turns = sum(other > "\x7f" and one.islower() and other.isupper() for one, other in pairwise(text))
    return turns + len(_WITHIN.findall(text)) + (0 if is_latin else len(_MIXED.findall(text)))
