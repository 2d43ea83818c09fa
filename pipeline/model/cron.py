"""Cron lines: the moments that one means, in a zone with its clock changes (crontab(5), PEP 495)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ITEM = re.compile(
    r"(?:\*|(?P<first>[0-9]{1,2}|[a-z]{3})(?:-(?P<last>[0-9]{1,2}|[a-z]{3}))?)(?:/(?P<step>[0-9]{1,2}))?"
)

_DAY = timedelta(days=1)
_HORIZON = 41 * 366
"""Days. The rarest day a line can name, a 29 February on one weekday, is 40 years away at most (1880, 1920)."""


class _Field(NamedTuple):
    name: str
    low: int
    high: int
    names: dict[str, int]

    @property
    def expected(self) -> str:
        names = list(self.names)
        return f"{self.low}-{self.high}" + (f" or {names[0]}-{names[-1]}" if names else "")


_FIELDS = (
    _Field("minute", 0, 59, {}),
    _Field("hour", 0, 23, {}),
    _Field("day of the month", 1, 31, {}),
    _Field("month", 1, 12, {name: number for number, name in enumerate(_MONTHS, start=1)}),
    _Field("weekday", 0, 7, {name: number for number, name in enumerate(_WEEKDAYS)}),
)


class Moment(NamedTuple):
    """One time that a line means. Of two at the same instant (a skipped hour) the greater stands on the clock."""

    due: datetime
    """The instant, in UTC."""
    key: str
    """What tells it from all others of its line: "2026-10-25T02:30" on the wall, or "2026-10-25T00:30Z"."""


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron line in a zone, taken apart.

    With an hour field that starts with `*` it follows real time: an hour that the clock repeats has its moments
    twice, an hour that it skips has none. All other lines follow the wall: each wall-clock time comes once a day,
    at its first showing if the hour is repeated, and as much later as the clock was put on if it is skipped.
    """

    line: str
    """As the editor wrote it."""
    zone: ZoneInfo
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    """Of the month, from 1."""
    months: frozenset[int]
    weekdays: frozenset[int]
    """As Python counts them: 0 is Monday."""
    either: bool
    """Day of the month and weekday are both given: one of them is enough."""
    real_time: bool
    """The hour field starts with `*`."""

    def newest(self, now: datetime) -> Moment:
        """The last moment at or before `now` (aware). Takes as long for a year's downtime as for a minute's."""
        return max(self._near(now, -1))

    def following(self, now: datetime) -> Moment:
        """The first moment after `now` (aware)."""
        return self.newest(min(self._near(now, +1)).due)

    def falls_on(self, day: date) -> bool:
        """Whether the line means this day of its zone's calendar."""
        if day.month not in self.months:
            return False
        hits = (day.day in self.days, day.weekday() in self.weekdays)
        return any(hits) if self.either else all(hits)

    def _near(self, now: datetime, way: int) -> list[Moment]:
        """Moments not after (`way` -1) or after (`way` +1) `now`, the nearest surely among them."""
        today = now.astimezone(self.zone).date()
        found: list[Moment] = []
        for distance in range(-1, _HORIZON):
            # Clock changes at midnight put yesterday's and tomorrow's moments among today's: see all three days.
            if found and distance > 1:
                break
            day = today + way * distance * _DAY
            if self.falls_on(day):
                found += [moment for moment in _moments(self, day) if (moment.due > now) == (way > 0)]
        return found


@lru_cache(maxsize=16)  # three days are looked at each time, and tomorrow almost the same three
def _moments(cron: Cron, day: date) -> tuple[Moment, ...]:
    """All moments of a day of the zone's calendar on which the line falls, in no order."""
    walls = [datetime.combine(day, time(hour, minute)) for hour in cron.hours for minute in cron.minutes]
    if cron.real_time:
        dues = {due for wall in walls for due in _showings(wall, cron.zone)}
        return tuple(Moment(due, due.replace(tzinfo=None).isoformat(timespec="minutes") + "Z") for due in dues)
    # fold=0: the first showing in a repeated hour, the offset before the change in a skipped one.
    firsts = [wall.replace(tzinfo=cron.zone).astimezone(UTC) for wall in walls]
    return tuple(Moment(due, wall.isoformat(timespec="minutes")) for due, wall in zip(firsts, walls, strict=True))


def _showings(wall: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants (UTC) at which `zone` shows `wall`: one, two in a repeated hour, none in a skipped one."""
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    # PEP 495: the fold=1 reading is later than the other in a repeated hour and earlier in a skipped one.
    return (first, second) if first <= second else ()


def parse_cron(line: str, zone: ZoneInfo) -> Cron:
    """What a cron line means in `zone`; see `cron_fields` for what is understood and for ValueError."""
    fields = cron_fields(line)
    minutes, hours, days, months, weekdays = _all_values(line, fields)
    return Cron(
        line=line,
        zone=zone,
        minutes=tuple(sorted(minutes)),
        hours=tuple(sorted(hours)),
        days=frozenset(days),
        months=frozenset(months),
        weekdays=frozenset((number - 1) % 7 for number in weekdays),
        # crontab(5) calls a day field restricted when it does not start with `*`, whatever follows.
        either=not (fields[2].startswith("*") or fields[4].startswith("*")),
        real_time=fields[1].startswith("*"),
    )


def cron_fields(line: str) -> tuple[str, str, str, str, str]:
    """The five fields of a line (minute, hour, day of the month, month, weekday), lower case, nicknames spelled out.

    Understood is what crontab(5) says: numbers, `*`, ranges, lists, steps, names of months and weekdays in any case,
    0 and 7 for Sunday, and @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually.

    Raises ValueError, with the field and what was expected, for anything else and for a line that never comes true.
    """
    line = " ".join(line.split())
    fields = _NICKNAMES.get(line.lower(), line).lower().split()
    if len(fields) == 1 and fields[0].startswith("@"):
        raise ValueError(f'"{fields[0]}" is not known; expected a cron line or one of {", ".join(_NICKNAMES)}')
    if len(fields) != len(_FIELDS):
        raise ValueError(
            f'"{line}" has {len(fields)} fields; expected five, like "30 2 * * 1-5": '
            "minute, hour, day of the month, month, weekday"
        )
    minute, hour, day, month, weekday = fields
    *_, days, months, _ = _all_values(line, fields)
    if weekday.startswith("*") and not any(min(days) <= _LONGEST[number - 1] for number in months):
        raise ValueError(f'"{line}" never comes: no month that it names has a day {min(days)}')
    return minute, hour, day, month, weekday


def _all_values(line: str, fields: Iterable[str]) -> list[set[int]]:
    found = []
    for field, written in zip(_FIELDS, fields, strict=True):
        try:
            found.append({value for item in written.split(",") for value in _range(field, item)})
        except ValueError as reason:
            raise ValueError(f'in "{line}" the {field.name} is "{written}"; {reason}') from reason
    return found


def _range(field: _Field, item: str) -> range:
    match = _ITEM.fullmatch(item)
    if match is None:
        raise ValueError(f'expected {field.expected}, a list of them, a range like "1-5" or steps like "*/2"')
    low, high = field.low, field.high
    if match["first"]:
        low = _number(field, match["first"])
        high = _number(field, match["last"] or match["first"])
        if match["step"] and not match["last"]:
            raise ValueError(f'steps need a range, like "{low}-{field.high}/{match["step"]}"')
        if field.name == "weekday" and low > high == 0:
            high = 7
        if low > high:
            raise ValueError("a range must not run backwards; make a list of two")
    step, most = int(match["step"] or 1), field.high - field.low + 1
    if not 1 <= step <= most:
        raise ValueError(f"expected steps of 1 to {most}")
    return range(low, high + 1, step)


def _number(field: _Field, written: str) -> int:
    number = int(written) if written.isdigit() else field.names.get(written, -1)
    if not field.low <= number <= field.high:
        raise ValueError(f"expected {field.expected}")
    return number
