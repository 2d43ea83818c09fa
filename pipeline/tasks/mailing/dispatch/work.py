"""Work: the running mailings that all connections draw from, and the one transaction by which a connection turns over.

What a server has accepted is written down, and what comes next is claimed, in the same transaction: whoever is killed
leaves at most a group of rows a connection that say `attempting`, and these are the messages that may be in doubt.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pipeline.errors import Busy, DiskError
from pipeline.model.mailing import Owed, Result
from pipeline.store import ledger, mailings, throttles
from pipeline.tasks.mailing.dispatch.steady import Steady
from pipeline.tasks.mailing.lease import Lease, LeaseLost
from pipeline.tasks.mailing.mailing import Carried
from pipeline.tasks.tools import Tools

GROUP = 10
"""Deliveries claimed at once on a connection: as many may be in doubt after a kill."""
_PATIENCE, _PAUSE = 60, 5.0
"""How often, and seconds between, to try to write down results that the store does not take."""
_LOOK_EVERY = 0.5
"""Seconds between two looks at whether somebody has paused or cancelled a mailing."""
SOON = timedelta(seconds=30)
"""What a limit has put off for no longer than this is waited for with the connection open: no server minds."""
PATIENCE = timedelta(minutes=2)
"""And for no longer than this without one: windows of a minute are kept busy. The rest is left to a later run."""


@dataclass
class Turnover:
    """What a connection hands in: results, what it did not begin, and what limits put off."""

    results: list[Result] = field(default_factory=list)
    not_begun: list[Owed] = field(default_factory=list)
    put_off: list[tuple[Owed, datetime]] = field(default_factory=list)
    passed: dict[tuple[str, int], int] = field(default_factory=dict)
    """For the lane's limits: (scope, second) → messages."""

    def __bool__(self) -> bool:
        return bool(self.results or self.not_begun or self.put_off)


class Work:
    """The mailings that are being sent. Used by all connections at once."""

    def __init__(self, tools: Tools, lease: Lease, seconds: Steady) -> None:
        self._tools = tools
        self.lease = lease
        self._seconds = seconds
        self._lock = threading.Lock()
        self._carried: dict[int, Carried] = {}
        self._live: frozenset[int] = frozenset()
        self._looked = float("-inf")
        self._turn = 0
        self._held: dict[object, int] = {}
        """Connection → how many rows it has claimed and not settled."""
        self._is_called_off = False
        self._has_news = False
        self.misfits: list[Exception] = []
        """Why messages could not be composed."""
        self.sent: dict[int, int] = {}
        """Mailing → messages sent by us."""
        self.failed: dict[int, int] = {}
        """Mailing → messages refused for ever, by us."""
        self.recipients: dict[int, list[str]] = {}
        """Mailing → to whom, in a dry run."""

    def take_up(self, carried: Carried) -> None:
        """Another mailing is running."""
        with self._lock:
            self._has_news = True
            self._carried[carried.mailing.id] = carried
            self._live |= {carried.mailing.id}
            self.sent.setdefault(carried.mailing.id, 0)
            self.failed.setdefault(carried.mailing.id, 0)
            self.recipients.setdefault(carried.mailing.id, [])

    def carried(self, mailing_id: int) -> Carried:
        """The mailing with its message."""
        return self._carried[mailing_id]

    @property
    def mailings(self) -> list[Carried]:
        """All that were taken up."""
        with self._lock:
            return list(self._carried.values())

    def call_off(self) -> None:
        """Let no connection begin anything more."""
        self._is_called_off = True

    def is_over(self) -> bool:
        """Whether nothing more is to be begun: somebody has asked us to stop, or nobody minds the connections."""
        return self._is_called_off or self._tools.stopping()

    def hear_news(self) -> bool:
        """Whether a mailing was taken up since this was asked last, and no connection has looked for its rows yet."""
        with self._lock:
            news, self._has_news = self._has_news, False
            return news

    def is_live(self, mailing_id: int) -> bool:
        """Whether the mailing goes on: nobody has paused or cancelled it, as of half a second ago."""
        if self._tools.monotonic() - self._looked < _LOOK_EVERY:
            return mailing_id in self._live
        self._looked = self._tools.monotonic()
        with self._tools.store.read() as connection:
            live = frozenset(each.id for each in mailings.in_state(connection, "running"))
        with self._lock:
            self._live = live & self._carried.keys()
            return mailing_id in self._live

    def turn_over(self, who: object, handed: Turnover, size: int, lane: str) -> list[Owed]:
        """In one transaction: what became of the last group, our heartbeat, and the next claim of up to `size`.

        What a server has accepted must not be forgotten because the store is busy or its disk is full just now: this
        is tried for some minutes before it is given up. Raises LeaseLost after the results are safe.
        """
        for patience in range(_PATIENCE, -1, -1):
            try:
                group, still_ours = self._turn_over(handed, size, lane)
                break
            except (Busy, DiskError):
                if not handed or not patience:
                    raise
                self._tools.sleep(_PAUSE)
        self._count(who, handed, group)
        if not still_ours:
            raise LeaseLost
        return group

    def _turn_over(self, handed: Turnover, size: int, lane: str) -> tuple[list[Owed], bool]:
        owner, group = self._tools.owner, list[Owed]()
        self._seconds.follow()
        with self._tools.store.write() as connection:
            now = self._tools.now()
            ledger.settle(connection, handed.results, owner, now)
            ledger.give_back(connection, handed.not_begun, owner, now)
            ledger.put_off(connection, handed.put_off, owner, now, f"lane {lane} has used up its limit for this domain")
            throttles.note(connection, handed.passed)
            sign = self.lease.beat(connection)
            if sign is not None and size:
                moment = datetime.fromtimestamp(self._seconds(), UTC)
                for mailing_id in self._in_turn():
                    if len(group) < size:
                        group += ledger.claim(connection, mailing_id, owner, moment, size - len(group), lane)
        self.lease.confirm(sign)
        return group, sign is not None

    def _in_turn(self) -> Sequence[int]:
        """The mailings, each time beginning with another one, so that a long one does not keep the others waiting."""
        with self._lock:
            every = list(self._carried)
            self._turn += 1
            self._has_news = False
        first = self._turn % len(every) if every else 0
        return every[first:] + every[:first]

    def _count(self, who: object, handed: Turnover, group: list[Owed]) -> None:
        with self._lock:
            done = len(handed.results) + len(handed.not_begun) + len(handed.put_off)
            self._held[who] = self._held.get(who, 0) - done + len(group)
            for each in handed.results:
                if each.state == "sent":
                    self.sent[each.owed.mailing_id] += 1
                    if self._tools.is_dry:
                        self.recipients[each.owed.mailing_id].append(each.owed.address)
                elif each.state == "failed":
                    self.failed[each.owed.mailing_id] += 1

    def is_quiet(self) -> bool:
        """Whether no connection holds anything that it may still give back."""
        with self._lock:
            return not any(self._held.values())

    def forget(self, who: object) -> None:
        """The connection has ended: what it holds and could not write down is doubt for the next run."""
        with self._lock:
            self._held.pop(who, None)

    def is_due(self) -> bool:
        """Whether there is something to claim now; asks without writing, as who has nothing to do may do often."""
        with self._tools.store.read() as connection:
            workable = mailings.workable(connection, datetime.fromtimestamp(self._seconds(), UTC))
            ours = [each.id for each in workable if each.id in self._carried]
            return not all(ledger.is_done(connection, mailing_id) for mailing_id in ours)

    def due_at(self) -> float | None:
        """When the next of what remains may go, as far as the ledger knows: now at the earliest; None if none remains.

        What limits put off, and what waits for its back-off.
        """
        now = datetime.fromtimestamp(self._seconds(), UTC)
        with self._tools.store.read() as connection:
            running = [each.id for each in mailings.in_state(connection, "running") if each.id in self._carried]
            moments = [ledger.due_at(connection, mailing_id, now) for mailing_id in running]
        return min((when.timestamp() for when in moments if when is not None), default=None)
