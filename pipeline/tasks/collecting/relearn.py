"""Relearn: what most documents of a source repeat is dropped from those, too, that were read before it was known."""

from __future__ import annotations

import hashlib
from contextlib import suppress

from pipeline.config import Source
from pipeline.errors import DocumentError
from pipeline.store import facts, habits, sessions
from pipeline.tasks.review import reparse, there_in
from pipeline.tasks.tools import Tools

_FACT = "habits by which the sessions of {} were last read"


def relearn(tools: Tools, source: Source) -> None:
    """Read the sessions of `source` again that nobody has seen yet, if something has been learned since.

    What is public stays as it is: `qna sessions reparse` reads that again when the editor wants it.
    """
    name = _FACT.format(source.name)
    with tools.store.read() as connection:
        learned = habits.learned(connection, source.name)
        mark = hashlib.sha256(" ".join(sorted(learned)).encode()).hexdigest()[:16] if learned else ""
        if mark == (facts.recall(connection, name) or ""):
            return
        waiting = [kept for kept in sessions.in_state(connection, "ready", "review") if kept.source == source.name]
    there = there_in(tools, source.name) if waiting else {}
    for kept in waiting:
        with suppress(DocumentError):  # it has just been read; if it is gone, the next run tells
            reparse(tools, kept, there, touch=True)
    with tools.store.write() as connection:
        facts.remember(connection, name, mark)
