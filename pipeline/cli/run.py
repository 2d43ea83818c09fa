"""`qna run`: do what is due; quiet when that is nothing, for cron mails whatever is printed."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from pipeline.cli.main import complain, listener_may_go, settings_of
from pipeline.config import Settings
from pipeline.errors import LATER, OK, Busy
from pipeline.wiring import Stop, clock

if TYPE_CHECKING:
    from pipeline.tasks.collecting.collect import Backlog
    from pipeline.tasks.tools import Meter

ANSWER_SECONDS = 5.0
"""After SIGTERM, how long a server may still answer for the message in flight."""


@click.command()
@click.option("-n", "--dry-run", is_flag=True, help="Say exactly what would be done; touch nothing.")
@click.option(
    "--mail-backlog",
    type=click.Choice(["none", "newest", "all"]),
    default="none",
    help="What of a new source's archive is mailed.",
)
@click.option("--now", "at_once", is_flag=True, help="Look at sources on the web whose time has not come, too.")
@click.option("-v", "--verbose", is_flag=True, help="Say more, also when nothing was done.")
@click.option("--json", "as_json", is_flag=True, help="Say it as one JSON object.")
@click.pass_context
def run(ctx: click.Context, dry_run: bool, mail_backlog: Backlog, at_once: bool, verbose: bool, as_json: bool) -> int:
    """Do everything that is due: collect, publish, mail."""
    settings = settings_of(ctx)
    try:
        return _run(settings, dry_run, mail_backlog, at_once, verbose, as_json)
    except Busy:
        if sys.stderr.isatty():
            raise
        return LATER  # cron need not hear that an earlier run is still at work


def _run(settings: Settings, dry_run: bool, mail_backlog: Backlog, at_once: bool, verbose: bool, as_json: bool) -> int:
    if not dry_run and not at_once and _nothing_to_do(settings):
        if as_json:
            click.echo("{}")
        elif verbose or sys.stdout.isatty():
            click.echo("Nothing to do.")
        if verbose and not as_json:
            _tell_what_waits(settings)
        return OK
    from pipeline.cli.summary import as_json_text, tell
    from pipeline.tasks.run import run as run_job
    from pipeline.wiring import open_tools

    with (
        stoppable() as stop,
        _meter() as meter,
        open_tools(settings, os.environ, stop=stop, meter=meter, dry=dry_run) as tools,
    ):
        report = run_job(tools, mail_backlog, at_once=at_once or dry_run)
    lines = [as_json_text(report)] if as_json else tell(report, settings, dry=dry_run, verbose=verbose)
    with listener_may_go():
        for line in lines:
            click.echo(line)
        if report.is_quiet and verbose and not (as_json or dry_run):
            _tell_what_waits(settings)
    for trouble in report.troubles:
        complain(trouble)
    if report.is_quiet and not (as_json or dry_run or verbose) and sys.stdout.isatty():
        click.echo("Nothing to do.")
    return report.exit_code


def _tell_what_waits(settings: Settings) -> None:
    from pipeline.cli.status import waiting_mailings

    for line in waiting_mailings(settings):
        click.echo(f"  {line}")


def _nothing_to_do(settings: Settings) -> bool:
    """The light way out: no SQLAlchemy, no Jinja. Raises Busy when another run is at work."""
    from pipeline.render.templating.in_force import fingerprint
    from pipeline.store import glance, locks
    from pipeline.tasks.idle import is_idle

    if not settings.database.exists():
        return False
    now = clock(os.environ)()
    with locks.locked(settings.var, locks.RUN):
        if not is_idle(settings, fingerprint(settings.overrides), now):
            return False
        glance.note_looked(settings.database, now)
    return True


@contextmanager
def stoppable() -> Iterator[Stop]:
    """SIGTERM and SIGINT ask us to stop at the next message; a second one, or 5 s without an answer, cuts it short."""
    stop = Stop()

    def asked(_number: int, _frame: object) -> None:
        if stop.asked:
            stop.abort()
            return
        stop.asked = True
        timer = threading.Timer(ANSWER_SECONDS, stop.abort)
        timer.daemon = True
        timer.start()

    before = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _meter() -> Iterator[Meter]:
    """A progress bar for long work on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        from pipeline.wiring import no_meter

        yield no_meter
        return
    from pipeline.cli.progress import Bars

    with Bars() as bars:
        yield bars
