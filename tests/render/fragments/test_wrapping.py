from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.fragments.wrapping import columns, wrapped


@given(st.lists(st.text("abcdé -", min_size=1, max_size=12)), st.integers(20, 80))
def test_no_line_is_too_long_and_no_word_is_lost(words: list[str], width: int) -> None:
    text = " ".join(words)
    lines = wrapped(text, width).split("\n")
    assert max(map(columns, lines)) <= width
    assert " ".join(lines).split() == text.split()


@given(st.text("日本語かなABC ", max_size=200))
def test_japanese_fills_its_lines(text: str) -> None:
    lines = wrapped(text, 20).split("\n")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(columns(line) <= 20 or line.isascii() for line in lines)


def test_kinsoku() -> None:
    # The full stop would be the first of a line; it takes the character before it along.
    assert wrapped("一二三四五六七八九十。二", 20) == "一二三四五六七八九\n十。二"
    assert wrapped("一二三四五六七八九「二", 20) == "一二三四五六七八九\n「二"


def test_wide_characters_take_two_columns() -> None:
    assert columns("日本") == 4
    assert columns("e\u0301") == 1
    assert columns("סוף") == 3


def test_address_stays_whole() -> None:
    address = "https://lantern.example/" + "x" * 100
    assert address in wrapped(f"see {address} there", 40).split("\n")


def test_line_feeds_and_no_break_spaces_stay() -> None:
    assert wrapped("one\ntwo") == "one\ntwo"
    assert wrapped("a" * 30 + " 5\u00a0km", 33) == "a" * 30 + "\n5\u00a0km"


def test_indents() -> None:
    assert wrapped("one two three", 9, "- ", "  ") == "- one two\n  three"
