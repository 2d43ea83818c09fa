"""When to ask again: what the headers of an answer say about it (RFC 9111 §4.2, RFC 9110 §10.2.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_FRESH = timedelta(days=1)
"""However long an answer claims to stay fresh: a slip in a server's configuration must not silence a source."""
LONGEST_WAIT = timedelta(days=7)

_DIRECTIVE = re.compile(r'([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,;]*)))?', re.IGNORECASE)
_SECONDS = re.compile(r"[0-9]+", re.ASCII)
_FOREVER = 10**9


def fresh_until(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Until when the answer with these headers (names in lower case) need not be asked for again; None if it may be.

    We are a private cache: s-maxage is not for us. What cannot be understood counts as stale.
    """
    if headers.get("vary", "").strip() == "*":
        return None
    said = _directives(headers.get("cache-control", ""))
    if "no-cache" in said or "no-store" in said:
        return None
    if "max-age" in said:
        lifetime = min(_seconds(value) for value in said["max-age"])
    else:
        expires, date = http_date(headers.get("expires", "")), http_date(headers.get("date", ""))
        # Against the server's own clock, which may be wrong (RFC 9111 §4.2.1).
        lifetime = int((expires - (date or now)).total_seconds()) if expires is not None else 0
    lifetime -= _seconds(headers.get("age", "0").strip())
    return now + min(timedelta(seconds=min(lifetime, _FOREVER)), LONGEST_FRESH) if lifetime > 0 else None


def retry_after(value: str, now: datetime) -> timedelta | None:
    """How long a Retry-After header, in seconds or as a date, asks us to stay away; None if it is nonsense."""
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return min(timedelta(seconds=_seconds(value)), LONGEST_WAIT)
    date = http_date(value)
    return None if date is None else max(timedelta(0), min(date - now, LONGEST_WAIT))


def http_date(value: str) -> datetime | None:
    """A date in any of the three notations of RFC 9110 §5.6.7; None if it is none."""
    if len(value) > 100:
        return None
    try:
        date = parsedate_to_datetime(value)
        return date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _directives(value: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, quoted, bare in _DIRECTIVE.findall(value[:2000]):
        found.setdefault(name.lower(), []).append((quoted or bare).strip())
    return found


def _seconds(value: str) -> int:
    """Nonsense is 0; more digits than anybody can mean are very long (RFC 9111 §1.2.2)."""
    if not _SECONDS.fullmatch(value):
        return 0
    return int(value) if len(value) < 10 else _FOREVER
