"""Who wants mail. Leaving turns what is still planned for somebody into skipped, in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from pipeline.model.identity import address_key
from pipeline.model.mailing import Subscriber
from pipeline.store.schema import delivery, mailing, subscriber


def _subscriber(row: Row[tuple[object, ...]]) -> Subscriber:
    fields = json.loads(row.fields)
    return Subscriber(row.id, row.address, row.name, row.state, row.joined_at, fields, row.left_at, row.reason)


def find(connection: Connection, address: str) -> Subscriber | None:
    """By address, however it is spelt."""
    row = connection.execute(select(subscriber).where(subscriber.c.address_key == address_key(address))).first()
    return _subscriber(row) if row else None


def add(
    connection: Connection, address: str, name: str, now: datetime, fields: Mapping[str, str] | None = None
) -> bool:
    """Subscribe; False if they are subscribed already. Whoever left and comes back keeps the id and joins anew.

    `fields` are what templates may say of them, beside what is known. Raises ValueError for an address that is
    suppressed.
    """
    known = find(connection, address)
    if known is None:
        _insert(connection, address, name, now, state="active", fields=_written(fields or {}))
        return True
    if known.state == "suppressed":
        raise ValueError("suppressed")
    if known.state == "active":
        return False
    connection.execute(
        update(subscriber)
        .where(subscriber.c.id == known.id)
        .values(state="active", joined_at=now, left_at=None, reason="", address=address.strip())
    )
    change(connection, known, name, fields or {})
    return True


def change(connection: Connection, known: Subscriber, name: str, fields: Mapping[str, str]) -> bool:
    """Call them by another name, and write down `fields` beside those that are known; True if that is news.

    An empty name leaves the one that is known; an empty field goes.
    """
    told = {field: text for field, text in (dict(known.fields) | dict(fields)).items() if text or field not in fields}
    if (name or known.name, told) == (known.name, dict(known.fields)):
        return False
    connection.execute(
        update(subscriber).where(subscriber.c.id == known.id).values(name=name or known.name, fields=_written(told))
    )
    return True


def keep_away(connection: Connection, address: str, reason: str, now: datetime) -> None:
    """Write down as left who never was subscribed: no list brings them in."""
    _insert(connection, address, "", now, state="left", left_at=now, reason=reason)


def _insert(connection: Connection, address: str, name: str, now: datetime, **values: object) -> None:
    who = {"address": address.strip(), "address_key": address_key(address), "name": name, "joined_at": now}
    connection.execute(insert(subscriber).values(**who, **values))


def _written(fields: Mapping[str, str]) -> str:
    return json.dumps({field: text for field, text in fields.items() if text}, ensure_ascii=False)


def remove(connection: Connection, address: str, reason: str, now: datetime) -> bool:
    """Let somebody leave; True if the address was active. What is planned for it becomes skipped."""
    known = find(connection, address)
    if known is None or known.state != "active":
        return False
    _mail_no_more(connection, known, "left", reason, now)
    return True


def suppress(connection: Connection, address: str, reason: str, now: datetime) -> bool:
    """Never mail this address again; True if that is new. What is planned for it becomes skipped."""
    known = find(connection, address)
    if known is None or known.state == "suppressed":
        return False
    _mail_no_more(connection, known, "suppressed", reason, now)
    return True


def _mail_no_more(connection: Connection, known: Subscriber, state: str, reason: str, now: datetime) -> None:
    connection.execute(
        update(subscriber).where(subscriber.c.id == known.id).values(state=state, left_at=now, reason=reason)
    )
    connection.execute(
        update(delivery)
        .where(
            # The ledger's key begins with the mailing: naming all of them is a seek in each, and else a scan of all.
            delivery.c.mailing_id.in_(select(mailing.c.id)),
            delivery.c.subscriber_id == known.id,
            delivery.c.state == "planned",
        )
        .values(state="skipped", reason=reason, changed_at=now, not_before=None)
    )


def every(connection: Connection, state: str | None = "active") -> Iterator[Subscriber]:
    """All subscribers in that state, or in any, in the order in which they first came."""
    query = select(subscriber).order_by(subscriber.c.id).execution_options(yield_per=1000)
    for row in connection.execute(query.where(subscriber.c.state == state) if state else query):
        yield _subscriber(row)


def count(connection: Connection) -> int:
    """How many are active."""
    return connection.execute(
        select(func.count()).select_from(subscriber).where(subscriber.c.state == "active")
    ).scalar_one()
