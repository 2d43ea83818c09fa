"""Audiences: who is owed a mailing, frozen as one row each in the transaction that starts it."""

from __future__ import annotations

from datetime import datetime

from pipeline.store.columns import to_microseconds
from pipeline.store.engine import Connection, driver_of

# In the order of their numbers, so that both trees of the ledger only grow at their ends: sorting costs more than
# reading everybody.
_SUBSCRIBED = """
INSERT OR IGNORE INTO delivery (mailing_id, subscriber_id, state, reason, attempts, changed_at)
SELECT :mailing, id, 'planned', '', 0, :now FROM subscriber NOT INDEXED
WHERE state = 'active' AND joined_at <= :published ORDER BY id
"""
_MISINFORMED = """
FROM mailing CROSS JOIN delivery AS got ON got.mailing_id = mailing.id
CROSS JOIN subscriber ON subscriber.id = got.subscriber_id
WHERE mailing.session_id = :session AND mailing.revision != :revision
  AND got.state IN ('sent', 'uncertain') AND subscriber.state = 'active'
  AND NOT EXISTS (
    SELECT 1 FROM mailing AS other CROSS JOIN delivery AS newer ON newer.mailing_id = other.id
    WHERE other.session_id = :session AND newer.subscriber_id = got.subscriber_id
      AND newer.state IN ('sent', 'uncertain')
      AND (newer.changed_at, newer.mailing_id) > (got.changed_at, got.mailing_id))
"""
_TO_CORRECT = f"""
INSERT OR IGNORE INTO delivery (mailing_id, subscriber_id, state, reason, attempts, changed_at)
SELECT :mailing, got.subscriber_id, 'planned', '', 0, :now {_MISINFORMED} ORDER BY got.subscriber_id
"""


def freeze(connection: Connection, mailing_id: int, published_at: datetime, now: datetime) -> int:
    """Write down the audience: everybody who is active and had joined when the session was first published.

    One row each, once: repeating it adds nobody twice. Returns the number of rows.
    """
    joined = {"published": to_microseconds(published_at)}
    return _freeze(connection, _SUBSCRIBED, {"mailing": mailing_id, "now": to_microseconds(now)} | joined)


def freeze_correction(connection: Connection, mailing_id: int, session_id: int, revision: int, now: datetime) -> int:
    """Write down a correction's audience: active subscribers who, of that session, last got another than `revision`.

    Of all the session's mailings the delivery that was sent last counts, also one of which nobody knows whether it
    arrived. One row each, once. Returns the number of rows.
    """
    about = {"session": session_id, "revision": revision}
    return _freeze(connection, _TO_CORRECT, {"mailing": mailing_id, "now": to_microseconds(now)} | about)


def _freeze(connection: Connection, statement: str, values: dict[str, int]) -> int:
    driver = driver_of(connection)
    driver.execute(statement, values)
    (count,) = driver.execute("SELECT count(*) FROM delivery WHERE mailing_id = :mailing", values).fetchone()
    return int(count)


def audience_size(connection: Connection, published_at: datetime) -> int:
    """How many `freeze` would write down now."""
    query = "SELECT count(*) FROM subscriber WHERE state = 'active' AND joined_at <= ?"
    (count,) = driver_of(connection).execute(query, (to_microseconds(published_at),)).fetchone()
    return int(count)


def correction_size(connection: Connection, session_id: int, revision: int) -> int:
    """How many `freeze_correction` would write down for a new correction now."""
    query = f"SELECT count(DISTINCT got.subscriber_id) {_MISINFORMED}"
    values = {"session": session_id, "revision": revision}
    (count,) = driver_of(connection).execute(query, values).fetchone()
    return int(count)
