"""What of the archive is split, and where: a long index by year, a question with many answers by forties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from pipeline.model.listing import Listing

SPLIT = 500
"""Above so many sessions the index shows the newest only, and the rest is listed by year."""
NEWEST = 100
"""How many that are."""
ANSWERS = 40
"""On one page of a question."""

Neighbours = tuple[Listing | None, Listing | None]
"""Previous and following."""


def is_split(count: int) -> bool:
    """Whether an index of `count` sessions is split by year."""
    return count > SPLIT


def by_year(listings: Sequence[Listing], zone: str) -> dict[int, tuple[Listing, ...]]:
    """The sessions of each year as people in `zone` (IANA name) count it; `listings` newest first, and so the years."""
    place = ZoneInfo(zone)
    years = groupby(listings, key=lambda each: each.published.astimezone(place).year)
    return {year: tuple(some) for year, some in years}


def whole_parts(count: int) -> int:
    """How many numbered pages a question with `count` answers has; the oldest is 1.

    Only full ones are made, and none where the question's first page shows all: a page that stands never changes
    because an answer came.
    """
    return count // ANSWERS if count > ANSWERS else 0


def shown_part(count: int, number: int) -> slice:
    """Which of a question's `count` answers, newest first, stand on its page `number`; 0 is its first page."""
    if number == 0:
        return slice(0, ANSWERS)
    return slice(max(0, count - number * ANSWERS), count - (number - 1) * ANSWERS)


def in_series(listings: Sequence[Listing]) -> dict[int, Neighbours]:
    """A listing's key → what comes before and after it, in its series or, where it has none, in the publication.

    `listings` are all that are public, newest first. A series goes by its numbers if each of its sessions has one of
    its own, else by date.
    """
    series: dict[str, list[Listing]] = {}
    for each in reversed(listings):
        if each.series:
            series.setdefault(each.series, []).append(each)
    found = dict(_paired([*reversed(listings)]))
    for sessions in series.values():
        numbers = {each.number for each in sessions}
        if None not in numbers and len(numbers) == len(sessions):
            sessions.sort(key=lambda each: each.number or 0)
        found |= _paired(sessions)
    return found


def _paired(listings: Sequence[Listing]) -> Iterator[tuple[int, Neighbours]]:
    around = [None, *listings, None]
    for (before, each), (_, after) in pairwise(pairwise(around)):
        if each is not None:
            yield each.key, (before, after)
