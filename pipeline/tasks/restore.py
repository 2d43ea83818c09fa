"""Restore: put a backup in place so that it mails nobody: unfinished mailings and whatever is found next are held."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from pipeline.config import Settings
from pipeline.store import backup, diary, facts, locks, mailings
from pipeline.store.opening import open_store
from pipeline.tasks.announce import RESTORED_FACT


def restore(settings: Settings, archive: Path, now: datetime) -> tuple[Path | None, int]:
    """Returns (where the store went that was there before, how many mailings are held now).

    Raises Busy while a run, a delivery or a daemon is at work, StoreError for something that is no backup of ours.
    """
    with ExitStack() as stack:
        for lock in (locks.RUN, locks.DELIVERY, locks.DAEMON):
            stack.enter_context(locks.locked(settings.var, lock))
        aside = backup.restore(archive, settings.database, settings.var / "keys", now)
        store = open_store(settings.database)
        stack.callback(store.close)
        reason = f"restored on {now:%Y-%m-%d} from a backup; approve it if it was not mailed since"
        with store.write() as connection:
            unfinished = mailings.in_state(connection, "scheduled", "running", "paused")
            for mailing in unfinished:
                mailings.change(connection, mailing.id, state="held", reason=reason, approved=False)
            facts.remember(connection, RESTORED_FACT, reason)
            diary.write(connection, now, "restored", archive.name)
    return aside, len(unfinished)
