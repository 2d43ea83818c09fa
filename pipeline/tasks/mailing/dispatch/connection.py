"""Connection: the life of one thread. It draws deliveries from the work and feeds an outlet of a lane with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.errors import QnaError
from pipeline.model.envelope import Envelope
from pipeline.send.outlet import Outlet
from pipeline.tasks.mailing.dispatch.hand import Hand
from pipeline.tasks.mailing.dispatch.lanes import LaneAtWork, Lanes, rest
from pipeline.tasks.mailing.dispatch.work import PATIENCE, SOON, Work
from pipeline.tasks.mailing.lease import LeaseLost
from pipeline.tasks.tools import Tools

_NAP, _FIRST_NAP, _LONGEST_NAP = 0.05, 0.005, 0.5
"""Seconds between two looks. Those at whether there is something to do begin with the short one, for others may be at
their last message, and grow while there is nothing."""
_LOOK_EVERY = 1.0
"""Seconds between two looks at the ledger while limits are waited for."""


class Connection:
    """One of a lane's connections; `run` is the whole life of its thread."""

    def __init__(self, tools: Tools, work: Work, lanes: Lanes, lane: LaneAtWork, seconds: Callable[[], float]) -> None:
        """`seconds` is the clock as seconds since 1970, and never stands still."""
        self._tools = tools
        self._work = work
        self._lanes = lanes
        self._lane = lane
        self._seconds = seconds
        self._hand = Hand(tools, work, lanes, lane, seconds)
        self._broken: Exception | None = None
        """What went wrong while the outlet was drawing: the outlet must end in peace before it is raised."""
        self._failures = 0
        """How often in a row an attempt has failed."""
        self._idle = 0
        """How often in a row there was nothing to do."""
        self._waits_for_limits = False
        """Whether the last attempt ended because limits let nothing go for a while."""
        self.bug: BaseException | None = None
        """What should not have happened at all."""
        self.has_lost_lease = False
        lanes.expects(lane, self)

    def run(self) -> None:
        """Send until there is nothing to do, or until nobody is at work for whose sake to wait for the server."""
        try:
            while True:
                self._waits_for_limits = False
                error = self._attempt()
                self._lanes.ended(self._lane, self, error)
                if not self._rest_after(error):
                    break
            if error is not None and self._hand.is_unwritten:
                self._lanes.fails(self._lane, error)
        except BaseException as bug:
            self.bug = bug
        finally:
            self._work.forget(self._hand)

    def _rest_after(self, error: QnaError | None) -> bool:
        """Wait until another attempt is worth it; False if none will be.

        Whoever waits alone for a server leaves the rest to a later run. As long as others work, each connection that
        comes back makes the mailing faster.
        """
        if self.bug is not None or self.has_lost_lease:
            return False
        if error is None:
            return self._waits_for_limits and self._rest_for_limits()
        if not error.transient:
            return False
        self._failures += 1
        until = self._seconds() + rest(self._failures)
        while self._seconds() < until:
            if self._work.is_over() or not self._lanes.is_anybody_at_work():
                return False
            self._tools.sleep(_NAP)
        return True

    def _rest_for_limits(self) -> bool:
        """Wait, with nothing open, until limits let a message go; False if that is not soon, or none remains.

        Who comes back soon counts as about to begin: then nobody takes this lane for one that is down.
        """
        looked, due = float("-inf"), None
        while not self._work.is_over():
            now = self._seconds()
            if now >= looked + _LOOK_EVERY:
                looked, due = now, self._work.due_at()
            if due is None:
                if self._work.is_quiet():
                    break
                due = now + _LOOK_EVERY  # others hold the rest, and may give it back
            opens = max(due, self._lane.limits.open_at(now))
            if opens <= now:
                return True
            if opens <= now + PATIENCE.total_seconds():
                self._lanes.expects(self._lane, self)
            else:
                self._lanes.ended(self._lane, self, None)
                if not self._lanes.is_anybody_at_work():
                    return False
            self._tools.sleep(_NAP)
        self._lanes.ended(self._lane, self, None)
        return False

    def _attempt(self) -> QnaError | None:
        """Open the outlet and send; returns why that ended, if not for want of work."""
        error, self._broken = None, None
        try:
            with (
                self._tools.held(self._lane.way.open()) as outlet,
                outlet,
                self._lanes.at_work(self._lane, self, self._seconds()),
            ):
                self._send(outlet)
        except QnaError as failure:  # by an outlet's promise, nothing of what is drawn and not told has left
            error = failure
        except LeaseLost:
            self.has_lost_lease = True
        except Exception as failure:
            self._hand.doubt(failure)
            self.bug = failure
        error = self._leave() or error
        self.has_lost_lease |= isinstance(self._broken, LeaseLost)
        if self._broken is not None and not isinstance(self._broken, QnaError | LeaseLost):
            self.bug = self._broken
        return self._broken if isinstance(self._broken, QnaError) else error

    def _send(self, outlet: Outlet) -> None:
        """Feed the outlet. Whenever it tells an outcome nothing else is on its way: then it can be left in peace."""
        for outcome in outlet.deliver_each(self._draw()):
            if self._hand.take(outcome):
                self._failures = 0
            if self._work.is_over():
                return
            self._hand.make_sure()

    def _draw(self) -> Iterator[Envelope | None]:
        """What to send next; None where the answers should be heard first."""
        try:
            yield from self._next_ones()
        except Exception as error:
            self._broken = error

    def _next_ones(self) -> Iterator[Envelope | None]:
        hand = self._hand
        while not self._work.is_over():
            if not hand.queue:
                is_quiet = self._work.is_quiet()
                if not hand.fill(is_idle=self._idle > 0):
                    if hand.drawn:
                        yield None
                    elif self._is_done(is_quiet):
                        return
                    else:
                        self._tools.sleep(self._nap())
                    continue
                self._idle = 0
            wait = hand.wait_for_next()
            if wait is None:
                if (envelope := hand.draw()) is not None:
                    yield envelope
                else:
                    self._tools.sleep(_NAP)  # if it is the same with everybody, the brake needs time to see it
            elif hand.drawn:
                yield None
            elif wait > SOON.total_seconds():
                self._waits_for_limits = True
                return
            else:
                self._tools.sleep(min(wait, _NAP))

    def _nap(self) -> float:
        """Seconds to sleep now: who has no work for long need not look for it so often."""
        if self._hand.has_asked:
            self._idle += 1
        return float(min(_FIRST_NAP * 1.5**self._idle, _LONGEST_NAP))

    def _is_done(self, was_quiet: bool) -> bool:
        """Whether nothing will come that is worth waiting for; `was_quiet`: nobody held anything before we asked."""
        now = self._seconds()
        if self._lane.limits.open_at(now) - now > SOON.total_seconds():
            self._waits_for_limits = True
            return True
        is_quiet = was_quiet and self._work.is_quiet()
        if not (self._hand.has_asked and is_quiet):
            return False
        due = self._work.due_at()
        self._waits_for_limits = due is not None
        return due is None or due > self._seconds() + SOON.total_seconds()

    def _leave(self) -> QnaError | None:
        """Write down what is known, give back what was not begun."""
        try:
            self._hand.empty()
        except LeaseLost:
            self.has_lost_lease = True
        except QnaError as error:
            return error
        except BaseException as bug:
            self.bug = bug
        return None
