"""When a source on the web is looked at again."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.errors import Unreachable
from pipeline.model.sight import Health
from pipeline.tasks.collecting.patience import SLACK, after_failure, after_success, is_due, is_worth_a_mail

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
TEN = timedelta(minutes=10)


def failed(times: int, error: Unreachable, name: str = "blog", every: timedelta = TEN) -> Health:
    health = Health()
    for _ in range(times):
        health = after_failure(health, health.next_look_at or NOW, every, error, name)
    return health


def test_a_source_never_looked_at_is_due():
    assert is_due(Health(), NOW)


def test_after_a_good_look_it_waits_for_its_turn_but_not_for_seconds():
    health = after_success(NOW, TEN, None, "")
    assert not is_due(health, NOW + TEN - SLACK - timedelta(seconds=1))
    assert is_due(health, NOW + TEN - SLACK)


def test_a_server_that_asks_to_be_left_alone_longer_is_left_alone_longer():
    health = after_success(NOW, TEN, NOW + timedelta(hours=2), "")
    assert health.next_look_at == NOW + timedelta(hours=2)
    assert after_success(NOW, TEN, NOW - timedelta(hours=2), "").next_look_at == NOW + TEN


def test_intervals_grow_up_to_a_day():
    waits, health = [], Health()
    for _ in range(14):
        before = health.next_look_at or NOW
        health = after_failure(health, before, TEN, Unreachable("no"), "blog")
        assert health.next_look_at is not None
        waits.append(health.next_look_at - before)
    assert TEN <= waits[0] <= TEN * 1.1
    assert all(later > earlier for earlier, later in itertools.pairwise(waits[:7]))
    assert all(timedelta(days=1) <= wait <= timedelta(days=1.1) for wait in waits[8:])


def test_a_look_is_made_when_the_first_day_is_over():
    health, moments = Health(), []
    for _ in range(9):
        health = after_failure(health, health.next_look_at or NOW, TEN, Unreachable("no"), "blog")
        moments.append(health.next_look_at)
    assert NOW + timedelta(days=1) in moments


def test_a_source_that_may_be_asked_at_every_run_is_still_left_alone_when_it_fails():
    health = failed(1, Unreachable("no"), every=timedelta())
    assert health.next_look_at is not None
    assert health.next_look_at >= NOW + TEN


def test_sources_that_failed_together_come_back_apart():
    assert len({failed(3, Unreachable("no"), name).next_look_at for name in "abcdefgh"}) > 4


@pytest.mark.parametrize("wait", [timedelta(hours=3), timedelta(days=3)])
def test_retry_after_is_obeyed(wait: timedelta):
    health = after_failure(Health(), NOW, TEN, Unreachable("busy", wait), "blog")
    assert health.next_look_at == NOW + wait


def test_the_beginning_of_the_failing_is_kept_and_after_a_day_worth_a_mail():
    health = failed(3, Unreachable("no"))
    assert health.failing_since == NOW
    assert (health.failures, health.trouble) == (3, "no")
    assert not is_worth_a_mail(health, NOW + timedelta(hours=23))
    assert is_worth_a_mail(health, NOW + timedelta(hours=24))
    assert not is_worth_a_mail(after_success(NOW, TEN, None, ""), NOW + timedelta(days=9))


def test_a_source_that_is_looked_at_once_in_ages_is_tried_again_within_a_day():
    for failures in (0, 20):
        health = after_failure(Health(failures=failures), NOW, timedelta(days=999_999), Unreachable("no"), "blog")
        assert health.next_look_at is not None
        assert health.next_look_at - NOW <= timedelta(days=1.1)
