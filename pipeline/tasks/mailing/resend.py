"""Resend: let a mailing go again to those it failed to reach, or of whom nobody knows whether it did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from pipeline.errors import ConfigError
from pipeline.model.figures import figure
from pipeline.model.mailing import Mailing
from pipeline.store import diary, ledger, mailings, notices, sessions
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.brake import forgive
from pipeline.tasks.mailing.editor import proof_subject
from pipeline.tasks.tools import Tools

Whom = Literal["failed", "uncertain", "planned"]


def resend(tools: Tools, kept: Kept, whom: Whom) -> str:
    """Owe the session's mailing again to everybody in that state, with the same Message-IDs; returns to whom and when.

    Those that are planned, and wait for their next attempt, need not wait any more; nor does a proof that was put off.
    Raises ConfigError when it has no mailing that has started, nobody is in that state, or there is no way to send.
    """
    now = tools.now()
    if not tools.lanes:
        raise ConfigError(f"{tools.settings.file}: there is no [[mail.lane]] to send by")
    with tools.store.write() as connection:
        if sessions.get(connection, kept.id).state != "published":
            raise ConfigError(f"“{kept.title}” is not published any more")
        if whom == "planned":
            return _hasten(connection, kept, now)
        begun = [
            each
            for each in mailings.of(connection, kept.id)
            if each.state in ("running", "paused", "finished") and getattr(ledger.balance(connection, each.id), whom)
        ]
        if not begun:
            raise ConfigError(f"“{kept.title}”: there is no delivery that is {whom}")
        count = 0
        for mailing in begun:
            count += ledger.plan_again(connection, mailing.id, whom, now)
            forgive(connection, mailing.id)
            if mailing.state == "finished":
                mailings.move(connection, mailing, "running", finished_at=None)
        if not count:
            raise ConfigError(f"“{kept.title}”: nobody whose delivery is {whom} wants mail any more")
        diary.write(connection, now, "resend", str(kept.id), f"{count} {whom}")
    return f"goes again to {figure(count)} subscriber{'' if count == 1 else 's'} {_how(begun, kept)}"


def _hasten(connection: Connection, kept: Kept, now: datetime) -> str:
    every = [each for each in mailings.of(connection, kept.id) if each.state in ("scheduled", "running", "paused")]
    proofs = [each for each in every if notices.hasten(connection, "proof", proof_subject(each))]
    counted = {each.id: ledger.hasten(connection, each.id, now) for each in every}
    count = sum(counted.values())
    if not count and not proofs:
        raise ConfigError(f"“{kept.title}”: there is no delivery that waits for its next attempt")
    diary.write(connection, now, "resend", str(kept.id), f"{count} planned")
    if not count:
        return "its proof is tried again with the next run"
    waited = [each for each in every if counted[each.id]]
    return f"is tried again for {figure(count)} subscriber{'' if count == 1 else 's'} {_how(waited, kept)}"


def _how(again: Sequence[Mailing], kept: Kept) -> str:
    is_paused = all(each.state == "paused" for each in again)
    when = "once you let it go on with `qna resume`" if is_paused else "with the next run"
    is_another = any(each.revision != kept.public_revision for each in again)
    return when + (", as it read then: its text has changed since" if is_another else "")
