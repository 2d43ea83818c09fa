"""Requests to one host keep their distance, across threads; those to others do not wait for them."""

from __future__ import annotations

import threading

from pipeline.intake.manners.pace import Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_one_host_is_asked_at_intervals_and_others_at_once() -> None:
    clock = Clock()
    pace = Pace(lambda: clock.now, clock.sleep)
    assert [pace.wait("a", 1), pace.wait("a", 1), pace.wait("b", 1), pace.wait("a", 1)] == [0, 1, 0, 1]
    clock.now += 10
    assert [pace.wait("a", 1), pace.wait("a", 1)] == [0, 1], "what went by unused is not made up for"


def test_who_waits_holds_nobody_up() -> None:
    waiting, release = threading.Event(), threading.Event()

    def sleep(seconds: float) -> None:
        waiting.set()
        assert release.wait(10)

    pace = Pace(lambda: 0.0, sleep)
    pace.wait("a", 1)
    sleeper = threading.Thread(target=pace.wait, args=("a", 1))
    sleeper.start()
    assert waiting.wait(10)
    assert pace.wait("b", 1) == 0
    release.set()
    sleeper.join(10)


def test_threads_that_come_at_once_get_a_turn_each() -> None:
    slept: list[float] = []
    pace = Pace(lambda: 0.0, slept.append)
    threads = [threading.Thread(target=pace.wait, args=("a", 0.5)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(slept) == [turn * 0.5 for turn in range(1, 20)]


def test_a_closed_origin_opens_again() -> None:
    clock = Clock()
    pace = Pace(lambda: clock.now, clock.sleep)
    assert pace.closed_for("http://a") == 0
    pace.close("http://a", 60)
    pace.close("http://a", 5)
    assert (pace.closed_for("http://a"), pace.closed_for("http://b")) == (60, 0)
    clock.now += 60
    assert pace.closed_for("http://a") == 0
