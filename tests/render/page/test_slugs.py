from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.session import Session
from pipeline.render.page.slugs import name_slug, slug


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("AI-Generated Music & The Music Industry", "ai-generated-music-the-music-industry"),
        ("Don’t “Panic”", "dont-panic"),
        ("Über Größe", "uber-grosse"),
        ("ピアノの記憶", "pianonojiyi"),
        ("ما الذي يتذكره البيانو؟", "m-ldhy-ytdhkrh-lbynw"),
        ("???", "session"),
        ("", "session"),
    ],
)
def test_slug_of_a_title(title: str, made: str) -> None:
    assert slug(Session(title), ()) == made


def test_slug_names_series_and_number() -> None:
    assert (
        slug(Session("Borrowing a Bean", series="Lantern Street QnA", number=3), ())
        == "lantern-street-qna-3-borrowing-a-bean"
    )


def test_collisions_are_numbered() -> None:
    assert slug(Session("Again"), {"again"}) == "again-2"
    assert slug(Session("Again"), {"again", "again-2"}) == "again-3"


def test_long_title_is_cut_at_a_word() -> None:
    made = slug(Session("several words of seven " * 10), ())
    assert made.endswith(("several", "words", "of", "seven"))
    assert 70 < len(made) <= 80


@given(st.text(), st.text(), st.integers(0, 10**6))
def test_slug_is_always_an_address(title: str, series: str, number: int) -> None:
    session = Session(title, series=series, number=number)
    first = slug(session, ())
    second = slug(session, {first})
    assert first != second
    for made in (first, second):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
        assert len(made) <= 80


def test_names_get_addresses_too() -> None:
    assert name_slug("Who are you, and what do you do?", ()) == "who-are-you-and-what-do-you-do"
    assert name_slug("Zoë Lindqvist", {"zoe-lindqvist"}) == "zoe-lindqvist-2"
    assert name_slug("…", ()) == "unnamed"
    assert name_slug("2026", ()) == "2026"
