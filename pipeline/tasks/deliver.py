"""Deliver: empty the outbox, start the mailings whose time has come, and work through what is owed.

The order of things is what makes the ledger true: `attempting` is committed before a message's first byte leaves, and
a group's results are committed in one transaction with the next group's `attempting`. Whoever is killed in between
leaves rows that say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress

from pipeline.errors import Busy, DiskError, QnaError
from pipeline.model.mailing import Mailing, Owed, Result
from pipeline.send.outlet import Outlet
from pipeline.store import ledger, locks, mailings, notices
from pipeline.tasks.lease import Lease, LeaseLost
from pipeline.tasks.mailing import Carried, carry, finish, start, verdict_on
from pipeline.tasks.outbox import empty_outbox
from pipeline.tasks.report import Progress, Report
from pipeline.tasks.tools import Tools

GROUP = 10
"""Deliveries claimed at once on a connection: as many may be in doubt after a kill."""
_PATIENCE, _PAUSE = 60, 5.0
"""How often, and seconds between, to try to write down results that the store does not take."""


def deliver(tools: Tools, report: Report) -> None:
    """Send what is due. Returns when nothing can be done now; what waits for its back-off is left to later runs.

    Somebody else who is delivering will deliver this too. A server that cannot be reached is reported as trouble (75),
    and everything stays as it was.
    """
    if tools.outlet is None:
        return
    try:
        with ExitStack() as stack:
            if not _locked(tools, stack):
                return
            lease = stack.enter_context(Lease(tools))
            if lease.is_ours and _anything_due(tools):
                _deliver(tools, report, tools.outlet(), lease)
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


def _anything_due(tools: Tools) -> bool:
    now = tools.now()
    with tools.store.read() as connection:
        return bool(
            notices.unsent(connection, now) or mailings.due(connection, now) or mailings.workable(connection, now)
        )


def _deliver(tools: Tools, report: Report, outlet: Outlet, lease: Lease) -> None:
    tools.on_outlet(outlet)
    try:
        with outlet:
            empty_outbox(tools, report, outlet)
            for due in _due(tools):
                with _reported(report):
                    start(tools, report, due)
            for mailing in _workable(tools):
                if not tools.stopping():
                    with _reported(report):
                        _work(tools, report, outlet, lease, mailing)
            empty_outbox(tools, report, outlet)
    finally:
        tools.on_outlet(None)


@contextmanager
def _reported(report: Report) -> Iterator[None]:
    """One mailing's own mistake (a template, say) is reported and does not stop the others."""
    try:
        yield
    except QnaError as error:
        if error.transient or isinstance(error, DiskError):
            raise
        report.trouble(error)


def _due(tools: Tools) -> list[Mailing]:
    with tools.store.read() as connection:
        return mailings.due(connection, tools.now())


def _workable(tools: Tools) -> list[Mailing]:
    with tools.store.read() as connection:
        return mailings.workable(connection, tools.now())


def _work(tools: Tools, report: Report, outlet: Outlet, lease: Lease, mailing: Mailing) -> None:
    """Deliver one mailing, group by group, until nothing of it can be done now."""
    carried = carry(tools, mailing)
    results: list[Result] = []
    recipients: list[str] = []
    while group := _turn_over(tools, lease, mailing, results, more=not tools.stopping()):
        results = _send_group(tools, outlet, lease, carried, group)
        recipients += [each.owed.address for each in results if each.state == "sent"]
        tools.meter(f"mailing “{carried.title}”", len(recipients), mailing.audience or 0)
    balance = finish(tools, mailing)
    shown = tuple(recipients) if tools.is_dry else ()
    report.mailed.append(Progress(carried.title, balance, finished=balance.remaining == 0, recipients=shown))


def _turn_over(
    tools: Tools,
    lease: Lease,
    mailing: Mailing,
    results: list[Result],
    not_begun: Sequence[Owed] = (),
    *,
    more: bool = True,
) -> list[Owed]:
    """In one transaction: the last group's results, what of it was not begun, our heartbeat, and the next claim.

    What a server has accepted must not be forgotten because the store is busy or its disk is full just now: this is
    tried for some minutes before it is given up. Raises LeaseLost after the results are safe.
    """
    for patience in range(_PATIENCE, -1, -1):
        try:
            with tools.store.write() as connection:
                now = tools.now()
                ledger.settle(connection, results, tools.owner, now)
                ledger.give_back(connection, not_begun, tools.owner, now)
                still_ours = lease.beat(connection)
                goes_on = more and still_ours and mailings.get(connection, mailing.id).state == "running"
                group = ledger.claim(connection, mailing.id, tools.owner, now, GROUP) if goes_on else []
            break
        except (Busy, DiskError):
            if not (results or not_begun) or not patience:
                raise
            tools.sleep(_PAUSE)
    if not still_ours:
        raise LeaseLost
    return group


def _send_group(tools: Tools, outlet: Outlet, lease: Lease, carried: Carried, group: list[Owed]) -> list[Result]:
    """Send each; when the server itself fails, or we are asked to stop, give back what was not begun."""
    results: list[Result] = []
    for index, owed in enumerate(group):
        if tools.stopping():
            _turn_over(tools, lease, carried.mailing, results, group[index:], more=False)
            return []
        lease.beat_in_time()
        try:
            outcome = outlet.deliver(carried.envelope(owed))
        except QnaError:  # by an outlet's promise, nothing of this message has left
            _turn_over(tools, lease, carried.mailing, results, group[index:], more=False)
            raise
        except Exception as error:  # a bug of ours: nobody knows how far the message came
            results.append(Result(owed, "uncertain", f"{type(error).__name__}: {error}"))
            _turn_over(tools, lease, carried.mailing, results, group[index + 1 :], more=False)
            raise
        results.append(verdict_on(outcome, owed, tools.settings.mail, tools.now()))
    return results
