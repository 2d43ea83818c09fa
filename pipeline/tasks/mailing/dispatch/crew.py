"""The crew: starts every lane's connections, minds the shop while they send, and tells what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.errors import QnaError
from pipeline.store import ledger, throttles
from pipeline.tasks.mailing.dispatch.connection import Connection
from pipeline.tasks.mailing.dispatch.lanes import Lanes
from pipeline.tasks.mailing.dispatch.limits import Limits, remembered, scopes
from pipeline.tasks.mailing.dispatch.one_core import OneCore
from pipeline.tasks.mailing.dispatch.steady import Steady
from pipeline.tasks.mailing.dispatch.work import Work
from pipeline.tasks.mailing.lease import Lease, LeaseLost
from pipeline.tasks.tools import Tools

_ROUND = 0.1
"""Seconds between two rounds through the shop."""


class Crew:
    """All connections of one delivery."""

    def __init__(self, tools: Tools, lease: Lease) -> None:
        self._tools = tools
        self._seconds = seconds = Steady(tools.now, tools.monotonic)
        with tools.store.read() as connection:
            limits = remembered(connection, [way.lane for way in tools.lanes], seconds())
        self.lanes = Lanes(tools.lanes, limits)
        self.work = Work(tools, lease, seconds)

    def send(self, errands: Callable[[], None]) -> None:
        """Work until nothing can be done now; `errands` is called every now and then meanwhile.

        Raises LeaseLost, and what should not have happened; what failed by a server is told by `troubles`.
        """
        every = [
            Connection(self._tools, self.work, self.lanes, lane, self._seconds)
            for lane in self.lanes.every
            for _ in range(lane.way.lane.connections)
        ]
        threads = [threading.Thread(target=each.run, name=f"lane-{number}") for number, each in enumerate(every)]
        with self._running(threads):
            core = OneCore(threads)
            while (alive := next((thread for thread in threads if thread.is_alive()), None)) is not None:
                alive.join(_ROUND)
                errands()
                if not any(each.signing.signer.is_slow for each in self.work.mailings):
                    core.mind()
        for each in every:
            if each.bug is not None:
                raise each.bug
        if any(each.has_lost_lease for each in every):
            raise LeaseLost

    @contextmanager
    def _running(self, threads: list[threading.Thread]) -> Iterator[None]:
        """Whatever happens in here, the connections are waited for: each writes down what it knows.

        They begin nothing more when nobody minds them.
        """
        started: list[threading.Thread] = []
        try:
            for thread in threads:
                thread.start()
                started.append(thread)
            yield
        except BaseException:
            self.work.call_off()
            raise
        finally:
            for thread in started:
                thread.join()

    @property
    def troubles(self) -> Iterator[tuple[str, QnaError]]:
        """(lane, why) of lanes that failed and have not worked since."""
        return ((lane.name, lane.trouble) for lane in self.lanes.every if lane.trouble is not None)


def count_in_flight(tools: Tools) -> None:
    """What a sender that died had in flight may have passed just now: the limits count it. Before it is recovered."""
    with tools.store.write() as connection:
        now = int(tools.now().timestamp())
        counts: dict[tuple[str, int], int] = {}
        for each in ledger.in_flight(connection):
            for scope in scopes(each.lane, each.domain):
                counts[scope, now] = counts.get((scope, now), 0) + 1
        throttles.note(connection, counts)
        longest = max(Limits.longest(way.lane).total_seconds() for way in tools.lanes)
        throttles.forget(connection, int(now - longest) - 60)
