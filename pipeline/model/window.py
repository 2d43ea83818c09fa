"""A sliding window: at most so many events in any stretch of time of a given length. Pure; times are arguments."""

from __future__ import annotations

import math
from collections import deque

_GRAINS = 1000
"""Events are counted in grains of a thousandth of the window, each as if it happened at its grain's end: a window
holds a thousand numbers, however many events it allows, and is never exceeded; it opens at most a grain late."""


class Window:
    """Lets at most `count` events pass in any `span` seconds."""

    def __init__(self, count: int, span: float) -> None:
        self.count = count
        self.span = span
        self._grain = span / _GRAINS
        self._passed: deque[tuple[float, int]] = deque()
        """(end of the grain, events in it), oldest first."""
        self._total = 0

    def note(self, at: float, events: int = 1) -> None:
        """So many `events` happened at `at` (seconds); moments come in order, an earlier one counts as the last."""
        end = (math.floor(at / self._grain) + 1) * self._grain
        if self._passed and end <= self._passed[-1][0]:
            last, before = self._passed[-1]
            self._passed[-1] = (last, before + events)
        else:
            self._passed.append((end, events))
        self._total += events

    def free(self, now: float) -> int:
        """How many may pass at `now`."""
        while self._passed and self._passed[0][0] + self.span <= now:
            self._total -= self._passed.popleft()[1]
        return max(0, self.count - self._total)

    def opens(self, now: float) -> float:
        """The earliest moment at which one more may pass, if none passes until then; `now` if it may already."""
        if self.free(now):
            return now
        surplus = self._total - self.count + 1
        for end, events in self._passed:
            surplus -= events
            if surplus <= 0:
                return end + self.span
        return now
