"""Deliver: empty the outbox, start the mailings whose time has come, and work through what is owed.

The order of things is what makes the ledger true: `attempting` is committed before a message's first byte leaves, and
a group's results are committed in one transaction with the next group's `attempting`. Whoever is killed in between
leaves rows that say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from pipeline.errors import Busy, QnaError
from pipeline.model.mailing import Mailing, Owed, Result
from pipeline.send.outlet import Outlet
from pipeline.store import diary, ledger, locks, mailings, notices
from pipeline.tasks.mailing import Carried, back_off, carry, finish, start, to_editor, verdict_on
from pipeline.tasks.report import Progress, Report
from pipeline.tasks.tools import Tools

GROUP = 10
"""Deliveries claimed at once on a connection: as many may be in doubt after a kill."""
_LEASE = "delivery"


def deliver(tools: Tools, report: Report) -> None:
    """Send what is due. Returns when nothing can be done now; what waits for its back-off is left to later runs.

    Somebody else who is delivering will deliver this too. A server that cannot be reached is reported as trouble (75),
    and everything stays as it was.
    """
    if tools.outlet is None:
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(locks.locked(tools.settings.var, locks.DELIVERY))
        except Busy:
            return
        try:
            if stack.enter_context(_lease(tools)) and _anything_due(tools):
                _deliver(tools, report, tools.outlet())
        except QnaError as error:
            report.trouble(error)
    report.stopped |= tools.stopping()


@contextmanager
def _lease(tools: Tools) -> Iterator[bool]:
    """The lease in the store; whoever has it clears up after those who died holding it."""
    with tools.store.write() as connection:
        is_ours = ledger.take_lease(connection, _LEASE, tools.owner, tools.host, tools.now())
        if is_ours and (doubtful := ledger.recover(connection, tools.settings.mail.uncertain, tools.now())):
            diary.write(connection, tools.now(), "recovered", _LEASE, f"{doubtful} messages were in flight")
    try:
        yield is_ours
    finally:
        with tools.store.write() as connection:
            ledger.release(connection, _LEASE, tools.owner)


def _anything_due(tools: Tools) -> bool:
    now = tools.now()
    with tools.store.read() as connection:
        return bool(
            notices.unsent(connection, now) or mailings.due(connection, now) or mailings.workable(connection, now)
        )


def _deliver(tools: Tools, report: Report, outlet: Outlet) -> None:
    tools.on_outlet(outlet)
    try:
        with outlet:
            _empty_outbox(tools, outlet)
            for due in _due(tools):
                start(tools, report, due)
            while (mailing := _next(tools)) and not tools.stopping():
                _work(tools, report, outlet, mailing)
            _empty_outbox(tools, outlet)
    finally:
        tools.on_outlet(None)


def _due(tools: Tools) -> list[Mailing]:
    with tools.store.read() as connection:
        return mailings.due(connection, tools.now())


def _next(tools: Tools) -> Mailing | None:
    with tools.store.read() as connection:
        return next(iter(mailings.workable(connection, tools.now())), None)


def _empty_outbox(tools: Tools, outlet: Outlet) -> None:
    """Send the editor's mail; what the server does not want now is tried again later, what it refuses is given up."""
    with tools.store.read() as connection:
        waiting = notices.unsent(connection, tools.now())
    for notice in waiting:
        outcome = outlet.deliver(to_editor(tools, notice.message))
        with tools.store.write() as connection:
            if outcome.kind == "later":
                notices.note_later(connection, notice.id, tools.now() + back_off(notice.attempts))
            else:
                notices.note_sent(connection, notice.id, tools.now())
            if outcome.kind != "sent":
                diary.write(
                    connection,
                    tools.now(),
                    "notice",
                    f"{notice.kind} {notice.subject}",
                    f"{outcome.kind}: {outcome.reply}",
                )


def _work(tools: Tools, report: Report, outlet: Outlet, mailing: Mailing) -> None:
    """Deliver one mailing, group by group, until nothing of it can be done now."""
    carried = carry(tools, mailing)
    results: list[Result] = []
    recipients: list[str] = []
    total = mailing.audience or 0
    while True:
        group = _turn_over(tools, mailing, results)
        if not group:
            break
        results = _send_group(tools, outlet, carried, group)
        recipients += [each.owed.address for each in results if each.state == "sent"]
        tools.meter(f"mailing “{carried.title}”", len(recipients), total)
    balance = finish(tools, mailing)
    report.mailed.append(
        Progress(
            carried.title,
            balance,
            finished=balance.remaining == 0,
            recipients=tuple(recipients) if tools.is_dry else (),
        )
    )


def _turn_over(tools: Tools, mailing: Mailing, results: list[Result]) -> list[Owed]:
    """In one transaction: the last group's results, our heartbeat, and the next group's claim."""
    now = tools.now()
    with tools.store.write() as connection:
        ledger.settle(connection, results, tools.owner, now)
        still_ours = ledger.beat(connection, _LEASE, tools.owner, now)
        goes_on = mailings.get(connection, mailing.id).state == "running"
        if not (still_ours and goes_on) or tools.stopping():
            return []
        return ledger.claim(connection, mailing.id, tools.owner, now, GROUP)


def _send_group(tools: Tools, outlet: Outlet, carried: Carried, group: list[Owed]) -> list[Result]:
    """Send each; when the server itself fails, or we are asked to stop, give back what was not begun."""
    results: list[Result] = []
    for index, owed in enumerate(group):
        if tools.stopping():
            _settle_and_give_back(tools, results, group[index:])
            return []
        try:
            outcome = outlet.deliver(carried.envelope(owed))
        except QnaError:
            _settle_and_give_back(tools, results, group[index:])
            raise
        results.append(verdict_on(outcome, owed, carried.mailing, tools.settings.mail, tools.now()))
    return results


def _settle_and_give_back(tools: Tools, results: list[Result], not_begun: list[Owed]) -> None:
    with tools.store.write() as connection:
        ledger.settle(connection, results, tools.owner, tools.now())
        ledger.give_back(connection, not_begun, tools.owner, tools.now())
