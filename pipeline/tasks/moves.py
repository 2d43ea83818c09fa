"""Moves: a renamed file keeps its session, also when several change names at once."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.store import documents, sessions
from pipeline.store.documents import Known
from pipeline.store.engine import Connection


def find_moves(hashes: Mapping[str, str], known: Mapping[str, Known], present: frozenset[str]) -> dict[str, str]:
    """New name → old name of every file that was renamed. Pure.

    `hashes` has the content of the files that are new or changed, `present` the names of all files that are there. A
    document was moved when its content stands under another name now, and not under its own any more.
    """
    displaced: dict[str, list[str]] = {}
    for origin, each in known.items():
        if each.content_hash and (origin not in present or hashes.get(origin, each.content_hash) != each.content_hash):
            displaced.setdefault(each.content_hash, []).append(origin)
    moves: dict[str, str] = {}
    for origin, content_hash in hashes.items():
        stays = origin in known and known[origin].content_hash == content_hash
        if not stays and displaced.get(content_hash):
            moves[origin] = displaced[content_hash].pop(0)
    return moves


def apply_moves(connection: Connection, source: str, moves: Mapping[str, str], known: Mapping[str, Known]) -> None:
    """Give every moved document and its sessions their new name, all at once: names may have been swapped.

    A document whose place was taken and that is nowhere else is kept under a name that no file has.
    """
    for index, old in enumerate(moves.values()):
        _rename(connection, source, old, f"{index}//moving")
    for new in moves:
        if new in known and new not in moves.values():
            _rename(connection, source, new, f"{new}//replaced-{known[new].content_hash[:12]}")
    for index, new in enumerate(moves):
        _rename(connection, source, f"{index}//moving", new)


def _rename(connection: Connection, source: str, old: str, new: str) -> None:
    documents.move(connection, source, old, new)
    sessions.move(connection, source, old, new)
