"""Run: the job. Collect → publish → announce → deliver, each step idempotent, each resumable by the next run."""

from __future__ import annotations

from pipeline.errors import QnaError
from pipeline.store import diary, locks
from pipeline.tasks.announce import announce
from pipeline.tasks.collect import Backlog, collect
from pipeline.tasks.deliver import deliver
from pipeline.tasks.publish import publish
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools


def run(tools: Tools, mail_backlog: Backlog = "none") -> Report:
    """Do everything that is due and tell what was done.

    Raises Busy when another run is at work. Whatever else goes wrong stands in the report, and the rest is done.
    """
    report = Report()
    with locks.locked(tools.settings.var, locks.RUN):
        _look_and_publish(tools, report, mail_backlog)
    if not report.stopped:
        deliver(tools, report)
    _sign(tools, report)
    return report


def _look_and_publish(tools: Tools, report: Report, mail_backlog: Backlog) -> None:
    """What is not on the web yet must not be announced: a failure here skips the rest of the locked part."""
    try:
        collect(tools, report, mail_backlog)
        if not report.stopped:
            publish(tools, report)
        if not report.stopped:
            announce(tools, report)
    except QnaError as error:
        report.trouble(error)


def _sign(tools: Tools, report: Report) -> None:
    try:
        with tools.store.write() as connection:
            diary.write(
                connection, tools.now(), "run", str(report.exit_code), "; ".join(str(each) for each in report.troubles)
            )
    except QnaError as error:
        report.trouble(error)
