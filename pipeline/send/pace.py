"""At most so many messages a second."""

from __future__ import annotations

from collections.abc import Callable

_NAP = 0.2
"""Seconds between two looks at whether to stop: a signal handler can set a flag, but take no lock to wake a sleeper."""


class Pace:
    """Spaces out events evenly; time that went by unused is not made up for by a burst."""

    def __init__(self, rate: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        """`rate` is events a second; `clock` and `sleep` count seconds, as time.monotonic and time.sleep do."""
        self._interval = 1 / rate
        self._clock = clock
        self._sleep = sleep
        self._due = clock()

    def wait(self, stopped: Callable[[], bool]) -> None:
        """Return when the next event is due, or soon after `stopped` has become true."""
        due = max(self._due, self._clock())
        while (left := due - self._clock()) > 0 and not stopped():
            self._sleep(min(left, _NAP))
        self._due = due + self._interval
