from __future__ import annotations

from time import process_time

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.render.fragments.fragment import fitted, question_parts, words_in


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


def test_words_are_counted_without_their_markup() -> None:
    assert words_in(['<p>one</p><p><a href="x">two</a>&nbsp;three</p><ul><li>four</li><li>five<br>six</li></ul>']) == 6
    assert words_in(['<p>a <img src="x" alt="b > c"> d</p>']) == 2


def test_words_in_scripts_without_spaces() -> None:
    assert words_in(["three", "little <em>wo</em>rds"]) == 3
    assert words_in(["日本語です"]) == 3


def test_a_page_tells_what_was_different() -> None:
    assert fitted("<h2>A</h2>", 2, page=True) == '<h3 data-qna-level="2">A</h3>'
    assert fitted("A <em>b</em>", 2, page=True) == '<p data-qna-bare="">A <em>b</em></p>'
    assert "data-qna" not in fitted("<h2>A</h2><p>b</p>", 2) + fitted("A", 2) + fitted("<h3>A</h3>", 2, page=True)


PROSE = (
    "<p>a</p>",
    '<p>“A <em>b</em></p>\n<p><a href="https://x.example/?a=1&amp;b=2">c</a><br>d</p>',
    "<ul><li>a</li><li><p>“b”</p></li></ul><p> <em>“c”</em></p>",
    '<ol start="3"><li>a <code>b</code></li></ol><hr><blockquote><p>«c»</p></blockquote>',
    "<p>&nbsp;“a”</p><p></p><p>“b”</p>",
)
OTHER = (
    "<p>a</p><h2>b</h2>",
    "<p>a<p>b</p></p>",
    "<ul><li>a<ul><li>b</li></ul></li></ul>",
    "<ul><li>a<li>b</li></li></ul>",
    "<p>a <ul><li>b</li></ul></p>",
    "<figure><img src='x' alt=''></figure>",
    "bare",
)


@pytest.mark.parametrize("fragment", PROSE)
def test_prose_is_known_by_its_tags_and_fitted_as_a_browser_reads_it(fragment: str) -> None:
    assert fitted(fragment, 2) == fragment
    body = LexborHTMLParser(fitted(fragment, 2, page=True)).body
    assert body is not None
    assert body.inner_html == fitted(fragment, 2, page=True)
    for paragraph in body.css("p"):
        assert (paragraph.attributes.get("class") == "hang") is paragraph.text().strip().startswith(("“", "«"))


@pytest.mark.parametrize("fragment", OTHER)
def test_what_is_more_than_prose_is_read_again(fragment: str) -> None:
    body = LexborHTMLParser(fitted(fragment, 2)).body
    assert body is not None
    assert body.inner_html == fitted(fragment, 2)


def test_a_long_fragment_that_is_almost_prose_takes_no_longer() -> None:
    fragment = "<p>" + "a <em>b</em> " * 20_000 + "</p><h2>c</h2>"
    before = process_time()
    fitted(fragment, 2, page=True)
    question_parts(fragment)
    assert process_time() - before < 2
