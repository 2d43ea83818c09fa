"""Control: pause, resume or cancel a mailing that is under way; a sender notices before its next group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from pipeline.errors import ConfigError
from pipeline.model.figures import figure
from pipeline.model.mailing import Mailing, may_become
from pipeline.store import diary, ledger, mailings, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.choose import NoSuchSession
from pipeline.tasks.mailing.brake import forgive
from pipeline.tasks.mailing.editor import moment_words
from pipeline.tasks.mailing.mailing import audience_of
from pipeline.tasks.tools import Tools

Verb = Literal["pause", "resume", "cancel"]

_MAY: dict[Verb, tuple[str, ...]] = {
    "pause": may_become("paused"),
    "resume": ("paused",),
    "cancel": may_become("cancelled"),
}


def the_one_mailing(connection: Connection, verb: Verb) -> Kept:
    """The session whose mailing is the only one that `verb` can be done to. Raises NoSuchSession.

    What has not begun is not under way: it is cancelled only by its name.
    """
    possible = [
        each for each in mailings.in_state(connection, *_MAY[verb]) if verb != "cancel" or each.started_at is not None
    ]
    if not possible:
        begun, advice = (" that has begun", "; name its session if you mean it") if verb == "cancel" else ("", "")
        others = _what_there_is(connection)
        raise NoSuchSession(f"there is no mailing to {verb}{begun}{others}{advice if others else ''}")
    if len(possible) > 1:
        names = ", ".join(sessions.get(connection, each.session_id).word for each in possible[:5])
        raise NoSuchSession(f"which one? {names}")
    return sessions.get(connection, possible[0].session_id)


def _what_there_is(connection: Connection) -> str:
    """The mailings that have not ended: one of them was meant, perhaps."""
    unfinished = mailings.in_state(connection, "scheduled", "running", "paused", "held")
    said = [f"that of “{sessions.get(connection, each.session_id).title}” is {each.state}" for each in unfinished[:5]]
    return f": {'; '.join(said)}" if said else ""


def before_cancelling(connection: Connection, kept: Kept, now: datetime) -> str:
    """What to ask before the session's mailing is cancelled. Raises ConfigError if it cannot be."""
    mailing = _the_mailing(connection, kept, "cancel")
    left = figure(audience_of(connection, mailing, kept, now))
    if mailing.started_at is None:
        return f"The mailing of “{kept.title}” has not begun; {left} would get it. Cancel it?"
    return f"{left} have not got “{kept.title}” yet, and never will. Cancel its mailing?"


def control(tools: Tools, kept: Kept, verb: Verb) -> str:
    """Do `verb` to the session's mailing; returns what that means, in words. Raises ConfigError if it cannot be."""
    now = tools.now()
    with tools.store.write() as connection:
        mailing = _the_mailing(connection, kept, verb)
        if verb == "cancel":
            what = _cancel(connection, mailing, kept, now)
        elif verb == "pause":
            mailings.move(connection, mailing, "paused", reason="")
            has_begun = mailing.started_at is not None
            what = "paused" + ("; an edit does not change what the rest will get" if has_begun else "")
        else:
            what = _resume(connection, tools, mailing, kept)
        diary.write(connection, now, verb, str(kept.id), what)
    return what


def _the_mailing(connection: Connection, kept: Kept, verb: Verb) -> Mailing:
    every = mailings.of(connection, kept.id)
    mailing = next((each for each in reversed(every) if each.state in _MAY[verb]), None)
    if mailing is None:
        raise ConfigError(f"cannot {verb} the mailing of “{kept.title}”: {_why_not(every)}")
    return mailing


def _cancel(connection: Connection, mailing: Mailing, kept: Kept, now: datetime) -> str:
    left = audience_of(connection, mailing, kept, now)
    call_off(connection, mailing, "cancelled by the editor", now)
    if mailing.is_of_nobody_yet:
        advice = f"; `qna sessions approve {kept.word}` lets it go after all"
        return f"cancelled before it began; it would have gone to {figure(left)}{advice}"
    return f"cancelled; {figure(left)} {'was' if left == 1 else 'were'} still to be sent"


def _resume(connection: Connection, tools: Tools, mailing: Mailing, kept: Kept) -> str:
    forgive(connection, mailing.id)
    mailings.move(connection, mailing, mailing.before_holding, reason="")
    is_ahead = mailing.started_at is None and mailing.due_at > tools.now()
    when = f"first run after {moment_words(tools, mailing.due_at)}" if is_ahead else "next run"
    is_edited = mailing.started_at is not None and mailing.revision != kept.revision
    but = _but(connection, tools, mailing, kept, tools.now())
    return f"goes on with the {when}{but}" + (f"; {as_it_began(kept)}" if is_edited else "")


def as_it_began(kept: Kept) -> str:
    """What an edit means for a mailing that has begun, whose text is frozen with its audience."""
    return f"the rest get the text that the first ones got; `qna sessions correct {kept.word}` mails the new one"


def _but(connection: Connection, tools: Tools, mailing: Mailing, kept: Kept, now: datetime) -> str:
    """What resuming does not change: servers have put some off."""
    first = ledger.next_attempt(connection, mailing.id)
    if first is None or first <= now:
        return ""
    advice = f"`qna deliveries resend {kept.word} --who planned` tries them with the next run"
    return f"; who was put off is tried again from {moment_words(tools, first)}, and {advice}"


def call_off(connection: Connection, mailing: Mailing, reason: str, now: datetime) -> int:
    """End the mailing where it stands; returns how many were still to be sent, and are skipped."""
    mailings.move(connection, mailing, "cancelled", reason=reason, finished_at=now)
    return ledger.abandon(connection, mailing.id, reason, now)


def _why_not(every: Sequence[Mailing]) -> str:
    if any(each.state == "held" for each in every):
        return "it is held; `qna sessions approve` lets it go"
    return f"it is {every[-1].state}" if every else "there is none"
