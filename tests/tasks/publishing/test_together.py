"""Work in several processes: all of it is done, once, and what goes wrong in one is known in ours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from itertools import islice

import pytest

from pipeline.errors import Bug, DiskError
from pipeline.tasks.publishing.together import LEAST, together

several = pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="this machine has one core")


def doubled(items: Iterable[int]) -> tuple[int, list[int]]:
    return os.getpid(), [2 * item for item in items]


@pytest.mark.parametrize("count", [0, 1, LEAST - 1, LEAST, 5 * LEAST + 7, 100_000])
def test_every_item_is_done_once(count: int):
    done = together(range(count), doubled, doubled)
    assert sorted(item for _, some in done for item in some) == [2 * item for item in range(count)]
    assert done[0][0] == os.getpid()
    assert len({process for process, _ in done}) == len(done)
    if count < LEAST:
        assert len(done) == 1


def test_few_cores_or_other_threads_mean_one_process():
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert len(together(range(10 * LEAST), doubled, doubled)) == 1
    finally:
        stop.set()
        other.join()


def test_no_other_process_where_there_must_be_none():
    assert together(range(10 * LEAST), doubled, None) == [doubled(range(10 * LEAST))]


@several
def test_who_is_slow_gets_less():
    def slowly(items: Iterable[int]) -> tuple[int, list[int]]:
        return os.getpid(), [item for item in items if not time.sleep(0.01)]

    (_, ours), *others = together(range(10 * LEAST), slowly, doubled)
    assert len(ours) < sum(len(some) for _, some in others)


@several
def test_when_we_stop_the_others_stop_soon():
    def first_only(items: Iterable[int]) -> list[int]:
        return list(islice(items, 1))

    def slowly(items: Iterable[int]) -> list[int]:
        return [item for item in items if not time.sleep(0.002)]

    ours, *others = together(range(20 * LEAST), first_only, slowly)
    assert ours
    assert sum(map(len, others)) < 10 * LEAST


@several
def test_what_another_process_raises_is_raised_here():
    def do(items: Iterable[int]) -> None:
        raise DiskError("disk full")

    with pytest.raises(DiskError, match=r"^disk full$") as raised:
        together(range(4 * LEAST), lambda items: None, do)
    assert "in do\n" in str(raised.value.__cause__)


class Odd(Exception):
    """One that pickle can write and not read."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} and {second}")


class Closed(Exception):
    """One that pickle cannot even write."""

    def __reduce__(self) -> str:
        raise TypeError("not to be pickled")


@several
@pytest.mark.parametrize("error", [Odd("this", "that"), Closed("this and that")])
def test_an_error_that_cannot_travel_is_told_as_a_bug(error: Exception, capfd: pytest.CaptureFixture[str]):
    def do(items: Iterable[int]) -> None:
        raise error

    with pytest.raises(Bug, match=rf"{type(error).__name__} at test_together.py:\d+: this and that") as raised:
        together(range(4 * LEAST), lambda items: list(islice(items, 1)), do)
    assert "in do\n" in str(raised.value.__cause__)
    assert capfd.readouterr() == ("", "")


@several
def test_a_result_that_cannot_travel_is_told_as_a_bug(capfd: pytest.CaptureFixture[str]):
    with pytest.raises(Exception, match="pickle"):
        together(range(4 * LEAST), lambda items: threading.Lock, lambda items: threading.Lock())
    assert capfd.readouterr() == ("", "")


@several
def test_a_process_that_is_killed_is_missed():
    def do(items: Iterable[int]) -> None:
        os.kill(os.getpid(), 9)

    with pytest.raises(RuntimeError, match="was killed"):
        together(range(4 * LEAST), lambda items: None, do)


@several
@pytest.mark.parametrize("mine", [True, False])
def test_when_one_fails_nobody_is_waited_for(mine: bool):
    """Others have more to tell than a pipe holds, and a handler that makes nothing of SIGTERM, as in a run."""

    def fail(items: Iterable[int]) -> str:
        raise MemoryError

    def tell(items: Iterable[int]) -> str:
        return "".join("x" * 1000 for _ in items)

    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        with pytest.raises(MemoryError):
            together(range(8 * LEAST), fail if mine else tell, tell if mine else fail)
    finally:
        signal.signal(signal.SIGTERM, before)


ORPHANS = """
import time
from pipeline.tasks.publishing.together import together

def wait(items):
    for _ in items:
        time.sleep(60)

def tell(items):
    print("at work", flush=True)
    return [time.sleep(0.001) or "x" * 1000 for _ in items]

together(range(100_000), wait, tell)
"""


@several
def test_who_lost_the_parent_goes_too():
    with subprocess.Popen([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        time.sleep(0.3)  # for more than a pipe holds
        parent.kill()
        assert parent.stdout.read() == b"", "who holds our end of the pipe has ended"
