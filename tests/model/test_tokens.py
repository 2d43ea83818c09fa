"""Tokens: nobody makes one up, and what is read is what was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.tokens import Purpose, make, read

KEYS = {0: b"0" * 32, 3: b"k" * 32, 2**14 - 1: b"z" * 32}
ids = st.integers(1, 2**62 - 1)
purposes = st.sampled_from(["list", "bounce", "confirm"])
refused = pytest.raises(ValueError, match="not a token of ours")


@given(st.sampled_from(sorted(KEYS)), purposes, ids, st.none() | ids)
def test_what_is_read_is_what_was_written(number: int, purpose: Purpose, subscriber: int, mailing: int | None) -> None:
    token = make(number, KEYS[number], purpose, subscriber, mailing)
    assert read(token, KEYS, purpose) == (subscriber, mailing)
    assert read(token.upper(), KEYS, purpose) == (subscriber, mailing)
    assert re.fullmatch("[a-z2-7]+", token)
    assert len(f"bounces+{token}") <= 64


def test_small_numbers_make_short_tokens_and_the_largest_still_fit() -> None:
    assert len(make(1, KEYS[3], "list", 7)) == 32
    assert len("bounces+" + make(2**14 - 1, KEYS[3], "bounce", 2**62 - 1, 2**62 - 1)) == 64


def test_it_is_the_same_one_for_ever() -> None:
    assert make(3, KEYS[3], "list", 7, 9) == "cebqocp6aqu54hswngbazxksalwbcxmu"


TOKEN = make(3, KEYS[3], "list", 70_000, 12)


@pytest.mark.parametrize("purpose", ["bounce", "confirm"])
def test_another_purpose(purpose: Purpose) -> None:
    with refused:
        read(TOKEN, KEYS, purpose)


def test_another_key() -> None:
    with refused:
        read(TOKEN, {3: b"x" * 32}, "list")
    with refused:
        read(TOKEN, {4: KEYS[3]}, "list")


def test_each_truncation() -> None:
    for length in range(len(TOKEN)):
        with refused:
            read(TOKEN[:length], KEYS, "list")
        with refused:
            read(TOKEN[length + 1 :], KEYS, "list")


def test_each_other_letter_in_each_place() -> None:
    for at, letter in enumerate(TOKEN):
        for other in "abcdefghijklmnopqrstuvwxyz234567":
            if other != letter:
                with refused:
                    read(TOKEN[:at] + other + TOKEN[at + 1 :], KEYS, "list")


@pytest.mark.parametrize("more", ["a", "=", "======", " ", "\n", "é", "aaaaaaaa"])
def test_what_is_appended(more: str) -> None:
    for token in (TOKEN + more, more + TOKEN):
        with refused:
            read(token, KEYS, "list")


@given(st.text(max_size=80) | st.text(alphabet="abcdefghijklmnopqrstuvwxyz234567", max_size=60))
def test_anything_else(token: str) -> None:
    with refused:
        read(token, KEYS, "list")


@pytest.mark.parametrize(
    ("number", "subscriber", "mailing"), [(-1, 1, 1), (2**14, 1, 1), (1, 0, 1), (1, 2**62, None), (1, 1, 0)]
)
def test_numbers_that_do_not_fit(number: int, subscriber: int, mailing: int | None) -> None:
    with pytest.raises(ValueError, match="no token can be made"):
        make(number, KEYS[3], "list", subscriber, mailing)
