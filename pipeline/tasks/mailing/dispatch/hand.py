"""Hand: what one connection holds of the ledger, from the claim to the word on what became of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from pipeline.errors import QnaError
from pipeline.model.envelope import Envelope, Outcome
from pipeline.model.mailing import Owed, Result
from pipeline.tasks.mailing.dispatch.lanes import LaneAtWork, Lanes
from pipeline.tasks.mailing.dispatch.work import GROUP, Turnover, Work
from pipeline.tasks.mailing.lease import LeaseLost
from pipeline.tasks.mailing.mailing import verdict_on
from pipeline.tasks.tools import Tools


class Claimed(NamedTuple):
    """A delivery that is ours to make."""

    owed: Owed
    envelope: Callable[[], Envelope]


class Hand:
    """Claimed deliveries, in the order in which they go. Used by one thread."""

    def __init__(self, tools: Tools, work: Work, lanes: Lanes, lane: LaneAtWork, seconds: Callable[[], float]) -> None:
        """`seconds` is the clock as seconds since 1970, and never stands still."""
        self._tools = tools
        self._work = work
        self._lanes = lanes
        self._lane = lane
        self._seconds = seconds
        self._ended = Turnover()
        """Of what was claimed, what is to be written down."""
        self.queue: deque[Claimed] = deque()
        """Claimed, and not given to the outlet yet."""
        self.drawn: deque[Owed] = deque()
        """Given to the outlet, and without an outcome yet."""
        self.has_asked = False
        """Whether the last `fill` asked for more: a lane that is ahead of its share or full does not."""

    def fill(self, *, is_idle: bool) -> bool:
        """Hand in what is known and claim more; whether there is something in the queue now.

        Who `is_idle`, having found nothing the last time, looks before he writes.
        """
        now = self._seconds()
        room = self._lane.limits.room(now, GROUP - len(self.drawn))
        size = self._lanes.share(self._lane, room, now)
        self.has_asked = size > 0
        if size and is_idle and not self._work.is_due():
            size = 0
        if size or self._ended:
            self._turn_over(size)
        return bool(self.queue)

    def wait_for_next(self) -> float | None:
        """None if the first of the queue goes now; else after how many seconds to ask again, perhaps for another.

        Raises LeaseLost, and what the store raises.
        """
        owed, now = self.queue[0].owed, self._seconds()
        if not self.drawn:  # else nothing leaves before another outcome is told
            self.make_sure()
        if not self._work.is_live(owed.mailing_id):
            self._ended.not_begun.append(self.queue.popleft().owed)
            return 0.0
        wait = self._lane.limits.ask(owed.domain, now)
        if wait is not None and wait.is_domains:
            when = datetime.fromtimestamp(now, UTC) + timedelta(seconds=wait.seconds)
            self._ended.put_off.append((self.queue.popleft().owed, when))
            return 0.0
        return None if wait is None else wait.seconds

    def make_sure(self) -> None:
        """Before a message leaves: if we cannot be sure that the lease is ours, ask. Raises LeaseLost."""
        if not self._work.lease.is_sure():
            self._turn_over(0)

    def draw(self) -> Envelope | None:
        """The message of the first of the queue, for the outlet.

        None if none can be made for this reader, who must not keep all others waiting. Raises TemplateError and the
        like, which are no reader's fault.
        """
        try:
            envelope = self.queue[0].envelope()
        except (QnaError, MemoryError):
            raise
        except Exception as error:
            self._work.misfits.append(error)
            reason = Outcome("failed", f"could not be composed: {type(error).__name__}: {error}").reply
            self._ended.results.append(Result(self.queue.popleft().owed, "failed", reason))
            return None
        self.drawn.append(self.queue.popleft().owed)
        return envelope

    def take(self, outcome: Outcome) -> bool:
        """Note what became of the message that was drawn first; True if the server has taken it."""
        owed = self.drawn.popleft()
        if outcome.kind == "later" and self._work.is_over():
            self._ended.not_begun.append(owed)
            return False
        if outcome.kind == "sent":
            self._lanes.works(self._lane)
        self._ended.results.append(verdict_on(outcome, owed, self._tools.settings.mail, self._tools.now()))
        return outcome.kind == "sent"

    def doubt(self, error: Exception) -> None:
        """Nobody knows how far the drawn ones came."""
        reason = Outcome("uncertain", f"{type(error).__name__}: {error}").reply
        self._ended.results += [Result(owed, "uncertain", reason, lane=self._lane.name) for owed in self.drawn]
        self.drawn.clear()

    def empty(self) -> None:
        """Write down what is known, give back what was not begun."""
        self._ended.not_begun += [*self.drawn, *(each.owed for each in self.queue)]
        self.drawn.clear()
        self.queue.clear()
        if self._ended:
            self._turn_over(0)

    @property
    def is_unwritten(self) -> bool:
        """Whether something is still to be written down."""
        return bool(self._ended)

    def _turn_over(self, size: int) -> None:
        ended, self._ended = self._ended, Turnover()
        ended.passed = self._lane.limits.drain()
        try:
            group = self._work.turn_over(self, ended, size, self._lane.name)
        except LeaseLost:  # raised when all has been written down
            raise
        except BaseException:
            self._ended = ended
            self._lane.limits.put_back(ended.passed)
            raise
        count = len(group) - len(ended.not_begun) - len(ended.put_off)
        self._lanes.took(self._lane, count, self._seconds())
        self.queue.extend([Claimed(owed, self._work.carried(owed.mailing_id).begin(owed)) for owed in group])
