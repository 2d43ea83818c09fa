"""Steady: a clock that never stands still and never goes back, for what must take its time whatever the clock says."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.tasks.tools import Clock

_ASTRAY = 1.0
"""Seconds by which the two clocks may differ before it means something."""


class Steady:
    """Seconds since 1970; used by all threads at once.

    They are counted by a monotonic clock, for the other may be set back, and with SOURCE_DATE_EPOCH it stands still.
    A machine that sleeps stops the monotonic one in its turn: the other has run ahead then, and `follow` sees it.
    """

    def __init__(self, now: Clock, monotonic: Callable[[], float]) -> None:
        self._now = now
        self._monotonic = monotonic
        self._first = now()
        self._offset = self._first.timestamp() - monotonic()

    def __call__(self) -> float:
        """The time now."""
        return self._offset + self._monotonic()

    def follow(self) -> None:
        """Make up for the time in which the machine has slept; to be called every now and then."""
        now = self._now()
        offset = now.timestamp() - self._monotonic()
        if offset > self._offset + _ASTRAY and now != self._first:
            self._offset = offset
