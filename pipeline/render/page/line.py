"""An entry's line: what lists show of a session."""

from __future__ import annotations

from pipeline.model.entry import Entry
from pipeline.model.listing import Asked, Listing
from pipeline.model.picture import addresses
from pipeline.render.view import summary


def listing(entry: Entry, *, key: int = 0, is_ours: bool = True) -> Listing:
    """The line of `entry`; `key` is its number in the store, `is_ours` whether `entry.link` is our own page."""
    session = entry.session
    asked = zip(entry.answer_ids, session.turns, strict=False)
    return Listing(
        key=key,
        entry_id=entry.entry_id,
        slug=entry.slug,
        link=entry.link,
        title=session.title,
        published=entry.published,
        updated=entry.updated,
        revision=entry.revision,
        series=session.series,
        number=session.number,
        guests=session.guests,
        language=session.language,
        topics=session.topics,
        summary=summary(session),
        excerpt=session.summary or "",
        questions=tuple(Asked(identity, turn.question) for identity, turn in asked if turn.question),
        images=addresses(session),
        is_ours=is_ours,
    )
