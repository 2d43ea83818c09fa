"""The delivery lease: who is sending now. Whoever takes it clears up after those who died holding it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from pipeline.errors import QnaError
from pipeline.store import diary, ledger, locks
from pipeline.store.engine import Connection
from pipeline.tasks.tools import Tools

_NAME = "delivery"
_HEARTBEAT = 10.0
"""Seconds between two signs of life; others believe us dead after 60."""
_SURE = 30.0
"""Seconds after a sign of life for which nobody can believe us dead, with time to spare for a message on its way."""


Sign = tuple[datetime, float]
"""When a sign of life was given: by the clock, which knows if the machine has slept since, and the monotonic one."""
_NEVER: Sign = (datetime.min.replace(tzinfo=UTC), float("-inf"))


def is_anybody_delivering(connection: Connection, folder: Path, host: str, now: datetime) -> bool:
    """Whether somebody holds the lease and lives, as far as that is known on the machine `host` in this `folder`."""
    held = ledger.holder(connection, _NAME)
    if held is None:
        return False
    its_host, last_sign = held
    return locks.is_held(folder, locks.DELIVERY) if its_host == host else last_sign > now - ledger.STALE


class LeaseLost(Exception):
    """Another machine believes us dead and has taken over; what is still ours in the ledger is not any more."""


class Lease:
    """Held for as long as we deliver; the caller holds this machine's delivery lock.

    A thread shows that we live, for a connection may wait ten minutes for the answer to its last dot.
    """

    def __init__(self, tools: Tools, before_recovery: Callable[[], None]) -> None:
        """`before_recovery` may look at what those who died left in flight, before it becomes doubt."""
        self._tools = tools
        self._before_recovery = before_recovery
        self._over = threading.Event()
        self._heart = threading.Thread(target=self._beat_on, name="lease", daemon=True)
        self._sure_until = _NEVER
        self.is_ours = False

    def __enter__(self) -> Self:
        """Take it, unless somebody on another machine is alive and holds it; what the dead left in flight is doubt."""
        tools, now, sign = self._tools, self._tools.now(), self._sign()
        with tools.store.write() as connection:
            self.is_ours = ledger.take_lease(connection, _NAME, tools.owner, tools.host, now)
        if self.is_ours:
            self.confirm(sign)
            self._before_recovery()
            with tools.store.write() as connection:
                if doubtful := ledger.recover(connection, tools.settings.mail.uncertain, now):
                    diary.write(connection, now, "recovered", _NAME, f"{doubtful} messages were in flight")
            self._heart.start()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Give it back; if that cannot be written it grows stale by itself."""
        self._over.set()
        if self._heart.is_alive():
            self._heart.join()
        with suppress(QnaError), self._tools.store.write() as connection:
            ledger.release(connection, _NAME, self._tools.owner)

    def beat(self, connection: Connection) -> Sign | None:
        """Show, in a transaction of the caller's, that we live; None when the lease is not ours any more."""
        sign = self._sign()
        return sign if ledger.beat(connection, _NAME, self._tools.owner, sign[0]) else None

    def confirm(self, sign: Sign | None) -> None:
        """The transaction with that sign of life has been committed."""
        when, monotonic = sign or _NEVER
        self._sure_until = (when + timedelta(seconds=_SURE), monotonic + _SURE)

    def is_sure(self) -> bool:
        """Whether nobody can have taken over by now; if that is not sure, `beat` before anything more is sent."""
        when, monotonic = self._sure_until
        return self._tools.monotonic() < monotonic and self._tools.now() < when

    def _sign(self) -> Sign:
        return self._tools.now(), self._tools.monotonic()

    def _beat_on(self) -> None:
        while not self._over.wait(_HEARTBEAT):
            with suppress(Exception):  # whatever it was: who is not sure any more asks the store himself
                with self._tools.store.write() as connection:
                    sign = self.beat(connection)
                self.confirm(sign)
