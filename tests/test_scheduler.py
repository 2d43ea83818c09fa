from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import sleep
from zoneinfo import ZoneInfo

import pytest
import time_machine
from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MISSED
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from pipeline.errors import ConfigError, StoreError, Unreachable
from pipeline.model.cron import parse_cron
from pipeline.model.slot import Slot
from pipeline.scheduler import Clockwork, Job, Stopped, timetable
from tests.waiting import until

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)


@dataclass
class Row:
    slot: Slot
    owner: int
    state: str = "running"


@dataclass
class Table:
    """What the database is to `Slots`: shared by all owners, and it outlives them."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    living: set[int] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self) -> MemorySlots:
        owner = MemorySlots(self)
        self.living.add(id(owner))
        return owner

    def listed(self, state: str = "done") -> list[str]:
        rows = sorted(self.rows.values(), key=lambda row: row.slot.due)
        return [row.slot.key for row in rows if row.state == state]


@dataclass(eq=False)
class MemorySlots:
    """`Slots` of one process, which may die."""

    table: Table

    def die(self) -> None:
        self.table.living.discard(id(self))

    def begin(self, slot: Slot, now: datetime) -> bool:
        with self.table.lock:
            row = self.table.rows.get((slot.job, slot.key))
            if row and (row.state == "done" or row.owner in self.table.living):
                return False
            self.table.rows[slot.job, slot.key] = Row(slot, id(self))
            return True

    def finish(self, slot: Slot, now: datetime) -> None:
        self.table.rows[slot.job, slot.key].state = "done"

    def latest(self, job: str) -> Slot | None:
        return max((row.slot for row in self._of(job)), key=lambda slot: slot.due, default=None)

    def running(self, job: str) -> Slot | None:
        running = (row.slot for row in self._of(job) if row.state == "running")
        return max(running, key=lambda slot: slot.due, default=None)

    def _of(self, job: str) -> list[Row]:
        with self.table.lock:
            return [row for row in self.table.rows.values() if row.slot.job == job]


class House:
    """A slot table, a clock to move by hand, and daemons that come and go."""

    def __init__(self, line: str, now: datetime) -> None:
        self.line = line
        self.now = now
        self.table = Table()
        self.runs: list[datetime] = []
        self.reports: list[str] = []
        self.job: Callable[[], None] = lambda: None
        self.slots: MemorySlots | None = None

    def daemon(self) -> Clockwork:
        """A fresh process; the one before it is dead."""
        if self.slots:
            self.slots.die()
        self.slots = self.table.open()
        job = Job("run", parse_cron(self.line, BERLIN), self._run)
        return Clockwork([job], self.slots, lambda: self.now, self.reports.append)

    def _run(self) -> None:
        self.runs.append(self.now)
        self.job()

    def tick(self, daemon: Clockwork, until: datetime, step: timedelta) -> list[datetime]:
        """Let the alarm ring every `step` up to `until`; the times at which the job ran."""
        self.runs.clear()
        while self.now < until:
            self.now += step
            daemon.wake("run")
        return list(self.runs)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.fixture
def started() -> Iterator[Callable[[Clockwork], Clockwork]]:
    """Starts clockworks for real, and stops them at the end."""
    running: list[Clockwork] = []

    def start(clockwork: Clockwork) -> Clockwork:
        running.append(clockwork)
        clockwork.start()
        return clockwork

    yield start
    for clockwork in running:
        clockwork.stop()


# The six traps of APScheduler 3.11.


def test_trap_1_monday_is_monday_and_nicknames_are_known() -> None:
    monday = utc(2026, 3, 2)
    assert f"{CronTrigger.from_crontab('0 8 * * 1', UTC).get_next_fire_time(None, monday):%a}" == "Tue"
    assert str(CronTrigger(day_of_week="mon-fri/2", timezone=UTC).fields[4]) == "mon-fri"
    for line in ("0 8 * * 7", "@daily"):
        with pytest.raises(ValueError, match=r"Error validating|Wrong number"):
            CronTrigger.from_crontab(line, UTC)

    for line, days in (
        ("0 8 * * 1", ["Mon"]),
        ("0 8 * * 7", ["Sun"]),
        ("@daily", ["Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon"]),
    ):
        house = House(line, monday)
        daemon = house.daemon()
        daemon.wake("run")
        ran = house.tick(daemon, monday + 7 * DAY, timedelta(hours=1))
        assert [f"{at.astimezone(BERLIN):%a}" for at in ran] == days, line


def test_trap_2_a_slot_missed_while_down_is_caught_up_once(started: Callable[[Clockwork], Clockwork]) -> None:
    raw = BackgroundScheduler(timezone=UTC)
    raw.start(paused=True)
    missed = datetime.now(UTC) - DAY
    raw.add_job(print, "cron", hour=2, id="run", next_run_time=missed)
    raw.add_job(print, "cron", hour=2, id="run", replace_existing=True)
    assert raw.get_job("run").next_run_time > missed + DAY  # rewound: nobody will ever know
    raw.shutdown()

    house = House("30 2 * * *", utc(2026, 6, 1, 12))
    house.daemon().wake("run")
    assert house.runs == []
    house.now += 5 * DAY
    started(house.daemon())
    until(lambda: house.table.listed() == ["2026-06-01T02:30", "2026-06-06T02:30"])
    house.daemon().wake("run")
    assert len(house.runs) == 1


class _Persistent(MemoryJobStore):
    """A job store that outlives its scheduler, as one on disk does."""

    def shutdown(self) -> None:
        pass


def test_trap_3_a_stop_while_a_slot_comes_due_loses_nothing(caplog: pytest.LogCaptureFixture) -> None:
    store = _Persistent()
    raw = BackgroundScheduler(timezone=UTC, jobstores={"default": store})
    raw.start(paused=True)
    due = datetime.now(UTC)
    raw.add_job(print, "interval", hours=1, id="lost", next_run_time=due, misfire_grace_time=None)
    raw.shutdown()
    assert "cannot schedule new futures after shutdown" in caplog.text
    assert store.lookup_job("lost").next_run_time == due + timedelta(hours=1)
    caplog.clear()

    release, begun = threading.Event(), threading.Event()

    def long_job() -> None:
        begun.set()
        release.wait(5)

    table, reports, short_runs = Table(), [], []

    def daemon() -> Clockwork:
        jobs = [
            Job("long", parse_cron("0 0 1 1 *", BERLIN), long_job),
            Job("short", parse_cron("* * * * *", BERLIN), lambda: short_runs.append(1)),
        ]
        return Clockwork(jobs, table.open(), lambda: datetime.now(UTC), reports.append)

    with time_machine.travel(datetime(2026, 6, 1, 11, 59, 59, 950_000, tzinfo=UTC), tick=False) as clock:
        orphan = Slot("long", "2026-01-01T00:00", utc(2025, 12, 31, 23))
        table.rows["long", orphan.key] = Row(orphan, owner=0)
        first = daemon()
        first.start()
        assert begun.wait(5)
        until(lambda: "2026-06-01T11:59Z" in table.listed())
        stopping = threading.Thread(target=first.stop)
        stopping.start()
        until(first._stopping.is_set)
        clock.shift(1)  # noon strikes while the long job keeps the stop waiting
        sleep(0.3)
        assert stopping.is_alive()
        release.set()
        stopping.join()
        assert caplog.text == ""
        assert short_runs == []
        second = daemon()
        second.start()
        until(lambda: short_runs == [1])
        second.stop()
    assert table.listed() == [orphan.key, "2026-06-01T11:59Z", "2026-06-01T12:00Z"]
    assert reports == []


def test_trap_4_two_daemons_on_one_table_run_a_slot_once() -> None:
    house = House("* * * * *", utc(2026, 6, 1, 12))
    job = Job("run", parse_cron(house.line, BERLIN), house._run)
    pair = [Clockwork([job], house.table.open(), lambda: house.now, house.reports.append) for _ in range(2)]
    together = threading.Barrier(2)

    def ring(clockwork: Clockwork) -> None:
        together.wait(5)
        clockwork.wake("run")

    pair[0].wake("run")
    for count in range(1, 31):
        house.now += timedelta(minutes=1)
        threads = [threading.Thread(target=ring, args=[clockwork]) for clockwork in pair]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(house.runs) == count
    assert house.reports == []


@pytest.mark.parametrize(
    ("line", "midnight", "runs"),
    [
        ("30 2 * * *", utc(2026, 10, 24, 22), ["00:30"]),
        ("30 2,14 * * *", utc(2026, 10, 24, 22), ["00:30", "13:30"]),
        ("30 2 * * *", utc(2027, 3, 27, 23), ["01:30"]),
        ("30 2,14 * * *", utc(2027, 3, 27, 23), ["01:30", "12:30"]),
    ],
)
def test_trap_5_a_job_on_the_wall_runs_once_on_either_night(line: str, midnight: datetime, runs: list[str]) -> None:
    trigger = CronTrigger(hour=2, minute=30, timezone=BERLIN)
    twice = trigger.get_next_fire_time(None, utc(2026, 10, 25))
    twice = trigger.get_next_fire_time(twice, twice + timedelta(seconds=1))
    assert twice.astimezone(UTC) == utc(2026, 10, 25, 1, 30)

    house = House(line, midnight)
    daemon = house.daemon()
    daemon.wake("run")
    end = (midnight.astimezone(BERLIN) + DAY).astimezone(UTC)
    assert [f"{at:%H:%M}" for at in house.tick(daemon, end, timedelta(minutes=5))] == runs


@pytest.mark.parametrize(("midnight", "runs"), [(utc(2026, 10, 24, 22), 100), (utc(2027, 3, 27, 23), 92)])
def test_trap_5_a_job_in_real_time_runs_each_quarter_of_an_hour(midnight: datetime, runs: int) -> None:
    house = House("*/15 * * * *", midnight - timedelta(minutes=1))
    daemon = house.daemon()
    daemon.wake("run")
    end = (midnight.astimezone(BERLIN) + DAY).astimezone(UTC) - timedelta(minutes=1)
    assert len(house.tick(daemon, end, timedelta(minutes=5))) == runs


def test_trap_6_a_late_ring_and_a_crowd_of_jobs_drop_nothing(started: Callable[[Clockwork], Clockwork]) -> None:
    raw, outcome = BackgroundScheduler(timezone=UTC), []
    raw.add_listener(lambda event: outcome.append(event.code), EVENT_JOB_EXECUTED | EVENT_JOB_MISSED)
    raw.add_job(print, "cron", hour=2, next_run_time=datetime.now(UTC) - timedelta(seconds=3))
    raw.start()
    until(lambda: outcome != [])
    raw.shutdown()
    assert outcome == [EVENT_JOB_MISSED]

    crowd = 15  # APScheduler's pool has ten threads
    all_there = threading.Barrier(crowd)
    cron = parse_cron("30 2 * * *", BERLIN)
    table, now, reports = Table(), utc(2026, 6, 1, 12), []
    slots = table.open()
    jobs = [Job(f"job {number}", cron, lambda: all_there.wait(5)) for number in range(crowd)]
    for job in jobs:
        slots.begin(Slot(job.name, "2026-05-01T02:30", utc(2026, 5, 1, 0, 30)), now)
        slots.finish(Slot(job.name, "2026-05-01T02:30", utc(2026, 5, 1, 0, 30)), now)
    started(Clockwork(jobs, slots, lambda: now, reports.append))
    until(lambda: table.listed().count("2026-06-01T02:30") == crowd)
    assert reports == []


# What is owed.


def test_a_new_job_owes_nothing_for_the_time_before_it() -> None:
    house = House("30 2 * * *", utc(2026, 6, 1, 12))
    daemon = house.daemon()
    assert house.tick(daemon, utc(2026, 6, 2), timedelta(hours=1)) == []
    assert house.tick(daemon, utc(2026, 6, 2, 12), timedelta(hours=1)) == [utc(2026, 6, 2, 1)]


def test_an_old_slot_is_not_owed_after_the_line_was_changed() -> None:
    house = House("0 8 * * *", utc(2026, 6, 1, 12))
    house.daemon().wake("run")
    house.line = "0 2 * * *"
    house.daemon().wake("run")
    assert house.runs == []


def test_slots_that_come_due_during_a_run_are_made_up_for_right_after_it() -> None:
    house = House("*/15 * * * *", utc(2026, 6, 1, 12, 1))
    daemon = house.daemon()
    daemon.wake("run")

    def long_run() -> None:
        if len(house.runs) == 1:
            house.now = utc(2026, 6, 1, 12, 50)
            daemon.wake("run")
            assert len(house.runs) == 1  # it rings in vain: a job never runs beside itself

    house.job = long_run
    house.now = utc(2026, 6, 1, 12, 15)
    daemon.wake("run")
    assert house.reports == []
    assert house.table.listed() == ["2026-06-01T12:00Z", "2026-06-01T12:15Z", "2026-06-01T12:45Z"]


def test_a_run_that_was_killed_is_resumed_and_what_was_missed_since_comes_after_it() -> None:
    house = House("30 2 * * *", utc(2026, 6, 1, 12))
    house.daemon().wake("run")
    house.now += DAY
    assert house.slots is not None
    assert house.slots.begin(Slot("run", "2026-06-02T02:30", utc(2026, 6, 2, 0, 30)), house.now)  # …and kill -9
    daemon = house.daemon()
    daemon.wake("run")
    assert house.runs == [house.now]
    assert house.table.listed() == ["2026-06-01T02:30", "2026-06-02T02:30"]

    house.now += DAY
    assert house.slots.begin(Slot("run", "2026-06-03T02:30", utc(2026, 6, 3, 0, 30)), house.now)
    house.now += 3 * DAY
    house.daemon().wake("run")
    assert len(house.runs) == 3
    assert house.table.listed()[2:] == ["2026-06-03T02:30", "2026-06-06T02:30"]


def test_a_slot_that_another_living_daemon_runs_is_left_alone() -> None:
    house = House("30 2 * * *", utc(2026, 6, 1, 12))
    house.daemon().wake("run")
    assert house.slots is not None
    house.now += DAY
    assert house.slots.begin(Slot("run", "2026-06-02T02:30", utc(2026, 6, 2, 0, 30)), house.now)
    job = Job("run", parse_cron(house.line, BERLIN), house._run)
    Clockwork([job], house.table.open(), lambda: house.now, house.reports.append).wake("run")
    assert house.runs == []
    assert house.table.listed("running") == ["2026-06-02T02:30"]


def test_a_clock_that_is_set_back_repeats_nothing() -> None:
    house = House("*/15 * * * *", utc(2026, 6, 1, 12, 1))
    daemon = house.daemon()
    daemon.wake("run")
    assert len(house.tick(daemon, utc(2026, 6, 1, 14), timedelta(minutes=5))) == 8
    house.now = utc(2026, 6, 1, 12, 30)
    assert house.tick(daemon, utc(2026, 6, 1, 14, 10), timedelta(minutes=5)) == []
    assert len(house.tick(daemon, utc(2026, 6, 1, 15), timedelta(minutes=5))) == 4


def test_a_clock_that_was_once_far_ahead_does_not_silence_the_job() -> None:
    house = House("30 2 * * *", utc(2062, 6, 1, 12))
    daemon = house.daemon()
    daemon.wake("run")
    house.now = utc(2026, 6, 1, 12)
    assert len(house.tick(daemon, utc(2026, 6, 4, 12), timedelta(hours=1))) == 4  # the first at once, then daily


# When a run goes wrong.


def test_a_run_that_fails_is_reported_and_its_slot_done() -> None:
    house = House("30 2 * * *", utc(2026, 6, 1, 12))
    daemon = house.daemon()
    daemon.wake("run")

    def fail() -> None:
        raise Unreachable("mail.example did not answer;\n try later")

    def leave() -> None:
        raise SystemExit(70)

    def stumble() -> None:
        raise KeyError("guest")

    expected = [
        (fail, "run: slot 2026-06-02T02:30 failed: mail.example did not answer; try later"),
        (leave, "run: slot 2026-06-03T02:30 failed: SystemExit: 70"),
        (stumble, "run: slot 2026-06-04T02:30 failed: KeyError: 'guest'"),
    ]
    for job, report in expected:
        house.job = job
        house.now += DAY
        daemon.wake("run")
        assert house.reports.pop().startswith(report)
    assert house.table.listed("running") == []
    assert len(house.runs) == 3


def test_what_went_wrong_unforeseen_is_reported_with_its_place() -> None:
    house = House("30 2 * * *", utc(2026, 6, 1, 12))
    daemon = house.daemon()
    daemon.wake("run")
    house.job = lambda: {}["guest"]
    house.now += DAY
    daemon.wake("run")
    assert "test_scheduler.py:" in house.reports[0]


@pytest.mark.parametrize("error", [Stopped(), OSError("connection closed")])
def test_a_run_that_a_stop_cut_short_is_resumed_at_the_next_start(error: Exception) -> None:
    house = House("30 2 * * *", utc(2026, 6, 1, 12))
    daemon = house.daemon()
    daemon.wake("run")

    def cut_short() -> None:
        daemon.stop()
        raise error

    house.job = cut_short
    house.now += DAY
    daemon.wake("run")
    assert house.table.listed("running") == ["2026-06-02T02:30"]
    daemon.wake("run")
    assert len(house.runs) == 1

    house.job = lambda: None
    house.daemon().wake("run")
    assert house.table.listed("running") == []
    assert len(house.runs) == 2


def test_a_run_that_came_to_its_end_during_a_stop_is_done_and_none_begins_after_it() -> None:
    house = House("*/15 * * * *", utc(2026, 6, 1, 12, 1))
    daemon = house.daemon()
    daemon.wake("run")

    def long_run() -> None:
        house.now += timedelta(hours=1)
        daemon.stop()

    house.job = long_run
    house.now += timedelta(minutes=15)
    daemon.wake("run")
    assert house.table.listed() == ["2026-06-01T12:00Z", "2026-06-01T12:15Z"]
    assert house.table.listed("running") == []


def test_trouble_with_the_slot_table_is_reported_and_the_slot_still_run(monkeypatch: pytest.MonkeyPatch) -> None:
    house = House("30 2 * * *", utc(2026, 6, 1, 12))
    daemon = house.daemon()
    daemon.wake("run")
    house.now += DAY

    def locked(job: str) -> Slot | None:
        raise StoreError("var/qna.db is locked")

    with monkeypatch.context() as patch:
        patch.setattr(house.slots, "latest", locked)
        daemon.wake("run")
    assert house.reports == ["run: cannot use the slot table, will try again: var/qna.db is locked"]
    daemon.wake("run")
    assert len(house.runs) == 1


# With the real alarm.


def test_the_alarm_rings_at_the_slot(started: Callable[[Clockwork], Clockwork]) -> None:
    ran: list[datetime] = []
    table = Table()
    job = Job("run", parse_cron("30 2 * * *", BERLIN), lambda: ran.append(datetime.now(UTC)))
    with time_machine.travel(datetime(2026, 10, 25, 0, 29, 59, 950_000, tzinfo=UTC), tick=False) as clock:
        clockwork = started(Clockwork([job], table.open(), lambda: datetime.now(UTC), pytest.fail))
        until(lambda: table.listed() == ["2026-10-24T02:30"])
        clock.shift(1)
        until(lambda: table.listed() == ["2026-10-24T02:30", "2026-10-25T02:30"])
        clockwork.stop()
    assert ran == [datetime(2026, 10, 25, 0, 30, 0, 950_000, tzinfo=UTC)]


def test_the_alarm_rings_every_minute_since_it_does_not_see_the_clock_move() -> None:
    house = House("0 0 1 1 *", datetime.now(UTC))
    clockwork = house.daemon()
    clockwork.start()
    try:
        until(lambda: house.table.listed() != [])
        next_ring = clockwork._alarm.get_job("run").next_run_time
        assert next_ring - datetime.now(UTC) <= timedelta(minutes=1)
    finally:
        clockwork.stop()


def test_the_alarm_does_not_chatter_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        house = House("* * * * *", datetime.now(UTC))
        clockwork = house.daemon()
        clockwork.start()
        clockwork.stop()
    assert {record.name for record in caplog.records} <= {"apscheduler.executors.default"}


def test_stop_before_start_and_twice_is_nothing() -> None:
    clockwork = House("@daily", utc(2026, 6, 1)).daemon()
    clockwork.stop()
    clockwork.stop(wait=False)


def test_upcoming_tells_the_soonest_first() -> None:
    jobs = [
        Job(name, parse_cron(line, BERLIN), lambda: None) for name, line in (("late", "@yearly"), ("soon", "@hourly"))
    ]
    clockwork = Clockwork(jobs, Table().open(), lambda: utc(2026, 6, 1, 12), pytest.fail)
    assert clockwork.upcoming() == [("soon", utc(2026, 6, 1, 13)), ("late", utc(2026, 12, 31, 23))]


def test_a_bad_line_is_a_mistake_in_the_config() -> None:
    with pytest.raises(ConfigError, match=r"\[schedule\] run: .* hour .*expected 0-23"):
        timetable("0 25 * * *", BERLIN)
    assert timetable("@daily", BERLIN).hours == (0,)
