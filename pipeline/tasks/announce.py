"""Announce: decide which published sessions are mailed, when, and which the editor has to be asked about first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.config import Mail
from pipeline.config.keys import span
from pipeline.model.mailing import Mailing
from pipeline.model.time_of_day import next_at
from pipeline.store import diary, facts, ledger, mailings, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.editor import ask_about_held, ask_for_review, prove
from pipeline.tasks.entries import entry_of
from pipeline.tasks.mailing import too_old
from pipeline.tasks.report import Item, Plan, Report
from pipeline.tasks.tools import Tools

RESTORED_FACT = "restored, so that what the next collect finds is held"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of one fresh session."""

    session: Kept
    due_at: datetime
    hold: str = ""
    """Why the editor has to be asked; empty when nothing speaks against mailing it."""


def announce(tools: Tools, report: Report) -> None:
    """Make mailings of what is fresh, move those whose session was edited, ask the editor about the unusual."""
    with tools.store.write() as connection:
        _note_reviews(connection, tools, report)
        _follow_edits(connection, tools, report)
        fresh = sessions.wanted(connection)
        if not tools.lanes:
            for kept in fresh:
                sessions.change(connection, kept.id, mail="decided", mail_reason="mail was not set up")
            return
        restored = facts.recall(connection, RESTORED_FACT)
        decisions = decide(fresh, tools.now(), tools.settings.mail, _zone(tools), restored or "")
        for decision in decisions:
            _make_mailing(connection, tools, report, decision)
        if restored and report.is_complete:
            facts.forget(connection, RESTORED_FACT)
        held = [decision for decision in decisions if decision.hold]
        if held:
            ask_about_held(connection, tools, [each.session for each in held], _summary(held))
            report.notices += 1


def decide(fresh: Sequence[Kept], now: datetime, mail: Mail, zone: ZoneInfo, restored: str = "") -> list[Decision]:
    """What is mailed and when, what is held and why (CONTRACTS "No mail by accident"). Pure."""
    many = (
        f"{len(fresh)} new sessions in one run, more than mail.ask_above = {mail.ask_above}"
        if len(fresh) > mail.ask_above
        else ""
    )

    asked = "every mailing waits for your word: mail.approval = true" if mail.approval else ""

    def objection(kept: Kept) -> str:
        if kept.mail == "waived":
            return ""
        return restored or many or too_old(kept, now, mail) or asked

    return [Decision(kept, due_at(kept, mail, zone), objection(kept)) for kept in fresh]


def due_at(kept: Kept, mail: Mail, zone: ZoneInfo) -> datetime:
    """When a session may be mailed: its text has settled, and it is the time of day for that. Pure."""
    settled = kept.seen_at + span(mail.settle)
    return next_at(settled, mail.send_at, zone) if mail.send_at else settled


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
            prove(connection, tools, mailings.get(connection, mailing_id), kept, _audience(connection, tools, kept))
    else:
        _schedule(connection, tools, report, mailings.get(connection, mailing_id), kept)


def _schedule(connection: Connection, tools: Tools, report: Report, mailing: Mailing, kept: Kept) -> None:
    """Send the proof; say so, unless it goes out in this very run."""
    audience = _audience(connection, tools, kept)
    if audience:
        prove(connection, tools, mailing, kept, audience)
        report.notices += 1
    if mailing.due_at > tools.now():
        report.scheduled.append(Plan(kept.title, mailing.due_at, audience))


def _audience(connection: Connection, tools: Tools, kept: Kept) -> int:
    return ledger.audience_size(connection, kept.first_published_at or tools.now())


def _zone(tools: Tools) -> ZoneInfo:
    return ZoneInfo(tools.settings.publication.timezone)


def _follow_edits(connection: Connection, tools: Tools, report: Report) -> None:
    """A mailing that has not started carries the newest public text, and waits again until that has settled."""
    for mailing in mailings.in_state(connection, "scheduled", "held"):
        if mailing.started_at is not None:
            continue  # its revision is frozen with its audience
        kept = sessions.get(connection, mailing.session_id)
        if kept.state != "published":
            mailings.change(
                connection,
                mailing.id,
                state="cancelled",
                reason=f"the session is {kept.state}",
                finished_at=tools.now(),
            )
            continue
        if mailing.kind == "correction":
            continue  # it corrects by the text that it was made for
        due = due_at(kept, tools.settings.mail, _zone(tools))
        if (mailing.revision, mailing.due_at) == (kept.public_revision, due) or (
            mailing.approved and mailing.revision == kept.public_revision
        ):
            continue
        mailings.change(connection, mailing.id, revision=kept.public_revision, due_at=due)
        if mailing.state == "scheduled" and tools.lanes:
            _schedule(connection, tools, report, mailings.get(connection, mailing.id), kept)


def _note_reviews(connection: Connection, tools: Tools, report: Report) -> None:
    untold = sessions.in_review(connection, untold=True)
    for kept, reasons in untold:
        report.in_review.append(Item(kept.name, "", kept.origin, "; ".join(reasons)))
        sessions.note_told(connection, kept, tools.now())
    if untold and tools.lanes:
        ask_for_review(connection, tools, untold)
        report.notices += 1
