"""Control: pause, resume or cancel a mailing that is under way; a sender notices before its next group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.errors import ConfigError
from pipeline.model.mailing import Mailing
from pipeline.store import diary, ledger, mailings, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.choose import NoSuchSession
from pipeline.tasks.mailing.brake import forgive
from pipeline.tasks.tools import Tools

Verb = Literal["pause", "resume", "cancel"]

_MAY: dict[Verb, tuple[str, ...]] = {
    "pause": ("running", "scheduled"),
    "resume": ("paused",),
    "cancel": ("running", "scheduled", "held", "paused"),
}


def the_one_mailing(connection: Connection, verb: Verb) -> Kept:
    """The session whose mailing is the only one that `verb` can be done to. Raises NoSuchSession."""
    possible = mailings.in_state(connection, *_MAY[verb])
    if len(possible) != 1:
        names = ", ".join(sessions.get(connection, each.session_id).word for each in possible[:5])
        raise NoSuchSession(f"which one? {names}" if possible else f"there is no mailing to {verb}")
    return sessions.get(connection, possible[0].session_id)


def control(tools: Tools, kept: Kept, verb: Verb) -> str:
    """Do `verb` to the session's mailing; returns what that means, in words. Raises ConfigError if it cannot be."""
    now = tools.now()
    with tools.store.write() as connection:
        every = mailings.of(connection, kept.id)
        mailing = next((each for each in reversed(every) if each.state in _MAY[verb]), None)
        if mailing is None:
            raise ConfigError(f"cannot {verb} the mailing of “{kept.title}”: {_why_not(every)}")
        if verb == "cancel":
            skipped = ledger.abandon(connection, mailing.id, "cancelled by the editor", now)
            mailings.change(
                connection, mailing.id, state="cancelled", reason="cancelled by the editor", finished_at=now
            )
            what = f"cancelled; {skipped:,} were still to be sent"
        else:
            if verb == "resume":
                forgive(connection, mailing.id)
            state = "paused" if verb == "pause" else mailing.before_holding
            mailings.change(connection, mailing.id, state=state, reason="")
            what = "paused" if verb == "pause" else "goes on with the next run"
        diary.write(connection, now, verb, str(kept.id), what)
    return what


def _why_not(every: Sequence[Mailing]) -> str:
    if any(each.state == "held" for each in every):
        return "it is held; `qna sessions approve` lets it go"
    return f"it is {every[-1].state}" if every else "there is none"
