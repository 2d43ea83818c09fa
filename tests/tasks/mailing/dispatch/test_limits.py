"""Limits: no window of any lane or domain is ever exceeded, whatever the clock does and however often we restart."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.config import Lane
from pipeline.tasks.mailing.dispatch.limits import Limits, scopes

LANE = Lane(
    name="a",
    outlet="smtp",
    rate=1000.0,
    limits=("7/10 s", "20/min"),
    domain_limits=("slow.example 2/10 s", "* 4/30 s"),
)
ALLOWED = {"": [(7, 10), (20, 60)], "slow.example": [(2, 10)], "one.example": [(4, 30)], "two.example": [(4, 30)]}
DOMAINS = ("slow.example", "one.example", "two.example")
START = 1_780_000_000.0


def exceeded(passed: list[tuple[float, str]]) -> list[tuple[str, int, float]]:
    """Every stretch of time in which too much has passed, counted one by one."""
    found = []
    for domain, windows in ALLOWED.items():
        times = [at for at, to in passed if domain in ("", to)]
        for count, span in windows:
            found += [
                (domain, span, times[first])
                for first in range(len(times) - count)
                if times[first + count] - times[first] < span
            ]
    return found


@pytest.mark.hypothesis
@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(DOMAINS),
            st.one_of(st.floats(0, 0.5), st.floats(0, 15)),
            st.sampled_from(["go on"] * 9 + ["restart", "crash"]),
        ),
        max_size=150,
    )
)
def test_no_window_is_ever_exceeded(moments):
    now, stored = START, Counter()
    limits = Limits(LANE, [], now)
    passed: list[tuple[float, str]] = []
    in_flight: list[str] = []
    for domain, later, what in moments:
        now += later
        if limits.ask(domain, now) is None:
            passed.append((now, domain))
            in_flight.append(domain)
        if what == "restart" or len(in_flight) == 10:
            stored.update(limits.drain())
            in_flight.clear()
        if what == "crash":  # what is not stored is in flight: it counts as passed when that is found out
            for each in in_flight:
                stored.update({(scope, int(now)): 1 for scope in scopes("a", each)})
            in_flight.clear()
        if what != "go on":
            limits = Limits(LANE, [(scope, second, count) for (scope, second), count in stored.items()], now)
    assert exceeded(passed) == []


def test_what_is_allowed_does_pass():
    limits = Limits(LANE, [], START)
    passed = []
    for tenth in range(3000):
        now = START + tenth / 10
        for domain in DOMAINS:
            if limits.ask(domain, now) is None:
                passed.append((now, domain))
    assert exceeded(passed) == []
    assert len(passed) >= 0.9 * 300 / 60 * 20, "nearly all that the lane's limit of 20 a minute allows"


def test_a_domain_that_is_full_keeps_only_its_own_mail_waiting():
    limits = Limits(LANE, [], START)
    assert [limits.ask("slow.example", START + each / 100) for each in range(2)] == [None, None]
    wait = limits.ask("slow.example", START + 1)
    assert wait is not None
    assert wait.is_domains
    assert limits.ask("one.example", START + 1) is None


def test_those_who_wait_for_a_domain_get_turns_one_after_the_other():
    limits = Limits(LANE, [], START)
    waits = [limits.ask("slow.example", START + each / 100) for each in range(5)]
    turns = [each.seconds for each in waits[2:] if each is not None]
    assert len(turns) == 3
    assert all(later - earlier >= 4.9 for earlier, later in pairwise(turns)), "2 in 10 s"


def test_nobody_is_put_off_for_longer_than_one_span_beyond_the_opening():
    limits = Limits(LANE, [], START)
    waits = [limits.ask("slow.example", START + each / 100) for each in range(1000)]
    assert max(each.seconds for each in waits[2:] if each is not None) <= 20.1


def test_a_rate_spaces_messages_out():
    limits = Limits(Lane(name="a", outlet="smtp", rate=10.0), [], START)
    assert limits.ask("x.example", START) is None
    wait = limits.ask("x.example", START)
    assert wait is not None
    assert wait.seconds == pytest.approx(0.1)
    assert limits.ask("x.example", START + 0.1) is None
    assert limits.ask("x.example", START + 60) is None
    assert limits.ask("x.example", START + 60) is not None, "what was not used is not made up for"


def test_only_what_is_limited_is_remembered():
    limits = Limits(Lane(name="a", outlet="smtp"), [], START)
    limits.ask("x.example", START)
    assert limits.drain() == {}
    limits = Limits(LANE, [], START)
    limits.ask("slow.example", START)
    assert limits.drain() == {("lane a", int(START)): 1, ("lane a domain slow.example", int(START)): 1}
    assert limits.drain() == {}


def test_as_much_is_claimed_as_can_leave_within_a_second():
    limits = Limits(Lane(name="a", outlet="smtp", rate=3.0), [], START)
    assert limits.room(START, 10) == 4
    limits = Limits(LANE, [], START)
    assert limits.room(START, 10) == 7
    for each in range(7):
        limits.ask(f"{each}.example", START + each / 100)
    assert limits.room(START + 1, 10) == 0
    assert limits.open_at(START + 1) == pytest.approx(START + 10, abs=0.02)
