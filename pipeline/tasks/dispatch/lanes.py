"""Lanes: which are up, which have to rest, and how they share the work."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from pipeline.errors import QnaError
from pipeline.tasks.dispatch.limits import Limits
from pipeline.tasks.dispatch.work import GROUP
from pipeline.tasks.tools import WayOut

_FIRST_REST, _LONGEST_REST = 15.0, 600.0
"""Seconds until a lane whose server failed is tried again, as long as others work."""


class LaneAtWork:
    """One lane during one delivery."""

    def __init__(self, way: WayOut, limits: Limits) -> None:
        self.way = way
        self.limits = limits
        self.claimed = 0
        """How many messages it has taken on."""
        self.alive = 0
        """How many of its connections have not given up."""
        self.open = 0
        """How many of them have reached the server."""
        self.is_full = False
        """Whether its limits are used up for longer than we wait."""
        self.trouble: QnaError | None = None
        """Why its last connection ended, if it failed."""
        self.rests = 0

    @property
    def name(self) -> str:
        """As the config calls it."""
        return self.way.lane.name

    @property
    def rest(self) -> float:
        """Seconds to wait after so many failures."""
        return float(min(_FIRST_REST * 2**self.rests, _LONGEST_REST))


class Lanes:
    """All lanes of a delivery. Used by all connections at once."""

    def __init__(self, ways: Sequence[WayOut], limits: Mapping[str, Limits]) -> None:
        self.every = [LaneAtWork(way, limits[way.lane.name]) for way in ways]
        self._lock = threading.Lock()

    def begins(self, lane: LaneAtWork) -> None:
        """One of its connections tries to reach the server."""
        with self._lock:
            lane.alive += 1

    @contextmanager
    def at_work(self, lane: LaneAtWork) -> Iterator[None]:
        """For as long as it has reached the server."""
        with self._lock:
            lane.open += 1
        try:
            yield
        finally:
            with self._lock:
                lane.open -= 1

    def ended(self, lane: LaneAtWork, error: QnaError | None) -> bool:
        """It has ended, with an `error` or without; True if the lane as a whole is down now."""
        with self._lock:
            lane.alive -= 1
            if error is not None:
                lane.trouble = error
            return error is not None and lane.alive == 0

    def works(self, lane: LaneAtWork) -> None:
        """Its server has taken a message: it is well again."""
        if lane.trouble is not None:
            with self._lock:
                lane.trouble, lane.rests = None, 0

    def others_try(self, lane: LaneAtWork) -> bool:
        """Whether another lane has not given up."""
        with self._lock:
            return any(each.alive for each in self.every if each is not lane)

    def share(self, lane: LaneAtWork, size: int, is_full: Callable[[LaneAtWork], bool]) -> int:
        """How many messages, `size` at most, the lane may take on now so that each gets its share by weight.

        Only lanes that are at work and not full count; a lane of weight 0 gets something when no other can.
        """
        with self._lock:
            others = (each for each in self.every if each is not lane and each.open)
            rivals = [each for each in others if each.way.lane.weight and not is_full(each)]
            if not rivals:
                return size
            if not lane.way.lane.weight:
                return 0
            behind = min(each.claimed / each.way.lane.weight for each in rivals)
            slack = 2 * GROUP * max(each.way.lane.connections / each.way.lane.weight for each in (lane, *rivals))
            ahead = (behind + slack) * lane.way.lane.weight - lane.claimed
            return max(0, min(size, int(ahead)))

    def took(self, lane: LaneAtWork, count: int) -> None:
        """The lane has taken on so many messages; negative for those it gave back."""
        with self._lock:
            lane.claimed += count
