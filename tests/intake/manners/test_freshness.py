"""When an answer may be asked for again, by its headers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.intake.manners.freshness import fresh_until, retry_after

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
DAY = 86400


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 0),
        ({"cache-control": "max-age=600"}, 600),
        ({"cache-control": 'public, MAX-AGE="600", s-maxage=9'}, 600),
        ({"cache-control": "max-age=600, max-age=60"}, 60),
        ({"cache-control": "max-age=600", "age": "100"}, 500),
        ({"cache-control": "max-age=600", "age": "600"}, 0),
        ({"cache-control": "max-age=600", "age": "nonsense"}, 600),
        ({"cache-control": "max-age=600, no-cache"}, 0),
        ({"cache-control": 'no-cache="set-cookie", max-age=600'}, 0),
        ({"cache-control": "no-store, max-age=600"}, 0),
        ({"cache-control": "max-age=600", "vary": "*"}, 0),
        ({"cache-control": "max-age=-1"}, 0),
        ({"cache-control": "max-age=soon"}, 0),
        ({"cache-control": "max-age=31536000"}, DAY),
        ({"cache-control": "max-age=" + "9" * 5000}, DAY),
        ({"cache-control": "s-maxage=600"}, 0),
        ({"expires": "Sun, 22 Nov 2026 12:10:00 GMT"}, 600),
        # Both are by the server's clock, which is an hour late.
        ({"expires": "Sun, 22 Nov 2026 11:10:00 GMT", "date": "Sun, 22 Nov 2026 11:00:00 GMT"}, 600),
        ({"expires": "Sun, 22 Nov 2026 12:10:00 GMT", "cache-control": "max-age=60"}, 60),
        ({"expires": "Sun, 22 Nov 2026 11:00:00 GMT"}, 0),
        ({"expires": "Fri, 31 Dec 9999 23:59:59 GMT"}, DAY),
        ({"expires": "0"}, 0),
        ({"expires": "-1"}, 0),
        ({"expires": "Sunday, 22-Nov-26 12:10:00 GMT"}, 600),
        ({"expires": "Sun Nov 22 12:10:00 2026"}, 600),
        ({"expires": "Sun, 22 Nov 99999999999 12:10:00 GMT"}, 0),
    ],
)
def test_freshness(headers: dict[str, str], seconds: int) -> None:
    assert fresh_until(headers, NOW) == (NOW + timedelta(seconds=seconds) if seconds else None)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("0", 0),
        ("Sun, 22 Nov 2026 12:02:00 GMT", 120),
        ("Sun, 22 Nov 2026 11:02:00 GMT", 0),
        ("31536000", 7 * DAY),
        ("9" * 5000, 7 * DAY),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 7 * DAY),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("١٢", None),
    ],
)
def test_retry_after(value: str, seconds: int | None) -> None:
    assert retry_after(value, NOW) == (None if seconds is None else timedelta(seconds=seconds))
