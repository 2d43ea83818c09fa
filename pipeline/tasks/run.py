"""Run: the job. Collect → publish → spread → announce → deliver; each step idempotent, resumed by the next run."""

from __future__ import annotations

from pipeline.errors import QnaError
from pipeline.render.templating import in_force
from pipeline.store import diary, locks
from pipeline.store.glance import note_looked
from pipeline.tasks.collecting.collect import Backlog, collect
from pipeline.tasks.idle import is_idle
from pipeline.tasks.mailing.announce import announce
from pipeline.tasks.mailing.deliver import deliver
from pipeline.tasks.publishing.publish import publish
from pipeline.tasks.publishing.spread import spread
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools


def run(tools: Tools, mail_backlog: Backlog = "none", *, at_once: bool = False, delivers: bool = True) -> Report:
    """Do everything that is due and tell what was done.

    `at_once` looks at sources on the web whose time has not come. Who says that it does not deliver calls `mail` for
    that. A run that finds nothing to do leaves no trace but the time of looking.

    Raises Busy when another run is at work. Whatever else goes wrong stands in the report, and the rest is done.
    """
    report = Report()
    with locks.locked(tools.settings.var, locks.RUN):
        if _look_and_publish(tools, report, mail_backlog, at_once=at_once):
            return report
    if delivers and not report.stopped:
        deliver(tools, report)
    _sign(tools, report)
    return report


def mail(tools: Tools) -> Report:
    """The last step alone, for whom a long delivery must not keep from the next run."""
    report = Report()
    deliver(tools, report)
    if report.troubles:
        _sign(tools, report)
    return report


def _look_and_publish(tools: Tools, report: Report, mail_backlog: Backlog, *, at_once: bool) -> bool:
    """True if nothing was new and nothing is left to do.

    What is not on the web yet must not be announced: a failure here skips the rest of the locked part.
    """
    try:
        collect(tools, report, mail_backlog, at_once=at_once)
        if report.is_quiet and not report.stopped and _is_idle(tools):
            return True
        if not report.stopped:
            publish(tools, report)
        if not report.stopped and spread(tools, report):
            announce(tools, report)
    except QnaError as error:
        report.trouble(error)
    return False


def _is_idle(tools: Tools) -> bool:
    """Whether there is nothing to do, now that every source has been looked at."""
    now = tools.now()
    if not is_idle(tools.settings, in_force.fingerprint(tools.settings.overrides), now):
        return False
    note_looked(tools.settings.database, now)
    return True


def _sign(tools: Tools, report: Report) -> None:
    try:
        with tools.store.write() as connection:
            said = "\n".join(str(each) for each in report.troubles)
            diary.write(connection, tools.now(), "run", str(report.exit_code), said)
    except QnaError as error:
        report.trouble(error)
