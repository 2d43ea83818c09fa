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


def test_heads_go_that_say_page_and_how_many_there_are() -> None:
    edge = "\nThe Memories of Ada Brook\n \nMill Ref: M12.2008        © 2008 Museum of Mills       Page {} of 24\n \n"
    text = "The Memories of Ada Brook\n\n" + "".join(edge.format(number) + PAGE + "\n" for number in (2, 3, 23, 24))
    found, edges = unprinted(text)
    assert found.count("Memories") == 1
    assert "Museum" not in found
    assert edges[:2] == ("The Memories of Ada Brook", "Mill Ref: M12.2008 © 2008 Museum of Mills Page 2 of 24")


def test_bare_numbers_count_pages_where_one_tears_a_sentence() -> None:
    found, edges = unprinted(f"{PAGE}\nIt was the wheel that\n\n1\n\nnever stood still.\n{PAGE}\n\n2\n\n{PAGE}")
    assert "It was the wheel that\nnever stood still." in found
    assert edges == ("1", "2")


def test_bare_words_for_pages_count_as_well() -> None:
    found, _ = unprinted("".join(f"{PAGE}\n\nSeite {number} / 4\n\n" for number in range(1, 5)))
    assert "Seite" not in found


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
