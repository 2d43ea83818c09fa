"""A title line → series, number, title: "Industry QnA – Session 2: AI & Music" is three things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.numerals import value
from pipeline.parse.words.table import any_of, every, longest_first, one_of, word_set
from pipeline.parse.words.talks import is_compound, names_talks

_SEPARATORS = " \t\u00a0–—-:：|丨｜,،·・•./／"
_SET_OFF = re.compile(
    r"\s*[:：–—|丨｜,،·・•)\]）】/]|\s(?=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])|\s+-\s|\s*$|\.(?:\s|$)|"
    r"\s+[«„“\"‘「『《]"
)
_BETWEEN = re.compile(r"\s*[:：–—|丨｜]\s*|\s+-\s+")
_WITHIN = re.compile(r"(.{3,}?)\s*[(\[（]([^()\[\]（）]+)[)\]）]\s*$")
_BEFORE = re.compile(r"\s*[\[【〔]([^\[\]【】〔〕]{2,60})[\]】〕]\s*(.*)$")
_NUMERAL = r"[\d一二三四五六七八九十百〇①-⑳㉑-㊿]{1,5}"
_NUMBER_SIGN = re.compile(r"[\dIVX一二三四五六七八九十百〇①-⑳㉑-㊿]")
"""One of which is in every number that is not written as a word."""
_EAST = re.compile(
    rf"(?:(?:第|제|その|其の|其之|(?<=[系专專列栏欄访訪谈談辑輯])之)\s?(?P<counted>{_NUMERAL})\s?(?:回|期|话|話|号|號|集|夜|弾|弹|章|篇|辑|輯|輪|화|회|호|편|장|번째)?"
    rf"|(?P<plain>{_NUMERAL})\s?(?:화|회|호|편|번째|話|话)(?!\w))(?:\s?(?:目|인터뷰|이야기))?"
)
_ROMAN = r"(?:[IVX]{2,8}|X?L?X{0,3}[IVX]{2,4}|V|I)"
_BARE = re.compile(
    rf"(?<=[\w…])(?:\s+[(（]\s?(?P<round>#?\d{{1,4}}|{_ROMAN})\s?[)）]|[\s,.]+(?:/\s*)?(?P<bare>#?\d{{1,4}}|{_ROMAN})|\s*(?P<sign>[①-⑳㉑-㉟]))"
    rf"(?:\s*(?:[：|]|:(?!\d\d(?!\d)))\s*|\s+[–—-]+\s+|[.]\s+|[.]?\s*$)"
)
_LAST_NUMBER = re.compile(rf"(\D{{3,50}}?)\s*#?(?:(\d{{1,4}})|(?<=\s)({_ROMAN}))")
_YEARS = range(1800, 2200)
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_QUOTED = re.compile(r"[«„“\"‘「『《״]([^«»„“”\"‘’「」『』《》״]{3,60})[»”“\"’」』》״]")
_GENERIC = re.compile(r"(?i)\s+(?:podcast|show|radio|interviews?|gesprächsreihe)$")
_SEASON = re.compile(
    r"(?i)^(?:(?:\w+\s+)?(?:1[89]|20)\d\d|"
    r"(?:1[89]|20)\d\d\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?号?號?)$"
)
_NUMBER_FIRST = re.compile(r"\s*(?P<number>[①-⑳㉑-㉟]|#\d{1,4}|\d{1,3}(?=[.:)]\s))[.:)]?\s+(?P<title>\S.+)")
_ISSUE_NUMBER = re.compile(r"(?i)(?:№|\bno\.?|\bnr\.?|\bvol\.?|n[°º])\s?\d")
_LONGEST_SERIES = 70


class TitleLine(NamedTuple):
    """The parts of a title line; `title` is None when it holds only series and number."""

    title: str | None
    series: str | None = None
    number: int | None = None


def split_title(line: str, series: tuple[str, ...] = ()) -> TitleLine:
    """The parts of `line`. `series` are names known from elsewhere: they count even without a number."""
    text = " ".join(line.split())
    found = _counted(text)
    if found is not None:
        return found
    for name in series:
        is_named = bool(name) and text[: len(name)].casefold() == name.casefold()
        match = _BETWEEN.match(text, len(name)) if is_named else None
        if match and match.end() < len(text):
            return TitleLine(text[match.end() :].strip(), text[: len(name)])
    prefixed = _PREFIXED.fullmatch(text) if text[:1] in _OPENED else None
    if prefixed is not None and not any(prefixed[1].strip() in every(field) for field in _NO_SERIES):
        return TitleLine(prefixed[2], prefixed[1].strip())
    return TitleLine(text or None)


_OPENED = ("[", "【", "［", "〔")
_PREFIXED = re.compile(
    r"[\[【［〔]\s?((?=[^\]】］〕]{0,12}[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])[^\[\]【】［］〔〕\d]{2,16})[\]】］〕]\s*(\S.{3,})"
)
"""The name of a series in brackets before a title, as papers of the east write it: "[사람들] …", 【町の人】…."""
_NO_SERIES = ("interview", "box", "sponsor", "furniture", "asides", "related", "facts")


@lru_cache(maxsize=512)
def _counted(text: str) -> TitleLine | None:
    """The parts of a line that holds the number of a session; None if it holds none."""
    for pattern, inner, rest in ((_WITHIN, 2, 1), (_BEFORE, 1, 2)):
        within = pattern.fullmatch(text)
        if within is None:
            continue
        if pattern is _BEFORE and (first := _NUMBER_FIRST.fullmatch(within[rest])) is not None:
            return TitleLine(first["title"].strip(_SEPARATORS), series_name(within[inner]), value(first["number"]))
        if pattern is _BEFORE and (behind := _numbered(within[rest])) is not None and _is_any_series(behind.series):
            return TitleLine(behind.title, series_name(within[inner]), behind.number)
        is_series = names_talks(within[inner]) if pattern is _WITHIN else bool(within[rest])
        found = _numbered(within[inner]) or (_closing(within[inner]) if is_series else None)
        if found is not None and found.title is None:
            return TitleLine(within[rest].strip(_SEPARATORS) or None, found.series, found.number)
    return _numbered(text)


def _is_any_series(name: str | None) -> bool:
    """Whether a name is but a word for a series: "系列之五"."""
    return name is not None and name.casefold() in every("series")


def _closing(text: str) -> TitleLine | None:
    """A series with its number behind it, in brackets: "[Alley Talks 14] …", "… (Alley Talks XIV)"."""
    match = _LAST_NUMBER.fullmatch(text.strip())
    number = value(match[2] or match[3]) if match else None
    is_number = number is not None and number not in _YEARS
    return TitleLine(None, match[1].strip(_SEPARATORS), number) if match and is_number else None


def _numbered(text: str) -> TitleLine | None:
    found = _ordinal_talk(text) or _marked(text) or _spelled(text)
    return found or ((_eastern(text) or _bare(text)) if _NUMBER_SIGN.search(text) else None)


def _spelled(text: str) -> TitleLine | None:
    """What is a series by its words, and its number or part: "Kitchen Talks Three – …", "Kitchen Talks, Part 2: …"."""
    match = _SPELLED.match(text) if _DIVIDED.search(text) and names_talks(text) else None
    number = value(match[2]) if match else None
    if match is None or number is None or number in _YEARS:
        return None
    name = _last_part().sub("", match[1])
    return _parts(name, text[match.end() :], number) if names_talks(name) else None


_SPELLED = re.compile(r"([^:：|–—]{3,60}?)[\s,]+([^\s:：|–—,.()]{1,20})(?:\s*[:：|]\s|\s+[–—-]\s)(?=\S)")


_DIVIDED = re.compile(r"[:：|–—-]")
"""What must stand behind the number."""


@cache
def _last_part() -> re.Pattern[str]:
    return re.compile(rf"[\s,]+(?:{any_of('part')})$", re.IGNORECASE)


def _ordinal_talk(text: str) -> TitleLine | None:
    """An ordinal and a word that is made for the series: "Viertes Werkstattgespräch: …"."""
    match = _ORDINAL_FIRST.match(text)
    if match is None or not is_compound(match[2].casefold()) or not _SET_OFF.match(text, match.end()):
        return None
    number = value(match[1])
    return _parts(match[2], text[match.end() :], number) if number is not None else None


_ORDINAL_FIRST = re.compile(r"(\d{1,3}\.?|[^\W\d_]{4,20})\s+([^\W\d_]{10,40})(?!\w)")


def _marked(text: str) -> TitleLine | None:
    """Series, a word for a session and its number, title."""
    for match in _overlapping(text):
        written = match["after"] or match["before"] or match["hash"]
        number = value(written)
        end = match.end()
        if match["after"] and (longer := _TENS.match(text, end)) and (both := value(written + longer[0])) is not None:
            number, end = both, longer.end()
        if number is not None and (bracketed := _part_in_brackets().match(text, end)) is not None:
            end = bracketed.end()
        led = _together().match(text, end) if number is not None and not match["before"] else None
        if number is None or not (led or _SET_OFF.match(text, end)):
            continue
        end = led.end() if led else end
        before = text[: match.start()]
        if before[-1:] == "-" and before[-2:-1].isalpha() and (word := _WORDS.match(text, match.start())):
            before = text[: word.end()]  # "Spätzug-Gespräch Nr. 3"
        elif before.strip() and not (before.endswith((" ", "(", "[", "#")) or before[-1:] in _SEPARATORS):
            continue
        return _parts(before, text[end:], number)
    return None


def _overlapping(text: str) -> Iterator[re.Match[str]]:
    """The places that may hold a number; what turns out to be none may hide one that begins within it."""
    if not _MAY_HOLD.search(text) and _words_for_session().isdisjoint(_WORDS.findall(text.casefold())):
        return
    start = 0
    while (match := _marker().search(text, start)) is not None:
        yield match
        start = match.start() + 1


@cache
def _together() -> re.Pattern[str]:
    """What leads from a number to the guest's name: " with Ada Brook"."""
    small = r"(?-i:[^\W\d_a-zß-öø-ÿąćęłńóśźżčďěňřšťůžа-џ])"
    return re.compile(rf",?\s+(?:{any_of('together')})\s+(?={small})", re.IGNORECASE)


_MAY_HOLD = re.compile(r"[#№°º]")
_WORDS = re.compile(r"[^\W\d_]+")


@cache
def _words_for_session() -> frozenset[str]:
    """Of each phrase for a session its longest word: where none stands, the long pattern need not be tried."""
    found = (_WORDS.findall(marker.casefold()) for marker in longest_first("session"))
    return frozenset(max(words, key=len) for words in found if words)


_TENS = re.compile(r"[\s-]+[^\W\d_]{2,12}")


def _eastern(text: str) -> TitleLine | None:
    for match in _EAST.finditer(text):
        number = value(match["counted"] or match["plain"])
        if number is not None:
            return _parts(text[: match.start()], text[match.end() :], number)
    return None


def _bare(text: str) -> TitleLine | None:
    """A number that nothing but its place says to be the series': "Havnesnak 10: …", "Les Veilleurs, XVII"."""
    match = _BARE.search(text)
    if match is None or not 2 <= match.start() <= _LONGEST_SERIES:
        return None
    written = match["round"] or match["bare"] or match["sign"]
    number = value(written)
    rest = text[match.end() :]
    is_plain = match["bare"] is not None and match["bare"].isdecimal() and "/" not in match[0]
    if number is None or number in _YEARS or (not rest and (is_plain or written in "IVX") and not match["round"]):
        return None
    if is_plain and text[: match.start("bare")].rstrip().endswith((".", ",")):
        return None
    before = text[: match.start()]
    if phrases.has("part", plain(before[-_LONGEST_PART:])) and (name := _last_part().sub("", before)) != before:
        if phrases.has("interview", plain(name)) or phrases.has("lead_in", plain(name)):
            return None  # the second part of a talk, not of a series
        before = name
    if before.strip(_SEPARATORS).casefold() in _of_questions():
        return None
    return _parts(before, rest, number)


@cache
def _of_questions() -> frozenset[str]:
    """Words whose number is not the session's: "Question 1: …"."""
    return every("question") | every("answer") | every("part")


_LONGEST_PART = 16


def _parts(before: str, after: str, number: int) -> TitleLine:
    rest = after.lstrip(_SEPARATORS + ")]）】")
    part = _part().match(rest)
    rest = rest[part.end() :].lstrip(_SEPARATORS) if part else rest
    rest = rest.strip(" -–—:|：")
    apart = None if rest else _APART.fullmatch(before)
    if apart is not None and not names_talks(apart[1]):
        return TitleLine(apart[1].strip(), series_name(apart[2]), number)
    return TitleLine(None if _SEASON.match(rest) or _is_season(rest) else rest or None, series_name(before), number)


_APART = re.compile(r"([^|｜丨]{5,120}?)\s*[|｜丨]\s*([^|｜丨]{2,50}[^|｜丨\s:：–—-])\s*")
"""A title, and behind it the series whose number is the end of the line: "Who opens at night ｜ Town Letters #12"."""


def _is_season(text: str) -> bool:
    """Whether `text` is a season, with or without a year: "Winter 1996", "invierno"."""
    words = text.casefold().strip(" .()").split()
    bare = [word for word in words if not _YEAR.fullmatch(word)]
    return 0 < len(bare) <= 2 and bare[-1] in _SEASONS and len(words) - len(bare) <= 1


_SEASONS = word_set(
    "spring summer autumn fall winter frühling frühjahr sommer herbst printemps été automne hiver lente zomer "
    "herfst vår höst vinter forår efterår høst kevät kesä syksy talvi primavera verano otoño invierno estate "
    "autunno inverno verão outono estiu tardor hivern primăvara vara toamna iarna wiosna lato jesień zima jaro "
    "léto podzim tavasz nyár ősz tél proljeće ljeto jesen весна лето осень зима літо осінь пролет есен лято "
    "ilkbahar yaz sonbahar kış bahar άνοιξη καλοκαίρι φθινόπωρο χειμώνας הסתיו אביב קיץ סתיו חורף الربيع الصيف "
    "الخريف الشتاء بهار تابستان پاییز زمستان 春 夏 秋 冬 春号 夏号 秋号 冬号 봄호 여름호 가을호 겨울호"
)


def series_name(written: str) -> str | None:
    """The name of a series in what stands before its number: quoted if it is, without signs around it."""
    name = written.strip(_SEPARATORS + "([（【〔")
    label, colon, rest = name.partition(":")
    if colon and (label.casefold().strip() in every("series") or label.casefold().strip() in _SCRIPTS):
        name = rest.strip()
    name = _without_season(name)
    name = _volume().sub("", name) if name[-1:].isdigit() else name
    quoted = _QUOTED.search(name)
    if quoted and len(name) - len(quoted[0]) < max(14, len(quoted[1])):
        return quoted[1].strip()
    name = _GENERIC.sub("", name.rstrip("】〕])）")) if len(name.split()) > 1 else name.rstrip("】〕])）")
    name = name.strip(_SEPARATORS + '"“”«»„')
    if any(name.find(close) >= 0 and name.find(opened) < 0 for opened, close in ("()", "[]")):
        return None  # "4] Letters": the rest of something else
    return name if name and len(name) <= _LONGEST_SERIES and any(sign.isalpha() for sign in name) else None


_SCRIPTS = word_set(
    "transcript transkript transcription transcripción trascrizione transcrição transcriptie utskrift litteraatti "
    "transkrypcja przepis přepis átirat стенограмма расшифровка транскрипт döküm 文字起こし 文字稿 녹취록"
)
"""What stands before the name of a podcast over what was said in it."""


def _without_season(name: str) -> str:
    """`name` without the season and the year of its issue: "ELEVENSES Spring 2026"."""
    words = name.split()
    is_dated = len(words) > 2 and _YEAR.fullmatch(words[-1]) is not None and words[-2].casefold() in _SEASONS
    return " ".join(words[:-2]).rstrip(_SEPARATORS) if is_dated else name


@cache
def _volume() -> re.Pattern[str]:
    """The number of something else behind the name: "Kitchen Talks, Volume 2.0, Number 12"."""
    return re.compile(rf"\s*[,–—-]\s*(?:{any_of('session')})\s+\d[\d.]{{0,4}}$", re.IGNORECASE)


def is_issue(text: str) -> bool:
    """Whether a line dates a periodical rather than the session: "Issue Fourteen, Winter 2008"."""
    year = _YEAR.search(text)
    return year is not None and (not text[year.end() :].strip() or _ISSUE_NUMBER.search(text) is not None)


@cache
def _marker() -> re.Pattern[str]:
    markers = one_of(word for word in longest_first("session") if not re.match(r"[\u3040-\ud7af]", word))
    numbering = r"(?:no\.?|nr\.?|n\.?\s?[°º]|núm\.?|№|#)"
    return re.compile(
        rf"(?<!\w)(?:(?:{markers})\s*{numbering}?\s*(?P<after>#?\d{{1,5}}|[^\s:：–—|,.()\[\]]{{1,24}}\.?)"
        rf"|(?P<before>\d{{1,5}}(?:\.?[ªº]|\.|st|nd|rd|th)|[^\W\d_][\w'’-]{{1,22}}(?:\s[^\W\d_]{{3,12}})?)\s+(?:{markers})(?!\w)"
        rf"|(?P<hash>(?:[#№]|n\.?[°º]|nº|n\.º)\s?\d{{1,5}})(?!\w))",
        re.IGNORECASE,
    )


@cache
def _part() -> re.Pattern[str]:
    parts = one_of(longest_first("part"))
    return re.compile(
        rf"(?:{parts})\s+\w{{1,8}}(?:\s*(?:of|/|von|de)\s*\w{{1,8}})?\s*(?:[:：–—|,-]\s*|$)", re.IGNORECASE
    )


@cache
def _part_in_brackets() -> re.Pattern[str]:
    """ " (part 2 of 3)" """
    parts = one_of(longest_first("part"))
    return re.compile(
        rf"\s*[(\[]\s?(?:{parts})\s+\w{{1,8}}(?:\s*(?:of|/|von|de|av|van)\s*\w{{1,8}})?\s?[)\]]", re.IGNORECASE
    )


@cache
def _part_number() -> re.Pattern[str]:
    parts = one_of(longest_first("part"))
    return re.compile(rf"(.{{3,60}}?)[\s,–—(（-]+(?:{parts})\s+(?:a\s+)?([\w-]{{1,12}})\s?[)）]?", re.IGNORECASE)


@lru_cache(maxsize=512)
def kicker(line: str) -> TitleLine | None:
    """Series and number, when `line` says nothing else; a part counts as a number here."""
    text = " ".join(line.split())
    found = split_title(text)
    if found.number is not None:
        return found if found.title is None else None
    part = _part_number().fullmatch(text)
    number = value(part[2]) if part else None
    return TitleLine(None, series_name(part[1]), number) if part and number is not None else None


def ordinal_in(text: str) -> int | None:
    """The number of the session that an introduction names: "the second edition of our series"."""
    for match in _ordinal().finditer(text):
        number = value(match[1])
        if number is not None:
            return number
    return None


@cache
def _ordinal() -> re.Pattern[str]:
    markers = one_of(word for word in longest_first("session") if word[-1].isalpha() and len(word) > 3)
    return re.compile(
        rf"(?<!\w)(\d{{1,4}}(?:\.|st|nd|rd|th)|[^\W\d_][\w-]{{3,20}})\s+(?:{markers})(?!\w)", re.IGNORECASE
    )
