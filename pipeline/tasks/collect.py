"""Collect: look through every source, read what is new or changed, and write down what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from pipeline.config import Settings, Source
from pipeline.errors import DocumentError, Unreachable
from pipeline.intake import folder
from pipeline.model.document import Document, Sighting
from pipeline.model.session import Hints
from pipeline.parse import parse
from pipeline.store import documents, mailings, sessions
from pipeline.store.documents import Known
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.moves import Arrived, apply_moves, find_moves
from pipeline.tasks.record import record
from pipeline.tasks.report import Item, Report
from pipeline.tasks.tools import Tools

Backlog = Literal["none", "newest", "all"]
"""What of a source's first collect is mailed."""


def collect(tools: Tools, report: Report, mail_backlog: Backlog = "none") -> None:
    """Bring the store up to date with every source; a source or a document that fails is reported and the rest done."""
    for source in tools.settings.source:
        try:
            report.is_complete &= _collect_source(tools, report, source, mail_backlog)
        except Unreachable as error:
            report.is_complete = False
            report.trouble(error)


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


def _collect_source(tools: Tools, report: Report, source: Source, mail_backlog: Backlog) -> bool:
    """Look through one source; False if it has to be looked through again."""
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
        complete &= _collect_file(tools, report, source, sighting, known.get(sighting.origin), settled)
        settled.add(sighting.origin)
    _note_vanished(tools, report, source, different.vanished)
    if complete:
        _close_first_collect(tools, source, mail_backlog)
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
    tools: Tools, report: Report, source: Source, sighting: Sighting, before: Known | None, settled: Set[str]
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
    report.looked_at += 1
    _take_up(tools, report, source, document, sighting, settled)
    return True


def _take_up(
    tools: Tools, report: Report, source: Source, document: Document, sighting: Sighting, settled: Set[str]
) -> None:
    now = tools.now()
    try:
        found = parse(document, hints(tools.settings, source))
        outcome, message = ("session" if any(each.session for each in found) else "none"), ""
    except DocumentError as error:
        report.trouble(error)
        found, outcome, message = (), "refused", str(error)
    with tools.store.write() as connection:
        is_backlog = not documents.is_collected(connection, source.name)
        for each in found:
            record(
                connection, tools.settings.publication.id, document, each, now, is_backlog=is_backlog, settled=settled
            )
        documents.note(connection, source.name, sighting, document.content_hash, outcome, now, message)
    if found and outcome == "none":  # which is normal, and told to those who ask for every detail
        reasons = "; ".join(found[0].verdict.reasons)
        report.not_sessions.append(Item(title=document.origin, origin=document.origin, reason=reasons))


def hints(settings: Settings, source: Source | None) -> Hints:
    """What the config tells the parser about the documents of `source`."""
    return Hints(
        series=(source.series if source else "") or None,
        guest=(source.guest if source else "") or None,
        hosts=settings.parse.hosts,
        boilerplate=settings.parse.boilerplate,
        timezone=settings.publication.timezone,
    )


def _note_vanished(tools: Tools, report: Report, source: Source, vanished: Sequence[str]) -> None:
    """A file that is gone retracts nothing: it may be on its way back, or was never meant to take a session along."""
    if not vanished:
        return
    with tools.store.write() as connection:
        for origin in vanished:
            for kept in sessions.of_origin(connection, source.name, origin):
                report.vanished.append(Item(title=kept.name, origin=origin, reason=kept.state))
                mailings.forget_approval(connection, kept.id)
        documents.note_missing(connection, source.name, vanished, tools.now())


def _close_first_collect(tools: Tools, source: Source, mail_backlog: Backlog) -> None:
    with tools.store.write() as connection:
        if documents.is_collected(connection, source.name):
            return
        backlog = [
            kept
            for kept in sessions.in_state(connection, "ready", "published")
            if kept.source == source.name and kept.mail == "backlog"
        ]
        for kept in _chosen(connection, backlog, mail_backlog):
            sessions.change(connection, kept.id, mail="waived")
        documents.close_first_collect(connection, source.name, tools.now())


def _chosen(connection: Connection, backlog: list[Kept], mail_backlog: Backlog) -> list[Kept]:
    """Which sessions of the backlog are mailed after all, because the editor asked for it."""
    if mail_backlog == "newest":
        return sorted(backlog, key=lambda kept: _age(connection, kept))[-1:]
    return backlog if mail_backlog == "all" else []


def _age(connection: Connection, kept: Kept) -> tuple[datetime, int, int]:
    said = sessions.content(connection, kept.id, kept.revision).published
    return (said or kept.seen_at, kept.number or 0, kept.id)
