"""Announce: decide which published sessions are mailed, when, and which the editor has to be asked about first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from pipeline.config import Mail
from pipeline.store import diary, documents, facts, mailings, sessions
from pipeline.store.documents import Refused
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.editor import ask_about_held, ask_for_review, prove, tell_of_refused
from pipeline.tasks.mailing.mailing import audience_of
from pipeline.tasks.mailing.objections import asked, too_many, too_old
from pipeline.tasks.mailing.timetable import due_at, follow_edits, schedule
from pipeline.tasks.publishing.entries import entry_of
from pipeline.tasks.report import Item, Report
from pipeline.tasks.tools import Tools

_REFUSED_FACT = "documents that were refused, of which the editor has heard"
RESTORED_FACT = "restored, so that what the next collect finds is held"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of one fresh session."""

    session: Kept
    due_at: datetime
    hold: str = ""
    """Why the editor has to be asked; empty when nothing speaks against mailing it."""


def announce(tools: Tools, report: Report) -> None:
    """Make mailings of what is fresh, move those whose session was edited, tell the editor of what is unusual."""
    with tools.store.write() as connection:
        _note_reviews(connection, tools, report)
        _note_refused(connection, tools, report)
        follow_edits(connection, tools, report)
        _doubt_restored(connection, report)
        fresh = sessions.wanted(connection)
        if not tools.lanes:
            for kept in fresh:
                sessions.change(connection, kept.id, mail="decided", mail_reason="mail was not set up")
            return
        chosen = {kept.id: mailings.chosen_time(connection, kept.id) for kept in fresh}
        zone = ZoneInfo(tools.settings.publication.timezone)
        decisions = decide(fresh, tools.now(), tools.settings.mail, zone, chosen)
        for decision in decisions:
            _make_mailing(connection, tools, report, decision)
        # Where every mailing waits for the editor, its proof says so, and how to let it go.
        held = [decision for decision in decisions if decision.hold not in ("", asked(tools.settings.mail))]
        if held:
            ask_about_held(connection, tools, [each.session for each in held], _summary(held))
            report.notices += 1


def decide(
    fresh: Sequence[Kept],
    now: datetime,
    mail: Mail,
    zone: ZoneInfo,
    chosen: Mapping[int, datetime | None] = MappingProxyType({}),
) -> list[Decision]:
    """What is mailed and when, what is held and why: no mail by accident. Pure.

    `chosen` are times of the editor's own, by session.
    """
    many = too_many(len(fresh), mail)

    def objection(kept: Kept) -> str:
        if kept.mail == "waived":
            return ""
        return kept.mail_reason or many or too_old(kept, now, mail) or asked(mail)

    return [Decision(kept, due_at(kept, mail, zone, chosen.get(kept.id)), objection(kept)) for kept in fresh]


def _doubt_restored(connection: Connection, report: Report) -> None:
    """After a restore, whatever is undecided may have been mailed since the backup: it keeps that doubt for good.

    So does all that is found until every source has been looked through.
    """
    restored = facts.recall(connection, RESTORED_FACT)
    if restored is None:
        return
    sessions.doubt_undecided(connection, restored)
    if report.is_complete:
        facts.forget(connection, RESTORED_FACT)


def _summary(held: Sequence[Decision]) -> str:
    return "; ".join(dict.fromkeys(each.hold for each in held))


def _make_mailing(connection: Connection, tools: Tools, report: Report, decision: Decision) -> None:
    kept, now = decision.session, tools.now()
    entry = entry_of(connection, tools.settings, kept)
    mailing_id = mailings.add(
        connection,
        kind="session",
        key=kept.entry_id,
        session_id=kept.id,
        revision=kept.public_revision,
        state="held" if decision.hold else "scheduled",
        reason=decision.hold,
        due_at=decision.due_at,
        approved=kept.mail == "waived",
        created_at=now,
        key_number=tools.keys.newest,
        domain=tools.settings.mail.domain,
    )
    sessions.change(connection, kept.id, mail="decided", mail_reason=decision.hold)
    diary.write(connection, now, "held" if decision.hold else "scheduled", str(kept.id), decision.hold)
    if decision.hold:
        report.held.append(Item(entry.session.title, entry.link, kept.origin, decision.hold))
        if tools.settings.mail.approval:
            mailing = mailings.get(connection, mailing_id)
            prove(connection, tools, mailing, kept, audience_of(connection, mailing, kept, now))
            report.notices += 1
    else:
        schedule(connection, tools, report, mailings.get(connection, mailing_id), kept)


def _note_reviews(connection: Connection, tools: Tools, report: Report) -> None:
    untold = sessions.in_review(connection, untold=True)
    for kept, reasons in untold:
        report.in_review.append(Item(kept.name, "", kept.origin, "; ".join(reasons)))
        sessions.note_told(connection, kept, tools.now())
    if untold and tools.lanes:
        ask_for_review(connection, tools, untold)
        report.notices += 1


def _note_refused(connection: Connection, tools: Tools, report: Report) -> None:
    """Tell of what was refused, each content once; a page that only could not be had may be there the next time."""
    folders = {each.name for each in tools.settings.source if not each.is_on_the_web}
    refused = [each for each in documents.refused(connection) if each.content_hash or each.source in folders]
    before = facts.recall(connection, _REFUSED_FACT) or ""
    heard = set(before.split("\n"))
    untold = [each for each in refused if _mark(each) not in heard]
    if untold and tools.lanes:
        tell_of_refused(connection, tools, untold)
        report.notices += 1
    now_is = "\n".join(map(_mark, refused))
    if now_is != before:
        facts.remember(connection, _REFUSED_FACT, now_is)


def _mark(refused: Refused) -> str:
    name = f"{refused.source}\n{refused.origin}\n{refused.content_hash}"
    return hashlib.sha256(name.encode()).hexdigest()[:16]
