"""Faces and classes before what is said become labels; pictures and other classes stay what they are."""

from __future__ import annotations

import pytest

from pipeline.parse.pages.markup import blocks, tree

TALK = (("Gull", "Why glass?"), ("Ada", "It holds water."), ("Gull", "Why sand?"), ("Ada", "It was there."))
LABELLED = [f"{name}: {said}" for name, said in TALK]


def texts(html: str) -> list[str]:
    return [one.text for one in blocks(tree(html, "here").body, "https://gull.example/glass") if one.text]


@pytest.mark.parametrize(
    "turn",
    [
        "<p><img src='{0}.png' alt='{0}'> {1}</p>",
        "<p><a href='/{0}'><img src='{0}.png' alt='{0}'></a> {1}</p>",
        "<p><span class='speaker'>{0}</span> {1}</p>",
        "<p><b class='talk__speaker name'>{0}</b> {1}</p>",
    ],
)
def test_who_speaks_is_told_by_a_face_or_a_class(turn: str) -> None:
    assert texts("".join(turn.format(*one) for one in TALK)) == LABELLED


@pytest.mark.parametrize(
    "turn",
    [
        "<p><img src='{0}.png' alt='{0}'> {0}: {1}</p>",
        "<p><span class='speaker'>{0}:</span> {1}</p>",
        "<p><span class='speaker'>{0}</span>: {1}</p>",
    ],
)
def test_a_label_that_is_there_stays(turn: str) -> None:
    assert texts("".join(turn.format(*one) for one in TALK)) == LABELLED


@pytest.mark.parametrize(
    "html",
    [
        "<p><img src='a.png' alt='A jar'> It holds water.</p><p><img src='b.png' alt='A dune'> It was there.</p>",
        "<p>We met a <span class='speaker'>speaker</span> there.</p>",
        "<p><span class='drop-cap'>W</span>e met there.</p>",
    ],
)
def test_pictures_and_words_are_no_labels(html: str) -> None:
    assert ":" not in "".join(texts(html))


def test_what_a_class_calls_a_question_is_set_off() -> None:
    html = "<p><span class='qa-question'>Tell us of glass.</span> It holds <span class='word'>water</span>.</p>"
    (found,) = blocks(tree(html, "here").body)
    assert found.raw[: found.bold] == "Tell us of glass."
    (other,) = blocks(tree("<p>She asked: <span class='q'>Why?</span> And I went.</p>", "here").body)
    assert "<strong>" not in other.html
