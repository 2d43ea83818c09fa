"""Moves: a renamed file keeps its session, also when several change names at once."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.store import documents, sessions
from pipeline.store.documents import Known
from pipeline.store.engine import Connection


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


def _rename(connection: Connection, source: str, old: str, new: str) -> None:
    documents.move(connection, source, old, new)
    sessions.move(connection, source, old, new)
