"""Dates as feeds need them: in UTC, in whole seconds, and no two entries changed at the same moment.

Readers order entries by these dates, and validators warn of two entries with one `updated`; yet many sessions may be
edited in one run, and all answers of a session have its dates.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

_SECOND = timedelta(seconds=1)

Dates = tuple[datetime, datetime]
"""Published and updated."""


def moment(date: datetime) -> datetime:
    """The date in UTC without microseconds, which some readers cannot read. Raises ValueError if it has no zone."""
    if date.tzinfo is None:
        raise ValueError(f"a feed needs dates with a zone, this one has none: {date}")
    return date.astimezone(UTC).replace(microsecond=0)


def apart(dates: Sequence[Dates]) -> list[Dates]:
    """The dates of a feed's entries, in its order, with equal ones set a second apart; distinct ones stay.

    Nothing is moved forward, which might be the future. `updated` stays between `published` and what it was.
    """
    published = _earlier_if_taken([each for each, _ in dates])
    updated = [changed for _, changed in dates]
    if len(set(updated)) < len(updated):
        updated = _spread(published, updated)
    return list(zip(published, updated, strict=True))


def _earlier_if_taken(moments: Sequence[datetime]) -> list[datetime]:
    taken: set[datetime] = set()
    free: list[datetime] = []
    for each in moments:
        while each in taken:
            each -= _SECOND
        taken.add(each)
        free.append(each)
    return free


def _spread(published: Sequence[datetime], updated: Sequence[datetime]) -> list[datetime]:
    """A moment of its own for each entry, from `published` to `updated`: the latest goes to who could wait least.

    There always is one, since each could have its own `published`; "earliest deadline first" finds it.
    """
    waiting: list[tuple[timedelta, int]] = []
    coming = sorted(range(len(updated)), key=lambda at: updated[at])
    spread = list(updated)
    now = updated[coming[-1]]
    latest = max(published)
    while coming or waiting:
        if not waiting:
            now = min(now, updated[coming[-1]])
        while coming and updated[coming[-1]] >= now:
            at = coming.pop()
            heapq.heappush(waiting, (latest - published[at], at))
        _, at = heapq.heappop(waiting)
        spread[at] = now
        now -= _SECOND
    return spread
