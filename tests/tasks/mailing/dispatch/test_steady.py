"""The clock that goes on: beside one that stands still, one that is set back, and through a machine's sleep."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pipeline.tasks.mailing.dispatch.steady import Steady

START = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


class Clocks:
    def __init__(self) -> None:
        self.wall = START
        self.monotonic = 100.0
        self.steady = Steady(lambda: self.wall, lambda: self.monotonic)

    def passed(self) -> float:
        self.steady.follow()
        return self.steady() - START.timestamp()


def test_it_goes_on_beside_a_clock_that_stands_still():
    clocks = Clocks()
    clocks.monotonic += 3600
    assert clocks.passed() == 3600


def test_it_does_not_go_back_with_a_clock_that_is_set_back():
    clocks = Clocks()
    clocks.wall -= timedelta(hours=1)
    clocks.monotonic += 5
    assert clocks.passed() == 5


def test_it_knows_of_the_time_in_which_the_machine_slept():
    clocks = Clocks()
    clocks.wall += timedelta(hours=8, seconds=5)
    clocks.monotonic += 5
    assert clocks.passed() == 8 * 3600 + 5
    clocks.wall += timedelta(seconds=2)
    clocks.monotonic += 2
    assert clocks.passed() == 8 * 3600 + 7


def test_it_does_not_follow_every_little_step():
    clocks = Clocks()
    clocks.wall += timedelta(seconds=10.9)
    clocks.monotonic += 10
    assert clocks.passed() == 10
