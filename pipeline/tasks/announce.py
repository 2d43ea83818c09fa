"""Announce: decide which published sessions are mailed, when, and which the editor has to be asked about first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.config import Mail
from pipeline.config.keys import span
from pipeline.model.mailing import Mailing
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
        if tools.outlet is None:
            for kept in fresh:
                sessions.change(connection, kept.id, mail="decided", mail_reason="mail was not set up")
            return
        restored = facts.recall(connection, RESTORED_FACT)
        decisions = decide(fresh, tools.now(), tools.settings.mail, restored or "")
        for decision in decisions:
            _make_mailing(connection, tools, report, decision)
        if restored and report.is_complete:
            facts.forget(connection, RESTORED_FACT)
        held = [decision for decision in decisions if decision.hold]
        if held:
            ask_about_held(connection, tools, [each.session for each in held], _summary(held))
            report.notices += 1


def decide(fresh: Sequence[Kept], now: datetime, mail: Mail, restored: str = "") -> list[Decision]:
    """What is mailed and when, what is held and why (CONTRACTS "No mail by accident"). Pure."""
    settle = span(mail.settle)
    many = (
        f"{len(fresh)} new sessions in one run, more than mail.ask_above = {mail.ask_above}"
        if len(fresh) > mail.ask_above
        else ""
    )

    def objection(kept: Kept) -> str:
        if kept.mail == "waived":
            return ""
        return restored or many or too_old(kept, now, mail)

    return [Decision(kept, kept.seen_at + settle, objection(kept)) for kept in fresh]


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
    else:
        _schedule(connection, tools, report, mailings.get(connection, mailing_id), kept)


def _schedule(connection: Connection, tools: Tools, report: Report, mailing: Mailing, kept: Kept) -> None:
    """Send the proof; say so, unless it goes out in this very run."""
    audience = ledger.audience_size(connection, kept.first_published_at or tools.now())
    if audience:
        prove(connection, tools, mailing, kept, audience)
        report.notices += 1
    if mailing.due_at > tools.now():
        report.scheduled.append(Plan(kept.title, mailing.due_at, audience))


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
        due_at = kept.seen_at + span(tools.settings.mail.settle)
        if (mailing.revision, mailing.due_at) == (kept.public_revision, due_at) or (
            mailing.approved and mailing.revision == kept.public_revision
        ):
            continue
        mailings.change(connection, mailing.id, revision=kept.public_revision, due_at=due_at)
        if mailing.state == "scheduled" and tools.outlet is not None:
            _schedule(connection, tools, report, mailings.get(connection, mailing.id), kept)


def _note_reviews(connection: Connection, tools: Tools, report: Report) -> None:
    untold = sessions.in_review(connection, untold=True)
    for kept, reasons in untold:
        report.in_review.append(Item(kept.name, "", kept.origin, "; ".join(reasons)))
        sessions.note_told(connection, kept, tools.now())
    if untold and tools.outlet is not None:
        ask_for_review(connection, tools, untold)
        report.notices += 1
