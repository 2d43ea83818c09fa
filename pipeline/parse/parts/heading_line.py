"""A title line → series, number, title: "Industry QnA – Session 2: AI & Music" is three things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.parse.words.numerals import value
from pipeline.parse.words.table import every, longest_first, one_of

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
    rf"(?:(?:第|제|その|其の|其之)\s?(?P<counted>{_NUMERAL})\s?(?:回|期|话|話|号|號|集|夜|弾|弹|章|篇|辑|輯|輪|화|회|호|편|장|번째)?"
    rf"|(?P<plain>{_NUMERAL})\s?(?:화|회|호|편|번째|話|话)(?!\w))(?:\s?(?:目|인터뷰|이야기))?"
)
_ROMAN = r"(?:[IVX]{2,8}|X?L?X{0,3}[IVX]{2,4}|V|I)"
_BARE = re.compile(
    rf"(?<=[\w…])(?:\s+[(（]\s?(?P<round>#?\d{{1,4}}|{_ROMAN})\s?[)）]|[\s,.]+(?:/\s*)?(?P<bare>#?\d{{1,4}}|{_ROMAN})|\s*(?P<sign>[①-⑳㉑-㉟]))"
    rf"(?:\s*[:：|]\s*|\s+[–—-]+\s+|[.]\s+|[.]?\s*$)"
)
_LAST_NUMBER = re.compile(r"(\D{3,50}?)\s*#?(\d{1,4})")
_YEARS = range(1800, 2200)
_QUOTED = re.compile(r"[«„“\"‘「『《]([^«»„“”\"‘’「」『』《》]{3,60})[»”“\"’」』》]")
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


@lru_cache(maxsize=512)
def split_title(line: str, series: tuple[str, ...] = ()) -> TitleLine:
    """The parts of `line`. `series` are names known from elsewhere: they count even without a number."""
    text = " ".join(line.split())
    for pattern, inner, rest in ((_WITHIN, 2, 1), (_BEFORE, 1, 2)):
        within = pattern.fullmatch(text)
        if within is None:
            continue
        if pattern is _BEFORE and (first := _NUMBER_FIRST.fullmatch(within[rest])) is not None:
            return TitleLine(first["title"].strip(_SEPARATORS), series_name(within[inner]), value(first["number"]))
        found = _numbered(within[inner]) or (_closing(within[inner]) if pattern is _BEFORE and within[rest] else None)
        if found is not None and found.title is None:
            return TitleLine(within[rest].strip(_SEPARATORS) or None, found.series, found.number)
    found = _numbered(text)
    if found is not None:
        return found
    for name in series:
        is_named = bool(name) and text[: len(name)].casefold() == name.casefold()
        match = _BETWEEN.match(text, len(name)) if is_named else None
        if match and match.end() < len(text):
            return TitleLine(text[match.end() :].strip(), text[: len(name)])
    return TitleLine(text or None)


def _closing(text: str) -> TitleLine | None:
    """A series with its number behind it, in brackets before the title: "[Alley Talks 14] …"."""
    match = _LAST_NUMBER.fullmatch(text.strip())
    number = int(match[2]) if match else None
    return TitleLine(None, match[1], number) if match and number not in _YEARS else None


def _numbered(text: str) -> TitleLine | None:
    return _marked(text) or ((_eastern(text) or _bare(text)) if _NUMBER_SIGN.search(text) else None)


def _marked(text: str) -> TitleLine | None:
    """Series, a word for a session and its number, title."""
    for match in _overlapping(text):
        written = match["after"] or match["before"] or match["hash"]
        number = value(written)
        end = match.end()
        if match["after"] and (longer := _TENS.match(text, end)) and (both := value(written + longer[0])) is not None:
            number, end = both, longer.end()
        if number is None or not _SET_OFF.match(text, end):
            continue
        before = text[: match.start()]
        if before.strip() and not (before.endswith((" ", "(", "[", "#")) or before[-1:] in _SEPARATORS):
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
    if is_plain and re.search(r"[.,]\s*$", text[: match.start("bare")]):
        return None
    return _parts(text[: match.start()], rest, number)


def _parts(before: str, after: str, number: int) -> TitleLine:
    rest = after.lstrip(_SEPARATORS + ")]）】")
    part = _part().match(rest)
    rest = rest[part.end() :].lstrip(_SEPARATORS) if part else rest
    rest = rest.strip(" -–—:|：")
    return TitleLine(None if _SEASON.match(rest) else rest or None, series_name(before), number)


def series_name(written: str) -> str | None:
    """The name of a series in what stands before its number: quoted if it is, without signs around it."""
    name = written.strip(_SEPARATORS + "([（【〔")
    label, colon, rest = name.partition(":")
    if colon and label.casefold().strip() in every("series"):
        name = rest.strip()
    quoted = _QUOTED.search(name)
    if quoted and len(name) - len(quoted[0]) < max(14, len(quoted[1])):
        return quoted[1].strip()
    name = _GENERIC.sub("", name.rstrip("】〕])）")) if len(name.split()) > 1 else name.rstrip("】〕])）")
    name = name.strip(_SEPARATORS + '"“”«»„')
    return name if name and len(name) <= _LONGEST_SERIES and any(sign.isalpha() for sign in name) else None


def is_issue(text: str) -> bool:
    """Whether a line dates a periodical rather than the session: "Issue Fourteen, Winter 2008"."""
    year = re.search(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", text)
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
def _part_number() -> re.Pattern[str]:
    parts = one_of(longest_first("part"))
    return re.compile(rf"(.{{3,60}}?)[\s,–—(（-]+(?:{parts})\s+(?:a\s+)?([\w-]{{1,12}})\s?[)）]?", re.IGNORECASE)


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
