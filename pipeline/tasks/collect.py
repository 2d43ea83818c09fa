"""Collect: look through every source, read what is new or changed, and write down what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from pipeline.config import Source
from pipeline.errors import DocumentError, Unreachable
from pipeline.intake import folder
from pipeline.model.document import Document, Sighting
from pipeline.model.session import Hints, Parsed
from pipeline.parse import parse
from pipeline.store import documents, sessions
from pipeline.store.documents import Known
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.record import record
from pipeline.tasks.report import Item, Report
from pipeline.tasks.tools import Tools

Backlog = Literal["none", "newest", "all"]
"""What of a source's first collect is mailed."""


def collect(tools: Tools, report: Report, mail_backlog: Backlog = "none") -> None:
    """Bring the store up to date with every source; a source or a document that fails is reported and the rest done."""
    for source in tools.settings.source:
        try:
            _collect_source(tools, report, source, mail_backlog)
        except Unreachable as error:
            report.trouble(error)


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different in a source since it was last looked at."""

    to_read: tuple[Sighting, ...]
    """New or changed, as far as the stamp tells."""
    vanished: tuple[str, ...]
    """Known documents that are not there any more, first noticed now."""
    absent: tuple[str, ...]
    """All known documents that are not there, whenever that was noticed."""


def changes(found: Mapping[str, Sighting], known: Mapping[str, Known]) -> Changes:
    """Compare what is there with what is known. Pure."""
    return Changes(
        to_read=tuple(
            sighting
            for origin, sighting in found.items()
            if origin not in known or known[origin].sighting != sighting or known[origin].missing_since is not None
        ),
        vanished=tuple(origin for origin, each in known.items() if origin not in found and each.missing_since is None),
        absent=tuple(origin for origin in known if origin not in found),
    )


def _collect_source(tools: Tools, report: Report, source: Source, mail_backlog: Backlog) -> None:
    root = tools.settings.path(source.path)
    with tools.store.read() as connection:
        known = documents.known(connection, source.name)
    different = changes(folder.scan(root), known)
    absent = {known[origin].content_hash: origin for origin in different.absent}
    complete = True
    for done, sighting in enumerate(different.to_read):
        tools.meter(f"reading {source.name}", done, len(different.to_read))
        if tools.stopping():
            report.stopped = True
            return
        complete &= _collect_file(tools, report, source, sighting, known.get(sighting.origin), absent)
    _note_vanished(tools, report, source, set(different.vanished) & set(absent.values()))
    if complete:
        _close_first_collect(tools, source, mail_backlog)


def _collect_file(
    tools: Tools, report: Report, source: Source, sighting: Sighting, before: Known | None, absent: dict[str, str]
) -> bool:
    """Take up one file; False when it has to wait because somebody is still writing it."""
    root = tools.settings.path(source.path)
    try:
        document = folder.read(root, source.name, sighting)
    except DocumentError as error:
        if before is None or before.outcome != "refused":
            report.trouble(error)
        # Its rights may be mended without a trace in its stamp: a stamp that fits nothing makes every run try again.
        with tools.store.write() as connection:
            documents.note(
                connection, source.name, replace(sighting, modified_ns=0), "", "refused", tools.now(), str(error)
            )
        return True
    if document is None:
        return False
    if before is not None and before.content_hash == document.content_hash:
        with tools.store.write() as connection:
            documents.restamp(connection, source.name, [sighting])
        return True
    report.looked_at += 1
    _take_up(tools, report, source, document, sighting, absent)
    return True


def _take_up(
    tools: Tools, report: Report, source: Source, document: Document, sighting: Sighting, absent: dict[str, str]
) -> None:
    now = tools.now()
    old_name = absent.pop(document.content_hash, None)
    try:
        found = parse(document, hints(tools, source))
        outcome, message = ("session" if any(each.session for each in found) else "none"), ""
    except DocumentError as error:
        report.trouble(error)
        found, outcome, message = (), "refused", str(error)
    with tools.store.write() as connection:
        if old_name is not None:
            documents.move(connection, source.name, old_name, document.origin)
            sessions.move(connection, source.name, old_name, document.origin)
            report.moved.append(Item(title=document.origin, origin=document.origin, reason=f"was {old_name}"))
        else:
            for each in found:
                record(
                    connection,
                    tools.settings.publication.id,
                    document,
                    each,
                    now,
                    is_backlog=not documents.is_collected(connection, source.name),
                )
            _note_silence(tools, report, document, found)
        documents.note(connection, source.name, sighting, document.content_hash, outcome, now, message)


def _note_silence(tools: Tools, report: Report, document: Document, found: tuple[Parsed, ...]) -> None:
    """A document that is no session is normal; say so only to those who ask for every detail."""
    if found and not any(each.session for each in found):
        report.not_sessions.append(
            Item(title=document.origin, origin=document.origin, reason="; ".join(found[0].verdict.reasons))
        )


def hints(tools: Tools, source: Source | None) -> Hints:
    """What the config tells the parser about the documents of `source`."""
    settings = tools.settings
    return Hints(
        series=(source.series if source else "") or None,
        guest=(source.guest if source else "") or None,
        hosts=settings.parse.hosts,
        boilerplate=settings.parse.boilerplate,
        timezone=settings.publication.timezone,
    )


def _note_vanished(tools: Tools, report: Report, source: Source, vanished: set[str]) -> None:
    """A file that is gone retracts nothing: it may have been moved, or the disk may be on its way back."""
    if not vanished:
        return
    with tools.store.write() as connection:
        for origin in sorted(vanished):
            for kept in sessions.of_origin(connection, source.name, origin):
                report.vanished.append(Item(title=kept.title, origin=origin, reason=kept.state))
        documents.note_missing(connection, source.name, vanished, tools.now())


def _close_first_collect(tools: Tools, source: Source, mail_backlog: Backlog) -> None:
    with tools.store.write() as connection:
        if documents.is_collected(connection, source.name):
            return
        fresh = [
            kept
            for kept in sessions.in_state(connection, "ready")
            if kept.source == source.name and kept.mail == "backlog"
        ]
        for kept in _chosen(connection, fresh, mail_backlog):
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
