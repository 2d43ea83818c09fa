"""Text taken from printed pages: the edges go, torn sentences are whole again, other numbers stay."""

from __future__ import annotations

import pytest

from pipeline.parse.formats.print_pages import unprinted

PAGE = "\n".join(f"The {word} mill was here before the others were." for word in "abcdefghijklmnopqrstuv")


@pytest.mark.parametrize(
    "edge",
    [
        "46          The Miller's Quarterly\n\n\nTHE MILLER 47",
        "46\n\n47",
        "- 46 -\n\n- 47 -",
        "Milling today   46\n\n47   Ada",
    ],
)
def test_a_sentence_goes_on_overleaf(edge: str) -> None:
    found, edges = unprinted(f"{PAGE}\n\nIt was the wheel that\n\n{edge}\n\nnever stood still.\n\n{PAGE}")
    assert "It was the wheel that\nnever stood still." in found
    assert len(edges) == 2


def test_a_running_head_goes_from_every_page() -> None:
    text = "".join(f"{PAGE}\n\nMilling today     {number}\n\n" for number in range(8, 12))
    found, edges = unprinted(text)
    assert "today" not in found
    assert edges[0] == "Milling today 8"


@pytest.mark.parametrize(
    "text",
    [
        f"1\n\n{PAGE}\n\n2\n\n{PAGE}\n\n3\n\n{PAGE}",
        "7  Why a mill?\n\nFor flour.\n\n8  Why here?\n\nFor the water.",
        f"QUESTION 1\n\n{PAGE}\n\nQUESTION 2\n\n{PAGE}",
        "1986\n\nThe mill burnt.\n\n1987\n\nWe built it up.",
        PAGE,
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert unprinted(text) == (text, ())
