from __future__ import annotations

from datetime import UTC, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

from pipeline.model.cron import parse_cron
from pipeline.model.slot import Slot, due_slot, newest_slot

BERLIN = ZoneInfo("Europe/Berlin")
NIGHTLY = parse_cron("30 2 * * *", BERLIN)
QUARTERS = parse_cron("*/15 * * * *", BERLIN)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


def test_a_slot_on_the_wall_is_keyed_without_offset_and_one_in_real_time_by_utc() -> None:
    now = utc(2026, 10, 25, 0, 40)
    assert newest_slot("run", NIGHTLY, now) == Slot("run", "2026-10-25T02:30", utc(2026, 10, 25, 0, 30))
    assert newest_slot("run", QUARTERS, now) == Slot("run", "2026-10-25T00:30Z", utc(2026, 10, 25, 0, 30))


def test_a_slot_is_due_from_its_moment_on_and_until_it_was_had() -> None:
    due = utc(2026, 6, 1, 0, 30)
    before = due - timedelta(days=1)
    assert due_slot("run", NIGHTLY, before, due - timedelta(microseconds=1)) is None
    assert due_slot("run", NIGHTLY, before, due) == Slot("run", "2026-06-01T02:30", due)
    assert due_slot("run", NIGHTLY, due, due + timedelta(hours=23)) is None


def test_the_second_showing_of_the_repeated_hour_owes_nothing() -> None:
    first = utc(2026, 10, 25, 0, 30)
    assert due_slot("run", NIGHTLY, first, utc(2026, 10, 25, 1, 30)) is None
    assert due_slot("run", QUARTERS, first, utc(2026, 10, 25, 1, 30)) is not None


def test_of_several_missed_the_newest_is_due() -> None:
    slot = due_slot("run", NIGHTLY, utc(2026, 5, 1), utc(2026, 6, 1, 12))
    assert slot is not None
    assert slot.key == "2026-06-01T02:30"


def test_a_time_before_the_last_slot_owes_nothing() -> None:
    assert due_slot("run", NIGHTLY, utc(2026, 6, 1), utc(2026, 1, 1)) is None


def test_years_of_minutes_are_not_walked_through() -> None:
    minutely = parse_cron("* * * * *", BERLIN)
    started = process_time()
    slot = due_slot("run", minutely, utc(2006, 1, 1), utc(2026, 1, 1, 0, 0, 30))
    assert slot is not None
    assert slot.key == "2026-01-01T00:00Z"
    assert process_time() - started < 2  # walking takes minutes
