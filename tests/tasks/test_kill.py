"""A run that is killed at any point, and run again, ends where an undisturbed one does."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline.store import locks
from pipeline.tasks.mailing.dispatch.work import GROUP
from tests.apart import apart

SUBSCRIBERS = 50
IN_FLIGHT = 2 * GROUP
"""A lane has two connections unless it says otherwise."""
POINTS = 3
MANY_POINTS = 100
MAILS_IN_BETWEEN = SUBSCRIBERS // 2

# Runs `qna` and kills itself, with no chance to clean up, right before the Nth time that it is about to begin a
# transaction, to open a file for writing, to rename, link or remove one; or, asked for "mail", to put a mail into the
# Maildir. With N = 0 it prints how often that was.
SUICIDE = """
import os, signal, sys
import sqlalchemy
from pipeline.cli.main import start
step, at, events = sys.argv[1], int(sys.argv[2]), 0
def count(event, arguments):
    global events
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    steps = writes or event in ("begin", "os.rename", "os.link", "os.remove", "sqlite3.connect")
    mails = event in ("os.rename", "os.link") and "/var/mail/new/" in str(arguments[1])
    if mails if step == "mail" else steps:
        events += 1
        if events == at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
sqlalchemy.event.listen(sqlalchemy.Engine, "begin", lambda connection: count("begin", ()))
code = start(sys.argv[3:])
print("EVENTS", events)
sys.exit(code)
"""


def job(publication, at: int = 0, step: str = "any") -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-c", SUICIDE, step, str(at), "--config", str(publication.folder), "run"]
    return subprocess.run(arguments, env=publication.environ, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """Where the prepared publication is kept, for each test to copy: made once by whoever comes first."""
    return tmp_path_factory.mktemp("prepared")


@pytest.fixture
def ready(publication, prepared):
    """A publication with a past, 50 subscribers, and a new and an edited session waiting for the next run."""
    if not (prepared / "ferry").exists():
        publication.qna("subscribers", "add", *(f"reader{number}@example.org" for number in range(SUBSCRIBERS)))
        publication.write("one.md", 1, date="2026-01-10")
        publication.run()
        publication.write("one.md", 1, title="Edited", date="2026-01-10")
        publication.write("two.md", 2)
        shutil.copytree(publication.folder, prepared / "ferry")
    else:
        shutil.rmtree(publication.folder)
        shutil.copytree(prepared / "ferry", publication.folder)
    publication.now = publication.now.replace(day=4)
    return publication


@pytest.fixture
def undisturbed(ready, prepared, known={}):  # noqa: B006 (found once, for all points)
    """How often a run may be killed, and the end of one that was not: site, ledger, who got which Message-ID."""
    if "end" in known:
        return known["end"]
    whole = job(ready)
    assert whole.returncode == 0, whole.stderr
    events = int(whole.stdout.split("EVENTS ")[1])
    known["end"] = (events, ready.site(), ready.ledger(), letters(ready))
    shutil.rmtree(ready.folder)
    shutil.copytree(prepared / "ferry", ready.folder)
    return known["end"]


def letters(publication) -> Counter[tuple[str, str, str]]:
    """(recipient, Message-ID, subject) → how often it arrived."""
    return Counter((mail["To"], mail["Message-ID"], mail["Subject"]) for mail in publication.mails())


@pytest.mark.slow
@pytest.mark.parametrize("point", range(POINTS))
def test_killed_at_any_point_a_run_ends_like_an_undisturbed_one(ready, undisturbed, point):
    killed_and_run_again(ready, undisturbed, point / (POINTS - 1))


@pytest.mark.kill
@pytest.mark.parametrize("point", range(MANY_POINTS))
def test_killed_at_many_points_a_run_ends_like_an_undisturbed_one(ready, undisturbed, point):
    killed_and_run_again(ready, undisturbed, point / (MANY_POINTS - 1))


def killed_and_run_again(ready, undisturbed, share: float) -> None:
    """Kill a run after that share of its steps, run it again, and compare."""
    events, site, ledger, letters_undisturbed = undisturbed
    assert events > MANY_POINTS
    # Two connections take a few steps more or less each time: the very last may not come.
    killed = job(ready, at=1 + int(share * 0.95 * (events - 1)))
    assert killed.returncode == -signal.SIGKILL

    again = job(ready)
    assert again.returncode == 0, again.stderr
    assert ready.site() == site
    assert ready.ledger() == ledger
    (figures,) = ledger
    assert figures["sent"] == figures["audience"] == SUBSCRIBERS
    assert figures["remaining"] == figures["uncertain"] == 0

    arrived = letters(ready)
    assert set(arrived) == set(letters_undisturbed), "everybody got it, and repeats carry the same Message-ID"
    repeats = sum(arrived.values()) - len(arrived)
    assert repeats <= IN_FLIGHT
    assert ready.run() == ""
    assert not [path for path in (ready.folder / "output").rglob("*") if path.name.endswith(".qna-part")]


def test_doubt_is_held_where_the_editor_wants_it_so(ready):
    ready.configure('settle = "0 min"', 'settle = "0 min"\nuncertain = "hold"')
    assert job(ready, at=MAILS_IN_BETWEEN, step="mail").returncode == -signal.SIGKILL
    arrived = letters(ready)
    assert 0 < arrived.total() < MAILS_IN_BETWEEN
    assert job(ready).returncode == 0
    (figures,) = ready.ledger()
    assert 0 < figures["uncertain"] <= IN_FLIGHT
    assert figures["sent"] + figures["uncertain"] == figures["audience"] == SUBSCRIBERS
    assert max(letters(ready).values()) == 1, "nobody got it twice"
    assert set(arrived) <= set(letters(ready))


def test_of_two_runs_at_once_one_works_and_the_other_gives_way(ready):
    """The lock is held by a process that is stopped in the middle of its run."""
    arguments = [sys.executable, "-m", "pipeline", "--config", str(ready.folder), "run"]
    with apart(ready.folder, environ=ready.environ) as worker:
        stop_at_work(worker, ready.folder / "var")
        other = subprocess.run(arguments, env=ready.environ, capture_output=True, text=True, timeout=60, check=False)
        assert (other.returncode, other.stdout, other.stderr) == (75, "", "")
        worker.send_signal(signal.SIGCONT)
        worker.communicate(timeout=60)
    assert worker.returncode == 0
    assert len(ready.mailed()) == SUBSCRIBERS


def stop_at_work(worker, var):
    """Stop the process while it holds the lock, which it takes twice: for a look at what is due, and for the work."""
    lock = var / locks.RUN
    while True:
        if lock.exists() and lock.read_text().strip() == str(worker.pid):
            worker.send_signal(signal.SIGSTOP)
            os.waitid(os.P_PID, worker.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
            if locks.is_held(var, locks.RUN):
                return
            worker.send_signal(signal.SIGCONT)
        assert worker.poll() is None
        time.sleep(0.001)
