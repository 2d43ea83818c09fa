"""The slot table: which of the daemon's jobs has run for which of its times."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Row, select, update
from sqlalchemy.dialects.sqlite import insert

from pipeline.model.slot import Slot
from pipeline.store.engine import Store
from pipeline.store.schema import slot as table


class SlotTable:
    """Slots in the store. Only the daemon that leads uses it, so whatever was left running has lost its owner."""

    def __init__(self, store: Store, owner: str) -> None:
        self._store = store
        self._owner = owner

    def begin(self, slot: Slot, now: datetime) -> bool:
        """True, and the slot is ours and running, if it is new or its owner died while running it; else False."""
        values = {"due": slot.due, "state": "running", "owner": self._owner, "started_at": now}
        statement = insert(table).values(job=slot.job, key=slot.key, **values)
        # An owner that is not us held the daemon's lock before us, so it is dead.
        take_over = statement.on_conflict_do_update(
            index_elements=["job", "key"],
            set_=values,
            where=(table.c.state == "running") & (table.c.owner != self._owner),
        )
        with self._store.write() as connection:
            return connection.execute(take_over).rowcount == 1

    def finish(self, slot: Slot, now: datetime) -> None:
        """The slot is done and will never run again."""
        at = (table.c.job == slot.job, table.c.key == slot.key)
        with self._store.write() as connection:
            connection.execute(update(table).where(*at).values(state="done", finished_at=now))

    def latest(self, job: str) -> Slot | None:
        """The job's newest slot by `due`, running or done."""
        return self._newest(job, "running", "done")

    def running(self, job: str) -> Slot | None:
        """The job's slot that was begun and not finished, by whomever; the newest if there are several."""
        return self._newest(job, "running")

    def _newest(self, job: str, *states: str) -> Slot | None:
        query = select(table).where(table.c.job == job, table.c.state.in_(states)).order_by(table.c.due.desc()).limit(1)
        with self._store.read() as connection:
            row: Row[tuple[object, ...]] | None = connection.execute(query).first()
        return Slot(job=row.job, key=row.key, due=row.due) if row else None
