"""Timetable: when a mailing may go, and what an edit of its session before that changes."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.config import Mail
from pipeline.config.keys import span
from pipeline.model.mailing import Mailing
from pipeline.model.time_of_day import next_at
from pipeline.store import ledger, mailings, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.control import call_off
from pipeline.tasks.mailing.editor import prove
from pipeline.tasks.mailing.mailing import audience_of, outdated_by
from pipeline.tasks.mailing.objections import asked
from pipeline.tasks.report import Item, Plan, Report
from pipeline.tasks.tools import Tools


def due_at(kept: Kept, mail: Mail, zone: ZoneInfo, chosen: datetime | None = None) -> datetime:
    """When a session may be mailed: its text has settled, and it is the time of day for that. Pure.

    Never before the date ahead that its document has, also where it got that when it was public already. A moment that
    the editor has `chosen` is kept, if the text has settled by then.
    """
    settled = kept.seen_at + span(mail.settle)
    settled = max(settled, kept.embargo_until or settled)
    if chosen is not None and chosen >= settled:
        return chosen
    return next_at(settled, mail.send_at, zone) if mail.send_at else settled


def schedule(connection: Connection, tools: Tools, report: Report, mailing: Mailing, kept: Kept) -> None:
    """Send the proof; say so, unless it goes out in this very run or will be held as things stand."""
    audience = audience_of(connection, mailing, kept, tools.now())
    if audience:
        prove(connection, tools, mailing, kept, audience)
        report.notices += 1
    if mailing.due_at > tools.now() and not outdated_by(connection, kept):
        report.scheduled.append(Plan(kept.title, mailing.due_at, audience))


def follow_edits(connection: Connection, tools: Tools, report: Report) -> None:
    """A mailing that has not started carries the newest public text, and waits again until that has settled."""
    for mailing in mailings.in_state(connection, "scheduled", "held"):
        if mailing.started_at is not None:
            continue  # its revision is frozen with its audience
        kept = sessions.get(connection, mailing.session_id)
        if kept.state != "published":
            call_off(connection, mailing, f"the session is {kept.state}", tools.now())
        elif _follow(connection, tools, mailing, kept):
            _tell(connection, tools, report, mailing, kept)


def _follow(connection: Connection, tools: Tools, mailing: Mailing, kept: Kept) -> bool:
    """Let the mailing carry what is public now, at the time for that; False if it does so already."""
    mail, is_edited = tools.settings.mail, mailing.revision != kept.public_revision
    due = _due_at(connection, tools, mailing, kept)
    if not is_edited and (mailing.approved or mailing.due_at == due):
        return False
    mailings.change(connection, mailing.id, revision=kept.public_revision, due_at=due)
    if mailing.kind == "correction":
        _widen(connection, tools, mailing, kept)
    if is_edited and mailing.state == "scheduled" and asked(mail) and not mailing.approved:
        mailings.move(connection, mailing, "held", reason=asked(mail))
    return True


def _due_at(connection: Connection, tools: Tools, mailing: Mailing, kept: Kept) -> datetime:
    mail = tools.settings.mail
    if mailing.kind == "session":
        chosen = mailings.chosen_time(connection, kept.id)
        return due_at(kept, mail, ZoneInfo(tools.settings.publication.timezone), chosen)
    is_edited = mailing.revision != kept.public_revision
    return max(mailing.due_at, kept.seen_at + span(mail.settle)) if is_edited else mailing.due_at


def _widen(connection: Connection, tools: Tools, mailing: Mailing, kept: Kept) -> None:
    """The editor wanted the present text to reach whoever has another: it is a newer one now, and nobody has that."""
    audience = ledger.freeze_correction(connection, mailing.id, kept.id, kept.public_revision or 0, tools.now())
    approved = mailing.approved or not tools.settings.mail.approval
    mailings.change(connection, mailing.id, approved=approved, audience=audience)


def _tell(connection: Connection, tools: Tools, report: Report, before: Mailing, kept: Kept) -> None:
    mailing = mailings.get(connection, before.id)
    if mailing.state != before.state:
        report.held.append(Item(kept.title, origin=kept.origin, reason=mailing.reason))
    if not tools.lanes:
        return
    if mailing.state == "scheduled":
        schedule(connection, tools, report, mailing, kept)
    elif tools.settings.mail.approval:
        prove(connection, tools, mailing, kept, audience_of(connection, mailing, kept, tools.now()))
