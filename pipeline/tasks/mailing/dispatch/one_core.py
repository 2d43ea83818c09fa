"""One core: keeps the threads of a delivery together, on the core where the least is going on.

One thread at a time runs Python. On one core it hands over to the next at once; between two, each time, it has to wake
a core that has gone to sleep, which takes longer than what either had to do. So the threads share one, where the
system lets them be placed. Every now and then it is chosen anew, for others may have come to work there.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_EVERY = 10
"""After how many rounds to look again; the first look is after the first."""
_WORTH = 0.2
"""How much less has to go on elsewhere, in seconds of a second, before it is worth moving."""


class Work(NamedTuple):
    """Seconds of work: since some beginning, or between two looks."""

    cores: Mapping[int, float]
    """Core → how long it was not idle."""
    ours: float
    """How long this process ran."""
    clock: float
    """How long it was in all."""

    def since(self, before: Work) -> Work:
        """What was done between two looks."""
        cores = {core: seconds - before.cores[core] for core, seconds in self.cores.items() if core in before.cores}
        return Work(cores, self.ours - before.ours, self.clock - before.clock)


class OneCore:
    """Places threads that have started; where the system has no way to place them, all of this does nothing."""

    def __init__(self, threads: Sequence[threading.Thread]) -> None:
        self._threads = threads
        self._allowed = os.sched_getaffinity(0) if sys.platform == "linux" else set[int]()
        self._core: int | None = None
        self._rounds = 0
        self._seen = self._look()

    def mind(self) -> None:
        """To be called several times a second."""
        if len(self._allowed) > 1 and self._rounds % _EVERY == 0:
            before, self._seen = self._seen, self._look()
            self._place(quietest(self._seen.since(before), self._core))
        self._rounds += 1

    def _look(self) -> Work:
        cores = {core: seconds for core, seconds in _work_of_cores().items() if core in self._allowed}
        return Work(cores, time.process_time(), time.monotonic())

    def _place(self, core: int | None) -> None:
        if core is None or core == self._core:
            return
        self._core = core
        for thread in self._threads:
            if thread.is_alive() and thread.native_id is not None:
                with suppress(OSError):  # it has ended, or the core has been taken away
                    os.sched_setaffinity(thread.native_id, {core})


def quietest(spent: Work, here: int | None) -> int | None:
    """The core on which others did the least; `here`, where we work, unless it was clearly less elsewhere."""
    others = {core: seconds - (spent.ours if core == here else 0) for core, seconds in spent.cores.items()}
    best = min(others, key=lambda core: others[core], default=here)
    if best is None or (here in others and others[here] - others[best] < _WORTH * spent.clock):
        return here
    return best


def _work_of_cores() -> dict[int, float]:
    """Since the machine has started; empty where the system does not say (proc_stat(5))."""
    try:
        lines = Path("/proc/stat").read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return {}
    tick = os.sysconf("SC_CLK_TCK")
    cores: dict[int, float] = {}
    for name, *ticks in (line.split() for line in lines if line.startswith("cpu")):
        if number := name.removeprefix("cpu"):
            user, nice, system, _idle, _waiting, *interrupts = map(int, ticks[:7])
            cores[int(number)] = (user + nice + system + sum(interrupts)) / tick
    return cores
