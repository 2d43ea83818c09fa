"""Deliver: empty the outbox, start the mailings whose time has come, and send what is owed over every lane at once.

The order of things is what makes the ledger true: `attempting` is committed before a message's first byte leaves, and
a group's results are committed in one transaction with the next group's `attempting`. Whoever is killed in between
leaves rows that say so. How many connections share the work is told in `pipeline/tasks/mailing/dispatch/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from pipeline.errors import Bug, Busy, DiskError, QnaError
from pipeline.model.figures import figure
from pipeline.model.mailing import Mailing
from pipeline.store import ledger, locks, mailings, notices
from pipeline.tasks.mailing.brake import brake, too_many
from pipeline.tasks.mailing.dispatch.crew import Crew, count_in_flight
from pipeline.tasks.mailing.lease import Lease, LeaseLost
from pipeline.tasks.mailing.mailing import carry, finish, start
from pipeline.tasks.mailing.outbox import empty_outbox
from pipeline.tasks.mailing.standing import standing
from pipeline.tasks.report import Progress, Report
from pipeline.tasks.tools import Tools

_ERRANDS_EVERY = 2.0
"""Seconds between two looks for mail to the editor and mailings that have fallen due."""


def deliver(tools: Tools, report: Report) -> None:
    """Send what is due. Returns when nothing can be done now; what waits for its back-off is left to later runs.

    Somebody else who is delivering will deliver this too. A server that cannot be reached is reported as trouble (75),
    and everything stays as it was.
    """
    if not tools.lanes:
        return
    try:
        with ExitStack() as stack:
            if not _locked(tools, stack):
                return
            lease = stack.enter_context(Lease(tools, before_recovery=lambda: count_in_flight(tools)))
            if lease.is_ours and anything_due(tools):
                _Delivery(tools, report, lease).deliver()
    except LeaseLost:
        pass  # another machine has taken over, and delivers what is left
    except QnaError as error:
        report.trouble(error)
    report.stopped |= tools.stopping()


def _locked(tools: Tools, stack: ExitStack) -> bool:
    """Take this machine's delivery lock for as long as `stack` lasts; False when somebody else delivers here."""
    with suppress(Busy):
        stack.enter_context(locks.locked(tools.settings.var, locks.DELIVERY))
        return True
    return False


def anything_due(tools: Tools) -> bool:
    """Whether there is a notice, a mailing or a delivery whose time has come."""
    now = tools.now()
    with tools.store.read() as connection:
        return bool(
            notices.unsent(connection, now) or mailings.due(connection, now) or mailings.workable(connection, now)
        )


def is_delivery_wanted(tools: Tools) -> bool:
    """Whether anything is due, or a sender that died has left messages in flight, which the next one clears up."""
    with tools.store.read() as connection:
        is_anything_left = bool(ledger.in_flight(connection))
    return is_anything_left or anything_due(tools)


@contextmanager
def _reported(report: Report) -> Iterator[None]:
    """One mailing's own mistake (a template, say) is reported and does not stop the others."""
    try:
        yield
    except QnaError as error:
        if error.transient or isinstance(error, DiskError):
            raise
        report.trouble(error)


class _Delivery:
    """One delivery, from the outbox to the receipts."""

    def __init__(self, tools: Tools, report: Report, lease: Lease) -> None:
        self._tools = tools
        self._report = report
        self._crew = Crew(tools, lease)
        self._known: dict[int, Mailing] = {}
        """The mailings that this delivery has taken up, or could not."""
        self._before: dict[int, int] = {}
        """Mailing → for how many of its readers nothing remained to be done when it was taken up."""
        self._looked_at: dict[int, int] = {}
        """Mailing → how many had failed in this delivery when the brake was tried last."""
        self._ended: set[int] = set()
        self._ran_errands = tools.monotonic()
        self._passing: QnaError | None = None
        """Why the last errands were not done, if they may be the next time."""

    def deliver(self) -> None:
        try:
            self._deliver()
        finally:
            for carried in self._crew.work.mailings:
                carried.signing.signer.rest()
            self._tell_of_misfits()

    def _deliver(self) -> None:
        """Until nothing new has fallen due: somebody who came meanwhile, and could not deliver, relies on us."""
        while True:
            empty_outbox(self._tools, self._report)
            self._take_up()
            if self._tools.stopping() or not self._crew.work.hear_news():
                break
            self._crew.send(self._mind)
            self._brake(is_thorough=True)
            self._finish(is_last=False)
        self._finish(is_last=True)
        empty_outbox(self._tools, self._report)
        self._tell_of_lanes()

    def _take_up(self) -> None:
        """Start what has fallen due, and hand what runs to the crew."""
        with self._tools.store.read() as connection:
            due = mailings.due(connection, self._tools.now())
        for each in due:
            with _reported(self._report):
                start(self._tools, self._report, each)
        with self._tools.store.read() as connection:
            workable = mailings.workable(connection, self._tools.now())
        for each in workable:
            if each.id not in self._known:
                self._known[each.id] = each
                with _reported(self._report):
                    carried = carry(self._tools, each)
                    with self._tools.store.read() as connection:
                        balance = ledger.balance(connection, each.id)
                    self._before[each.id] = balance.audience - balance.remaining
                    self._crew.work.take_up(carried)
                    carried.signing.signer.expect(balance.remaining)

    def _mind(self) -> None:
        """What has to be done while the crew sends: progress, the brake, receipts, proofs, new mailings."""
        try:
            self._show_progress()
            self._brake(is_thorough=False)
            if not self._tools.stopping() and self._tools.monotonic() - self._ran_errands >= _ERRANDS_EVERY:
                try:
                    self._run_errands()
                finally:
                    self._ran_errands = self._tools.monotonic()
                self._passing = None
        except QnaError as error:  # what can be sent is sent meanwhile
            if error.transient:
                self._passing = error
            else:
                self._report.trouble(error)

    def _show_progress(self) -> None:
        work = self._crew.work
        live = [carried for carried in work.mailings if work.is_live(carried.mailing.id)]
        if live:
            numbers = [carried.mailing.id for carried in live]
            what = f"mailing “{live[0].title}”" if len(live) == 1 else f"{len(live)} mailings"
            done = sum(self._before[each] + work.sent[each] + work.failed[each] for each in numbers)
            self._tools.meter(what, done, sum(carried.mailing.audience or 0 for carried in live))

    def _brake(self, *, is_thorough: bool) -> None:
        """Look at each mailing of which more has failed; if not thoroughly, where it is too much of this delivery."""
        work, share = self._crew.work, self._tools.settings.mail.max_failures
        for carried in work.mailings:
            number = carried.mailing.id
            failed = work.failed[number]
            if failed > self._looked_at.get(number, 0) and (
                is_thorough or too_many(work.sent[number] + failed, failed, share)
            ):
                self._looked_at[number] = failed
                brake(self._tools, carried)

    def _run_errands(self) -> None:
        self._brake(is_thorough=True)
        self._finish(is_last=False)
        if anything_due(self._tools):
            empty_outbox(self._tools, self._report)
            self._take_up()

    def _finish(self, *, is_last: bool) -> None:
        """Give the receipt of each mailing of which nothing remains; at the end tell how far all have come."""
        for carried in self._crew.work.mailings:
            mailing = carried.mailing
            if mailing.id in self._ended or not (is_last or self._is_done(mailing)):
                continue
            self._ended.add(mailing.id)
            balance = finish(self._tools, mailing)
            recipients = tuple(self._crew.work.recipients[mailing.id])
            with self._tools.store.read() as connection:
                now_is = mailings.get(connection, mailing.id)
                stands = standing(connection, self._tools.settings, now_is, self._tools.now())
            is_done, now_is_so = balance.remaining == 0, (now_is.state, now_is.reason, stands.why, stands.until)
            self._report.mailed.append(Progress(carried.title, balance, is_done, recipients, mailing.kind, *now_is_so))

    def _is_done(self, mailing: Mailing) -> bool:
        with self._tools.store.read() as connection:
            return ledger.is_done(connection, mailing.id)

    def _tell_of_misfits(self) -> None:
        """What is wrong with a reader's message is most likely wrong with all of those: it is told once."""
        if misfits := self._crew.work.misfits:
            messages = f"{figure(len(misfits))} messages" if len(misfits) > 1 else "a message"
            self._report.trouble(Bug.of(misfits[0]).at(f"{messages} could not be composed"))

    def _tell_of_lanes(self) -> None:
        """A lane that failed is trouble if the editor has to act, or if something was left undone for it."""
        is_left = anything_due(self._tools)
        if is_left and self._passing is not None:
            self._report.trouble(self._passing)
        for name, error in self._crew.troubles:
            if is_left or not error.transient:
                self._report.trouble(error)
            else:
                self._report.remarks.append(f"lane {name} failed, the others did its work: {error}")
