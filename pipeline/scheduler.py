"""The clock: runs each job once for each of its slots, come kill, clock change or a closed lid.

The slot table is the truth, APScheduler only the alarm. Whenever it rings, a job asks which slot is due by our own
calendar (`model/cron.py`) and begins it in the table, which lets it begin once. So it does no harm when the alarm
rings twice or too late, and nothing hangs on APScheduler's own reading of cron lines: weekday 1 is its Tuesday, a
02:30 job runs twice in the night of 25 October 2026, both day fields must hold, and `mon-fri/2` loses its step.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from pipeline.errors import ConfigError, QnaError
from pipeline.model.cron import Cron, parse_cron
from pipeline.model.slot import Slot, due_slot, newest_slot

_PULSE = timedelta(minutes=1)
"""The alarm rings at least so often, for its waiting knows nothing of a closed lid, a clock that was set, or a slot
table that could not be written a minute ago."""

_ASTRAY = timedelta(days=1)
"""A slot done further ahead than this came of a clock that was wrong then; it must not silence the job until then."""

_AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)

_alarm_log = logging.getLogger(f"{__name__}.alarm")
_alarm_log.setLevel(logging.ERROR)  # It warns at each ring during a long run; the run looks again when it is done.


class Stopped(Exception):
    """Raised by a job that was asked to stop and left work undone: its slot is resumed at the next start."""


class Slots(Protocol):
    """The slot table. Each method is one transaction."""

    def begin(self, slot: Slot, now: datetime) -> bool:
        """True, and the slot is ours and running, if it is new or its owner died while running it; else False."""

    def finish(self, slot: Slot, now: datetime) -> None:
        """The slot is done and will never run again."""

    def latest(self, job: str) -> Slot | None:
        """The job's newest slot by `due`, running or done."""

    def running(self, job: str) -> Slot | None:
        """The job's slot that was begun and not finished, by whomever; the newest if there are several."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do again and again."""

    name: str
    """Names it in the slot table, for ever."""
    cron: Cron
    """When."""
    run: Callable[[], None]
    """Does it, in a thread. Returns when all is done; raises `Stopped` if it was asked to stop before that."""


class Clockwork:
    """Jobs on their clock. Starts once and stops once; who may start it is for the daemon's lock to say."""

    def __init__(
        self, jobs: Iterable[Job], slots: Slots, now: Callable[[], datetime], report: Callable[[str], None]
    ) -> None:
        """`now` gives an aware time; `report` takes one line about a run that failed and must not raise."""
        self._jobs = {job.name: job for job in jobs}
        self._slots = slots
        self._now = now
        self._report = report
        self._busy = {name: threading.Lock() for name in self._jobs}
        self._unsettled = set(self._jobs)
        self._stopping = threading.Event()
        self._alarm = BackgroundScheduler(
            logger=_alarm_log,
            timezone=UTC,
            # A thread for each job: a full pool would make them wait, and APScheduler drops who waited.
            executors={"default": ThreadPoolExecutor(max(1, len(self._jobs)))},
            # By default it drops what is one second late.
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def start(self) -> None:
        """Return at once; the jobs run in threads. Slots found running or missed are made up for now."""
        for job in self._jobs.values():
            self._alarm.add_job(self.wake, _Ring(job.cron), args=[job.name], id=job.name, next_run_time=_AT_ONCE)
        self._alarm.start()

    def stop(self, wait: bool = True) -> None:
        """Begin no more slots; with `wait`, return when the running ones have ended. Never call it from a job.

        Ask the jobs to stop first (that is between them and the caller): one that raises now is resumed at the next
        start.
        """
        self._stopping.set()
        if self._alarm.running:
            # APScheduler looks for due jobs once more after its pool is closed, even if paused, and would move what it
            # finds to its next time, unrun. Ours is a memory store, empty by then; the slot waits in the table.
            self._alarm.shutdown(wait=wait)

    def upcoming(self) -> list[tuple[str, datetime]]:
        """Each job with the time (UTC) of its next slot, the soonest first."""
        now = self._now()
        times = [(job.name, job.cron.following(now).due) for job in self._jobs.values()]
        return sorted(times, key=lambda pair: pair[1])

    def retime(self, name: str, cron: Cron) -> None:
        """Give the job `name` another timetable; what has come due by that since its last slot is due now."""
        self._jobs[name] = replace(self._jobs[name], cron=cron)
        self._alarm.reschedule_job(name, trigger=_Ring(cron))

    def wake(self, name: str) -> None:
        """Run what is due of the job `name`, if anything is; the alarm calls this, at any time and any number of times.

        It looks again after each run, since slots that come due meanwhile ring in vain. Never raises: what goes
        wrong with the slot table is reported, and the next ring tries again.
        """
        job = self._jobs[name]
        if not self._busy[name].acquire(blocking=False):
            return
        try:
            while not self._stopping.is_set() and (slot := self._begin(job)):
                self._run(job, slot)
        except Exception as error:
            self._report(f"{name}: cannot use the slot table, will try again: {_told(error)}")
        finally:
            self._busy[name].release()

    def _begin(self, job: Job) -> Slot | None:
        """The slot to run now, begun in the table."""
        now = self._now()
        if job.name in self._unsettled:
            orphan = self._slots.running(job.name)
            resumed = orphan is not None and self._slots.begin(orphan, now)
            self._unsettled.discard(job.name)
            if resumed:
                return orphan
        latest = self._slots.latest(job.name)
        if latest is None:
            self._baseline(job, now)
            return None
        since = latest.due if latest.due <= now + _ASTRAY else _AT_ONCE
        slot = due_slot(job.name, job.cron, since, now)
        return slot if slot and self._slots.begin(slot, now) else None

    def _baseline(self, job: Job, now: datetime) -> None:
        """A new job owes nothing for the time before it: write its last slot down as done, and count from there."""
        slot = newest_slot(job.name, job.cron, now)
        if self._slots.begin(slot, now):
            self._slots.finish(slot, now)

    def _run(self, job: Job, slot: Slot) -> None:
        """Run the job; its slot stays unfinished only if a stop is the reason why it did not get to its end."""
        trouble: BaseException | None = None
        try:
            job.run()
        except Stopped:
            return
        except BaseException as error:  # SystemExit too: in this thread it would go unheard
            if self._stopping.is_set():
                self._report(f"{job.name}: slot {slot.key} was cut short and will be resumed: {_told(error)}")
                return
            trouble = error
        self._slots.finish(slot, self._now())
        if trouble:
            self._report(f"{job.name}: slot {slot.key} failed: {_told(trouble)}")


def timetable(line: str, zone: ZoneInfo) -> Cron:
    """The meaning of `[schedule] run`; ConfigError with the field and what was expected if it has none."""
    try:
        return parse_cron(line, zone)
    except ValueError as error:
        raise ConfigError(f"[schedule] run: {error}") from error


class _Ring(BaseTrigger):  # type: ignore[misc]
    """Rings at a line's next moment, and before that if that is far."""

    def __init__(self, cron: Cron) -> None:
        self._cron = cron

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        # Counted from now, not from the last ring, so that a year's downtime is not walked through.
        return min(self._cron.following(now).due, now + _PULSE)


def _told(error: BaseException) -> str:
    """One line; with the place in the code unless the error is one that we foresaw."""
    message = " ".join(str(error).split())
    if isinstance(error, QnaError):
        return message
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {message}{place}"
