"""Preconditions and ranges, where the contract of servers does not reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.web.conditions import UNSATISFIABLE, asked_range, not_modified, refused

ETAG = b'"abc"'
TIME = 784111777  # Sun, 06 Nov 1994 08:49:37 GMT

VALUES = st.binary(max_size=60) | st.sampled_from([b"*", ETAG, b"bytes=0-", b"Sun, 06 Nov 1994 08:49:37 GMT"])
FIELDS = st.dictionaries(
    st.sampled_from(
        [b"if-match", b"if-none-match", b"if-modified-since", b"if-unmodified-since", b"if-range", b"range"]
    ),
    VALUES,
)


@pytest.mark.parametrize(
    "date", [b"Sun, 06 Nov 1994 08:49:37 GMT", b"Sunday, 06-Nov-94 08:49:37 GMT", b"Sun Nov  6 08:49:37 1994"]
)
def test_a_date_has_three_forms(date):
    assert not_modified({b"if-modified-since": date}, ETAG, TIME)
    assert not not_modified({b"if-modified-since": date}, ETAG, TIME + 1)


@pytest.mark.parametrize("date", [b"", b"0", b"never", b"\xff", b"Sun, 99 Nov 1994 08:49:37 GMT", b"1" * 500])
def test_what_is_no_date_is_no_condition(date):
    assert not not_modified({b"if-modified-since": date}, ETAG, TIME)
    assert not refused({b"if-unmodified-since": date}, ETAG, TIME)


@pytest.mark.parametrize(
    ("tags", "known"),
    [
        (b'"abc"', True),
        (b'W/"abc"', True),
        (b' "x" , W/"abc"', True),
        (b'"x,"abc"', False),  # one tag with a comma in it, and the rest of a broken one
        (b'"ab"', False),
        (b'"abcd"', False),
        (b"abc", False),
        (b'"ABC"', False),
        (b" * ", True),
        (b'"*"', False),
        (b"", False),
    ],
)
def test_tags_are_compared_whole(tags, known):
    assert not_modified({b"if-none-match": tags}, ETAG, TIME) is known


def test_a_weak_tag_is_no_leave_to_change_anything():
    assert not refused({b"if-match": b'"x", "abc"'}, ETAG, TIME)
    assert not refused({b"if-match": b"*"}, ETAG, TIME)
    assert refused({b"if-match": b'W/"abc"'}, ETAG, TIME)


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        (b"bytes=0-0", (0, 1)),
        (b"Bytes = 2 - 5", (2, 6)),
        (b"bytes=9-", (9, 10)),
        (b"bytes=-3", (7, 10)),
        (b"bytes=-99", (0, 10)),
        (b"bytes=3-99", (3, 10)),
        (b"bytes=10-", UNSATISFIABLE),
        (b"bytes=-0", UNSATISFIABLE),
        (b"bytes=99999999999999999-", UNSATISFIABLE),
        (b"bytes=5-2", None),
        (b"bytes=-", None),
        (b"bytes=0-1,3-4", None),
        (b"bytes=a-b", None),
        (b"bytes=--1", None),
        (b"0-1", None),
        (b"bytes=" + b"9" * 5000 + b"-", None),
    ],
)
def test_range(asked, part):
    assert asked_range({b"range": asked}, ETAG, TIME, 10) == part


def test_nothing_of_an_empty_file_can_be_had():
    assert asked_range({b"range": b"bytes=0-"}, ETAG, TIME, 0) == UNSATISFIABLE
    assert asked_range({b"range": b"bytes=-1"}, ETAG, TIME, 0) == UNSATISFIABLE


@given(FIELDS, st.integers(0, 3))
def test_no_header_is_too_odd(fields, size):
    assert not_modified(fields, ETAG, TIME) in {True, False}
    assert refused(fields, ETAG, TIME) in {True, False}
    part = asked_range(fields, ETAG, TIME, size)
    assert part is None or part == UNSATISFIABLE or 0 <= part[0] < part[1] <= size
