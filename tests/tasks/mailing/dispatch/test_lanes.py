"""Lanes: how they share the work, by weight, and who steps in for whom."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from pipeline.config import Lane
from pipeline.errors import Unreachable
from pipeline.tasks.mailing.dispatch.lanes import Lanes, rest
from pipeline.tasks.mailing.dispatch.limits import Limits
from pipeline.tasks.tools import WayOut


def lanes_of(*, limits: tuple[str, ...] = (), **weights: int) -> Lanes:
    """Lanes of one connection each, by weight; `limits` are those of the last one."""
    last = list(weights)[-1]
    ways = [
        WayOut(
            Lane(name=name, outlet="maildir", weight=weight, connections=1, limits=limits if name == last else ()),
            lambda: None,
        )  # type: ignore[arg-type, return-value]
        for name, weight in weights.items()
    ]
    return Lanes(ways, {way.lane.name: Limits(way.lane, [], 0.0) for way in ways})


def test_the_work_is_shared_by_weight():
    lanes = lanes_of(a=3, b=1)
    with ExitStack() as stack:
        for lane in lanes.every:
            stack.enter_context(lanes.at_work(lane, lane, 0.0))
        for _ in range(400):
            for lane in lanes.every:
                lanes.took(lane, lanes.share(lane, 10, 0.0), 0.0)
    a, b = (lane.claimed for lane in lanes.every)
    assert a / b == pytest.approx(3, rel=0.05)


def test_a_slow_lane_keeps_a_quick_one_to_its_share_and_a_full_or_closed_one_does_not():
    lanes = lanes_of(quick=1, slow=1, limits=("1/hour",))
    quick, slow = lanes.every
    with lanes.at_work(quick, "q", 0.0):
        with lanes.at_work(slow, "s", 0.0):
            lanes.took(quick, 20, 0.0)
            assert lanes.share(quick, 10, 0.0) == 0
            assert slow.limits.ask("example.org", 0.0) is None
            assert lanes.share(quick, 10, 0.0) == 10
        assert lanes.share(quick, 10, 0.0) == 10


def test_a_lane_that_comes_back_does_not_stop_the_others_until_it_has_caught_up():
    lanes = lanes_of(a=2, b=1)
    a, b = lanes.every
    with lanes.at_work(a, "a", 0.0):
        lanes.took(a, 100_000, 0.0)
        with lanes.at_work(b, "b", 0.0):
            assert b.claimed == 50_000, "as if it had done its share"
            assert lanes.share(a, 10, 0.0) == 10
            assert lanes.share(b, 10, 0.0) == 10


def test_nobody_waits_for_a_lane_whose_server_takes_nothing():
    lanes = lanes_of(a=1, tarpit=1)
    a, tarpit = lanes.every
    with lanes.at_work(a, "a", 0.0), lanes.at_work(tarpit, "t", 0.0):
        lanes.took(tarpit, 10, 0.0)
        lanes.took(a, 30, 0.0)
        assert lanes.share(a, 10, 9.0) == 0
        assert lanes.share(a, 10, 11.0) == 10
        lanes.took(a, 10_000, 11.0)
        lanes.took(tarpit, 10, 12.0)
        assert lanes.share(a, 10, 12.0) == 10, "what others did meanwhile it need not catch up with"


def test_weight_nought_works_only_where_nobody_else_can():
    lanes = lanes_of(main=1, spare=0)
    main, spare = lanes.every
    with lanes.at_work(spare, "s", 0.0):
        assert lanes.share(spare, 10, 0.0) == 10
        lanes.expects(main, "m")
        assert lanes.share(spare, 10, 0.0) == 0, "the other has not said yet that it cannot"
        with lanes.at_work(main, "m", 0.0):
            assert lanes.share(spare, 10, 0.0) == 0
            assert lanes.share(main, 10, 0.0) == 10
        lanes.ended(main, "m", Unreachable("no answer"))
        assert lanes.share(spare, 10, 0.0) == 10
        with lanes.at_work(main, "m", 0.0):
            assert lanes.share(spare, 10, 0.0) == 0, "it is back"


def test_a_lane_is_in_trouble_when_its_last_connection_fails_and_well_when_one_works():
    lanes = lanes_of(a=1)
    (lane,) = lanes.every
    with lanes.at_work(lane, "one", 0.0):
        lanes.ended(lane, "two", Unreachable("421 too many connections"))
        assert lane.trouble is None, "another one is at work"
    lanes.ended(lane, "one", Unreachable("no answer"))
    assert lane.trouble is not None
    lanes.works(lane)
    assert lane.trouble is None


def test_whoever_tries_for_the_first_time_or_has_reached_the_server_is_at_work():
    lanes = lanes_of(a=1, b=1)
    a, b = lanes.every
    lanes.expects(a, "one")
    assert lanes.is_anybody_at_work()
    lanes.ended(a, "one", Unreachable("no answer"))
    assert not lanes.is_anybody_at_work()
    with lanes.at_work(b, "two", 0.0):
        assert lanes.is_anybody_at_work()
    assert not lanes.is_anybody_at_work()


def test_each_failure_in_a_row_makes_for_a_longer_rest():
    rests = [rest(failures) for failures in range(1, 9)]
    assert rests == sorted(rests)
    assert rests[0] == 15
    assert rests[-1] == 600
