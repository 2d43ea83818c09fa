"""The day on which a piece says of itself that it was published: in a byline, or behind who took part in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from pipeline.parse.parts.roles import Placed
from pipeline.parse.people.credits import credited
from pipeline.parse.questions.features import is_byline
from pipeline.parse.words.dates import closing_day, day_in, zone

_BYLINES = 5
"""So many lines that are none of the text may be the byline."""
_FIRST = 4
"""So many blocks of the introduction may begin with lines that say who took part."""
_LONGEST = 100


def dated(placed: Sequence[Placed], timezone: str) -> datetime | None:
    """The day that a byline names, "Published 12 March 2025", or a credit above the first question."""
    day = _in_byline(placed) or _in_credit(placed)
    return None if day is None else day.replace(tzinfo=zone(timezone))


def _in_byline(placed: Sequence[Placed]) -> datetime | None:
    above = takewhile(lambda one: one.role != "question", placed)  # below stand the days of other pieces
    aside = [one.feature.block.text for one in above if one.role == "boilerplate"]
    days = (day_in(text) for text in aside[:_BYLINES] if is_byline(text))
    return next(filter(None, days), None)


def _in_credit(placed: Sequence[Placed]) -> datetime | None:
    """The day that ends a line of the introduction which names who asks or answers; a sentence tells of other days."""
    front = [one.feature.block.raw for one in placed if one.role == "introduction"]
    lines = (line for raw in front[:_FIRST] for line in raw.split("\n") if len(line) <= _LONGEST)
    days = (closing_day(line) for line in lines if any(credited((line,))) or is_byline(line))
    return next(filter(None, days), None)
