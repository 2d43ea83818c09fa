"""Attempts: every try that did not end in `sent`, kept when the delivery's row goes on to tell of the next one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from pipeline.model.envelope import OutcomeKind
from pipeline.model.mailing import Attempt
from pipeline.store.columns import from_microseconds
from pipeline.store.engine import Connection, driver_of

# The last number is not the delivery's count of attempts: that begins anew when a mailing is sent again.
_KEEP = """
INSERT INTO attempt (mailing_id, subscriber_id, number, at, lane, outcome, reply)
SELECT mailing_id, subscriber_id,
       (SELECT coalesce(max(number), 0) + 1 FROM attempt
        WHERE attempt.mailing_id = delivery.mailing_id AND attempt.subscriber_id = delivery.subscriber_id),
       changed_at, lane, :outcome, reason
FROM delivery WHERE mailing_id = :mailing AND subscriber_id = :subscriber
"""
# Nothing is sent after it was sent: that attempt is the last.
_TOLD = """
SELECT subscriber_id, number, at, lane, outcome, reply FROM attempt WHERE mailing_id = :mailing {one}
UNION ALL
SELECT subscriber_id,
       (SELECT coalesce(max(number), 0) + 1 FROM attempt
        WHERE attempt.mailing_id = delivery.mailing_id AND attempt.subscriber_id = delivery.subscriber_id),
       changed_at, lane, 'sent', reason
FROM delivery WHERE mailing_id = :mailing AND state = 'sent' {one}
ORDER BY subscriber_id, number
"""


def keep(driver: sqlite3.Connection, mailing_id: int, subscriber_id: int, outcome: OutcomeKind) -> None:
    """Copy what the delivery's row says of its last attempt, which must just have been written there."""
    driver.execute(_KEEP, {"outcome": outcome, "mailing": mailing_id, "subscriber": subscriber_id})


def attempts_of(connection: Connection, mailing_id: int, subscriber_id: int) -> list[Attempt]:
    """All attempts to deliver the mailing to that subscriber, the one that succeeded last."""
    wanted = {"mailing": mailing_id, "subscriber": subscriber_id}
    rows = driver_of(connection).execute(_TOLD.format(one="AND subscriber_id = :subscriber"), wanted)
    return [Attempt(number, from_microseconds(at), *rest) for _, number, at, *rest in rows]


def attempts_on(connection: Connection, mailing_id: int) -> Iterator[tuple[int, Attempt]]:
    """All attempts of the mailing, each with its subscriber's number, in the order of `ledger.lines`; streams."""
    for subscriber_id, number, at, *rest in driver_of(connection).execute(
        _TOLD.format(one=""), {"mailing": mailing_id}
    ):
        yield subscriber_id, Attempt(number, from_microseconds(at), *rest)
