"""The daemon as a process: one leads, it stops when asked, and what a kill cut short is resumed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pytest

from pipeline.store import locks
from tests.dispatching import lane, make_ready, readers, states
from tests.sinks import Scripted, to_readers
from tests.waiting import until

pytestmark = pytest.mark.system

DAEMON = [sys.executable, "-m", "pipeline", "--config"]


@contextmanager
def daemon(publication, **environ: str) -> Iterator[subprocess.Popen[str]]:
    """A running daemon, on the real clock."""
    clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    process = subprocess.Popen(
        [*DAEMON, str(publication.folder), "daemon"],
        env={**clean, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert "next run" in process.stdout.readline()
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        print(*process.communicate())


def slots(publication) -> list[tuple[str, str]]:
    """(key, state) of every slot, oldest first."""
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db", timeout=10)) as driver:
        return driver.execute("SELECT key, state FROM slot ORDER BY due").fetchall()


def test_a_second_daemon_is_refused_and_the_first_stops_when_asked(publication):
    with daemon(publication) as first:
        second = subprocess.run(
            [*DAEMON, str(publication.folder), "daemon"], capture_output=True, text=True, timeout=60, check=False
        )
        assert second.returncode == 75
        assert second.stderr.count("\n") == 1
        assert "daemon.lock: held by another process" in second.stderr
        first.send_signal(signal.SIGTERM)
        out, err = first.communicate(timeout=20)
        assert (first.returncode, err) == (0, "")
        assert "qna daemon: stopped" in out


def test_a_slot_missed_while_down_is_caught_up_once(publication):
    publication.configure("[mail]\n", '[schedule]\nrun = "@daily"\n\n[mail]\n')
    publication.write("one.md", 1)
    publication.run()
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver, driver:
        driver.execute("INSERT INTO slot VALUES ('run', '2026-01-05T00:00', 1767571200000000, 'done', 'x', 0, 0)")
    publication.write("two.md", 2)
    for _ in range(2):
        with daemon(publication) as process:
            until(lambda: [state for _, state in slots(publication)] == ["done", "done"])
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)
    assert any(path.startswith("s/ferry-talks-2") for path in publication.site())


def test_a_slot_that_comes_while_another_command_is_at_work_waits_for_its_end(publication):
    publication.configure("[mail]\n", '[schedule]\nrun = "@daily"\n\n[mail]\n')
    publication.run()
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver, driver:
        driver.execute("INSERT INTO slot VALUES ('run', '2026-01-05T00:00', 1767571200000000, 'done', 'x', 0, 0)")
    publication.write("one.md", 1)
    with daemon(publication) as process:
        with locks.locked(publication.folder / "var", locks.RUN):
            until(lambda: "running" in [state for _, state in slots(publication)])
        until(lambda: [state for _, state in slots(publication)] == ["done", "done"])
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    assert any(path.startswith("s/ferry-talks-1") for path in publication.site())


def test_a_new_schedule_counts_from_when_it_is_written(publication):
    publication.configure("[mail]\n", '[schedule]\nrun = "0 3 1 1 *"\n\n[mail]\n')
    with daemon(publication) as process:
        publication.configure('run = "0 3 1 1 *"', 'run = "not yet')
        publication.configure('run = "not yet', 'run = "* * * * *"')
        assert process.stdout is not None
        assert "the schedule has changed; next run " in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20)
        assert (process.returncode, err) == (0, "")


def test_kill_9_in_mid_run_resumes_the_same_slot(publication):
    publication.configure("[mail]\n", '[schedule]\nrun = "@daily"\n\n[mail]\n')
    publication.run()
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver, driver:
        driver.execute("INSERT INTO slot VALUES ('run', '2026-01-05T00:00', 1767571200000000, 'done', 'x', 0, 0)")
    shutil.copy(publication.write("1.md", 1, date="2026-01-01"), publication.folder / "template.md")
    for number in range(2, 41):
        publication.write(f"{number}.md", number, date="2026-01-01")
    with daemon(publication) as process:
        until(lambda: "running" in [state for _, state in slots(publication)])
        process.kill()
    (cut_short,) = [key for key, state in slots(publication) if state == "running"]
    with daemon(publication) as process:
        until(lambda: dict(slots(publication))[cut_short] == "done", seconds=90)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    assert len(slots(publication)) == 2
    assert len([path for path in publication.site() if path.startswith("s/")]) == 40


def test_a_long_mailing_keeps_no_run_waiting_and_goes_on_after_a_stop(publication):
    publication.now = datetime.now(UTC)
    publication.configure("[mail]\n", '[schedule]\nrun = "@daily"\n\n[mail]\n')
    with Scripted() as server:
        make_ready(publication, readers(40), lane(server, more="rate = 4\nconnections = 1"))
        with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver, driver:
            driver.execute("INSERT INTO slot VALUES ('run', '2026-01-05T00:00', 1767571200000000, 'done', 'x', 0, 0)")
        with daemon(publication) as process:
            until(lambda: "sent" in states(publication).values())
            until(lambda: [state for _, state in slots(publication)] == ["done", "done"])
            assert "planned" in states(publication).values()
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate(timeout=20)
            assert (process.returncode, err) == (0, "")
        assert "planned" in states(publication).values()
        with daemon(publication) as process:
            until(lambda: set(states(publication).values()) == {"sent"}, seconds=60)
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)
        assert sorted(letter.recipient for letter in to_readers(server.arrived()).elements()) == sorted(readers(40))
