"""Replaced: a session whose document holds another one now keeps what is public of it, and its place becomes free."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.model.document import Document
from pipeline.model.session import Parsed, Session
from pipeline.store import diary, documents, mailings, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept

REPLACED = "another document has taken its place"
_PARKED = "//replaced-"
"""What the origin of such a session has that no file's name can have."""
_TELLING = 30
"""Characters from which on a sentence of two documents is no accident: "I do not know." is one of many."""
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…。！？؟।]+")


def make_room(connection: Connection, document: Document, found: Iterable[Parsed], now: datetime) -> list[Kept]:
    """Park the session that was made of the file `document`, if the file holds another one now; returns those parked.

    What nobody has seen yet may change altogether. A file with several sessions tells them apart by itself, and the
    same bytes, read by another parser, are the same session.
    """
    if documents.is_read(connection, document.source, document.origin, document.content_hash):
        return []
    made = []
    for each in found:
        known = None if each.part else sessions.at(connection, document.source, document.origin, "")
        if each.session is None or known is None or not (known.public_revision or known.state == "retracted"):
            continue
        seen = {known.revision, known.public_revision or known.revision}
        before = [sessions.content(connection, known.id, number) for number in sorted(seen)]
        if not any(is_the_same(old, each.session) for old in before):
            park(connection, known)
            diary.write(connection, now, "replaced", str(known.id), document.origin)
            made.append(known)
    return made


def park(connection: Connection, known: Kept) -> None:
    """Give the session an origin of its own, which no document has; one that was retracted stays retracted."""
    reason = known.reason if known.state == "retracted" else REPLACED
    sessions.change(connection, known.id, origin=f"{known.origin}{_PARKED}{known.id}", reason=reason)
    mailings.forget_approval(connection, known.id)


def first_origin(origin: str) -> str:
    """Where a session stood before it was parked, if it was."""
    return origin.partition(_PARKED)[0]


def is_the_same(old: Session, new: Session) -> bool:
    """Whether `new` may be an edit of `old`: they have an id, a title, a number, a guest or something said in common.

    Pure.
    """
    return bool(
        (old.identity and old.identity == new.identity)
        or (old.title and _folded(old.title) == _folded(new.title))
        or (old.number is not None and old.number == new.number)
        or {_folded(each.name) for each in old.guests} & {_folded(each.name) for each in new.guests}
        # What was an answer may be read as an introduction now, but two introductions may be alike each week.
        or _said(_answers(old)) & _said(_everything(new))
        or _said(_everything(old)) & _said(_answers(new))
    )


def _answers(content: Session) -> Sequence[str]:
    return [passage.body for turn in content.turns for passage in turn.answer]


def _everything(content: Session) -> Sequence[str]:
    return [content.introduction, *_answers(content), content.conclusion]


def _said(texts: Sequence[str]) -> set[str]:
    """The sentences that tell something, and short texts as a whole."""
    plain = [html.unescape(_TAG.sub(" ", each)) for each in texts]
    sentences = (" ".join(_WORD.findall(_folded(each))) for text in plain for each in (text, *_SENTENCE.split(text)))
    return {each for each in sentences if len(each) >= _TELLING}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
