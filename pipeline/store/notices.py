"""The outbox for mail to the editor: one row a notice, unique by what it is about, until it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from pipeline.store.schema import notice


@dataclass(frozen=True, slots=True)
class Notice:
    """Mail to the editor that has not been sent yet."""

    id: int
    kind: str
    subject: str
    message: bytes
    attempts: int


def add(connection: Connection, kind: str, subject: str, message: bytes, now: datetime) -> None:
    """Put it into the outbox; a second one about the same thing is not."""
    statement = insert(notice).values(kind=kind, subject=subject, message=message, created_at=now)
    connection.execute(statement.on_conflict_do_nothing(index_elements=["kind", "subject"]))


def unsent(connection: Connection, now: datetime) -> list[Notice]:
    """Those whose time has come, oldest first."""
    waiting = (notice.c.sent_at.is_(None), notice.c.refused.is_(None))
    ripe = or_(notice.c.not_before.is_(None), notice.c.not_before <= now)
    rows = connection.execute(select(notice).where(*waiting, ripe).order_by(notice.c.id))
    return [Notice(row.id, row.kind, row.subject, row.message, row.attempts) for row in rows]


def note_sent(connection: Connection, notice_id: int, now: datetime) -> None:
    """It has left."""
    connection.execute(update(notice).where(notice.c.id == notice_id).values(sent_at=now))


def note_refused(connection: Connection, notice_id: int, reply: str) -> None:
    """The server will never take it."""
    connection.execute(update(notice).where(notice.c.id == notice_id).values(refused=reply))


def note_later(connection: Connection, notice_id: int, not_before: datetime) -> None:
    """Try it again then."""
    connection.execute(
        update(notice).where(notice.c.id == notice_id).values(attempts=notice.c.attempts + 1, not_before=not_before)
    )


def next_attempt(connection: Connection, kind: str | None = None, subject: str | None = None) -> datetime | None:
    """When the earliest of those that servers have put off is tried again; or that one, if its subject is named."""
    waiting = select(notice.c.not_before).where(notice.c.sent_at.is_(None), notice.c.refused.is_(None))
    if kind is not None:
        waiting = waiting.where(notice.c.kind == kind, notice.c.subject == subject)
    earliest = waiting.where(notice.c.not_before.is_not(None)).order_by(notice.c.not_before).limit(1)
    return connection.execute(earliest).scalar_one_or_none()


def hasten(connection: Connection, kind: str, subject: str) -> bool:
    """Let it be tried at once that a server has put off; False if it does not wait."""
    waiting = (notice.c.sent_at.is_(None), notice.c.refused.is_(None), notice.c.not_before.is_not(None))
    about = (notice.c.kind == kind, notice.c.subject == subject)
    return bool(connection.execute(update(notice).where(*about, *waiting).values(not_before=None)).rowcount)


def fate(connection: Connection, kind: str, subject: str) -> tuple[Literal["none", "waiting", "sent", "refused"], str]:
    """What became of the notice about `subject`; with the server's words if it was refused."""
    row = connection.execute(select(notice).where(notice.c.kind == kind, notice.c.subject == subject)).first()
    if row is None:
        return "none", ""
    if row.refused is not None:
        return "refused", row.refused
    return ("waiting" if row.sent_at is None else "sent"), ""
