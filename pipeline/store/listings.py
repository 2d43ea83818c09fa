"""The lines of public sessions, and the permanent addresses of what they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from sqlalchemy import Connection, delete
from sqlalchemy.dialects.sqlite import insert

from pipeline.model.collection import Kind
from pipeline.model.listing import Listing
from pipeline.store.schema import address, listing

_DECODER = msgspec.json.Decoder(Listing)


def known(connection: Connection) -> dict[int, tuple[str, Listing]]:
    """Session → what its line was made of, and the line."""
    # Ten thousand of them are read by every build, so none goes through SQLAlchemy's rows.
    rows = connection.connection.cursor().execute("SELECT session_id, made_of, line FROM listing")
    return {key: (made_of, _DECODER.decode(line)) for key, made_of, line in rows.fetchall()}


def note(connection: Connection, lines: Iterable[tuple[str, Listing]]) -> None:
    """Keep these, each with what it was made of."""
    for made_of, line in lines:
        values = {"made_of": made_of, "line": msgspec.json.encode(line)}
        statement = insert(listing).values(session_id=line.key, **values)
        connection.execute(statement.on_conflict_do_update(index_elements=["session_id"], set_=values))


def forget(connection: Connection, keys: Iterable[int]) -> None:
    """These sessions are not public any more."""
    for key in keys:
        connection.execute(delete(listing).where(listing.c.session_id == key))


def addresses(connection: Connection) -> dict[tuple[str, str], str]:
    """(kind, key) → slug of every series, guest, topic and question that ever had a page."""
    rows = connection.connection.cursor().execute("SELECT kind, key, slug FROM address")
    return {(kind, key): slug for kind, key, slug in rows.fetchall()}


def give(connection: Connection, slugs: Mapping[tuple[Kind, str], str]) -> None:
    """Keep these addresses for ever."""
    if slugs:
        rows = [{"kind": kind, "key": key, "slug": slug} for (kind, key), slug in slugs.items()]
        connection.execute(insert(address), rows)
