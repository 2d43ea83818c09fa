"""Dates in feeds: no two alike, none later than true, none before its publication."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.feed.moments import Dates, apart
from tests.feeds import NOON, READ, as_items, make_item
from tests.worst_case import entries

START = datetime(2026, 1, 1, tzinfo=UTC)


def at(*seconds: int) -> list[datetime]:
    return [START + timedelta(seconds=each) for each in seconds]


def test_distinct_dates_stay() -> None:
    dates = list(zip(at(9, 5, 1), at(9, 20, 1), strict=True))
    assert apart(dates) == dates
    assert apart([]) == []


def test_edited_in_one_run_they_stand_a_second_apart_newest_first() -> None:
    assert apart([(each, START + timedelta(hours=1)) for each in at(30, 20, 10)]) == list(
        zip(at(30, 20, 10), at(3600, 3599, 3598), strict=True)
    )


def test_what_was_published_at_that_moment_keeps_it() -> None:
    """The edited one has room to step back, the new one has none."""
    assert apart(list(zip(at(10, 5), at(10, 10), strict=True))) == list(zip(at(10, 5), at(10, 9), strict=True))


def test_published_alike_they_stand_apart_in_their_order() -> None:
    assert apart([(START, START)] * 3) == [(each, each) for each in at(0, -1, -2)]


PUBLISHED = st.lists(st.integers(-5, 40), min_size=1, max_size=30)


@given(PUBLISHED, st.data())
def test_no_two_alike_and_each_in_its_time(published: list[int], data: st.DataObject) -> None:
    later = data.draw(st.lists(st.integers(0, 40), min_size=len(published), max_size=len(published)))
    given_: list[Dates] = [
        (each, max(each, START + timedelta(seconds=n))) for each, n in zip(at(*published), later, strict=True)
    ]
    found = apart(given_)
    assert len({each for each, _ in found}) == len({each for _, each in found}) == len(found)
    for (published_at, updated_at), (before, after) in zip(given_, found, strict=True):
        assert before <= published_at
        assert before <= after <= updated_at
    assert max(each for _, each in found) == max(each for _, each in given_), "the feed's own date is true"
    if len(set(published)) == len(published):
        assert [each for each, _ in found] == at(*published), "publication never moves without need"


@pytest.mark.parametrize("read", READ, ids=["atom", "rss", "json"])
def test_no_two_entries_of_a_feed_share_a_date(read) -> None:  # type: ignore[no-untyped-def]
    told = read(as_items(entries()))
    assert len({each["updated"] for each in told}) == len(told)
    assert [each["published"] for each in told] == [entry.published for entry in entries()]
    assert all(each["published"] <= each["updated"] for each in told)


@pytest.mark.parametrize("read", READ, ids=["atom", "rss", "json"])
def test_a_hundred_edited_at_once(read) -> None:  # type: ignore[no-untyped-def]
    items = [make_item(n, published=NOON - timedelta(days=n), updated=NOON) for n in range(100)]
    assert len({each["updated"] for each in read(items)}) == 100
