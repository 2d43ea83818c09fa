"""The diary: what happened to what, and when; for `qna status` and for somebody who wonders later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from pipeline.store.schema import event


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the diary."""

    at: datetime
    kind: str
    subject: str
    detail: str


def write(connection: Connection, at: datetime, kind: str, subject: str, detail: str = "") -> None:
    """Add a line."""
    connection.execute(insert(event).values(at=at, kind=kind, subject=subject, detail=detail))


def latest(connection: Connection, kind: str, subject: str | None = None) -> Event | None:
    """The newest line of that kind, or of that kind about the `subject`."""
    lines = select(event).where(event.c.kind == kind)
    if subject is not None:
        lines = lines.where(event.c.subject == subject)
    row = connection.execute(lines.order_by(event.c.id.desc()).limit(1)).first()
    return Event(row.at, row.kind, row.subject, row.detail) if row else None
