"""A date as documents write it → a moment with a zone. What could mean two days means none."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipeline.parse.words.table import WORDS

_YEARS = range(1900, 2200)
_ISO_SPACE = re.compile(r"(\d\d:\d\d(?::\d\d)?(?:\.\d+)?) +([+-]\d\d:?\d\d|Z)$")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_YEAR_AND_WORD = re.compile(r"\b(\d{4})[.,]?\s+([^\W\d_]{3,12})\.?\s+(\d{1,2})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")

_ORDERS = (
    (_YEAR_FIRST, (0, 1, 2)),
    (_YEAR_AND_WORD, (0, 1, 2)),
    (_DAY_FIRST, (2, 1, 0)),
    (_MONTH_FIRST, (2, 0, 1)),
    (_DOTTED, (2, 1, 0)),
)
"""Each way to write a day, and where year, month and day stand in it."""
_SET_OFF = re.compile(r"(?:[,;|·–—(]|\s-)\s*(?:[^\W\d_]{1,3}\s+)?$")
"""What stands before a day that a line adds to its words: ", on"."""
_FULL_STOP = " .)]*_"


def zone(name: str) -> tzinfo:
    """The zone of that IANA name; UTC when there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def moment(written: str, timezone: str) -> datetime | None:
    """The moment that `written` means: ISO 8601, RFC 5322, or a day in words. Bare dates are midnight in `timezone`."""
    text = " ".join(written.split())
    if len(text) > 60:
        return None
    try:
        found: datetime | None = datetime.fromisoformat(_ISO_SPACE.sub(r"\1\2", text))
    except ValueError:
        found = _mailed(text) or day_in(text)
    if found is None or found.year not in _YEARS:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=zone(timezone))


def day_in(text: str) -> datetime | None:
    """The first day named in a line of text, without a zone; None when it names none."""
    for pattern, order in _ORDERS:
        for match in pattern.finditer(text):
            if (found := _day(match, order)) is not None:
                return found
    return None


def is_month(word: str) -> bool:
    """Whether `word`, in small letters, is the name of a month."""
    return word in _months()


def closing_day(line: str) -> datetime | None:
    """The day that ends a line and is set off from its words: "Interview: Ines Marlowe, 3 November 2026"."""
    for pattern, order in _ORDERS:
        for match in pattern.finditer(line):
            is_last = not line[match.end() :].strip(_FULL_STOP)
            if is_last and _SET_OFF.search(line[: match.start()]) and (found := _day(match, order)) is not None:
                return found
    return None


def _day(match: re.Match[str], order: tuple[int, int, int]) -> datetime | None:
    parts = match.groups()
    year, month, day = (parts[index] for index in order)
    number = int(month) if month.isdecimal() else _months().get(month.casefold())
    if number is None or int(year) not in _YEARS:
        return None
    try:
        return datetime(int(year), number, int(day))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        name: number
        for words in WORDS.values()
        for number, names in enumerate(words.months.split("|"), 1)
        for name in names.split("/")
        if name
    }


def _mailed(text: str) -> datetime | None:
    if "," not in text or ":" not in text:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
