from __future__ import annotations

import os
import sys
import threading

import pytest

from pipeline.tasks.mailing.dispatch.one_core import OneCore, Work, quietest


def test_the_first_choice_is_where_the_least_goes_on() -> None:
    assert quietest(Work({0: 0.2, 1: 0.05, 2: 0.1}, ours=0.1, clock=0.2), None) == 1


def test_our_own_work_is_no_reason_to_leave() -> None:
    assert quietest(Work({0: 0.95, 1: 0.1}, ours=0.9, clock=1.0), 0) == 0


def test_nobody_moves_for_a_little() -> None:
    assert quietest(Work({0: 1.0, 1: 0.1}, ours=0.75, clock=1.0), 0) == 0


def test_when_others_come_to_work_here_we_leave() -> None:
    assert quietest(Work({0: 1.0, 1: 0.1}, ours=0.5, clock=1.0), 0) == 1


def test_a_core_that_was_taken_from_us_is_left() -> None:
    assert quietest(Work({1: 0.9, 2: 0.8}, ours=0.5, clock=1.0), 0) == 2


def test_a_system_that_does_not_tell_is_left_alone() -> None:
    assert quietest(Work({}, ours=0.5, clock=1.0), None) is None


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="there is one core, or no way to choose")
def test_the_threads_come_together_and_nobody_else_does() -> None:
    end = threading.Event()
    threads = [threading.Thread(target=end.wait) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        core = OneCore(threads)
        core.mind()
        places = [os.sched_getaffinity(thread.native_id or 0) for thread in threads]
    finally:
        end.set()
        for thread in threads:
            thread.join()
    assert len(places[0]) == 1
    assert places == places[:1] * 3
    assert len(os.sched_getaffinity(0)) > 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody is placed")
def test_a_thread_that_has_ended_is_no_trouble() -> None:
    thread = threading.Thread(target=lambda: None)
    thread.start()
    core = OneCore([thread])
    thread.join()
    core.mind()
