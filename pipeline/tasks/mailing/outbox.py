"""The outbox: sends the editor's mail, and is loud about an editor who cannot be reached."""

from __future__ import annotations

from email.utils import parseaddr

from pipeline.errors import ConfigError, QnaError, Unreachable
from pipeline.model.envelope import Envelope, Outcome
from pipeline.send.outlet import Outlet
from pipeline.store import diary, notices
from pipeline.store.notices import Notice
from pipeline.tasks.mailing.any_lane import by_any_lane
from pipeline.tasks.mailing.editor import moment_words
from pipeline.tasks.mailing.mailing import back_off, envelope_sender
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools

_LONG = 10
"""Attempts, a good day's worth, after which a mailbox that says “later” is worth a word."""


def empty_outbox(tools: Tools, report: Report) -> None:
    """Send what is due; what the server does not want now is tried again later, what it refuses is told at once.

    Raises what the first lane raises, if no lane can carry it, and what the store raises.
    """
    with tools.store.read() as connection:
        is_empty = not notices.unsent(connection, tools.now())
    if is_empty:
        return
    unwritten = by_any_lane(tools, lambda outlet: _empty(tools, report, outlet))
    if unwritten is not None:
        raise unwritten


def _empty(tools: Tools, report: Report, outlet: Outlet) -> QnaError | None:
    """Send by this lane; what its server has taken and the store has not is no reason to send it by another one.

    Returns why the store has not.
    """
    mail = tools.settings.mail
    with tools.store.read() as connection:
        waiting = notices.unsent(connection, tools.now())
    for notice in waiting:
        if tools.stopping():
            break
        outcome = outlet.deliver(Envelope(envelope_sender(mail), parseaddr(mail.editor)[1], notice.message))
        try:
            _note(tools, report, notice, outcome)
        except QnaError as error:
            return error
    return None


def _note(tools: Tools, report: Report, notice: Notice, outcome: Outcome) -> None:
    now, editor = tools.now(), tools.settings.mail.editor
    again = now + back_off(notice.attempts)
    is_sent = outcome.kind == "sent" or (outcome.kind == "uncertain" and tools.settings.mail.uncertain == "hold")
    with tools.store.write() as connection:
        if is_sent:
            notices.note_sent(connection, notice.id, now)
        elif outcome.kind == "failed":
            notices.note_refused(connection, notice.id, outcome.reply)
        else:
            notices.note_later(connection, notice.id, again)
        if outcome.kind != "sent":
            diary.write(
                connection, now, "notice", f"{notice.kind} {notice.subject}", f"{outcome.kind}: {outcome.reply}"
            )
    if outcome.kind == "failed":
        report.trouble(ConfigError(f"[mail] editor: mail to {editor} is refused: {outcome.reply}"))
    elif outcome.kind == "later" and notice.attempts >= _LONG:
        report.trouble(Unreachable(f"[mail] editor: mail to {editor} has been put off for a day: {outcome.reply}"))
    elif not is_sent and not notice.attempts:
        what = "a proof to the editor, for which its mailing waits," if notice.kind == "proof" else "mail to the editor"
        when = moment_words(tools, again)
        report.remarks.append(f"{what} was put off by the server until {when}: {outcome.reply}")
