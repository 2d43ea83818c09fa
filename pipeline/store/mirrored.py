"""What each mirror has of us, as far as we know, and how writing to it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert

from pipeline.store.schema import mirror, mirrored
from pipeline.store.step import STAMP


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that a mirror has."""

    place: str
    """Its path at the mirror."""
    digest: str
    """MD5 of its bytes, hexadecimal."""
    headers: str
    """What went with it, as the sender writes headers down."""
    size: int
    modified_ns: int
    """Size and time of the file in the web root when it was sent."""
    etag: str
    """What the mirror answered; "" where mirrors answer nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How writing to a mirror goes."""

    name: str
    target: str
    """Where it leads."""
    site: str = ""
    """The web root's stamp when all of it was there."""
    in_step_at: datetime | None = None
    failures: int = 0
    """In a row."""
    failing_since: datetime | None = None
    told_at: datetime | None = None
    """When the editor last heard of it."""
    trouble: str = ""


def site_stamp(connection: Connection) -> str:
    """Names the present state of the web root."""
    return str(connection.execute(text(STAMP)).scalar_one())


def standing(connection: Connection, name: str) -> Standing | None:
    """How writing to the mirror goes; None when it was never tried."""
    row = connection.execute(select(mirror).where(mirror.c.name == name)).first()
    return None if row is None else Standing(**row._mapping)


def note_standing(connection: Connection, now_is: Standing) -> None:
    """Write down how it goes. What was sent to another target than now does not count any more."""
    before = standing(connection, now_is.name)
    if before is not None and before.target != now_is.target:
        connection.execute(delete(mirrored).where(mirrored.c.mirror == now_is.name))
    values = {field: getattr(now_is, field) for field in Standing.__slots__ if field != "name"}
    statement = insert(mirror).values(name=now_is.name, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))


def sent(connection: Connection, name: str) -> dict[str, Sent]:
    """Place → what the mirror has there."""
    columns = [mirrored.c[field] for field in Sent.__slots__]
    rows = connection.execute(select(*columns).where(mirrored.c.mirror == name)).all()
    return {row[0]: Sent(*row) for row in rows}


def note_sent(connection: Connection, name: str, files: Iterable[Sent]) -> None:
    """The mirror has these now."""
    values = [{"mirror": name, **{field: getattr(file, field) for field in Sent.__slots__}} for file in files]
    if values:
        statement = insert(mirrored)
        kept = {field: statement.excluded[field] for field in Sent.__slots__ if field != "place"}
        connection.execute(statement.on_conflict_do_update(index_elements=["mirror", "place"], set_=kept), values)


def note_touched(connection: Connection, name: str, files: Iterable[Sent]) -> None:
    """The same bytes stand in the web root with another time."""
    values = [{"at": file.place, "bytes": file.size, "ns": file.modified_ns} for file in files]
    if values:
        where = (mirrored.c.mirror == name, mirrored.c.place == bindparam("at"))
        statement = update(mirrored).where(*where).values(size=bindparam("bytes"), modified_ns=bindparam("ns"))
        connection.execute(statement, values)


def forget(connection: Connection, name: str, places: Iterable[str]) -> None:
    """The mirror has these no longer."""
    values = [{"at": place} for place in places]
    if values:
        where = (mirrored.c.mirror == name, mirrored.c.place == bindparam("at"))
        connection.execute(delete(mirrored).where(*where), values)
