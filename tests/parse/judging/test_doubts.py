"""Small doubts that add up: what holds a document for review although its questions could be counted."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse
from pipeline.parse.judging.doubts import Doubt, reasons

ANSWER = "I was nineteen and I had a borrowed ladder. My aunt held it, and I never asked her for anything else again."


def read(text: str, name: str = "talk.md", kind: str = "text/markdown") -> Parsed:
    (parsed,) = parse(Document("doubts", name, kind, text.encode()))
    return parsed


def talk(questions: list[str], intro: str, title: str, answer: str = ANSWER) -> str:
    said = "\n\n".join(f"### {question}\n\n{answer}" for question in questions)
    return f"# {title}\n\n{intro}\n\n{said}\n"


QUESTIONS = ["How did you begin?", "Who taught you?", "What do you carry up there?", "What would you change?"]
INTRO = "An interview with Maud Ferrier, steeplejack, in the churchyard of Low Marsh, on the day before the storm."


def test_a_plain_interview_is_ready() -> None:
    assert read(talk(QUESTIONS, INTRO, "Maud Ferrier climbs")).verdict.standing == "ready"


@pytest.mark.parametrize("last", ["Is there anything else you would like to add?", "Is there anything else we forgot?"])
def test_a_last_word_that_is_offered_to_the_guest_helps_nobody(last: str) -> None:
    assert read(talk([*QUESTIONS, last], INTRO, "Maud Ferrier climbs")).verdict.standing == "ready"


def test_one_doubt_alone_holds_nothing() -> None:
    assert reasons((Doubt(0.5, "one"),)) == ()
    assert reasons((Doubt(0.5, "one"), Doubt(0.3, "two"), Doubt(0.1, "three"))) == ("one", "two")


def test_headings_of_an_essay_that_begin_like_questions_are_not_believed() -> None:
    text = talk(["What a ladder can do", "What it costs"], INTRO, "Session 4: Maud Ferrier on ladders")
    verdict = read(text).verdict
    assert verdict.standing != "ready"


@pytest.mark.parametrize("title", ["Frequently asked questions", "Häufige Fragen", "Questions fréquentes"])
def test_a_title_that_says_something_else_is_believed(title: str) -> None:
    answer = "The pool opens at seven in summer and at eight in winter. Tickets are sold at the door."
    questions = ["When do you open?", "May I bring a dog?", "Is there a café?", "Where can I park?"]
    intro = "Here our guest Maud Ferrier finds answers; we talked to her."
    assert read(talk(questions, intro, title, answer)).verdict.standing != "ready"


def test_explanations_in_which_nobody_says_i_wait() -> None:
    answer = "The rope is checked every month. It is replaced after three years, and the old one goes to the museum."
    text = talk(QUESTIONS, "Maud Ferrier, steeplejack, wrote the sheet; this is the interview part.", "Ropes", answer)
    verdict = read(text).verdict
    assert verdict.standing == "review"
    assert "hardly anybody speaks of themselves in its answers" in verdict.reasons


def test_questions_that_are_links_to_other_pieces_are_no_session() -> None:
    linked = "".join(
        f'<h3><a href="/p/{place}">{question}</a></h3><p>A talk from the archive.</p>'
        for place, question in enumerate(QUESTIONS)
    )
    page = f"<h1>All our interviews</h1><p>Read what people told us over the years.</p>{linked}"
    assert read(page, "index.html", "text/html").verdict.standing == "none"


def test_a_last_question_that_speaks_to_the_reader_is_doubted() -> None:
    text = talk(QUESTIONS, "Maud Ferrier, steeplejack, at home.", "Maud Ferrier climbs")
    text += "\n### Want to climb with us?\n\nSign up on https://example.org/climb or write to us today.\n"
    parsed = read(text)
    found = parsed.session.questions if parsed.session else ()
    assert (parsed.verdict.standing == "ready") is (len(found) == len(QUESTIONS))


def test_remarks_of_a_host_with_a_label_are_turns_like_others() -> None:
    turns = "\n\n".join(f"Host: {question}\n\nMaud: {ANSWER}" for question in [*QUESTIONS, "Wow."])
    parsed = read(f"# Maud Ferrier climbs\n\n{INTRO}\n\n{turns}\n")
    assert parsed.verdict.standing == "ready"
    assert parsed.session is not None
    assert len(parsed.session.questions) == 5


def test_a_series_that_has_the_name_of_the_guest_is_doubted() -> None:
    verdict = read(talk(QUESTIONS, "Gannet Hour went up a ladder with us.", "Gannet Hour #4: Up a ladder")).verdict
    assert "its series has the name of its guest" in verdict.reasons
