"""Work in several processes: all of it is done, once, and what goes wrong in one is known in ours."""

from __future__ import annotations

import os
import threading

import pytest

from pipeline.errors import DiskError
from pipeline.tasks.together import LEAST, together


def nothing() -> None:
    """For processes that have nothing to let go of."""


def doubled(items: list[int]) -> tuple[int, list[int]]:
    return os.getpid(), [2 * item for item in items]


@pytest.mark.parametrize("count", [0, 1, LEAST - 1, LEAST, 5 * LEAST + 7])
def test_every_item_is_done_once(count: int):
    done = together(range(count), doubled, nothing)
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
        assert len(together(range(10 * LEAST), doubled, nothing)) == 1
    finally:
        stop.set()
        other.join()


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="this machine has one core")
def test_what_another_process_raises_is_raised_here():
    ours = os.getpid()

    def do(items: list[int]) -> None:
        if os.getpid() != ours:
            raise DiskError("disk full")

    with pytest.raises(DiskError, match="disk full"):
        together(range(4 * LEAST), do, nothing)


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="this machine has one core")
def test_a_process_that_is_killed_is_missed():
    ours = os.getpid()

    def do(items: list[int]) -> None:
        if os.getpid() != ours:
            os.kill(os.getpid(), 9)

    with pytest.raises(RuntimeError, match="was killed"):
        together(range(4 * LEAST), do, nothing)
