"""Check: look through documents before they are published, each for itself and all beside each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.entry import Entry
from pipeline.model.letter import Letter
from pipeline.model.session import Hints, Session
from pipeline.parse.characters.decode import decode
from pipeline.parse.explain import explain, front_of
from pipeline.tasks.lint import Finding, Piece, lint

Write = Callable[[Entry], Letter]
"""Makes the mail of a session."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def check(
    documents: Iterable[tuple[str, Callable[[], tuple[Document, Hints]]]],
    write: Write,
    *,
    strict: bool,
    approved: Set[tuple[str, str]] = frozenset(),
) -> Iterator[Finding]:
    """All findings about `documents`, which are (name, what reads it); file by file, then those between files.

    A document that is no session is an error if `strict` (somebody named it), else it is passed over. `approved` are
    those, by hash and part, of which the editor has said that they are right as they stand.
    """
    pieces: list[Piece] = []
    for name, read in documents:
        try:
            document, hints = read()
            for piece in look(name, document, hints, write, approved):
                if piece.session is not None or strict:
                    yield from lint(piece)
                    pieces.append(piece)
        except DocumentError as error:
            yield _refused(name, error)
    yield from compare(pieces)


def _refused(name: str, error: DocumentError) -> Finding:
    """The finding about a document that cannot be read; its message says where, and we say so ourselves."""
    placed = re.fullmatch(rf"(?:\./)?{re.escape(name)}(?:, line (\d+))?: (.*)", str(error))
    line, message = (placed[1], placed[2]) if placed else (None, str(error))
    return Finding(name, int(line) if line else None, "error", "unreadable", message)


def look(
    name: str, document: Document, hints: Hints, write: Write, approved: Set[tuple[str, str]] = frozenset()
) -> Iterator[Piece]:
    """The sessions of one document, as far as the rules need them. Raises DocumentError if it cannot be read."""
    text = decode(document) if document.media_type.startswith("text/") else ""
    front = front_of(document, text)
    for explained in explain(document, hints):
        part, session = explained.parsed.part, explained.parsed.session
        yield Piece(
            file=f"{name}#{part}" if part else name,
            explained=explained,
            text=text,
            front=front,
            media_type=document.media_type,
            address=document.url or (session.url if session else None),
            rest=_rest(session, write) if session and session.title else None,
            is_approved=(document.content_hash, part) in approved,
        )


def _rest(session: Session, write: Write) -> int | None:
    """The index of the turn at which the mail of `session` would be cut."""
    ids = tuple(f"a-{index}" for index in range(len(session.turns)))
    entry = Entry(session, "urn:check", "check", "https://example.org/s/check/", _EPOCH, _EPOCH, 1, ids)
    cut = write(entry).rest
    return ids.index(cut) if cut in ids else None


def compare(pieces: Sequence[Piece]) -> Iterator[Finding]:
    """What is wrong only because of another file. Pure."""
    held = [(piece, piece.session) for piece in pieces if piece.session is not None]
    yield from _twice(held, "id", lambda session: session.identity)
    yield from _twice(held, "number", _place_in_series)
    series: dict[str, list[tuple[Piece, Session]]] = defaultdict(list)
    for piece, session in held:
        if session.series:
            series[session.series.casefold()].append((piece, session))
    for members in series.values():
        yield from _lacking(members, "number", lambda session: session.number is not None)
        yield from _lacking(members, "date", lambda session: session.published is not None)


def _place_in_series(session: Session) -> str | None:
    return None if session.number is None else f"{session.series or ''} {session.number}".strip()


Held = Sequence[tuple[Piece, Session]]


def _twice(held: Held, what: str, key: Callable[[Session], str | None]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for piece, session in held:
        value = key(session)
        if value is None:
            continue
        if value.casefold() in first:
            other = first[value.casefold()]
            message = f"has the same {what} ({value}) as {other}; give one of them another"
            yield Finding(piece.file, None, "error", f"same-{what}", message)
        first.setdefault(value.casefold(), piece.file)


def _lacking(members: Held, what: str, has: Callable[[Session], bool]) -> Iterator[Finding]:
    """Who has no number, or no date, where most of the series have one."""
    without = [(piece, session) for piece, session in members if not has(session)]
    if 2 * len(without) >= len(members):
        return
    for piece, session in without:
        others = f"{len(members) - len(without)} others of {session.series} have one"
        message = f"has no {what}, {others}; write “{what}:” in its front matter or sidecar"
        yield Finding(piece.file, None, "warning", f"missing-{what}", message)
