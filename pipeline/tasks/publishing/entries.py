"""Entries: sessions as the public has them, put together from the store."""

from __future__ import annotations

from datetime import datetime

from pipeline.config import Settings
from pipeline.model.entry import Entry
from pipeline.model.session import Session
from pipeline.store import sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept


def entry_of(
    connection: Connection, settings: Settings, kept: Kept, answer_ids: tuple[str, ...] | None = None, revision: int = 0
) -> Entry:
    """The entry of a session, in that revision or (0) in the public one.

    One that was never published is shown in its newest, with the date that it would be published with. `answer_ids`
    saves a query to callers who have them.
    """
    number = revision or kept.public_revision or kept.revision
    ids = answer_ids if answer_ids is not None else sessions.answer_ids(connection, kept.id)
    return made(settings, kept, number, sessions.content(connection, kept.id, number), ids)


def made(settings: Settings, kept: Kept, number: int, content: Session, ids: tuple[str, ...]) -> Entry:
    """The entry of a session whose revision `number` says `content`. Pure."""
    published = kept.published or _to_be(kept, content)
    slug = kept.slug or f"draft-{kept.id}"
    return Entry(
        session=content,
        entry_id=kept.entry_id,
        slug=slug,
        link=link(settings, content, slug),
        published=published,
        updated=kept.updated or published,
        revision=number,
        answer_ids=ids
        if len(ids) == len(content.turns)
        else tuple(f"a-{index}" for index in range(1, len(content.turns) + 1)),
    )


def _to_be(kept: Kept, content: Session) -> datetime:
    """The date that a session will have: what its document says, unless that lies ahead and is no embargo."""
    said = content.published
    return said if said is not None and (content.embargo or said <= kept.seen_at) else kept.seen_at


def link(settings: Settings, content: Session, slug: str) -> str:
    """Where readers find it (`[site] links`, `pages`): the page it came from, our page, or the index."""
    base = settings.publication.base
    own = f"{base}s/{slug}/" if settings.site.pages else base
    return (content.url or own) if settings.site.links == "origin" or not settings.site.pages else own
