"""The ledger: who is owed which mailing, and what became of it. Its rules: audience = what was done + what remains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, literal, or_, select, update

from pipeline.model.mailing import Balance, DeliveryState, Owed, Result
from pipeline.store.schema import delivery, lease, mailing, subscriber

STALE = timedelta(seconds=60)
"""A lease whose heartbeat is older than this has lost its owner."""


def freeze(connection: Connection, mailing_id: int, published_at: datetime, now: datetime) -> int:
    """Write down the audience: everybody who is active and had joined when the session was first published.

    One row each, once: repeating it adds nobody twice. Returns the number of rows.
    """
    audience = select(
        literal(mailing_id),
        subscriber.c.id,
        literal("planned"),
        literal(""),
        literal(0),
        literal(now, delivery.c.changed_at.type),
    ).where(subscriber.c.state == "active", subscriber.c.joined_at <= published_at)
    columns = ["mailing_id", "subscriber_id", "state", "reason", "attempts", "changed_at"]
    connection.execute(insert(delivery).from_select(columns, audience).prefix_with("OR IGNORE"))
    connection.exec_driver_sql("ANALYZE delivery")  # without it the planner reads thousands of wrong rows
    return connection.execute(select(func.count()).where(delivery.c.mailing_id == mailing_id)).scalar_one()


def audience_size(connection: Connection, published_at: datetime) -> int:
    """How many `freeze` would write down now."""
    query = select(func.count()).select_from(subscriber)
    return connection.execute(
        query.where(subscriber.c.state == "active", subscriber.c.joined_at <= published_at)
    ).scalar_one()


def claim(connection: Connection, mailing_id: int, owner: str, now: datetime, size: int) -> list[Owed]:
    """Up to `size` planned deliveries whose time has come, now `attempting` and ours.

    To be committed before the first byte of any of these messages leaves.
    """
    rows = connection.execute(
        select(delivery.c.subscriber_id, delivery.c.attempts, subscriber.c.address, subscriber.c.name)
        .join(subscriber, subscriber.c.id == delivery.c.subscriber_id)
        .where(
            delivery.c.mailing_id == mailing_id,
            delivery.c.state == "planned",
            or_(delivery.c.not_before.is_(None), delivery.c.not_before <= now),
        )
        .order_by(delivery.c.subscriber_id)
        .limit(size)
    ).all()
    if rows:
        connection.execute(
            update(delivery)
            .where(
                delivery.c.mailing_id == mailing_id, delivery.c.subscriber_id.in_([row.subscriber_id for row in rows])
            )
            .values(state="attempting", owner=owner, attempts=delivery.c.attempts + 1, changed_at=now, not_before=None)
        )
    return [Owed(mailing_id, row.subscriber_id, row.address, row.name, row.attempts) for row in rows]


def settle(connection: Connection, results: Sequence[Result], owner: str, now: datetime) -> None:
    """Write down what became of deliveries that are ours; one that was taken from us is left to its new owner."""
    if not results:
        return
    statement = (
        update(delivery)
        .where(
            delivery.c.mailing_id == bindparam("of_mailing"),
            delivery.c.subscriber_id == bindparam("of_subscriber"),
            delivery.c.state == "attempting",
            delivery.c.owner == owner,
        )
        .values(
            state=bindparam("to_state"),
            reason=bindparam("to_reason"),
            not_before=bindparam("to_not_before"),
            owner=None,
            changed_at=now,
        )
    )
    connection.execute(
        statement,
        [
            {
                "of_mailing": each.owed.mailing_id,
                "of_subscriber": each.owed.subscriber_id,
                "to_state": each.state,
                "to_reason": each.reason,
                "to_not_before": each.not_before,
            }
            for each in results
        ],
    )
    _withdraw(connection, {each.owed.mailing_id for each in results if each.state == "planned"}, now)


def give_back(connection: Connection, owed: Sequence[Owed], owner: str, now: datetime) -> None:
    """Deliveries of ours that were claimed but not begun are planned again, as if never claimed."""
    for each in owed:
        connection.execute(
            update(delivery)
            .where(
                delivery.c.mailing_id == each.mailing_id,
                delivery.c.subscriber_id == each.subscriber_id,
                delivery.c.state == "attempting",
                delivery.c.owner == owner,
            )
            .values(state="planned", owner=None, attempts=each.attempts, changed_at=now)
        )
    _withdraw(connection, {each.mailing_id for each in owed}, now)


def recover(connection: Connection, policy: str, now: datetime) -> int:
    """Deliveries that a dead owner left `attempting` are uncertain: nobody knows whether the server took them.

    Policy `resend` plans them again at once (same Message-ID), `hold` leaves them to the editor. Returns how many.
    Only to be called by whoever holds the lease.
    """
    doubt = "its sender died before the server's answer was written down"
    values = (
        {"state": "planned", "reason": f"sent again: {doubt}"}
        if policy == "resend"
        else {"state": "uncertain", "reason": doubt}
    )
    in_flight = delivery.c.state == "attempting"
    doubtful = connection.execute(select(delivery.c.mailing_id).where(in_flight).distinct()).scalars().all()
    result = connection.execute(update(delivery).where(in_flight).values(owner=None, changed_at=now, **values))
    _withdraw(connection, doubtful, now)
    return result.rowcount


def _withdraw(connection: Connection, mailing_ids: Iterable[int], now: datetime) -> None:
    """What went back to `planned` is not owed any more where the subscriber has left, or the mailing is cancelled."""
    in_these = delivery.c.mailing_id.in_(list(mailing_ids))
    left = delivery.c.subscriber_id.in_(select(subscriber.c.id).where(subscriber.c.state != "active"))
    cancelled = delivery.c.mailing_id.in_(select(mailing.c.id).where(mailing.c.state == "cancelled"))
    for why, reason in ((left, "left before it was sent"), (cancelled, "the mailing was cancelled")):
        connection.execute(
            update(delivery)
            .where(in_these, delivery.c.state == "planned", why)
            .values(state="skipped", reason=reason, changed_at=now, not_before=None)
        )


def abandon(connection: Connection, mailing_id: int, reason: str, now: datetime) -> int:
    """Cancel: what is planned becomes skipped. Returns how many."""
    planned = and_(delivery.c.mailing_id == mailing_id, delivery.c.state == "planned")
    return connection.execute(
        update(delivery).where(planned).values(state="skipped", reason=reason, changed_at=now, not_before=None)
    ).rowcount


def plan_again(connection: Connection, mailing_id: int, state: str, now: datetime) -> int:
    """Plan anew what ended in `state`, for those who still want mail; returns for how many."""
    ended = and_(delivery.c.mailing_id == mailing_id, delivery.c.state == state)
    active = delivery.c.subscriber_id.in_(select(subscriber.c.id).where(subscriber.c.state == "active"))
    again = update(delivery).where(ended, active).values(state="planned", attempts=0, not_before=None, changed_at=now)
    return connection.execute(again).rowcount


def balance(connection: Connection, mailing_id: int) -> Balance:
    """The mailing's figures."""
    rows = connection.execute(
        select(delivery.c.state, func.count()).where(delivery.c.mailing_id == mailing_id).group_by(delivery.c.state)
    )
    return Balance(**dict(iter(rows)))


def next_attempt(connection: Connection, mailing_id: int) -> datetime | None:
    """When the earliest delivery that waits for its back-off may be tried again."""
    waiting = (delivery.c.mailing_id == mailing_id, delivery.c.state == "planned")
    return connection.execute(
        select(func.min(delivery.c.not_before, type_=delivery.c.not_before.type)).where(*waiting)
    ).scalar_one_or_none()


@dataclass(frozen=True, slots=True)
class Line:
    """One delivery, as a report shows it."""

    address: str
    state: DeliveryState
    reason: str
    attempts: int
    changed_at: datetime


def lines(connection: Connection, mailing_id: int, states: Sequence[str] = ()) -> Iterator[Line]:
    """The mailing's deliveries, or those in `states`, in the order in which the subscribers came."""
    query = (
        select(subscriber.c.address, delivery.c.state, delivery.c.reason, delivery.c.attempts, delivery.c.changed_at)
        .join(subscriber, subscriber.c.id == delivery.c.subscriber_id)
        .where(delivery.c.mailing_id == mailing_id)
        .order_by(delivery.c.subscriber_id)
    )
    for row in connection.execute(query.where(delivery.c.state.in_(states)) if states else query):
        yield Line(*row)


def take_lease(connection: Connection, name: str, owner: str, host: str, now: datetime) -> bool:
    """Take the lease; False when somebody on another machine holds it and is alive.

    The caller holds this machine's delivery lock, so a lease of this very machine has lost its owner.
    """
    held = connection.execute(select(lease).where(lease.c.name == name)).first()
    if held is not None and held.host != host and held.heartbeat_at > now - STALE:
        return False
    connection.execute(delete(lease).where(lease.c.name == name))
    connection.execute(insert(lease).values(name=name, owner=owner, host=host, heartbeat_at=now))
    return True


def beat(connection: Connection, name: str, owner: str, now: datetime) -> bool:
    """Show that we live; False when the lease is not ours any more."""
    ours = and_(lease.c.name == name, lease.c.owner == owner)
    return connection.execute(update(lease).where(ours).values(heartbeat_at=now)).rowcount == 1


def release(connection: Connection, name: str, owner: str) -> None:
    """Give the lease back, if it is still ours."""
    connection.execute(delete(lease).where(lease.c.name == name, lease.c.owner == owner))
