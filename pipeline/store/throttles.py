"""Throttles: how many messages passed when, by lane and domain, so that limits hold across restarts."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.store.engine import Connection, driver_of

_ADD = """
INSERT INTO throttle (scope, second, count) VALUES (?, ?, ?)
ON CONFLICT (second, scope) DO UPDATE SET count = count + excluded.count
"""


def note(connection: Connection, counts: Mapping[tuple[str, int], int]) -> None:
    """Add what has passed: (scope, second since 1970) → messages. A scope is text such as "lane main"."""
    driver_of(connection).executemany(_ADD, [(scope, second, count) for (scope, second), count in counts.items()])


def recent(connection: Connection, since: int) -> list[tuple[str, int, int]]:
    """What has passed from the second `since` (1970) on: (scope, second, messages), oldest first."""
    query = "SELECT scope, second, count FROM throttle WHERE second >= ? ORDER BY second, scope"
    return driver_of(connection).execute(query, (since,)).fetchall()


def forget(connection: Connection, before: int) -> None:
    """Drop what passed before that second (since 1970): no window reaches so far back."""
    driver_of(connection).execute("DELETE FROM throttle WHERE second < ?", (before,))
