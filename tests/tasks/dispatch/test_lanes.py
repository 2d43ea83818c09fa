"""Lanes: how they share the work, by weight, and who steps in for whom."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from pipeline.config import Lane
from pipeline.errors import Unreachable
from pipeline.tasks.dispatch.lanes import Lanes
from pipeline.tasks.dispatch.limits import Limits
from pipeline.tasks.tools import WayOut


def lanes_of(**weights: int) -> Lanes:
    ways = [
        WayOut(Lane(name=name, outlet="maildir", weight=weight, connections=1), lambda: None)  # type: ignore[arg-type, return-value]
        for name, weight in weights.items()
    ]
    return Lanes(ways, {way.lane.name: Limits(way.lane, [], 0.0) for way in ways})


def never(lane):
    return False


def test_the_work_is_shared_by_weight():
    lanes = lanes_of(a=3, b=1)
    with ExitStack() as stack:
        for lane in lanes.every:
            stack.enter_context(lanes.at_work(lane))
        for _ in range(400):
            for lane in lanes.every:
                size = lanes.share(lane, 10, never)
                lanes.took(lane, size)
    a, b = (lane.claimed for lane in lanes.every)
    assert a / b == pytest.approx(3, rel=0.05)


def test_a_slow_lane_keeps_a_quick_one_to_its_share_and_a_full_or_closed_one_does_not():
    lanes = lanes_of(quick=1, slow=1)
    quick, slow = lanes.every
    with lanes.at_work(quick):
        with lanes.at_work(slow):
            lanes.took(quick, 20)
            assert lanes.share(quick, 10, never) == 0
            assert lanes.share(quick, 10, lambda lane: lane is slow) == 10
        assert lanes.share(quick, 10, never) == 10


def test_weight_nought_works_only_where_nobody_else_can():
    lanes = lanes_of(main=1, spare=0)
    main, spare = lanes.every
    with lanes.at_work(spare):
        assert lanes.share(spare, 10, never) == 10
        with lanes.at_work(main):
            assert lanes.share(spare, 10, never) == 0
            assert lanes.share(main, 10, never) == 10


def test_a_lane_is_down_when_its_last_connection_fails_and_well_when_one_works():
    lanes = lanes_of(a=1)
    (lane,) = lanes.every
    lanes.begins(lane)
    lanes.begins(lane)
    assert not lanes.ended(lane, Unreachable("no answer"))
    assert lanes.ended(lane, Unreachable("no answer"))
    assert lane.trouble is not None
    lanes.works(lane)
    assert lane.trouble is None


def test_each_failure_in_a_row_makes_for_a_longer_rest():
    lanes = lanes_of(a=1)
    (lane,) = lanes.every
    rests = []
    for lane.rests in range(8):
        rests.append(lane.rest)
    assert rests == sorted(rests)
    assert rests[0] == 15
    assert rests[-1] == 600
