"""Sources: whether a first collect has ended, and of those on the web what is remembered from look to look."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from pipeline.model.sight import Bookmark, Health, Memory, Trace
from pipeline.store import documents
from pipeline.store.schema import bookmark, source, trace


def is_collected(connection: Connection, name: str) -> bool:
    """Whether a first collect of the source has ended; before that, what it brings is backlog."""
    return (
        connection.execute(select(source.c.collected_at).where(source.c.name == name)).scalar_one_or_none() is not None
    )


def close_first_collect(connection: Connection, name: str, now: datetime) -> None:
    """From now on, what is new in the source is news."""
    statement = insert(source).values(name=name, collected_at=now)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["name"], set_={"collected_at": now}, where=source.c.collected_at.is_(None)
        )
    )


def memory(connection: Connection, name: str) -> Memory:
    """What the looks so far have left."""
    traces = connection.execute(select(trace).where(trace.c.source == name))
    marks = connection.execute(select(bookmark).where(bookmark.c.source == name))
    return Memory(
        traces={row.url: Trace(row.url, row.etag, row.last_modified, row.fresh_until, row.body) for row in traces},
        bookmarks={row.name: row.value for row in marks},
        known=frozenset(documents.content_hashes(connection, name)),
        refused=frozenset(each.origin for each in documents.refused(connection) if each.source == name),
        is_first=not is_collected(connection, name),
    )


def keep_trace(connection: Connection, name: str, kept: Trace) -> None:
    """Remember what an address answered with."""
    values = {
        "etag": kept.etag,
        "last_modified": kept.last_modified,
        "fresh_until": kept.fresh_until,
        "body": kept.body,
    }
    statement = insert(trace).values(source=name, url=kept.url, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["source", "url"], set_=values))


def keep_bookmark(connection: Connection, name: str, kept: Bookmark) -> None:
    """Remember how far the source has read."""
    statement = insert(bookmark).values(source=name, name=kept.name, value=kept.value)
    connection.execute(statement.on_conflict_do_update(index_elements=["source", "name"], set_={"value": kept.value}))


def health(connection: Connection, name: str) -> Health:
    """How the looks at the source have gone."""
    row = connection.execute(select(source).where(source.c.name == name)).first()
    if row is None:
        return Health()
    return Health(row.looked_at, row.next_look_at, row.failures, row.failing_since, row.trouble, row.remark)


def look_again(connection: Connection) -> None:
    """The next run looks at every source, whatever it was to wait for."""
    connection.execute(update(source).values(next_look_at=None))


def note_health(connection: Connection, name: str, now_is: Health) -> None:
    """Write down how a look went."""
    values: Mapping[str, object] = {
        "looked_at": now_is.looked_at,
        "next_look_at": now_is.next_look_at,
        "failures": now_is.failures,
        "failing_since": now_is.failing_since,
        "trouble": now_is.trouble,
        "remark": now_is.remark,
    }
    statement = insert(source).values(name=name, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=dict(values)))
