"""Questions on pages that sell or list things: prices, ratings, signed answers, one part of a page; and their like."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

PAIRS = (
    ("Does the lid come off?", "Yes, I take it off with one hand. I lost the first one, mind you"),
    ("Will it stand on an open fire?", "Mine does, every Sunday, and I have not seen a crack in it yet"),
    ("Did you try it with a wooden spoon?", "I did. My spoon is older than my kettle and fits it well"),
)
HEAD = "<h1>A kettle from the marsh</h1><p>Oda Brennick made this kettle in a barn, and it boils in a minute.</p>"
INTERVIEW = "<p>An interview with Oda Brennick, kettle maker, on the day after the flood.</p>"


def read(body: str) -> Parsed:
    text = f'<!doctype html><html lang="en"><body><main>{body}</main></body></html>'
    (only,) = parse(Document("wares", "kettle.html", "text/html", text.encode()))
    return only


def asked(sign: str = "{}") -> str:
    return "".join(f"<p><b>Q:</b> {one}</p><p><b>A:</b> {sign.format(other)}.</p>" for one, other in PAIRS)


def test_words_before_questions_and_answers_do_not_say_whose_the_answers_are() -> None:
    verdict = read(f"{HEAD}{asked()}").verdict
    assert verdict.standing == "review"
    assert "nothing says who the guest is" in verdict.reasons


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("<p>Now: 39.90 €</p><p>★★★★★ boils well</p><p>★★★☆☆ drips</p>", "prices or ratings"),
        ("<p>€ 1,299.00</p><p>⭐⭐⭐⭐ boils well</p><p>⭐⭐⭐ drips</p>", "prices or ratings"),
    ],
)
def test_prices_and_ratings_beside_the_questions_make_it_doubtful(line: str, why: str) -> None:
    verdict = read(f"{HEAD}{INTERVIEW}{line}{asked()}").verdict
    assert verdict.standing == "review"
    assert any(why in reason for reason in verdict.reasons)


@pytest.mark.parametrize("sign", ["{} (Marsh-Kettle team)", "{} [User: heron]"])
def test_answers_that_are_signed_one_by_one_make_it_doubtful(sign: str) -> None:
    verdict = read(f"{HEAD}{asked(sign)}").verdict
    assert verdict.standing == "review"
    assert "its answers are signed one by one" in verdict.reasons


def test_questions_in_one_of_several_parts_of_a_page_are_doubtful() -> None:
    parts = "<h2>Description</h2><p>It holds two litres and a half.</p><h2>Sizes</h2><p>There are three of them.</p>"
    below = "<h2>Care</h2><p>Rinse it with rain.</p><h2>Delivery</h2><p>It takes a week by barge.</p>"
    verdict = read(f"{HEAD}{parts}<h2>Asked and answered</h2>{asked()}{below}").verdict
    assert verdict.standing == "review"
    assert "its questions are but one part of the page" in verdict.reasons


@pytest.mark.parametrize("sign", ["{}", "{} (laughs)", "{} (Points to the river and laughs.)"])
def test_an_interview_with_what_is_heard_in_brackets_and_a_sum_in_a_sentence_stays_ready(sign: str) -> None:
    sold = "<p>The first kettle cost her 12 € and a week of rain, and it is not for sale.</p>"
    assert read(f"{HEAD}{INTERVIEW}{sold}{asked(sign)}").verdict.standing == "ready"


@pytest.mark.parametrize(("good", "bad"), [("Pros", "Cons"), ("Vorteile:", "Nachteile:"), ("Zalety", "Wady")])
def test_what_is_good_and_what_is_bad_make_it_a_test_of_goods(good: str, bad: str) -> None:
    lists = f"<h4>{good}</h4><ul><li>It boils.</li></ul><h4>{bad}</h4><ul><li>It jingles.</li></ul><p>£129</p>"
    talk = "".join(f"<h2>{one}</h2><p>{other}.</p>" for one, other in PAIRS)
    plain = read(HEAD + talk)
    assert read(HEAD + lists + talk).verdict.standing == "none"
    assert plain.verdict.standing != "none"


def test_beside_an_interview_such_lists_are_for_the_editor() -> None:
    lists = "<h4>Pros</h4><ul><li>It boils.</li></ul><h4>Cons</h4><ul><li>It jingles.</li></ul>"
    parsed = read("<h1>Interview with Oda Brennick, kettle maker</h1>" + INTERVIEW + lists + asked())
    assert parsed.verdict.standing == "review"
