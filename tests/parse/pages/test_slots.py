"""Pages whose questions are elements of a site's template."""

from __future__ import annotations

import pytest

from pipeline.parse.pages.slots import filled

ANSWERS = "<question1>\n<answer><p>Seven years.</p>\n<question2/>\n<answer><p>Yes.</p></answer>"


def test_questions_that_only_the_template_has_are_named_by_their_number():
    found = filled(ANSWERS)
    assert found.questions == ("Question 1", "Question 2")
    assert found.is_bare
    assert "".join(found.html.split("\n")) == "<h2>Question 1</h2><p>Seven years.</p><h2>Question 2</h2><p>Yes.</p>"


def test_questions_with_a_text_keep_it():
    found = filled(
        "<question>How <em>deep</em> is it?</question><answer>Four.</answer><Question>Why&nbsp;so?</Question>"
    )
    assert found.questions == ("How deep is it?", "Why so?")
    assert not found.is_bare


@pytest.mark.parametrize("page", ["<p>Any questions?</p>", "<p>One</p><question1><answer>alone</answer>"])
def test_a_page_without_them_stays_as_it_is(page):
    assert filled(page).html is page
    assert not filled(page).questions


@pytest.mark.parametrize("head", ["", "<h1>Who keeps the tables</h1>"])
def test_whom_the_template_names_is_the_guest_and_heads_the_page_if_nothing_does(head):
    found = filled(f'{head}<profile picture="h.jpg" name="Hedda &amp; Rau">{ANSWERS}')
    assert [guest.name for guest in found.guests] == ["Hedda & Rau"]
    assert found.html.startswith(head or "<h1>Hedda &amp; Rau</h1>")
