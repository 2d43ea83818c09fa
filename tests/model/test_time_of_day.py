"""Times as editors write them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.model.time_of_day import next_at, read_moment

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "written", "expected"),
    [
        ("2026-06-03 05:00", "08:30", "2026-06-03 06:30"),
        ("2026-06-03 06:30", "08:30", "2026-06-03 06:30"),
        ("2026-06-03 06:31", "08:30", "2026-06-04 06:30"),
        ("2026-12-31 23:30", "00:15", "2027-01-01 23:15"),
        ("2026-10-24 20:00", "02:30", "2026-10-25 00:30"),  # comes twice in that night: the first
        ("2026-03-28 20:00", "02:30", "2026-03-29 01:30"),  # left out in that night: as much later
    ],
)
def test_the_next_time_at_which_clocks_show_it(moment, written, expected):
    found = next_at(datetime.fromisoformat(f"{moment}+00:00"), written, BERLIN)
    assert found == datetime.fromisoformat(f"{expected}+00:00")
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-06-05 8:30", "2026-06-05 06:30"),
        ("2026-06-05T08:30", "2026-06-05 06:30"),
        ("8:30", "2026-06-04 06:30"),
        ("now", "2026-06-03 12:00"),
    ],
)
def test_a_moment_is_read(written, expected):
    now = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
    assert read_moment(written, now, BERLIN) == datetime.fromisoformat(f"{expected}+00:00")


@pytest.mark.parametrize("written", ["soon", "25:00", "2026-13-01 08:00", "2026-06-03 08:00", ""])
def test_what_is_no_moment_to_come_is_refused(written):
    with pytest.raises(ValueError, match=r"."):
        read_moment(written, datetime(2026, 6, 3, 12, 0, tzinfo=UTC), BERLIN)


@pytest.mark.parametrize(
    ("written", "zone"), [("9999-12-31 23:30", "America/New_York"), ("0001-01-01 00:00", "Asia/Tokyo")]
)
def test_a_moment_beyond_the_calendar_is_refused(written, zone):
    with pytest.raises(ValueError, match="beyond the calendar"):
        read_moment(written, datetime(2026, 6, 3, 12, 0, tzinfo=UTC), ZoneInfo(zone))
