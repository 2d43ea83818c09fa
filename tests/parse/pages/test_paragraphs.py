"""Runs of inline HTML are cut where their breaks say so."""

from __future__ import annotations

import pytest

from pipeline.parse.pages.paragraphs import paragraphs


@pytest.mark.parametrize(
    "between",
    [
        "<br><br>",
        "<br>\n<br>&nbsp;<br>",
        '<br>\n<a name="more"></a><br>',
        '<br><span style="font-size: small;"></span><br>',
    ],
)
def test_an_empty_line_parts_two_paragraphs(between: str) -> None:
    assert [piece.text for piece in paragraphs(f"I sold my bus ticket.{between}And then?")] == [
        "I sold my bus ticket.",
        "And then?",
    ]


@pytest.mark.parametrize("between", ["<br>", '<br><a name="more"></a>', '<br><a href="/more">More</a><br>'])
def test_a_line_break_or_a_line_with_words_parts_none(between: str) -> None:
    assert len(list(paragraphs(f"I sold my bus ticket.{between}And then?"))) == 1


@pytest.mark.parametrize("asked", ["<b><br>And then?</b><br>", "<b>\n<br><br>And then?</b><br>"])
def test_a_break_at_the_edge_of_what_is_bold_stands_around_it(asked: str) -> None:
    found = [piece.text for piece in paragraphs(f"I sold my bus ticket.<br>{asked}I walked.")]
    assert found == ["I sold my bus ticket.", "And then?", "I walked."]


def test_a_bold_first_line_may_hold_its_own_break() -> None:
    assert [piece.text for piece in paragraphs("<b>And then?<br></b>I walked.")] == ["And then?", "I walked."]
