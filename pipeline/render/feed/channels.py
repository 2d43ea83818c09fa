"""Channels: the heads of all feeds that a site has, made from that of the main feed."""

from __future__ import annotations

import uuid
from dataclasses import replace

from pipeline.model.channel import Channel, Source
from pipeline.model.collection import Collection
from pipeline.render.feed import ATOM

ANSWERS = "answers.xml"
"""Where the feed of single answers lies in the web root; it is Atom."""


def collection_channel(main: Channel, collection: Collection, base: str, title: str) -> Channel:
    """The head of a collection's feeds; `base` is the address of the web root, `title` what readers call it.

    Its id is permanent as long as the collection's slug is.
    """
    home = base + collection.path
    return replace(
        main,
        id=_derived(main.id, collection.path),
        title=title,
        home_url=home,
        self_url=home,
        description="",
        place=None,
        source=_source(main, base) if collection.kind == "questions" else None,
    )


def answers_channel(main: Channel, base: str, title: str) -> Channel:
    """The head of the feed of single answers. It holds the newest and is silent about the others: each is in its
    session's entry in the main feed, which has the archives."""
    return replace(
        main,
        id=_derived(main.id, ANSWERS),
        title=title,
        self_url=base + ANSWERS,
        description="",
        place=None,
        source=_source(main, base),
    )


def _derived(main: str, path: str) -> str:
    """A permanent id of its own: a name-based UUID (RFC 9562 §5.5) of the main feed's id and the place on the site."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{main}/{path}')}"


def _source(main: Channel, base: str) -> Source:
    return Source(main.id, main.title, base + ATOM.file)
