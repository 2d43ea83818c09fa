"""Balances: what the ledger says of one mailing, in figures and line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.model.mailing import Balance, DeliveryState
from pipeline.store.columns import from_microseconds
from pipeline.store.engine import Connection, driver_of


def balance(connection: Connection, mailing_id: int) -> Balance:
    """The mailing's figures."""
    query = "SELECT state, count(*) FROM delivery INDEXED BY delivery_due WHERE mailing_id = ? GROUP BY state"
    return Balance(**dict(driver_of(connection).execute(query, (mailing_id,))))


def tally(connection: Connection, mailing_id: int) -> tuple[int, int]:
    """(how many deliveries have been attempted to an end, how many of these failed)."""
    counted = """
        SELECT state, count(*) FROM delivery INDEXED BY delivery_due
        WHERE mailing_id = ? AND state IN ('sent', 'failed', 'uncertain') GROUP BY state"""
    ended: dict[str, int] = dict(driver_of(connection).execute(counted, (mailing_id,)))
    return sum(ended.values()), ended.get("failed", 0)


def is_done(connection: Connection, mailing_id: int) -> bool:
    """Whether nothing of the mailing remains to be sent."""
    left = """
        SELECT 1 FROM delivery INDEXED BY delivery_due
        WHERE mailing_id = ? AND state IN ('planned', 'attempting') LIMIT 1"""
    return driver_of(connection).execute(left, (mailing_id,)).fetchone() is None


def next_attempt(connection: Connection, mailing_id: int) -> datetime | None:
    """When the earliest delivery that waits for its back-off may be tried again."""
    # Those that need not wait stand first in the index, as NULL: a lower bound steps over them.
    earliest = """
        SELECT not_before FROM delivery INDEXED BY delivery_due
        WHERE mailing_id = ? AND state = 'planned' AND not_before >= 0 ORDER BY not_before LIMIT 1"""
    row = driver_of(connection).execute(earliest, (mailing_id,)).fetchone()
    return from_microseconds(row[0]) if row else None


def due_at(connection: Connection, mailing_id: int, now: datetime) -> datetime | None:
    """When the next planned delivery may be attempted, `now` at the earliest; None if none is planned."""
    # NULL comes first in the index.
    first = """
        SELECT not_before FROM delivery INDEXED BY delivery_due
        WHERE mailing_id = ? AND state = 'planned' ORDER BY not_before LIMIT 1"""
    row = driver_of(connection).execute(first, (mailing_id,)).fetchone()
    if row is None:
        return None
    return now if row[0] is None else max(now, from_microseconds(row[0]))


def reason_of_next(connection: Connection, mailing_id: int) -> str:
    """Why the delivery waits that waits for the shortest; empty if none waits."""
    first = """
        SELECT reason FROM delivery INDEXED BY delivery_due
        WHERE mailing_id = ? AND state = 'planned' AND not_before >= 0 ORDER BY not_before LIMIT 1"""
    row = driver_of(connection).execute(first, (mailing_id,)).fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One delivery, as a report shows it."""

    address: str
    state: DeliveryState
    reason: str
    attempts: int
    changed_at: datetime
    lane: str
    subscriber_id: int
    not_before: datetime | None
    """Not to be attempted before that time."""


def lines(connection: Connection, mailing_id: int, states: Sequence[str] = ()) -> Iterator[Line]:
    """The mailing's deliveries, or those in `states`, in the order in which the subscribers came; streams."""
    # By the index they have to be sorted, which is worth it for few.
    index = "INDEXED BY delivery_due" if states and not {"planned", "sent"} & set(states) else "NOT INDEXED"
    chosen = f"AND delivery.state IN ({', '.join('?' * len(states))})" if states else ""
    query = f"""
        SELECT address, delivery.state, delivery.reason, attempts, changed_at, lane, subscriber_id, not_before
        FROM delivery {index} CROSS JOIN subscriber ON subscriber.id = subscriber_id
        WHERE mailing_id = ? {chosen} ORDER BY subscriber_id"""
    for address, state, reason, attempts, changed_at, lane, number, later in driver_of(connection).execute(
        query, (mailing_id, *states)
    ):
        not_before = None if later is None else from_microseconds(later)
        yield Line(address, state, reason, attempts, from_microseconds(changed_at), lane, number, not_before)
