"""The ledger: who is owed which mailing, and what became of it. Its rules: audience = what was done + what remains.

What is done for each message goes to the driver directly, with SQL written by hand: it is done a million times.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Literal

from pipeline.model.envelope import OutcomeKind
from pipeline.model.mailing import DeliveryState, InFlight, Owed, Result
from pipeline.store import attempts
from pipeline.store.audience import audience_size, freeze, freeze_correction
from pipeline.store.balances import Line, balance, due_at, is_done, lines, next_attempt, reason_of_next, tally
from pipeline.store.columns import to_microseconds
from pipeline.store.engine import Connection, driver_of
from pipeline.store.leases import STALE, beat, holder, release, take_lease

__all__ = [
    "STALE", "Line", "abandon", "audience_size", "balance", "beat", "claim", "due_at", "freeze", "freeze_correction",
    "give_back", "hasten", "holder", "in_flight", "is_done", "lines", "next_attempt", "plan_again", "put_off",
    "reason_of_next", "recover", "release", "settle", "take_lease", "tally",
]  # fmt: skip

Key = tuple[int, int]
"""A delivery: (mailing's number, subscriber's number)."""

# CROSS JOIN keeps SQLite from beginning with the subscribers. Each of the two finds its first row by the index, however
# many wait for their back-off: those that need not wait have NULL there, which is less than any number.
_CLAIMABLE = """
SELECT subscriber_id, address, name, attempts, fields
FROM delivery INDEXED BY delivery_due CROSS JOIN subscriber ON subscriber.id = subscriber_id
WHERE mailing_id = ? AND delivery.state = 'planned' AND {when} LIMIT ?
"""
_WAITED = _CLAIMABLE.format(when="not_before <= ? ORDER BY not_before, subscriber_id")
_FRESH = _CLAIMABLE.format(when="not_before IS NULL ORDER BY subscriber_id")
# A group in one statement: between two of them other threads wake up, only to find that we go on.
_CLAIM = """
UPDATE delivery
SET state = 'attempting', owner = ?, lane = ?, attempts = attempts + 1, changed_at = ?, not_before = NULL
WHERE mailing_id = ? AND subscriber_id IN ({})
"""
_OURS = "WHERE mailing_id = ? AND subscriber_id = ? AND state = 'attempting' AND owner = ?"
_SETTLE = f"""
UPDATE delivery SET state = ?, reason = ?, not_before = ?, lane = coalesce(nullif(?, ''), lane), owner = NULL,
    changed_at = ? {_OURS}
"""
_SENT = """
UPDATE delivery SET state = 'sent', reason = result.column3, not_before = NULL,
    lane = coalesce(nullif(result.column4, ''), lane), owner = NULL, changed_at = ?
FROM (VALUES {}) AS result
WHERE mailing_id = result.column1 AND subscriber_id = result.column2 AND state = 'attempting' AND owner = ?
"""
_UNDO = f"""
UPDATE delivery SET state = 'planned', reason = coalesce(nullif(?, ''), reason), not_before = ?, lane = '',
    owner = NULL, attempts = attempts - 1, changed_at = ? {_OURS}
"""
_WITHDRAW = """
UPDATE delivery SET state = 'skipped', reason = ?, changed_at = ?, not_before = NULL
WHERE mailing_id = ? AND subscriber_id = ? AND state = 'planned'
"""
_LEFT = _WITHDRAW + "AND EXISTS (SELECT 1 FROM subscriber WHERE id = subscriber_id AND subscriber.state != 'active')"
_CANCELLED = _WITHDRAW + "AND EXISTS (SELECT 1 FROM mailing WHERE id = mailing_id AND mailing.state = 'cancelled')"
_IN_FLIGHT = """
SELECT mailing_id, subscriber_id, address, lane
FROM delivery INDEXED BY delivery_due CROSS JOIN subscriber ON subscriber.id = subscriber_id
WHERE mailing_id IN (SELECT id FROM mailing) AND delivery.state = 'attempting'
"""
_NOTHING: Mapping[str, str] = {}
_OUTCOMES: Mapping[DeliveryState, OutcomeKind] = {"planned": "later", "failed": "failed", "uncertain": "uncertain"}


def claim(connection: Connection, mailing_id: int, owner: str, now: datetime, size: int, lane: str = "") -> list[Owed]:
    """Up to `size` planned deliveries of a running mailing whose time has come, now `attempting`, ours, and `lane`'s.

    To be committed before the first byte of any of these messages leaves. Those that have waited for their back-off
    get every second place as long as there are others, so that neither keeps the other from its turn.
    """
    driver, moment = driver_of(connection), to_microseconds(now)
    if not driver.execute("SELECT 1 FROM mailing WHERE id = ? AND state = 'running'", (mailing_id,)).fetchone():
        return []
    waited = driver.execute(_WAITED, (mailing_id, moment, size)).fetchall()
    rows = driver.execute(_FRESH, (mailing_id, size - (len(waited) + 1) // 2)).fetchall()
    rows = waited[: size - len(rows)] + rows
    if not rows:
        return []
    keys = [subscriber_id for subscriber_id, *_ in rows]
    driver.execute(_CLAIM.format(_list("?", len(keys))), (owner, lane, moment, mailing_id, *keys))
    return [
        Owed(mailing_id, subscriber_id, address, name, tried, _NOTHING if fields == "{}" else json.loads(fields))
        for subscriber_id, address, name, tried, fields in rows
    ]


def settle(connection: Connection, results: Sequence[Result], owner: str, now: datetime) -> None:
    """Write down what became of deliveries that are ours; one that was taken from us is left to its new owner.

    What did not end in `sent` is also kept as an attempt of its own.
    """
    driver, moment = driver_of(connection), to_microseconds(now)
    sent = [each for each in results if each.state == "sent"]
    if sent:
        keyed = ((each.owed.mailing_id, each.owed.subscriber_id, each.reason, each.lane) for each in sent)
        driver.execute(_SENT.format(_list("(?, ?, ?, ?)", len(sent))), (moment, *chain.from_iterable(keyed), owner))
    for each in results:
        if each.state != "sent" and driver.execute(_SETTLE, _settled(each, owner, moment)).rowcount:
            key = (each.owed.mailing_id, each.owed.subscriber_id)
            attempts.keep(driver, *key, each.outcome or _OUTCOMES[each.state])
            if each.state == "planned":
                _withdraw(driver, [key], moment)


def _list(item: str, count: int) -> str:
    return ", ".join([item] * count)


def _settled(result: Result, owner: str, moment: int) -> tuple[object, ...]:
    later = None if result.not_before is None else to_microseconds(result.not_before)
    owed = result.owed
    return result.state, result.reason, later, result.lane, moment, owed.mailing_id, owed.subscriber_id, owner


def give_back(connection: Connection, owed: Sequence[Owed], owner: str, now: datetime) -> None:
    """Deliveries of ours that were claimed but not begun are planned again, as if never claimed."""
    _undo(connection, [(each, None) for each in owed], owner, now)


def put_off(
    connection: Connection,
    owed_with_times: Iterable[tuple[Owed, datetime]],
    owner: str,
    now: datetime,
    reason: str = "",
) -> None:
    """Deliveries of ours that a limit forbids to begin are planned again, each for its time; no attempt is counted."""
    _undo(connection, [(each, to_microseconds(when)) for each, when in owed_with_times], owner, now, reason)


def _undo(
    connection: Connection, claimed: Sequence[tuple[Owed, int | None]], owner: str, now: datetime, reason: str = ""
) -> None:
    driver, moment = driver_of(connection), to_microseconds(now)
    rows = [(reason, when, moment, each.mailing_id, each.subscriber_id, owner) for each, when in claimed]
    driver.executemany(_UNDO, rows)
    _withdraw(driver, [(each.mailing_id, each.subscriber_id) for each, _ in claimed], moment)


def _withdraw(driver: sqlite3.Connection, keys: Iterable[Key], moment: int) -> None:
    """What went back to `planned` is not owed any more where the subscriber has left, or the mailing is cancelled."""
    keys = list(keys)
    driver.executemany(_LEFT, [("left before it was sent", moment, *key) for key in keys])
    driver.executemany(_CANCELLED, [("the mailing was cancelled", moment, *key) for key in keys])


def in_flight(connection: Connection) -> list[InFlight]:
    """What is being attempted now; asked before `recover`, it is what may have passed without anybody counting it."""
    rows = driver_of(connection).execute(_IN_FLIGHT)
    return [InFlight(mailing_id, address, lane) for mailing_id, _, address, lane in rows]


def recover(connection: Connection, policy: str, now: datetime) -> int:
    """Deliveries that a dead owner left `attempting` are uncertain: nobody knows whether the server took them.

    Policy `resend` plans them again at once (same Message-ID), `hold` leaves them to the editor. Returns how many.
    Only to be called by whoever holds the lease.
    """
    driver, moment = driver_of(connection), to_microseconds(now)
    doubt = "its sender died before the server's answer was written down"
    state, reason = ("planned", f"sent again: {doubt}") if policy == "resend" else ("uncertain", doubt)
    keys = [(mailing_id, subscriber_id) for mailing_id, subscriber_id, *_ in driver.execute(_IN_FLIGHT)]
    for key in keys:
        driver.execute(
            "UPDATE delivery SET state = ?, reason = ?, owner = NULL, changed_at = ?"
            " WHERE mailing_id = ? AND subscriber_id = ?",
            (state, reason, moment, *key),
        )
        attempts.keep(driver, *key, "uncertain")
    if state == "planned":
        _withdraw(driver, keys, moment)
    return len(keys)


def abandon(connection: Connection, mailing_id: int, reason: str, now: datetime) -> int:
    """Cancel: what is planned becomes skipped. Returns how many."""
    skipped = """
        UPDATE delivery SET state = 'skipped', reason = ?, changed_at = ?, not_before = NULL
        WHERE mailing_id = ? AND state = 'planned'"""
    return driver_of(connection).execute(skipped, (reason, to_microseconds(now), mailing_id)).rowcount


def plan_again(connection: Connection, mailing_id: int, state: Literal["failed", "uncertain"], now: datetime) -> int:
    """Plan anew what ended in `state`, for those who still want mail; returns for how many."""
    again = """
        UPDATE delivery SET state = 'planned', attempts = 0, not_before = NULL, changed_at = ?
        WHERE mailing_id = ? AND state = ?
          AND EXISTS (SELECT 1 FROM subscriber WHERE id = subscriber_id AND subscriber.state = 'active')"""
    return driver_of(connection).execute(again, (to_microseconds(now), mailing_id, state)).rowcount


def hasten(connection: Connection, mailing_id: int, now: datetime) -> int:
    """Let those be tried at once that wait for a moment to come; returns how many."""
    at_once = """
        UPDATE delivery SET not_before = NULL WHERE mailing_id = ? AND state = 'planned' AND not_before > ?"""
    return driver_of(connection).execute(at_once, (mailing_id, to_microseconds(now))).rowcount
