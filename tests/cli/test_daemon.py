"""The daemon as a process: one leads, it stops when asked, and what a kill cut short is resumed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

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


def wait_for(condition, seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {condition}"
        time.sleep(0.02)


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_slot_missed_while_down_is_caught_up_once(publication):
    publication.configure("[mail]\n", '[schedule]\nrun = "@daily"\n\n[mail]\n')
    publication.write("one.md", 1)
    publication.run()
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver, driver:
        driver.execute("INSERT INTO slot VALUES ('run', '2026-01-05T00:00', 1767571200000000, 'done', 'x', 0, 0)")
    publication.write("two.md", 2)
    for _ in range(2):
        with daemon(publication) as process:
            wait_for(lambda: [state for _, state in slots(publication)] == ["done", "done"])
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)
    assert any(path.startswith("s/ferry-talks-2") for path in publication.site())


@pytest.mark.slow
def test_kill_9_in_mid_run_resumes_the_same_slot(publication):
    publication.configure("[mail]\n", '[schedule]\nrun = "@daily"\n\n[mail]\n')
    publication.run()
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as driver, driver:
        driver.execute("INSERT INTO slot VALUES ('run', '2026-01-05T00:00', 1767571200000000, 'done', 'x', 0, 0)")
    shutil.copy(publication.write("1.md", 1, date="2026-01-01"), publication.folder / "template.md")
    for number in range(2, 150):
        publication.write(f"{number}.md", number, date="2026-01-01")
    with daemon(publication) as process:
        wait_for(lambda: "running" in [state for _, state in slots(publication)])
        process.kill()
    (cut_short,) = [key for key, state in slots(publication) if state == "running"]
    with daemon(publication) as process:
        wait_for(lambda: dict(slots(publication))[cut_short] == "done", seconds=90)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    assert len(slots(publication)) == 2
    assert len([path for path in publication.site() if path.startswith("s/")]) == 149
