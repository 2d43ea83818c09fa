"""A title line → series, number, title: "Industry QnA – Session 2: AI & Music" is three things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.parse.numerals import value
from pipeline.parse.words import longest_first

_SEPARATORS = " \t\u00a0–—-:：|,·•."
_SET_OFF = re.compile(r"\s*[:：–—|,·•)\]]|\s+-\s|\s*$|\.\s")
_WITHIN = re.compile(r"(.{3,}?)\s*[(\[]([^()\[\]]+)[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class TitleLine:
    """The parts of a title line; `title` is None when it holds only series and number."""

    title: str | None
    series: str | None = None
    number: int | None = None


def split_title(line: str, series: tuple[str, ...] = ()) -> TitleLine:
    """The parts of `line`. `series` are names known from elsewhere: they count even without a number."""
    text = " ".join(line.split())
    within = _WITHIN.fullmatch(text)
    if within and (inner := _numbered(within[2])) is not None and inner.title is None:
        return TitleLine(within[1].strip(_SEPARATORS) or None, inner.series, inner.number)
    found = _numbered(text)
    if found is not None:
        return found
    for name in series:
        match = re.match(re.escape(name) + r"\s*[:：–—|]\s*|" + re.escape(name) + r"\s+-\s+", text, re.IGNORECASE)
        if match and match.end() < len(text):
            return TitleLine(text[match.end() :].strip(), text[: len(name)])
    return TitleLine(text or None)


def _numbered(text: str) -> TitleLine | None:
    for match in _marker().finditer(text):
        written = match["after"] or match["before"] or match["hash"]
        number = value(written)
        if number is None or not _SET_OFF.match(text, match.end()):
            continue
        before = text[: match.start()]
        if before.strip() and not (before.endswith((" ", "(", "[", "#")) or before[-1:] in _SEPARATORS):
            continue
        rest = text[match.end() :].lstrip(_SEPARATORS + ")]")
        part = _part().match(rest)
        rest = rest[part.end() :].lstrip(_SEPARATORS) if part else rest
        return TitleLine(rest.strip(" -–—:|") or None, before.strip(_SEPARATORS + "([") or None, number)
    return None


@cache
def _marker() -> re.Pattern[str]:
    markers = "|".join(re.escape(word) for word in longest_first("session"))
    return re.compile(
        rf"(?<!\w)(?:(?:{markers})\s*(?:no\.?|nr\.?|n\.?[°º]|#)?\s*(?P<after>#?\d{{1,5}}|[^\s:：–—|,.()\[\]]{{1,14}}\.?)"
        rf"|(?P<before>\d{{1,5}}(?:\.|st|nd|rd|th)|[^\W\d_]{{3,14}})\s+(?:{markers})(?!\w)"
        rf"|(?P<hash>[#№]\s?\d{{1,5}})(?!\w))",
        re.IGNORECASE,
    )


@cache
def _part() -> re.Pattern[str]:
    parts = "|".join(re.escape(word) for word in longest_first("part"))
    return re.compile(
        rf"(?:{parts})\s+\w{{1,8}}(?:\s*(?:of|/|von|de)\s*\w{{1,8}})?\s*(?:[:：–—|,-]\s*|$)", re.IGNORECASE
    )


def ordinal_in(text: str) -> int | None:
    """The number of the session that an introduction names: "the second edition of our series"."""
    for match in _ordinal().finditer(text):
        number = value(match[1])
        if number is not None:
            return number
    return None


@cache
def _ordinal() -> re.Pattern[str]:
    markers = "|".join(re.escape(word) for word in longest_first("session") if word[-1].isalpha() and len(word) > 3)
    return re.compile(rf"(?<!\w)(\d{{1,4}}(?:\.|st|nd|rd|th)|[^\W\d_]{{4,14}})\s+(?:{markers})(?!\w)", re.IGNORECASE)
