"""Facts about the store and the last run: a name, a text."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from pipeline.store.glance import SITE_FACT
from pipeline.store.schema import fact

PUBLICATION_FACT = "id of the publication"


def recall(connection: Connection, name: str) -> str | None:
    """The fact of that name, or None."""
    return connection.execute(select(fact.c.value).where(fact.c.name == name)).scalar_one_or_none()


def remember(connection: Connection, name: str, value: str) -> None:
    """Set it."""
    statement = insert(fact).values(name=name, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def note_site_is_behind(connection: Connection) -> None:
    """Something public has changed and its files have not been written: no run is idle before they are."""
    forget(connection, SITE_FACT)


def forget(connection: Connection, name: str) -> None:
    """Remove it, if it is there."""
    connection.execute(delete(fact).where(fact.c.name == name))
