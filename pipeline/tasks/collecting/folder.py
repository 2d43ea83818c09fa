"""Collect a folder: read what is new or changed in it, let renamed files keep their sessions, tell what vanished."""

from __future__ import annotations

from collections.abc import Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, replace

from pipeline.config import Source
from pipeline.errors import DocumentError
from pipeline.intake import folder
from pipeline.model.document import Sighting
from pipeline.store import documents
from pipeline.store.documents import Known
from pipeline.tasks.collecting.moves import Arrived, apply_moves, find_moves
from pipeline.tasks.collecting.take_up import note_vanished, take_up
from pipeline.tasks.report import Item, Report
from pipeline.tasks.tools import Tools


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different in a source since it was last looked at."""

    to_read: tuple[Sighting, ...]
    """New or changed, as far as the stamp tells."""
    vanished: tuple[str, ...]
    """Known documents that are not there any more, first noticed now."""


def changes(found: Mapping[str, Sighting], known: Mapping[str, Known]) -> Changes:
    """Compare what is there with what is known. Pure."""
    return Changes(
        to_read=tuple(
            sighting
            for origin, sighting in found.items()
            if origin not in known or known[origin].sighting != sighting or known[origin].missing_since is not None
        ),
        vanished=tuple(origin for origin, each in known.items() if origin not in found and each.missing_since is None),
    )


def collect_folder(tools: Tools, report: Report, source: Source) -> bool:
    """Bring the store up to date with one folder; False if it has to be looked through again.

    Raises Unreachable when the folder is not there.
    """
    root = tools.settings.path(source.path)
    found = folder.scan(root)
    with tools.store.read() as connection:
        known = documents.known(connection, source.name)
    different = changes(found, known)
    if known:
        moved = _follow_moves(tools, report, source, different, known, frozenset(found))
        if moved:
            with tools.store.read() as connection:
                known = documents.known(connection, source.name)
            different = changes(found, known)
    settled = set(found) - {sighting.origin for sighting in different.to_read}
    complete = True
    for done, sighting in enumerate(sorted(different.to_read, key=lambda each: each.origin not in known)):
        tools.meter(f"reading {source.name}", done, len(different.to_read))
        if tools.stopping():
            report.stopped = True
            return False
        before = known.get(sighting.origin)
        complete &= _collect_file(tools, report, source, sighting, before, settled, frozenset(different.vanished))
        settled.add(sighting.origin)
    note_vanished(tools, report, source, different.vanished)
    return complete


def _follow_moves(
    tools: Tools,
    report: Report,
    source: Source,
    different: Changes,
    known: Mapping[str, Known],
    present: frozenset[str],
) -> bool:
    """Let renamed files keep their sessions; True if there were any."""
    root = tools.settings.path(source.path)
    arrived = {}
    for sighting in different.to_read:
        with suppress(DocumentError):
            if document := folder.read(root, source.name, sighting):
                arrived[sighting.origin] = Arrived(document.content_hash, sighting.inode)
    moves = find_moves(arrived, known, present)
    if moves:
        with tools.store.write() as connection:
            apply_moves(connection, source.name, moves, known)
        report.moved += [Item(title=new, origin=new, reason=f"was {old}") for new, old in moves.items()]
    return bool(moves)


def _collect_file(
    tools: Tools,
    report: Report,
    source: Source,
    sighting: Sighting,
    before: Known | None,
    settled: Set[str],
    gone: Set[str],
) -> bool:
    """Take up one file; False when it has to wait because somebody is still writing it."""
    root = tools.settings.path(source.path)
    try:
        document = folder.read(root, source.name, sighting)
    except DocumentError as error:
        if before is None or before.outcome != "refused":
            report.trouble(error)
        # Its rights may be mended without a trace in its stamp: a stamp that fits nothing makes every run try again.
        stamp = replace(sighting, modified_ns=0) if isinstance(error.__cause__, PermissionError) else sighting
        with tools.store.write() as connection:
            documents.note(connection, source.name, stamp, "", "refused", tools.now(), str(error))
        return True
    if document is None:
        return False
    if before is not None and before.content_hash == document.content_hash:
        with tools.store.write() as connection:
            documents.restamp(connection, source.name, [sighting])
        return True
    take_up(tools, report, source, document, sighting, settled, gone)
    return True
