"""Layouts in which questions are easily miscounted: one voice with a label, tables, bullets, numbers on a line."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.parse import parse

ANSWERS = (
    "I found it in my grandmother's shed, under nine sacks of lime, and I have not let go of it since that day.",
    "Mostly by ear. I walk round it twice, and I listen, and then I make the tea before I touch anything at all.",
    "My sister would. She has better hands and worse luck, and she says that I am the one with the patience.",
    "A dry week in October, and somebody to hold the lamp. I have asked for little more in forty years of it.",
)
QUESTIONS = ("Where did you find the loom?", "How do you tune it?", "Who else could do it?", "What do you still need?")
TOP = "Interview with Agda Rosendal, loom mender, in her kitchen in Nether Wick."


def questions(text: str, kind: str = "text/plain", name: str = "a.txt") -> list[str]:
    (parsed,) = parse(Document("counting", name, kind, text.encode()))
    return list(parsed.session.questions) if parsed.session else []


def rows(form: str) -> str:
    pairs = zip(QUESTIONS, ANSWERS, strict=True)
    return "\n\n".join(form.format(q=q, a=a, n=n) for n, (q, a) in enumerate(pairs, start=1))


@pytest.mark.parametrize(
    "form",
    [
        "LOOM: {q}\n\n{a}",
        "* {q}\n\n{a}",
        "► {q}\n\n{a}",
        "0{n}\n\n{q}\n\n{a}",
        "《{q}》\n\n{a}",
        "MARY WELL-STONE. {q}\n\nROSENDAL. {a}",
    ],
)
def test_each_question_counts_once(form: str) -> None:
    found = questions(f"The mender\n\n{TOP}\n\n{rows(form)}\n")
    assert len(found) == 4
    assert QUESTIONS[0] in found[0]
    assert QUESTIONS[-1] in found[-1]


def test_a_table_of_questions_and_answers() -> None:
    body = "".join(f"<tr><td>{q}</td><td>{a}</td></tr>" for q, a in zip(QUESTIONS, ANSWERS, strict=True))
    page = f"<h1>The mender</h1><p>{TOP}</p><table><tr><th>Question</th><th>Answer</th></tr>{body}</table>"
    assert questions(page, "text/html", "a.html") == list(QUESTIONS)


def test_headings_of_another_level_behind_the_talk_are_other_pieces() -> None:
    talk = rows("<h3>{q}</h3><p>{a}</p>")
    more = "<h5>Who saves the mill?</h5><p>From May.</p><h5>Where did the river go?</h5><p>From June.</p>"
    assert questions(f"<h1>The mender</h1><p>{TOP}</p>{talk}{more}", "text/html", "a.html") == list(QUESTIONS)


def test_a_signature_in_parentheses_is_no_question() -> None:
    talk = rows("*{q}*\n\n{a}")
    found = questions(f"# The mender\n\n{TOP}\n\n{talk}\n\n*(recorded by Olof Brandt)*\n", "text/markdown", "a.md")
    assert found == list(QUESTIONS)


def test_a_name_of_two_words_in_capitals_is_not_what_the_first_of_them_says() -> None:
    talk = rows("LOOM: {q}\n\n{a}")
    found = questions(f"The mender\n\n{TOP}\n\n{talk}\n\nLOOM HOUSE is printed by hand in Wick.\n")
    assert len(found) == 4


def test_who_goes_on_after_an_aside_answers_still() -> None:
    lines = [
        f"– {QUESTIONS[0]}",
        f"– {ANSWERS[0]}",
        "– So you found a loom.",
        "– It found me. I was looking for the cat.",
        "She puts the kettle on and looks for the sugar.",
        "– It was not there, of course.",
        f"– {QUESTIONS[1]}",
        f"– {ANSWERS[1]}",
        f"– {QUESTIONS[2]}",
        f"– {ANSWERS[2]}",
    ]
    text = "# The mender\n\n" + TOP + "\n\n" + "\n\n".join(lines) + "\n"
    assert len(questions(text, "text/markdown", "a.md")) == 4
