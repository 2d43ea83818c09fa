"""Habits: how many sessions of a source hold each short line; what most of them hold is the site's, not theirs."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from pipeline.store.schema import habit

FEWEST = 4
"""Documents that must hold a line before it is a habit."""
_MOST = 0.6
"""The share of all documents that must."""
_EVERY_DOCUMENT = ""


def count(connection: Connection, source: str, lines: Iterable[str]) -> None:
    """One more session of the source, with these lines (digests)."""
    rows = [{"source": source, "line": line, "documents": 1} for line in (_EVERY_DOCUMENT, *sorted(lines))]
    statement = insert(habit)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["source", "line"], set_={"documents": habit.c.documents + statement.excluded.documents}
        ),
        rows,
    )


def learned(connection: Connection, source: str) -> frozenset[str]:
    """The lines (digests) that most sessions of the source hold."""
    whole = select(habit.c.documents).where(habit.c.source == source, habit.c.line == _EVERY_DOCUMENT)
    total = connection.execute(whole).scalar_one_or_none() or 0
    enough = max(FEWEST, _MOST * total)
    rows = connection.execute(
        select(habit.c.line).where(
            habit.c.source == source, habit.c.documents >= enough, habit.c.line != _EVERY_DOCUMENT
        )
    )
    return frozenset(rows.scalars())
