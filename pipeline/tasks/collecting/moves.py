"""Moves: a renamed file keeps its session, also when several change names at once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.store import documents, sessions, twins
from pipeline.store.documents import Known
from pipeline.store.engine import Connection
from pipeline.tasks.collecting.replaced import REPLACED


@dataclass(frozen=True, slots=True)
class Arrived:
    """A new or changed file, as far as moves are concerned."""

    content_hash: str
    inode: int


def find_moves(arrived: Mapping[str, Arrived], known: Mapping[str, Known], present: frozenset[str]) -> dict[str, str]:
    """New name → old name of every file that was renamed. Pure.

    `arrived` are the files that are new or changed, by name; `present` the names of all files that are there. A
    document was moved when its content stands under another name now and its own is free, or has been taken by
    another known document, or by a new file while the old one (its inode) lives on. A copy kept beside an edited file
    is no move.
    """
    contents = {each.content_hash for each in known.values()} - {""}
    homeless: dict[str, list[str]] = {}
    for origin, each in known.items():
        changed = origin in arrived and arrived[origin].content_hash != each.content_hash
        if each.content_hash and (origin not in present or changed):
            homeless.setdefault(each.content_hash, []).append(origin)
    moves: dict[str, str] = {}
    for name, file in arrived.items():
        if name in known and known[name].content_hash == file.content_hash:
            continue
        for old in homeless.get(file.content_hash, ()):
            taken = old in arrived and arrived[old].content_hash in contents
            if old not in present or taken or known[old].sighting.inode == file.inode:
                moves[name] = old
                homeless[file.content_hash].remove(old)
                break
    return moves


def apply_moves(connection: Connection, source: str, moves: Mapping[str, str], known: Mapping[str, Known]) -> None:
    """Give every moved document and its sessions their new name, all at once: names may have been swapped.

    A document whose place was taken and that is nowhere else is kept under a name that no file has.
    """
    for index, old in enumerate(moves.values()):
        _rename(connection, source, old, f"{index}//moving")
    for new in moves:
        if new in known and new not in moves.values():
            free = (f"{new}//replaced-{count}" for count in itertools.count(1))
            _rename(connection, source, new, next(each for each in free if each not in known))
    for index, new in enumerate(moves):
        _rename(connection, source, f"{index}//moving", new)


def adopt(
    connection: Connection, document: Document, found: Iterable[Parsed], gone: Set[str], *, is_backlog: bool = False
) -> list[str]:
    """Give `document` the sessions whose file was renamed and edited at once; returns the old names of those.

    A session is known by its longest answers. Its own file must be gone: it is among `gone`, or was missed before, or
    holds another session now, as none does while the source is looked through for the first time (`is_backlog`).
    """
    homeless = gone or documents.any_missing(connection, document.source)
    if not homeless and (is_backlog or not sessions.any_because(connection, document.source, REPLACED)):
        return []  # to know a text again, all there are have to be looked through
    adopted = []
    for each in found:
        if each.session is None or sessions.at(connection, document.source, document.origin, each.part) is not None:
            continue
        for kept in twins.alike(connection, each.session):
            is_here = kept.source == document.source and kept.part == each.part and kept.state != "retracted"
            is_free = kept.reason == REPLACED or kept.origin in gone
            if is_here and (is_free or documents.is_missing(connection, kept.source, kept.origin)):
                sessions.change(connection, kept.id, origin=document.origin)
                adopted.append(kept.origin)
                break
    for old in adopted:
        if not sessions.of_origin(connection, document.source, old):
            documents.forget(connection, document.source, old)
    return adopted


def _rename(connection: Connection, source: str, old: str, new: str) -> None:
    documents.move(connection, source, old, new)
    sessions.move(connection, source, old, new)
