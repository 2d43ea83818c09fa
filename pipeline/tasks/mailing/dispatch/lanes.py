"""Lanes: which are up, which have to rest, and how they share the work."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from pipeline.errors import QnaError
from pipeline.tasks.mailing.dispatch.limits import Limits
from pipeline.tasks.mailing.dispatch.work import GROUP
from pipeline.tasks.tools import WayOut

_FIRST_REST, _LONGEST_REST = 15.0, 600.0
_STUCK = 10.0
"""Seconds without taking anything on after which nobody waits for a lane to do its share: its server is that slow."""


class LaneAtWork:
    """One lane during one delivery."""

    def __init__(self, way: WayOut, limits: Limits) -> None:
        self.way = way
        self.limits = limits
        self.claimed = 0.0
        """How many messages it has taken on; what it could not while others could is counted as if it had."""
        self.took_at = float("-inf")
        """When it last took something on, or came to work."""
        self.starting: set[object] = set()
        """Its connections whose first attempt to reach the server goes on."""
        self.open = 0
        """How many of them have reached the server."""
        self.trouble: QnaError | None = None
        """Why its last connection ended, if it failed."""

    @property
    def name(self) -> str:
        """As the config calls it."""
        return self.way.lane.name

    @property
    def weight(self) -> int:
        """As the config says."""
        return self.way.lane.weight


def rest(failures: int) -> float:
    """Seconds after which a connection is worth another try that has failed so often in a row. Pure."""
    return float(min(_FIRST_REST * 2 ** min(failures - 1, 10), _LONGEST_REST))


class Lanes:
    """All lanes of a delivery. Used by all connections at once; moments are seconds since 1970."""

    def __init__(self, ways: Sequence[WayOut], limits: Mapping[str, Limits]) -> None:
        self.every = [LaneAtWork(way, limits[way.lane.name]) for way in ways]
        self._lock = threading.Lock()

    def expects(self, lane: LaneAtWork, who: object) -> None:
        """Connection `who` is about to try to reach the server for the first time."""
        with self._lock:
            lane.starting.add(who)

    @contextmanager
    def at_work(self, lane: LaneAtWork, who: object, now: float) -> Iterator[None]:
        """For as long as `who` has reached the server."""
        with self._lock:
            lane.starting.discard(who)
            if not lane.open:
                self._even_up(lane, now)
                lane.took_at = now
            lane.open += 1
        try:
            yield
        finally:
            with self._lock:
                lane.open -= 1

    def ended(self, lane: LaneAtWork, who: object, error: QnaError | None) -> None:
        """The attempt of `who` has ended, with an `error` or without."""
        with self._lock:
            lane.starting.discard(who)
            if error is not None and not (error.transient and lane.open):
                lane.trouble = error

    def fails(self, lane: LaneAtWork, error: QnaError) -> None:
        """Something of it ended badly, however well others are."""
        with self._lock:
            lane.trouble = error

    def works(self, lane: LaneAtWork) -> None:
        """Its server has taken a message: it is well again."""
        if lane.trouble is not None:
            with self._lock:
                lane.trouble = None

    def is_anybody_at_work(self) -> bool:
        """Whether any connection of any lane has reached its server, or may do so at its first attempt."""
        with self._lock:
            return any(each.open or each.starting for each in self.every)

    def share(self, lane: LaneAtWork, size: int, now: float) -> int:
        """How many messages, `size` at most, the lane may take on now so that each gets its share by weight.

        Only lanes that can work count: that are open, not full and not stuck. One of weight 0 gets something when no
        other can work, and none may be about to.
        """
        with self._lock:
            if not lane.weight:
                return 0 if any(self._may_work(each, now) for each in self.every) else size
            rivals = self._rivals(lane, now)
            if not rivals:
                return size
            behind = min(each.claimed / each.weight for each in rivals)
            slack = 2 * GROUP * max(each.way.lane.connections / each.weight for each in (lane, *rivals))
            ahead = (behind + slack) * lane.weight - lane.claimed
            return max(0, min(size, int(ahead)))

    def took(self, lane: LaneAtWork, count: int, now: float) -> None:
        """The lane has taken on so many messages; negative for those it gave back."""
        with self._lock:
            if count > 0:
                if self._is_stuck(lane, now):
                    self._even_up(lane, now)
                lane.took_at = now
            lane.claimed += count

    def _rivals(self, lane: LaneAtWork, now: float) -> list[LaneAtWork]:
        others = (each for each in self.every if each is not lane and each.open and each.weight)
        return [each for each in others if not self._is_full(each, now) and not self._is_stuck(each, now)]

    def _may_work(self, lane: LaneAtWork, now: float) -> bool:
        """Whether that is a lane with a weight that works, or that nobody knows yet to be down."""
        is_hopeful = lane.open or (lane.starting and lane.trouble is None)
        return bool(lane.weight and is_hopeful and not self._is_full(lane, now))

    def _is_full(self, lane: LaneAtWork, now: float) -> bool:
        return lane.limits.open_at(now) > now

    def _is_stuck(self, lane: LaneAtWork, now: float) -> bool:
        return now - lane.took_at > _STUCK

    def _even_up(self, lane: LaneAtWork, now: float) -> None:
        """What others did while the lane could not is not made up for: they would have to stand still meanwhile."""
        rivals = self._rivals(lane, now)
        if rivals:
            lane.claimed = max(lane.claimed, lane.weight * min(each.claimed / each.weight for each in rivals))
