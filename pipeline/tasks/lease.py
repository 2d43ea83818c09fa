"""The delivery lease: who is sending now. Whoever takes it clears up after those who died holding it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Self

from pipeline.errors import QnaError
from pipeline.store import diary, ledger
from pipeline.store.engine import Connection
from pipeline.tasks.tools import Tools

_NAME = "delivery"
_HEARTBEAT = timedelta(seconds=10)


class LeaseLost(Exception):
    """Another machine believes us dead and has taken over; what is still ours in the ledger is not any more."""


class Lease:
    """Held for as long as we deliver; the caller holds this machine's delivery lock."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._beaten_at = tools.now()
        self.is_ours = False

    def __enter__(self) -> Self:
        """Take it, unless somebody on another machine is alive and holds it; what the dead left in flight is doubt."""
        tools, now = self._tools, self._tools.now()
        with tools.store.write() as connection:
            self.is_ours = ledger.take_lease(connection, _NAME, tools.owner, tools.host, now)
            if self.is_ours and (doubtful := ledger.recover(connection, tools.settings.mail.uncertain, now)):
                diary.write(connection, now, "recovered", _NAME, f"{doubtful} messages were in flight")
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Give it back; if that cannot be written it grows stale by itself."""
        with suppress(QnaError), self._tools.store.write() as connection:
            ledger.release(connection, _NAME, self._tools.owner)

    def beat(self, connection: Connection) -> bool:
        """Show, in a transaction of the caller's, that we live; False when the lease is not ours any more."""
        self._beaten_at = self._tools.now()
        return ledger.beat(connection, _NAME, self._tools.owner, self._beaten_at)

    def beat_in_time(self) -> None:
        """Before each message: show that we live, if that was 10 s ago. Raises LeaseLost."""
        if self._tools.now() - self._beaten_at >= _HEARTBEAT:
            with self._tools.store.write() as connection:
                still_ours = self.beat(connection)
            if not still_ours:
                raise LeaseLost
