"""Restore: put a backup in place so that it mails nobody: what is unfinished, undecided or found next is held."""

from __future__ import annotations

from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path

from pipeline.config import Settings
from pipeline.errors import ConfigError
from pipeline.model.mailing import may_become
from pipeline.store import backup, diary, facts, locks, mailings, sources
from pipeline.store.opening import open_store
from pipeline.tasks.mailing.announce import RESTORED_FACT


def restore(settings: Settings, archive: Path, now: datetime) -> tuple[Path | None, int]:
    """Returns (where the store went that was there before, how many mailings are held now).

    Raises Busy while a run, a delivery or a daemon is at work, StoreError for something that is no backup of ours.
    """
    reason = f"restored on {now:%Y-%m-%d} from a backup; approve it if it was not mailed since"
    held: list[int] = []

    def hold_everything(database: Path) -> None:
        store = open_store(database)
        with closing(store), store.write() as connection:
            whose = facts.recall(connection, facts.PUBLICATION_FACT)
            if whose not in (None, settings.publication.id):
                raise ConfigError(f"{archive}: is a backup of another publication, {whose}; nothing was changed")
            for mailing in mailings.in_state(connection, "held", *may_become("held")):
                why = "; ".join(filter(None, (mailing.reason, reason)))
                mailings.move(connection, mailing, "held", reason=why, approved=False)
                held.append(mailing.id)
            facts.remember(connection, RESTORED_FACT, reason)
            # The next run is to look through everything, for what it does not find cannot have been mailed since.
            sources.look_again(connection)
            facts.note_site_is_behind(connection)
            diary.write(connection, now, "restored", archive.name)

    with ExitStack() as stack:
        for lock in (locks.RUN, locks.DELIVERY, locks.DAEMON):
            stack.enter_context(locks.locked(settings.var, lock))
        aside = backup.restore(archive, settings.database, settings.var / "keys", now, hold_everything)
    return aside, len(held)
