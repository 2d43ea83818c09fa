from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.pictures.breaking import clusters, cut, fill, pieces


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("two words", ["two ", "words"]),
        ("AI-Generated Music", ["AI-", "Generated ", "Music"]),
        ("50\xa0% of it", ["50\xa0% ", "of ", "it"]),
        ("Pourquoi ? Oui", ["Pourquoi ? ", "Oui"]),
        ("a word – a dash", ["a ", "word – ", "a ", "dash"]),
        ("霧の中で、「話」", ["霧", "の", "中", "で、", "「話」"]),
        ("안개 속에서", ["안개 ", "속에서"]),
        ("(in brackets)", ["(in ", "brackets)"]),
    ],
)
def test_pieces(text: str, wanted: list[str]) -> None:
    assert pieces(text) == wanted


@given(st.text(alphabet="ab -–「」、。霧の()\xa0?", max_size=40))
def test_pieces_lose_nothing(text: str) -> None:
    assert "".join(pieces(text)) == text


def lines(text: str, width: float) -> list[str] | None:
    return fill(pieces(text), width, len)


def test_few_lines_of_equal_length() -> None:
    assert lines("Building Rockets in a Shed", 20) == ["Building Rockets", "in a Shed"]
    assert lines("one", 20) == ["one"]
    assert lines("", 20) == []


def test_a_break_after_a_colon_is_better() -> None:
    assert lines("Building Rockets in a Shed: Ten Questions", 20) == ["Building Rockets", "in a Shed:", "Ten Questions"]


def test_no_room() -> None:
    assert lines("Donaudampfschiff", 10) is None


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=9), min_size=1, max_size=25), st.integers(9, 40))
def test_lines_are_never_too_long_nor_too_many(words: list[str], width: int) -> None:
    found = lines(" ".join(words), width)
    assert found is not None
    assert " ".join(found).split() == words
    assert all(len(line) <= width for line in found)
    greedy, length = 1, 0
    for word in words:
        if length and length + 1 + len(word) > width:
            greedy, length = greedy + 1, len(word)
        else:
            length += len(word) + (1 if length else 0)
    assert len(found) == greedy


def test_cut() -> None:
    assert cut("Donaudampfschiff", 9, len) == ["Donaudam-", "pfschiff"]
    assert all(len(part) <= 7 for part in cut("x" * 100, 7, len))


def test_clusters_keep_marks_with_their_letter() -> None:
    assert clusters("e\u0301a") == ["e\u0301", "a"]
    assert clusters("👩\u200d🚀") == ["👩\u200d🚀"]
