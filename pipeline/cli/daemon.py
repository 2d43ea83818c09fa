"""`qna daemon`: runs the job on the config's schedule until it is asked to stop."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import complain, settings_of
from pipeline.cli.run import stoppable
from pipeline.cli.words import moment
from pipeline.config import Settings
from pipeline.errors import OK, Busy
from pipeline.wiring import Stop, clock, open_tools, owner

JOB = "run"


@click.command()
@click.option("-v", "--verbose", is_flag=True, help="Tell of every run, also of those that find nothing to do.")
@click.pass_context
def daemon(ctx: click.Context, verbose: bool) -> int:
    """Run the job on the schedule of config.toml; one daemon a publication leads, others are refused."""
    from pipeline.cli.summary import tell
    from pipeline.scheduler import Clockwork, Job, Stopped, timetable
    from pipeline.store.slots import SlotTable
    from pipeline.tasks.run import run as run_job
    from pipeline.wiring import no_meter, open_memory

    settings = settings_of(ctx)
    zone = ZoneInfo(settings.publication.timezone)
    now = clock(os.environ)

    def say(line: str) -> None:
        click.echo(line)
        sys.stdout.flush()

    def job(stop: Stop) -> None:
        settings = settings_of(ctx)  # anew for each run: the editor need not know that a daemon is running
        try:
            with open_tools(settings, os.environ, stop=stop, meter=no_meter) as tools:
                report = run_job(tools)
        except Busy:
            return  # somebody runs it by hand, and does what we would have done
        for line in tell(report, settings, dry=False, verbose=verbose):
            say(line)
        for trouble in report.troubles:
            complain(trouble)
        if report.stopped:
            raise Stopped

    with _leading(settings), stoppable() as stop, closing(open_memory(settings)) as store:
        clockwork = Clockwork(
            [Job(JOB, timetable(settings.schedule.run, zone), lambda: job(stop))],
            SlotTable(store, owner()),
            now,
            lambda line: click.echo(f"qna: {line}", err=True),
        )
        clockwork.start()
        say(f"qna daemon: {settings.publication.title}; next run {moment(clockwork.upcoming()[0][1], now(), zone)}")
        _wait(stop)
        clockwork.stop()
    say("qna daemon: stopped")
    return OK


@contextmanager
def _leading(settings: Settings) -> Iterator[None]:
    """Lead the daemons. Raises Busy for a second one: unlike a second run it is a mistake."""
    from pipeline.store import locks

    with ExitStack() as stack:
        try:
            stack.enter_context(locks.locked(settings.var, locks.DAEMON))
        except Busy as error:
            raise Busy(f"another daemon leads this publication: {error}") from error
        yield


def _wait(stop: Stop) -> None:
    """Until a signal asks us to stop; in short steps, for a signal handler runs only between them."""
    pause = threading.Event()
    while not stop.asked:
        pause.wait(0.2)
