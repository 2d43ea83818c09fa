"""What is remembered of sources on the web, and the originals of what they brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.model.document import Document, Particulars
from pipeline.model.sight import Bookmark, Health, Memory, Trace
from pipeline.store import originals, sources
from pipeline.store.engine import Store


def test_an_unknown_source_has_an_empty_memory(store: Store) -> None:
    with store.read() as connection:
        assert sources.memory(connection, "blog") == Memory()
        assert sources.health(connection, "blog") == Health()


def test_traces_bookmarks_and_health_are_kept_and_replaced(store: Store, now: datetime) -> None:
    trace = Trace("https://a.example/feed", '"1"', "yesterday", now + timedelta(hours=1), "body")
    health = Health(now, now + timedelta(minutes=10), 2, now - timedelta(hours=1), "answered 500", "closed")
    with store.write() as connection:
        sources.keep_trace(connection, "blog", Trace(trace.url, '"0"'))
        sources.keep_trace(connection, "blog", trace)
        sources.keep_trace(connection, "other", Trace(trace.url, '"9"'))
        sources.keep_bookmark(connection, "blog", Bookmark("modified", "2026-01-01"))
        sources.keep_bookmark(connection, "blog", Bookmark("modified", "2026-02-01"))
        sources.note_health(connection, "blog", Health())
        sources.note_health(connection, "blog", health)
    with store.read() as connection:
        memory = sources.memory(connection, "blog")
        assert memory.traces == {trace.url: trace}
        assert memory.bookmarks == {"modified": "2026-02-01"}
        assert memory.is_first
        assert sources.health(connection, "blog") == health


def test_an_original_comes_back_as_it_was(store: Store, now: datetime) -> None:
    document = Document(
        "blog",
        "17",
        "text/html",
        b"<p>caf\xe9</p>" * 100,
        charset="cp1252",
        url="https://a.example/x",
        aliases=("a.example/?p=17",),
        guid="https://a.example/?p=17",
        particulars=Particulars(title="X", published=now, topics=("a", "b")),
    )
    later = replace(document, data=b"<p>other</p>")
    with store.write() as connection:
        originals.keep(connection, document)
    with store.read() as connection:
        assert originals.get(connection, "blog", "17") == document
        assert originals.get(connection, "blog", "18") is None
    with store.write() as connection:
        originals.keep(connection, later)
    with store.read() as connection:
        assert originals.get(connection, "blog", "17") == later
