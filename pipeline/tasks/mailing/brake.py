"""Brake: a mailing that fails too often pauses, and the editor is told."""

from __future__ import annotations

from pipeline.model.figures import figure
from pipeline.store import diary, facts, ledger, mailings
from pipeline.store.engine import Connection
from pipeline.tasks.mailing.editor import tell_of_mailing
from pipeline.tasks.mailing.mailing import Carried
from pipeline.tasks.tools import Tools

FEW = 20
"""So many failures are no pattern yet."""


def brake(tools: Tools, carried: Carried) -> None:
    """Pause the mailing if too much of it has failed since it started or was resumed, and something remains."""
    mailing_id, share = carried.mailing.id, tools.settings.mail.max_failures
    with tools.store.read() as connection:
        if ledger.is_done(connection, mailing_id):
            return
        attempted, failed = _since_resumed(connection, mailing_id)
    if not too_many(attempted, failed, share):
        return
    reason = f"{figure(failed)} of {figure(attempted)} failed, more than mail.max_failures = {share:g}"
    with tools.store.write() as connection:
        mailing = mailings.get(connection, mailing_id)
        if mailing.state != "running":
            return
        mailings.move(connection, mailing, "paused", reason=reason)
        tell_of_mailing(connection, tools, carried.mailing, carried.title, reason)
        diary.write(connection, tools.now(), "pause", str(carried.mailing.session_id), reason)


def too_many(attempted: int, failed: int, share: float) -> bool:
    """Whether that is a pattern. Pure."""
    return failed > FEW and failed > attempted * share


def forgive(connection: Connection, mailing_id: int) -> None:
    """The editor lets the mailing go on, or go again, knowing what has failed so far: count anew."""
    attempted, failed = ledger.tally(connection, mailing_id)
    facts.remember(connection, _forgiven(mailing_id), f"{attempted} {failed}")


def _since_resumed(connection: Connection, mailing_id: int) -> tuple[int, int]:
    attempted, failed = ledger.tally(connection, mailing_id)
    known = facts.recall(connection, _forgiven(mailing_id))
    before = [int(number) for number in known.split()] if known else [0, 0]
    return attempted - before[0], failed - before[1]


def _forgiven(mailing_id: int) -> str:
    return f"attempts and failures before mailing {mailing_id} was resumed"
