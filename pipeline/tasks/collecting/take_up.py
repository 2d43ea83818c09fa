"""Take up: one document that is new or changed is parsed, and what it says and what came of it are written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from pipeline.config import Settings, Source
from pipeline.errors import DocumentError
from pipeline.model.document import Document, Sighting
from pipeline.model.session import Hints, Parsed
from pipeline.parse import parse
from pipeline.store import documents, habits, mailings, originals, sessions, sources
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.collecting.moves import adopt
from pipeline.tasks.collecting.record import miss, record
from pipeline.tasks.collecting.replaced import first_origin, make_room
from pipeline.tasks.report import Item, Report
from pipeline.tasks.tools import Tools


def take_up(
    tools: Tools,
    report: Report,
    source: Source,
    document: Document,
    stamp: Sighting,
    settled: Set[str],
    gone: Set[str] = frozenset(),
) -> None:
    """Bring the store up to date with `document`, in one transaction.

    `stamp` tells later whether it has changed; `settled` are the origins that surely still hold what the store says,
    `gone` those that are not there any more, first noticed now.
    """
    now = tools.now()
    try:
        found = parse(document, hints_of_run(tools, source))
        outcome, message = ("session" if any(each.session for each in found) else "none"), ""
    except DocumentError as error:
        report.trouble(error)
        found, outcome, message = (), "refused", str(error)
    with tools.store.write() as connection:
        is_backlog = not sources.is_collected(connection, source.name)
        if documents.outcome(connection, source.name, document.origin) != "session":  # each document counts once
            for each in found:
                if each.session is not None:
                    habits.count(connection, source.name, each.lines)
        if not source.is_on_the_web:  # there, the key is no name that somebody may use again
            for kept in make_room(connection, document, found, now):
                if kept.state != "retracted":
                    report.replaced.append(Item(title=kept.name, origin=document.origin))
        for old in adopt(connection, document, found, gone, is_backlog=is_backlog):
            was = f"was {old}" if old == first_origin(old) else f"holds again what {first_origin(old)} held before"
            report.moved.append(Item(title=document.origin, origin=document.origin, reason=was))
        publication = tools.settings.publication.id
        recorded = [
            record(connection, publication, document, each, now, is_backlog=is_backlog, settled=settled)
            for each in found
        ]
        report.remarks += _retracted(connection, recorded)
        if outcome == "refused":
            _forget_approvals(connection, source, document.origin)
        else:
            for kept in miss(connection, document, recorded, now):
                report.vanished.append(Item(title=kept.name, origin=kept.origin, reason=kept.state))
        documents.note(connection, source.name, stamp, document.content_hash, outcome, now, message)
        if source.is_on_the_web and outcome == "session":
            originals.keep(connection, document)
    _count(report, source, found, is_backlog=is_backlog)
    if found and outcome == "none":  # which is normal, and told to those who ask for every detail
        item = Item(title=_name(document), origin=document.origin, reason="; ".join(found[0].verdict.reasons))
        (report.passed_over if source.is_on_the_web else report.not_sessions).append(item)


def _retracted(connection: Connection, recorded: Iterable[int | None]) -> Iterator[str]:
    """What to know of those that the editor took down: writing in their files does not bring them back."""
    for number in recorded:
        if number is not None and (kept := sessions.get(connection, number)).state == "retracted":
            how = "" if kept.first_published_at else f"; `qna sessions forget {kept.word}` lets it be read anew"
            yield f"{kept.source}/{kept.origin}: holds “{kept.name}”, which was retracted and stays so{how}"


def _forget_approvals(connection: Connection, source: Source, origin: str) -> list[Kept]:
    """The document does not say any more what the editor approved; returns the sessions that it held."""
    held = sessions.of_origin(connection, source.name, origin)
    for kept in held:
        mailings.forget_approval(connection, kept.id)
    return held


def _name(document: Document) -> str:
    return document.particulars.title or document.url or document.origin


def _count(report: Report, source: Source, found: Sequence[Parsed], *, is_backlog: bool) -> None:
    tally = report.tally(source.name, source.nouns, is_backlog=is_backlog)
    tally.read += 1
    standings = [each.verdict.standing for each in found]
    tally.ready += standings.count("ready")
    tally.review += standings.count("review")
    tally.others += not found or set(standings) == {"none"}


def hints_of_run(tools: Tools, source: Source) -> Hints:
    """What the config tells of the documents of `source`, and what they have taught us themselves."""
    with tools.store.read() as connection:
        return replace(hints(tools.settings, source), habits=habits.learned(connection, source.name))


def hints(settings: Settings, source: Source | None) -> Hints:
    """What the config tells the parser about the documents of `source`."""
    own = source or Source(name="none")
    return Hints(
        series=own.series or None,
        guest=own.guest or None,
        hosts=settings.parse.hosts + own.hosts,
        boilerplate=settings.parse.boilerplate + own.boilerplate,
        drop=settings.parse.drop + own.drop,
        timezone=settings.publication.timezone,
        own=settings.publication.base,
    )


def note_vanished(tools: Tools, report: Report, source: Source, vanished: Sequence[str]) -> None:
    """A document that is gone retracts nothing: it may be on its way back, or was never meant to take a session along.

    The editor is told, and decides.
    """
    if not vanished:
        return
    with tools.store.write() as connection:
        for origin in vanished:
            for kept in _forget_approvals(connection, source, origin):
                if kept.state == "retracted":
                    continue  # nobody waits for it
                report.vanished.append(Item(title=kept.name, origin=origin, reason=kept.state))
        documents.note_missing(connection, source.name, vanished, tools.now())
