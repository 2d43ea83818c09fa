"""Leases: who is sending now, and until when we believe that it lives."""

from __future__ import annotations

from datetime import datetime, timedelta

from pipeline.store.columns import from_microseconds, to_microseconds
from pipeline.store.engine import Connection, driver_of

STALE = timedelta(seconds=60)
"""A lease whose heartbeat is older than this has lost its owner."""


def take_lease(connection: Connection, name: str, owner: str, host: str, now: datetime) -> bool:
    """Take the lease; False when somebody on another machine holds it and is alive.

    The caller holds this machine's delivery lock, so a lease of this very machine has lost its owner.
    """
    held = "SELECT 1 FROM lease WHERE name = ? AND host != ? AND heartbeat_at > ?"
    driver = driver_of(connection)
    if driver.execute(held, (name, host, to_microseconds(now - STALE))).fetchone():
        return False
    taken = "INSERT OR REPLACE INTO lease (name, owner, host, heartbeat_at) VALUES (?, ?, ?, ?)"
    driver.execute(taken, (name, owner, host, to_microseconds(now)))
    return True


def holder(connection: Connection, name: str) -> tuple[str, datetime] | None:
    """(host, last sign of life) of whoever holds the lease, dead or alive."""
    held = "SELECT host, heartbeat_at FROM lease WHERE name = ?"
    row = driver_of(connection).execute(held, (name,)).fetchone()
    return (row[0], from_microseconds(row[1])) if row else None


def beat(connection: Connection, name: str, owner: str, now: datetime) -> bool:
    """Show that we live; False when the lease is not ours any more."""
    alive = "UPDATE lease SET heartbeat_at = ? WHERE name = ? AND owner = ?"
    return driver_of(connection).execute(alive, (to_microseconds(now), name, owner)).rowcount == 1


def release(connection: Connection, name: str, owner: str) -> None:
    """Give the lease back, if it is still ours."""
    driver_of(connection).execute("DELETE FROM lease WHERE name = ? AND owner = ?", (name, owner))
