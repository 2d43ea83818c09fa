"""Mailings: what is to be mailed, when, and whether anybody objects."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, insert, or_, select, update

from pipeline.model.mailing import Mailing
from pipeline.store.schema import delivery, mailing


def _mailing(row: Row[tuple[object, ...]]) -> Mailing:
    return Mailing(**row._mapping)


def add(connection: Connection, **values: object) -> int:
    """A new mailing; returns its number."""
    return int(connection.execute(insert(mailing).values(**values)).lastrowid)


def change(connection: Connection, mailing_id: int, **values: object) -> None:
    """Set columns of one mailing."""
    connection.execute(update(mailing).where(mailing.c.id == mailing_id).values(**values))


def forget_approval(connection: Connection, session_id: int) -> None:
    """The editor approved something else than what the session is now; of a mailing that has begun, it stays true."""
    unstarted = (mailing.c.session_id == session_id, mailing.c.started_at.is_(None))
    connection.execute(update(mailing).where(*unstarted).values(approved=False))


def get(connection: Connection, mailing_id: int) -> Mailing:
    """By its number, which must exist."""
    return _mailing(connection.execute(select(mailing).where(mailing.c.id == mailing_id)).one())


def of_session(connection: Connection, session_id: int) -> Mailing | None:
    """The mailing that announces this session, if there is one."""
    row = connection.execute(
        select(mailing).where(mailing.c.kind == "session", mailing.c.session_id == session_id)
    ).first()
    return _mailing(row) if row else None


def in_state(connection: Connection, *states: str) -> list[Mailing]:
    """Mailings in these states, in the order in which they were made; all when no state is named."""
    query = select(mailing).order_by(mailing.c.id)
    return [_mailing(row) for row in connection.execute(query.where(mailing.c.state.in_(states)) if states else query)]


def due(connection: Connection, now: datetime) -> list[Mailing]:
    """Scheduled mailings whose time has come."""
    rows = connection.execute(
        select(mailing)
        .where(mailing.c.state == "scheduled", mailing.c.due_at <= now)
        .order_by(mailing.c.due_at, mailing.c.id)
    )
    return [_mailing(row) for row in rows]


def workable(connection: Connection, now: datetime) -> list[Mailing]:
    """Running mailings in which a delivery can be attempted now, or that only have to be finished."""
    waiting = (
        select(delivery.c.mailing_id)
        .where(delivery.c.mailing_id == mailing.c.id, delivery.c.state.in_(["planned", "attempting"]))
        .exists()
    )
    ripe = (
        select(delivery.c.mailing_id)
        .where(
            delivery.c.mailing_id == mailing.c.id,
            delivery.c.state == "planned",
            or_(delivery.c.not_before.is_(None), delivery.c.not_before <= now),
        )
        .exists()
    )
    rows = connection.execute(
        select(mailing).where(mailing.c.state == "running", or_(ripe, ~waiting)).order_by(mailing.c.id)
    )
    return [_mailing(row) for row in rows]


def last_audience(connection: Connection) -> int | None:
    """The audience of the mailing that started last; None before the first."""
    return connection.execute(
        select(mailing.c.audience)
        .where(mailing.c.audience.is_not(None))
        .order_by(mailing.c.started_at.desc(), mailing.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
