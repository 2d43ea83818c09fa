"""Which addresses are the same piece, and which are none at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake.links import absolute, host, post_number, schemeless, tidy


@pytest.mark.parametrize(
    ("identity", "bare"),
    [
        ("https://Town.Example:443/a?utm_source=x&id=1&fbclid=2#top", "town.example/a?id=1"),
        ("http://town.example", "town.example/"),
        ("HTTP://town.example/A", "town.example/A"),
        ("https://town.example:8443/", "town.example:8443/"),
        ("tag:town.example,2026:1", "tag:town.example,2026:1"),
        (" urn:uuid:1 ", "urn:uuid:1"),
        ("https://[::1]/a", "[::1]/a"),
        ("https://[", "["),
        ("", ""),
    ],
)
def test_schemeless(identity: str, bare: str) -> None:
    assert schemeless(identity) == bare


@pytest.mark.parametrize(
    ("guid", "number"),
    [
        ("https://town.example/?p=12", "12"),
        ("http://town.example/blog/?p=12", "12"),
        ("https://town.example/?post_type=talk&#038;p=12", "12"),
        ("https://town.example/?post_type=talk&p=12", "12"),
        ("https://town.example/a?page=12", None),
        ("https://town.example/?p=12&q=1", None),
        ("https://town.example/?p=012", None),
        ("https://town.example/?p=twelve", None),
        ("https://town.example/?p=१२", None),
        ("?p=12", None),
        ("https://[?p=12", None),
        ("", None),
    ],
)
def test_post_number(guid: str, number: str | None) -> None:
    assert post_number(guid) == number


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("/a b", "https://town.example/a%20b"),
        ("../x", "https://town.example/x"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://", None),
        ("http://a:99999/", None),
        (None, None),
        (7, None),
        (["x"], None),
        ("x" * 3000, None),
    ],
)
def test_absolute(written: object, found: str | None) -> None:
    assert absolute(written, "https://town.example/talks/") == found


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://", "https://town.example/"]))
def test_nothing_raises_and_tidy_is_stable(text: str, start: str) -> None:
    address = absolute(start + text, "https://town.example/")
    schemeless(start + text)
    post_number(start + text)
    if address is not None:
        assert tidy(tidy(address)) == tidy(address)
        assert schemeless(address.replace("https://", "http://", 1)) == schemeless(address)
        host(address)
