"""Times as editors write them: the next half past eight, tomorrow at noon. Pure; zone and clock are arguments."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MOMENT = re.compile(r"(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}:\d{2})")


def next_at(moment: datetime, written: str, zone: ZoneInfo) -> datetime:
    """The first time at or after `moment` at which clocks in `zone` show `written` ("08:30"), in UTC.

    In the night in which that hour is left out it is as long after the jump as it would be after the hour's begin
    (02:30 is 03:30); where it comes twice, the first.
    """
    local = moment.astimezone(zone)
    hour = time.fromisoformat(written.zfill(5))
    found = _in_zone(datetime.combine(local.date(), hour), zone)
    return found if found >= moment else _in_zone(datetime.combine(local.date() + timedelta(days=1), hour), zone)


def read_moment(written: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment that "2026-11-25 08:30" means in `zone`, or "08:30", which is the next, or "now"; in UTC.

    Raises ValueError for what is neither, or lies in the past.
    """
    if written.strip().lower() == "now":
        return now
    match = _MOMENT.fullmatch(written.strip())
    if match is None:
        raise ValueError(f'expected "2026-11-25 08:30", "08:30" or "now", not {written!r}')
    if match[1] is None:
        time.fromisoformat(match[2].zfill(5))
        return next_at(now, match[2], zone)
    try:
        found = _in_zone(datetime.fromisoformat(f"{match[1]} {match[2].zfill(5)}"), zone)
    except OverflowError as error:
        raise ValueError(f"{written} lies beyond the calendar") from error
    if found < now:
        raise ValueError(f"{written} has passed")
    return found


def _in_zone(naive: datetime, zone: ZoneInfo) -> datetime:
    return naive.replace(tzinfo=zone).astimezone(UTC)
