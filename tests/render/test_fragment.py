from __future__ import annotations

import pytest

from pipeline.render.fragment import fitted, links, question_parts, words_in


@pytest.mark.parametrize(
    ("fragment", "above", "made"),
    [
        ("<h2>A</h2><p>b</p><h3>C</h3>", 2, "<h3>A</h3><p>b</p><h4>C</h4>"),
        ("<h4>A</h4>", 2, "<h3>A</h3>"),
        ("<h5>A <em>b</em></h5><h2>C</h2>", 5, "<h6>A <em>b</em></h6><h6>C</h6>"),
        ("bare &amp; <em>loose</em>", 2, "<p>bare &amp; <em>loose</em></p>"),
        ("   ", 2, ""),
    ],
)
def test_headings_follow_their_place(fragment: str, above: int, made: str) -> None:
    assert fitted(fragment, above) == made


def test_quotation_marks_hang_where_they_may() -> None:
    assert fitted("<p>“A”</p><p>b</p>", 2, page=True) == '<p class="hang">“A”</p><p>b</p>'
    assert "class" not in fitted("<p>“A”</p>", 2)


def test_tables_scroll_by_keyboard() -> None:
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    assert fitted(table, 2, page=True) == f'<div class="wide" tabindex="0">{table}</div>'
    assert fitted(table, 2) == table


@pytest.mark.parametrize(
    ("question", "head", "more"),
    [
        ("Why <em>now</em>?", "Why <em>now</em>?", ""),
        ("<p>Why?</p>", "Why?", ""),
        ("<p>Why?</p><p>I ask for a friend.</p>", "Why?", "<p>I ask for a friend.</p>"),
        ("<ul><li>Why?</li></ul>", "", "<ul><li>Why?</li></ul>"),
    ],
)
def test_question_is_parted_into_heading_and_rest(question: str, head: str, more: str) -> None:
    assert question_parts(question) == (head, more)


def test_links_in_order() -> None:
    assert links('<a href="b">x</a><p><a href="a">y</a><a>z</a></p>') == ["b", "a"]


def test_words_in_scripts_without_spaces() -> None:
    assert words_in("three little words") == 3
    assert words_in("日本語です") == 3


def test_a_page_tells_what_was_different() -> None:
    assert fitted("<h2>A</h2>", 2, page=True) == '<h3 data-qna-level="2">A</h3>'
    assert fitted("A <em>b</em>", 2, page=True) == '<p data-qna-bare="">A <em>b</em></p>'
    assert "data-qna" not in fitted("<h2>A</h2><p>b</p>", 2) + fitted("A", 2) + fitted("<h3>A</h3>", 2, page=True)
