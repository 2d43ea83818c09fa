"""Connection: draws deliveries from the work, feeds an outlet of a lane with them, writes down what became of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from pipeline.errors import QnaError
from pipeline.model.envelope import Envelope, Outcome
from pipeline.model.mailing import Owed, Result
from pipeline.tasks.dispatch.lanes import LaneAtWork, Lanes
from pipeline.tasks.dispatch.work import GROUP, SOON, Turnover, Work
from pipeline.tasks.lease import LeaseLost
from pipeline.tasks.mailing import verdict_on
from pipeline.tasks.tools import Tools

_NAP = 0.05
"""Seconds between two looks at whether there is something to do."""


class Connection:
    """One of a lane's connections; `run` is the whole life of its thread."""

    def __init__(self, tools: Tools, work: Work, lanes: Lanes, lane: LaneAtWork, seconds: Callable[[], float]) -> None:
        """`seconds` is the clock as seconds since 1970, and never stands still."""
        self._tools = tools
        self._work = work
        self._lanes = lanes
        self._lane = lane
        self._seconds = seconds
        self._queue: deque[Owed] = deque()
        """Claimed, and not given to the outlet yet."""
        self._drawn: deque[Owed] = deque()
        """Given to the outlet, and without an outcome yet."""
        self._handed = Turnover()
        self._broken: Exception | None = None
        """What went wrong while the outlet was drawing: the outlet must end in peace before it is raised."""
        self._has_asked = False
        """Whether the last turn-over asked for more, and did not only tell results."""
        self.bug: Exception | None = None
        """What should not have happened at all."""
        self.has_lost_lease = False

    def run(self) -> None:
        """Send until there is nothing to do, or the lane's server fails and nobody else can take its work meanwhile."""
        while True:
            self._lanes.begins(self._lane)
            error = self._attempt()
            is_down = self._lanes.ended(self._lane, error)
            if not (is_down and error is not None and error.transient and self._rest()):
                return

    def _rest(self) -> bool:
        """Wait until the server is worth another try; False if that is not worth waiting for."""
        until = self._tools.monotonic() + self._lane.rest
        self._lane.rests += 1
        while self._tools.monotonic() < until:
            if self._tools.stopping() or not self._lanes.others_try(self._lane):
                return False
            self._tools.sleep(_NAP)
        return True

    def _attempt(self) -> QnaError | None:
        """Open the outlet and send; returns why that ended, if not for want of work."""
        error: QnaError | None = None
        try:
            with self._tools.held(self._lane.way.open()) as outlet, outlet, self._lanes.at_work(self._lane):
                for outcome in outlet.deliver_each(self._draw()):
                    self._take(outcome)
        except QnaError as failure:  # by an outlet's promise, nothing of what is drawn and not told has left
            error = failure
        except Exception as failure:  # nobody knows how far these messages came
            doubt = f"{type(failure).__name__}: {failure}"
            self._handed.results += [Result(owed, "uncertain", doubt, lane=self._lane.name) for owed in self._drawn]
            self._drawn.clear()
            self.bug = failure
        error = self._leave() or error
        self.has_lost_lease |= isinstance(self._broken, LeaseLost)
        if self._broken is not None and not isinstance(self._broken, QnaError | LeaseLost):
            self.bug = self._broken
        return self._broken if isinstance(self._broken, QnaError) else error

    def _draw(self) -> Iterator[Envelope | None]:
        """What to send next; None where the answers should be heard first."""
        try:
            yield from self._next_ones()
        except Exception as error:
            self._broken = error

    def _next_ones(self) -> Iterator[Envelope | None]:
        while not self._tools.stopping():
            if not self._queue:
                is_quiet = self._work.is_quiet()
                if not self._fill():
                    if self._drawn:
                        yield None
                    elif self._is_done(is_quiet):
                        return
                    else:
                        self._tools.sleep(_NAP)
                    continue
            wait = self._wait_for(self._queue[0])
            if wait is None:
                owed = self._queue.popleft()
                self._drawn.append(owed)
                yield self._work.carried(owed.mailing_id).envelope(owed)
            elif self._drawn:
                yield None
            elif wait > SOON.total_seconds():
                return
            else:
                self._tools.sleep(min(wait, _NAP))

    def _wait_for(self, owed: Owed) -> float | None:
        """None if the first of the queue goes now; else after how many seconds to ask again, perhaps for another."""
        if not self._work.is_live(owed.mailing_id):
            self._handed.not_begun.append(self._queue.popleft())
            return 0.0
        wait = self._lane.limits.ask(owed.domain, self._seconds())
        if wait is not None and wait.is_domains:
            when = datetime.fromtimestamp(self._seconds(), UTC) + timedelta(seconds=wait.seconds)
            self._handed.put_off.append((self._queue.popleft(), when))
            return 0.0
        return None if wait is None else wait.seconds

    def _fill(self) -> bool:
        """Turn over; whether there is something in the queue now."""
        room = self._lane.limits.room(self._seconds(), GROUP - len(self._drawn))
        size = self._lanes.share(self._lane, room, self._is_full)
        self._has_asked = size > 0
        if size or self._handed:
            self._turn_over(size)
        return bool(self._queue)

    def _turn_over(self, size: int) -> None:
        handed, self._handed = self._handed, Turnover()
        handed.passed = self._lane.limits.drain()
        try:
            group = self._work.turn_over(self, handed, size, self._lane.name)
        except QnaError:
            self._handed = handed
            self._lane.limits.put_back(handed.passed)
            raise
        self._lanes.took(self._lane, len(group) - len(handed.not_begun) - len(handed.put_off))
        self._queue.extend(group)

    def _is_full(self, lane: LaneAtWork) -> bool:
        return lane.limits.open_at(self._seconds()) > self._seconds()

    def _is_done(self, was_quiet: bool) -> bool:
        """Whether nothing will come that is worth waiting for; `was_quiet` says whether others held something."""
        waits = self._lane.limits.open_at(self._seconds()) - self._seconds()
        if waits > SOON.total_seconds():
            self._lane.is_full = True
            return True
        return self._has_asked and was_quiet and not self._work.is_due_soon()

    def _take(self, outcome: Outcome) -> None:
        """Note what became of the message that was drawn first."""
        owed = self._drawn.popleft()
        if outcome.kind == "later" and self._tools.stopping():
            self._handed.not_begun.append(owed)
            return
        if outcome.kind == "sent":
            self._lanes.works(self._lane)
        self._handed.results.append(verdict_on(outcome, owed, self._tools.settings.mail, self._tools.now()))

    def _leave(self) -> QnaError | None:
        """Write down what is known, give back what was not begun."""
        self._handed.not_begun += [*self._drawn, *self._queue]
        self._drawn.clear()
        self._queue.clear()
        try:
            if self._handed:
                self._turn_over(0)
        except LeaseLost:
            self.has_lost_lease = True
        except QnaError as error:
            return error
        return None
