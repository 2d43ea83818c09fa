"""Labels with a number that nothing sets off from the question: "Q1Why red?"."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.parse import parse

HEAD = "<h1>Interview with Ada Brook, clock builder</h1><p>Ada Brook builds clocks in Low Ferring.</p>"
ASKED = ("How did you begin?", "What did your first clock do?", "Who buys your clocks?", "A word to those who begin")
SAID = ("I had a bucket.", "I saw it run backwards.", "I sell to sailors.", "I shall rest, I think.")


def asked(numbers: tuple[str, ...]) -> tuple[str, ...]:
    rows = zip(numbers, ASKED, SAID, strict=True)
    html = HEAD + "".join(f"<h2><span>{number}</span>{one}</h2><p>{other}</p>" for number, one, other in rows)
    (parsed,) = parse(Document("counted", "piece.html", "text/html", html.encode()))
    assert parsed.session is not None
    return parsed.session.questions


def test_all_that_are_counted_are_questions() -> None:
    assert asked(("Q1", "Q2", "Q3", "Q4")) == ASKED
    assert asked(("Frage 1", "Frage 2", "Frage 3", "Frage 4")) == ASKED


def test_numbers_that_do_not_count_on_are_part_of_what_is_said() -> None:
    assert asked(("Q10", "Q7", "Q3", "Q4"))[:2] == ("Q10How did you begin?", "Q7What did your first clock do?")
