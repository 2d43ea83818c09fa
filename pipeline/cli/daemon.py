"""`qna daemon`: runs the job on the config's schedule until it is asked to stop."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
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
    from pipeline.model.cron import Cron
    from pipeline.tasks.report import Report

JOB = "run"
_AGAIN = 5.0
"""Seconds between two looks at the config's schedule, and at a publication on which another command is at work."""
_STEP = 0.2
_PULSE = 60.0
"""Seconds after which the clock is asked again whether mail that was put off is due."""


@click.command()
@click.option("-v", "--verbose", is_flag=True, help="Tell of every run, also of those that find nothing to do.")
@click.pass_context
def daemon(ctx: click.Context, verbose: bool) -> int:
    """Run the job on the schedule of config.toml; one daemon a publication leads, others are refused."""
    from pipeline.scheduler import Clockwork, Job, Stopped
    from pipeline.store.slots import SlotTable
    from pipeline.tasks.mailing.deliver import is_delivery_wanted
    from pipeline.tasks.mailing.standing import next_due
    from pipeline.tasks.run import mail
    from pipeline.tasks.run import run as run_job
    from pipeline.wiring import no_meter, open_memory, open_tools

    settings = settings_of(ctx)
    now = clock(os.environ)

    def job() -> None:
        while not stop.asked:
            settings = settings_of(ctx)  # anew for each run: the editor need not know that a daemon is running
            try:
                with open_tools(settings, os.environ, stop=stop, meter=no_meter) as tools:
                    report = run_job(tools, delivers=False)
                    if is_delivery_wanted(tools):
                        postman.ask()
            except Busy:  # by a run that somebody started by hand, or by what is none: a build, a mirror
                _pause(stop, _AGAIN)
                continue
            _tell(report, settings, verbose=verbose)
            if not report.stopped:
                return
        raise Stopped

    def deliver() -> datetime | None:
        settings = settings_of(ctx)
        with open_tools(settings, os.environ, stop=stop, meter=no_meter) as tools:
            report = mail(tools)
            again = next_due(tools)
        _tell(report, settings, verbose=False)
        return again

    def schedule() -> tuple[str, str]:
        return settings.schedule.run, settings.publication.timezone

    def announce(told: str) -> None:
        zone = ZoneInfo(settings.publication.timezone)
        _say(f"qna daemon: {told}; next run {moment(clockwork.upcoming()[0][1], now(), zone)}")

    with (
        _leading(settings),
        stoppable() as stop,
        closing(open_memory(settings)) as store,
        Postman(deliver, now) as postman,
    ):
        clockwork = Clockwork(
            [Job(JOB, _timetable(settings), job)],
            SlotTable(store, owner()),
            now,
            lambda line: click.echo(f"qna: {line}", err=True),
        )
        clockwork.start()
        announce(settings.publication.title)
        while not stop.asked:
            _pause(stop, _AGAIN)
            before = schedule()
            with suppress(QnaError):  # the next run tells of it
                settings = settings_of(ctx)
                if schedule() != before:
                    clockwork.retime(JOB, _timetable(settings))
                    announce("the schedule has changed")
        clockwork.stop()
    _say("qna daemon: stopped")
    return OK


def _timetable(settings: Settings) -> Cron:
    from pipeline.scheduler import timetable

    return timetable(settings.schedule.run, ZoneInfo(settings.publication.timezone))


class Postman:
    """Delivers in a thread of its own, so that a long mailing does not keep the next run from publishing."""

    def __init__(self, deliver: Callable[[], datetime | None], now: Callable[[], datetime]) -> None:
        """`deliver` returns when what limits or servers have put off falls due, if anything is."""
        self._deliver = deliver
        self._now = now
        self._due: datetime | None = None
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
        while self._wait() and not self._is_over:
            self._asked.clear()
            self._due = None
            try:
                self._due = self._deliver()
            except QnaError as error:
                complain(error)
            except Exception as error:
                complain(Bug.of(error))

    def _wait(self) -> bool:
        """Until somebody asks, or what was put off is due by the clock, which a closed lid does not stop; True."""
        while not self._asked.wait(self._nap()):
            if self._due is not None and self._now() >= self._due:
                break
        return True

    def _nap(self) -> float | None:
        """At least a second: whatever the clock says, this is not to be done all the time."""
        return None if self._due is None else min(max((self._due - self._now()).total_seconds(), 1.0), _PULSE)


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


def _pause(stop: Stop, seconds: float) -> None:
    """So long, or until a signal asks us to stop; in short steps, for a signal handler runs only between them."""
    pause = threading.Event()
    for _ in range(int(seconds / _STEP)):
        if stop.asked:
            return
        pause.wait(_STEP)
