"""Kickers: the lines beside a title that name series and number."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.parts.heading_line import TitleLine, kicker, series_name, split_title
from pipeline.parse.questions.features import is_byline
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.dates import day_in
from pipeline.parse.words.numerals import value
from pipeline.parse.words.table import any_of, every

LONGEST_TITLE = 160
_MOST_WORDS = 3
"""Of the name of a series in capitals over the title."""
_BARE_KICKER = re.compile(r"([^\W\d_][^\d:.,!?]{2,40}?)\s+#?(\d{1,3})")
_DATED = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|\d:\d\d")


@cache
def no_series() -> frozenset[str]:
    """Words with which pages count their comments, and interviews their questions."""
    return every("comments") | every("furniture") | every("question") | every("answer") | every("asides")


def kicker_line(text: str) -> TitleLine | None:
    """Series and number, when a line says nothing else but perhaps who wrote the piece."""
    if day_in(text) is not None:
        return None  # "2016. november 28." has no number
    found = kicker(text)
    if found is not None:
        # Pages count their comments, too.
        return None if (found.series or "").casefold() in no_series() else found
    whole = split_title(text)
    is_signed = whole.number is not None and whole.title is not None and is_byline(whole.title)
    return TitleLine(None, whole.series, whole.number) if is_signed else None


def bare_kicker(text: str) -> TitleLine | None:
    """Series and number in a line over the title that has nothing else: "NIGHT WATCH 18"."""
    match = _BARE_KICKER.fullmatch(text)
    number = value(match[2]) if match else None
    is_short = match is not None and len(match[1].split()) <= _MOST_WORDS and not is_byline(text)
    return TitleLine(None, series_name(match[1]), number) if match and is_short and number is not None else None


def part_line(text: str) -> TitleLine | None:
    """Series and number with which a line begins that calls the number a part: "Small Hours, part XII: a loom"."""
    match = _part_first().match(text) if phrases.has("part", plain(text)) else None
    number = value(match[2]) if match else None
    return TitleLine(text[match.end() :], series_name(match[1]), number) if match and number is not None else None


def leading(text: str) -> TitleLine | None:
    """Series and number with which a line at the title begins, whatever else it says: "Small Talks No. 5: …"."""
    if len(text) > LONGEST_TITLE or is_byline(text) or _DATED.search(text) or day_in(text):
        return None
    if (part := part_line(text)) is not None:
        return part
    found = split_title(text)
    is_both = found.number is not None and found.series is not None and found.title
    return TitleLine(None, found.series, found.number) if is_both else None


@cache
def _part_first() -> re.Pattern[str]:
    return re.compile(
        rf"([^\W\d_].{{2,50}}?)[\s,–—-]+(?:{any_of('part')})\s+([\w-]{{1,12}})\s*[:：.·]\s", re.IGNORECASE
    )
