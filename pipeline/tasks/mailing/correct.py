"""Correct: mail a session's new text to those who got another one, also those who get it late, and to nobody else."""

from __future__ import annotations

import itertools
from collections.abc import Set
from datetime import datetime

from pipeline.errors import ConfigError
from pipeline.model.mailing import Mailing
from pipeline.store import diary, ledger, mailings, sessions
from pipeline.store.audience import correction_size
from pipeline.store.engine import Connection
from pipeline.store.sessions import Kept
from pipeline.tasks.mailing.editor import prove
from pipeline.tasks.tools import Tools

_ENDED = ("finished", "cancelled")


def to_correct(tools: Tools, kept: Kept) -> int:
    """How many a correction of the session would go to now. Raises ConfigError when there is nothing to correct."""
    if not tools.lanes:
        raise ConfigError(f"{tools.settings.file}: there is no [[mail.lane]] to send by")
    with tools.store.read() as connection:
        kept = sessions.get(connection, kept.id)
        _refuse(connection, kept)
        return _some(kept, correction_size(connection, kept.id, kept.public_revision or 0))


def correct(tools: Tools, kept: Kept, note: str) -> int:
    """Make the mailing that corrects the session; `note` says what was wrong, and may be empty. Returns its audience.

    The next run sends the proof, and then the correction. Raises ConfigError when there is nothing to correct.
    """
    now = tools.now()
    if not tools.lanes:
        raise ConfigError(f"{tools.settings.file}: there is no [[mail.lane]] to send by")
    with tools.store.write() as connection:
        kept = sessions.get(connection, kept.id)
        _refuse(connection, kept)
        mailing_id = _make(connection, tools, kept, note)
        audience = ledger.freeze_correction(connection, mailing_id, kept.id, kept.public_revision or 0, now)
        _some(kept, audience)
        mailings.change(connection, mailing_id, audience=audience)
        prove(connection, tools, mailings.get(connection, mailing_id), kept, audience)
        diary.write(connection, now, "correction", str(kept.id), f"audience {audience}")
    return audience


def _some(kept: Kept, audience: int) -> int:
    if not audience:
        raise ConfigError(f"“{kept.title}”: everybody who got it got this very text; there is nothing to correct")
    return audience


def _refuse(connection: Connection, kept: Kept) -> None:
    """Raises ConfigError where there is no text to correct, or where that has to wait."""
    announced = mailings.of_session(connection, kept.id)
    if kept.state != "published" or announced is None or announced.started_at is None:
        raise ConfigError(f"“{kept.title}” has not been mailed; there is nothing to correct")
    if kept.public_revision != kept.revision:
        raise ConfigError(f"“{kept.title}”: its new text is not public yet; run `qna run` first, or approve it")
    every = mailings.of(connection, kept.id)
    unfinished = next((each for each in every if each.state not in _ENDED and not _goes_on_beside(each)), None)
    if unfinished is not None:
        raise ConfigError(f"“{kept.title}”: a mailing of it is {unfinished.state}; let it end, or `qna cancel` it")


def _make(connection: Connection, tools: Tools, kept: Kept, note: str) -> int:
    return mailings.add(
        connection,
        kind="correction",
        key=_key(kept, {each.key for each in mailings.of(connection, kept.id)}),
        session_id=kept.id,
        revision=kept.public_revision,
        note=" ".join(note.split()),
        state="scheduled",
        due_at=tools.now(),
        approved=True,
        created_at=tools.now(),
        key_number=tools.keys.newest,
        domain=tools.settings.mail.domain,
    )


def _goes_on_beside(mailing: Mailing) -> bool:
    """Whether a correction need not wait for it: one server that puts off one reader would hold up all the others."""
    return mailing.kind != "correction" and mailing.state == "running"


def follow(connection: Connection, ended: Mailing, now: datetime) -> None:
    """Let the last correction since `ended` was made go to those, too, who had to wait for the old text."""
    later = [each for each in mailings.of(connection, ended.session_id) if each.id > ended.id]
    made = [each for each in later if each.kind == "correction" and each.state != "cancelled"][-1:]
    for each in made:
        if each.started_at is None:
            continue  # its audience is written down when it starts
        audience = ledger.freeze_correction(connection, each.id, each.session_id, each.revision, now)
        if audience == each.audience:
            continue
        mailings.change(connection, each.id, audience=audience)
        if each.state == "finished":
            mailings.move(connection, each, "running", finished_at=None)


def _key(kept: Kept, taken: Set[str]) -> str:
    """What no other mailing is called: one that was cancelled, or reached only some, does not stand in the way."""
    first = f"{kept.entry_id} revision {kept.public_revision}"
    later = (f"{first} number {count}" for count in itertools.count(2))
    return next(each for each in itertools.chain([first], later) if each not in taken)
