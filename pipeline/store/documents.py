"""What each source has shown us, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from pipeline.model.document import Sighting
from pipeline.store.schema import document, session


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that is there and was refused."""

    source: str
    origin: str
    content_hash: str
    """Empty where it could not be had at all."""
    message: str


@dataclass(frozen=True, slots=True)
class Known:
    """A document as it was last seen."""

    sighting: Sighting
    content_hash: str
    outcome: str
    missing_since: datetime | None


def known(connection: Connection, name: str) -> dict[str, Known]:
    """Origin → the document, for all that the source ever showed, vanished ones too."""
    rows = connection.execute(select(document).where(document.c.source == name))
    return {
        row.origin: Known(
            Sighting(row.origin, row.size, row.modified_ns, row.inode), row.content_hash, row.outcome, row.missing_since
        )
        for row in rows
    }


def content_hashes(connection: Connection, name: str) -> dict[str, str]:
    """Origin → hash of the content, for all documents of the source that are there."""
    here = (document.c.source == name, document.c.missing_since.is_(None))
    rows = connection.execute(select(document.c.origin, document.c.content_hash).where(*here))
    return {row.origin: row.content_hash for row in rows}


def is_read(connection: Connection, name: str, origin: str, content_hash: str) -> bool:
    """Whether that content of the document has been taken up."""
    at = (document.c.source == name, document.c.origin == origin, document.c.content_hash == content_hash)
    return connection.execute(select(document.c.origin).where(*at)).first() is not None


def outcome(connection: Connection, name: str, origin: str) -> str | None:
    """What came of the document when it was last read; None if it is new."""
    here = (document.c.source == name, document.c.origin == origin)
    return connection.execute(select(document.c.outcome).where(*here)).scalar_one_or_none()


def note(
    connection: Connection,
    name: str,
    sighting: Sighting,
    content_hash: str,
    outcome: str,
    now: datetime,
    message: str = "",
) -> None:
    """Write down what a document held and what came of it; `seen_at` moves only with the content."""
    values = {
        "content_hash": content_hash,
        "size": sighting.size,
        "modified_ns": sighting.modified_ns,
        "inode": sighting.inode,
        "outcome": outcome,
        "message": message,
        "missing_since": None,
    }
    statement = insert(document).values(source=name, origin=sighting.origin, seen_at=now, **values)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["source", "origin"], set_={**values, "seen_at": now})
    )


def restamp(connection: Connection, name: str, sightings: Iterable[Sighting]) -> None:
    """The files were touched or have come back, their content is the same."""
    for sighting in sightings:
        connection.execute(
            update(document)
            .where(document.c.source == name, document.c.origin == sighting.origin)
            .values(size=sighting.size, modified_ns=sighting.modified_ns, inode=sighting.inode, missing_since=None)
        )


def move(connection: Connection, name: str, old: str, new: str) -> None:
    """A renamed file keeps its record."""
    connection.execute(update(document).where(document.c.source == name, document.c.origin == old).values(origin=new))


def forget(connection: Connection, name: str, origin: str) -> None:
    """As if the file had never been seen."""
    connection.execute(delete(document).where(document.c.source == name, document.c.origin == origin))


def note_missing(connection: Connection, name: str, origins: Iterable[str], now: datetime) -> None:
    """The files are not there any more."""
    connection.execute(
        update(document)
        .where(document.c.source == name, document.c.origin.in_(list(origins)))
        .values(missing_since=now)
    )


def refused(connection: Connection) -> list[Refused]:
    """Every document that was refused and is still so."""
    rows = connection.execute(
        select(document.c.source, document.c.origin, document.c.content_hash, document.c.message)
        .where(document.c.outcome == "refused", document.c.missing_since.is_(None))
        .order_by(document.c.source, document.c.origin)
    )
    return [Refused(*row) for row in rows]


def is_refused(connection: Connection, name: str, origin: str) -> bool:
    """Whether what the document holds now was refused. One that only could not be had may hold what it held before."""
    at = (document.c.source == name, document.c.origin == origin)
    refused = (document.c.outcome == "refused", document.c.content_hash != "")
    return connection.execute(select(document.c.origin).where(*at, *refused)).first() is not None


def is_missing(connection: Connection, name: str, origin: str) -> bool:
    """Whether the document was there and has vanished."""
    at = (document.c.source == name, document.c.origin == origin, document.c.missing_since.is_not(None))
    return connection.execute(select(document.c.origin).where(*at)).first() is not None


def any_missing(connection: Connection, name: str) -> bool:
    """Whether any document of the source has vanished."""
    here = (document.c.source == name, document.c.missing_since.is_not(None))
    return connection.execute(select(document.c.origin).where(*here).limit(1)).first() is not None


def missing(connection: Connection) -> list[tuple[str, str, datetime]]:
    """(source, origin, since when) of every file that has vanished while its session is still public or waits."""
    rows = connection.execute(
        select(document.c.source, document.c.origin, document.c.missing_since)
        .join(session, (session.c.source == document.c.source) & (session.c.origin == document.c.origin))
        .where(document.c.missing_since.is_not(None), session.c.state != "retracted")
        .distinct()
        .order_by(document.c.source, document.c.origin)
    )
    return [(row.source, row.origin, row.missing_since) for row in rows]
