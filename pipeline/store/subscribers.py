"""Who wants mail. Leaving turns what is still planned for somebody into skipped, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from pipeline.model.identity import address_key
from pipeline.model.mailing import Subscriber
from pipeline.store.schema import delivery, subscriber


def _subscriber(row: Row[tuple[object, ...]]) -> Subscriber:
    return Subscriber(row.id, row.address, row.name, row.state, row.joined_at)


def find(connection: Connection, address: str) -> Subscriber | None:
    """By address, however it is spelt."""
    row = connection.execute(select(subscriber).where(subscriber.c.address_key == address_key(address))).first()
    return _subscriber(row) if row else None


def add(connection: Connection, address: str, name: str, now: datetime) -> bool:
    """Subscribe; True if that changed anything. Whoever left and comes back keeps the id and joins anew.

    Raises ValueError for an address that is suppressed.
    """
    known = find(connection, address)
    if known is None:
        connection.execute(
            insert(subscriber).values(
                address=address.strip(), address_key=address_key(address), name=name, state="active", joined_at=now
            )
        )
        return True
    if known.state == "suppressed":
        raise ValueError("suppressed")
    if known.state == "active":
        return False
    connection.execute(
        update(subscriber)
        .where(subscriber.c.id == known.id)
        .values(
            state="active", joined_at=now, left_at=None, reason="", name=name or known.name, address=address.strip()
        )
    )
    return True


def remove(connection: Connection, address: str, reason: str, now: datetime) -> bool:
    """Let somebody leave; True if the address was active. What is planned for it becomes skipped."""
    known = find(connection, address)
    if known is None or known.state != "active":
        return False
    connection.execute(
        update(subscriber).where(subscriber.c.id == known.id).values(state="left", left_at=now, reason=reason)
    )
    connection.execute(
        update(delivery)
        .where(delivery.c.subscriber_id == known.id, delivery.c.state == "planned")
        .values(state="skipped", reason=reason, changed_at=now, not_before=None)
    )
    return True


def every(connection: Connection, state: str | None = "active") -> Iterator[Subscriber]:
    """All subscribers in that state, or in any, in the order in which they first came."""
    query = select(subscriber).order_by(subscriber.c.id)
    for row in connection.execute(query.where(subscriber.c.state == state) if state else query):
        yield _subscriber(row)


def count(connection: Connection) -> int:
    """How many are active."""
    return connection.execute(
        select(func.count()).select_from(subscriber).where(subscriber.c.state == "active")
    ).scalar_one()
