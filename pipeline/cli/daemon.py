"""`qna daemon`: runs the job on the config's schedule until it is asked to stop."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import complain, settings_of
from pipeline.cli.run import stoppable
from pipeline.cli.words import moment
from pipeline.config import Settings
from pipeline.errors import OK, Bug, Busy, QnaError
from pipeline.wiring import Stop, clock, owner

if TYPE_CHECKING:
    from pipeline.tasks.report import Report

JOB = "run"


@click.command()
@click.option("-v", "--verbose", is_flag=True, help="Tell of every run, also of those that find nothing to do.")
@click.pass_context
def daemon(ctx: click.Context, verbose: bool) -> int:
    """Run the job on the schedule of config.toml; one daemon a publication leads, others are refused."""
    from pipeline.scheduler import Clockwork, Job, Stopped, timetable
    from pipeline.store.slots import SlotTable
    from pipeline.tasks.mailing.deliver import anything_due
    from pipeline.tasks.run import mail
    from pipeline.tasks.run import run as run_job
    from pipeline.wiring import no_meter, open_memory, open_tools

    settings = settings_of(ctx)
    zone = ZoneInfo(settings.publication.timezone)
    now = clock(os.environ)

    def job() -> None:
        settings = settings_of(ctx)  # anew for each run: the editor need not know that a daemon is running
        try:
            with open_tools(settings, os.environ, stop=stop, meter=no_meter) as tools:
                report = run_job(tools, delivers=False)
                if anything_due(tools):
                    postman.ask()
        except Busy:
            return  # somebody runs it by hand, and does what we would have done
        _tell(report, settings, verbose=verbose)
        if report.stopped:
            raise Stopped

    def deliver() -> None:
        settings = settings_of(ctx)
        with open_tools(settings, os.environ, stop=stop, meter=no_meter) as tools:
            report = mail(tools)
        _tell(report, settings, verbose=False)

    with _leading(settings), stoppable() as stop, closing(open_memory(settings)) as store, Postman(deliver) as postman:
        clockwork = Clockwork(
            [Job(JOB, timetable(settings.schedule.run, zone), job)],
            SlotTable(store, owner()),
            now,
            lambda line: click.echo(f"qna: {line}", err=True),
        )
        clockwork.start()
        _say(f"qna daemon: {settings.publication.title}; next run {moment(clockwork.upcoming()[0][1], now(), zone)}")
        _wait(stop)
        clockwork.stop()
    _say("qna daemon: stopped")
    return OK


class Postman:
    """Delivers in a thread of its own, so that a long mailing does not keep the next run from publishing."""

    def __init__(self, deliver: Callable[[], None]) -> None:
        self._deliver = deliver
        self._asked = threading.Event()
        self._is_over = False
        self._thread = threading.Thread(target=self._work, name="postman")

    def __enter__(self) -> Self:
        """Begin, with what was cut short when somebody stopped the last one."""
        self.ask()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for what is under way, and end."""
        self._is_over = True
        self.ask()
        self._thread.join()

    def ask(self) -> None:
        """Something is to be delivered; asked during a delivery, it is looked for once more after that."""
        self._asked.set()

    def _work(self) -> None:
        while self._asked.wait() and not self._is_over:
            self._asked.clear()
            try:
                self._deliver()
            except QnaError as error:
                complain(error)
            except Exception as error:
                complain(Bug.of(error))


def _tell(report: Report, settings: Settings, *, verbose: bool) -> None:
    from pipeline.cli.summary import tell

    for line in tell(report, settings, dry=False, verbose=verbose):
        _say(line)
    for trouble in report.troubles:
        complain(trouble)


def _say(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()


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
