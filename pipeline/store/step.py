"""Is everybody outside in step with the web root? By sqlite3 alone, for runs with nothing to do."""

from __future__ import annotations

import sqlite3

STAMP = """SELECT count(*) || ':' || coalesce(sum(size), 0) || ':' || coalesce(sum(modified_ns % 4294967291), 0)
           FROM site_file"""
"""Other after every change of the web root: a file that changes gets another time, one that goes is counted no more."""


def mirrors_in_step(driver: sqlite3.Connection) -> dict[str, str]:
    """Name → where it leads, of every mirror that has all of the web root as it is now."""
    return dict(driver.execute(f"SELECT name, target FROM mirror WHERE failures = 0 AND site = ({STAMP})"))


def hubs_content(driver: sqlite3.Connection, now: int) -> frozenset[str]:
    """The hubs to which nothing is owed at `now` (microseconds since 1970)."""
    rows = driver.execute(
        f"""SELECT url FROM hub WHERE site = ({STAMP}) AND NOT EXISTS (
            SELECT 1 FROM ping WHERE ping.hub = hub.url AND state = 'owed'
            AND (not_before IS NULL OR not_before <= ?))""",
        (now,),
    )
    return frozenset(url for (url,) in rows)
