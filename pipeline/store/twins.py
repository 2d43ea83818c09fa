"""Sessions that are there already under another name: with the same bytes, the same title, the same answers."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, and_, case, func, literal, or_, select

from pipeline.model.session import Session
from pipeline.store.schema import revision, session
from pipeline.store.sessions import Kept

_TELLING = 5
"""Paragraphs by which a text is known again."""
_LEAST_TOLD = 60
"""Characters that they must have together."""


def twin(
    connection: Connection, content: Session, source: str, origin: str, document_hash: str, besides: int | None = None
) -> Kept | None:
    """A session with equal series, number and title, or that once had the same bytes, that came from elsewhere.

    `besides` is the number of the one that it is itself, if it has one.
    """
    elsewhere = and_(or_(session.c.source != source, session.c.origin != origin), session.c.id != (besides or 0))
    before = select(session).join(revision).where(revision.c.document_hash == document_hash)
    if found := connection.execute(before.where(elsewhere)).first():
        return Kept(**found._mapping)
    same = select(session).where(
        session.c.title == content.title,
        session.c.number.is_not_distinct_from(content.number),
        session.c.series.is_not_distinct_from(content.series),
    )
    row = connection.execute(same.where(elsewhere)).first()
    return None if row is None else Kept(**row._mapping)


def alike(connection: Connection, content: Session) -> list[Kept]:
    """The sessions that say the same, whatever they are called: one of their revisions has the longest paragraphs of
    the answers of `content` word for word and in their order, of many all but one. None for answers that say little.

    It looks through all there are.
    """
    bodies = (passage.body for turn in content.turns for passage in turn.answer)
    paragraphs = list(dict.fromkeys(each for body in bodies for each in body.split("</p>") if each))
    longest = set(sorted(paragraphs, key=len)[-_TELLING:])
    telling = [_written(each) for each in paragraphs if each in longest]
    if sum(map(len, longest)) < _LEAST_TOLD:
        return []
    enough = max(len(telling) - 1, min(len(telling), _TELLING - 2))
    holds = [func.instr(revision.c.content, each) > 0 for each in telling]
    likely = or_(*holds[:2])  # one at most may be missing: most are out of the question after two looks
    held = sum((case((each, 1), else_=0) for each in holds), literal(0))
    same = select(*session.c, revision.c.content).join(revision).where(likely, held >= enough).order_by(session.c.id)
    found = (row._mapping for row in connection.execute(same))
    # Who answers the same questions each week may say the same twice, but not one thing after the other.
    in_order = (row for row in found if _in_order(telling, row[revision.c.content]))
    kept = (Kept(**{column.name: row[column] for column in session.c}) for row in in_order)
    return list(dict.fromkeys(kept))


def _written(paragraph: str) -> bytes:
    """As it stands in what is stored."""
    return msgspec.json.encode(paragraph)[1:-1]


def _in_order(paragraphs: Iterable[bytes], content: bytes) -> bool:
    """Whether those that stand in `content` follow one another there, too."""
    places = [place for place in map(content.find, paragraphs) if place >= 0]
    return places == sorted(places)
