"""Which files of the web root are ours, and what each was made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from pipeline.store.schema import site_file


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of ours in the web root."""

    path: str
    made_of: str
    """A digest of everything that went into it."""
    size: int
    modified_ns: int


def all_files(connection: Connection) -> dict[str, SiteFile]:
    """Path → file."""
    # Tens of thousands: in the order of the fields, which is that of the columns.
    return {row[0]: SiteFile(*row) for row in connection.execute(select(site_file)).all()}


def note(connection: Connection, files: Iterable[SiteFile]) -> None:
    """These have been written, or found to be right already."""
    for file in files:
        values = {"made_of": file.made_of, "size": file.size, "modified_ns": file.modified_ns}
        statement = insert(site_file).values(path=file.path, **values)
        connection.execute(statement.on_conflict_do_update(index_elements=["path"], set_=values))


def forget(connection: Connection, paths: Iterable[str]) -> None:
    """These are gone."""
    for path in paths:
        connection.execute(delete(site_file).where(site_file.c.path == path))
