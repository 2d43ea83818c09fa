"""Originals: the documents of sessions that came over the web, kept to be read again by a better parser."""

from __future__ import annotations

import zlib
from dataclasses import fields

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from pipeline.model.document import Document, Particulars
from pipeline.store.schema import original

_BESIDE = tuple(
    each.name for each in fields(Document) if each.init and each.name not in ("source", "origin", "data", "sidecar")
)
"""What is kept of a document beside its content; only files have sidecars."""


def keep(connection: Connection, document: Document) -> None:
    """Keep the document as it is now, in the place of what it was."""
    values = {
        "document": msgspec.json.encode({name: getattr(document, name) for name in _BESIDE}, order="sorted"),
        "content": zlib.compress(document.data),
    }
    statement = insert(original).values(source=document.source, origin=document.origin, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["source", "origin"], set_=values))


def get(connection: Connection, source: str, origin: str) -> Document | None:
    """The document as it was last kept; None if it never was."""
    here = (original.c.source == source, original.c.origin == origin)
    row = connection.execute(select(original).where(*here)).first()
    if row is None:
        return None
    beside = msgspec.json.decode(row.document)
    beside["aliases"] = tuple(beside["aliases"])
    beside["particulars"] = msgspec.convert(beside["particulars"], Particulars)
    return Document(source=source, origin=origin, data=zlib.decompress(row.content), **beside)
