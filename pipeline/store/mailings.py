"""Mailings: what is to be mailed, when, and whether anybody objects."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, Select, bindparam, insert, or_, select, update

from pipeline.model.mailing import BECOMES, Mailing, MailingState
from pipeline.store import facts
from pipeline.store.columns import Instant
from pipeline.store.schema import delivery, mailing


def _any(*states: str) -> Select[tuple[int]]:
    return select(delivery.c.mailing_id).where(delivery.c.mailing_id == mailing.c.id, delivery.c.state.in_(states))


# Each EXISTS asks for one place in an index; a disjunction inside would make SQLite read all that is planned.
_WORKABLE = (
    select(mailing)
    .where(
        mailing.c.state == "running",
        or_(
            _any("planned").where(delivery.c.not_before.is_(None)).exists(),
            _any("planned").where(delivery.c.not_before <= bindparam("now", type_=Instant)).exists(),
            ~_any("planned", "attempting").exists(),
        ),
    )
    .order_by(mailing.c.id)
)


def _mailing(row: Row[tuple[object, ...]]) -> Mailing:
    return Mailing(**row._mapping)


def add(connection: Connection, **values: object) -> int:
    """A new mailing; returns its number."""
    return int(connection.execute(insert(mailing).values(**values)).lastrowid)


def change(connection: Connection, mailing_id: int, **values: object) -> None:
    """Set columns of one mailing; `move` sets its state."""
    connection.execute(update(mailing).where(mailing.c.id == mailing_id).values(**values))


def move(connection: Connection, before: Mailing, state: MailingState, **values: object) -> None:
    """Bring a mailing that is as `before` into `state`, and set other columns with it."""
    assert state in (before.state, *BECOMES[before.state]), f"a mailing that is {before.state} is never {state}"
    change(connection, before.id, state=state, **values)


def forget_approval(connection: Connection, session_id: int) -> None:
    """The editor approved something else than what the session is now; of a mailing that has begun, it stays true."""
    unstarted = (mailing.c.session_id == session_id, mailing.c.started_at.is_(None))
    connection.execute(update(mailing).where(*unstarted).values(approved=False))


def any_unstarted(connection: Connection, session_id: int) -> bool:
    """Whether a mailing of the session can still be kept from going out at all."""
    waiting = (mailing.c.session_id == session_id, mailing.c.state.in_(("scheduled", "held", "paused")))
    query = select(mailing.c.id).where(*waiting, mailing.c.started_at.is_(None)).limit(1)
    return connection.execute(query).first() is not None


def any_begun(connection: Connection, session_id: int) -> bool:
    """Whether a mailing of the session has begun and not ended: its text is frozen."""
    under_way = (mailing.c.session_id == session_id, mailing.c.state.in_(("scheduled", "held", "running", "paused")))
    query = select(mailing.c.id).where(*under_way, mailing.c.started_at.is_not(None)).limit(1)
    return connection.execute(query).first() is not None


def choose_time(connection: Connection, session_id: int, at: datetime) -> None:
    """The editor wants the session's mailing, whether it is made already or not, to go no earlier than `at`."""
    facts.remember(connection, _chosen(session_id), at.isoformat())


def chosen_time(connection: Connection, session_id: int) -> datetime | None:
    """The time that the editor last chose for the session's mailing, if ever."""
    known = facts.recall(connection, _chosen(session_id))
    return datetime.fromisoformat(known) if known else None


def _chosen(session_id: int) -> str:
    return f"time that the editor chose for the mailing of session {session_id}"


def get(connection: Connection, mailing_id: int) -> Mailing:
    """By its number, which must exist."""
    return _mailing(connection.execute(select(mailing).where(mailing.c.id == mailing_id)).one())


def of_session(connection: Connection, session_id: int) -> Mailing | None:
    """The mailing that announces this session, if there is one."""
    row = connection.execute(
        select(mailing).where(mailing.c.kind == "session", mailing.c.session_id == session_id)
    ).first()
    return _mailing(row) if row else None


def of(connection: Connection, session_id: int) -> list[Mailing]:
    """All mailings of this session, in the order in which they were made."""
    rows = connection.execute(select(mailing).where(mailing.c.session_id == session_id).order_by(mailing.c.id))
    return [_mailing(row) for row in rows]


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
    rows = connection.execute(_WORKABLE, {"now": now})
    return [_mailing(row) for row in rows]


def last_audience(connection: Connection) -> int | None:
    """The audience of the session that was mailed last; None before the first. A correction's says nothing."""
    return connection.execute(
        select(mailing.c.audience)
        .where(mailing.c.audience.is_not(None), mailing.c.kind == "session")
        .order_by(mailing.c.started_at.desc(), mailing.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
