"""Standing: why a mailing stands still at this moment, and when it goes on by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.config import Lane, Settings
from pipeline.model.mailing import Mailing
from pipeline.store import diary, ledger, mailings, notices, sessions
from pipeline.store.engine import Connection
from pipeline.tasks.mailing.dispatch.limits import remembered
from pipeline.tasks.mailing.editor import proof_subject
from pipeline.tasks.mailing.mailing import waits_for
from pipeline.tasks.tools import Tools


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps a mailing from going on."""

    why: str = ""
    """Empty if nothing does."""
    until: datetime | None = None
    """When that is over, if it is known."""


def standing(connection: Connection, settings: Settings, mailing: Mailing, now: datetime) -> Standing:
    """Of a mailing that is due, or that has begun."""
    if mailing.state == "running" or (mailing.state == "scheduled" and mailing.started_at is not None):
        return _of_begun(connection, settings, mailing, now)
    if mailing.state != "scheduled" or mailing.due_at > now:
        return Standing()
    why = waits_for(connection, settings.mail, mailing, sessions.get(connection, mailing.session_id), now)
    subject = proof_subject(mailing)
    if not why or notices.fate(connection, "proof", subject)[0] != "waiting":
        return Standing(why)
    last = diary.latest(connection, "notice", f"proof {subject}")
    said = f": {last.detail.partition(': ')[2]}" if last else ""
    return Standing(why + said, notices.next_attempt(connection, "proof", subject))


def _of_begun(connection: Connection, settings: Settings, mailing: Mailing, now: datetime) -> Standing:
    due = ledger.due_at(connection, mailing.id, now)
    if due is None:
        return Standing()
    if due > now:
        return Standing(ledger.reason_of_next(connection, mailing.id), due)
    return _of_lanes(connection, settings.mail.lane, now)


def _of_lanes(connection: Connection, lanes: Sequence[Lane], now: datetime) -> Standing:
    """Whether the limits of all lanes are used up."""
    seconds = now.timestamp()
    opens = {name: each.open_at(seconds) for name, each in remembered(connection, lanes, seconds).items()}
    first = min(opens.values(), default=seconds)
    if first <= seconds:
        return Standing()
    whose = f"lane {next(iter(opens))} are" if len(opens) == 1 else "all lanes are"
    return Standing(f"the limits of {whose} used up", datetime.fromtimestamp(first, UTC))


def next_due(tools: Tools) -> datetime | None:
    """When the next of what limits or back-offs have put off falls due; None if nothing waits for such a moment.

    What is due by now and was not done failed for another reason: that is left to the next run.
    """
    now = tools.now()
    with tools.store.read() as connection:
        running = mailings.in_state(connection, "running")
        moments = [standing(connection, tools.settings, each, now).until for each in running]
        moments.append(notices.next_attempt(connection))
    return min((when for when in moments if when is not None and when > now), default=None)
