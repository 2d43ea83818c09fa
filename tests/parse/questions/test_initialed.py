"""Labels of an initial and a surname, in a look of their own and closed by a full stop."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

ASKED = ("Why do you begin at the end?", "You learned it by mending.", "What do you read?", "Is there a cat?")
SAID = (
    "I would not sign the beginning.",
    "I did, and I had no tools.",
    "I read labels.",
    "No, but I leave the door open.",
)
EPIGRAPH = "<p><em>To mend is to leave the key.</em><br>A. B., <em>Book of Hinges</em></p>"
FOOT = '<hr><p><span class="caps">Jules Merrow</span>. Teacher, and author of two books on doors.</p>'


def spoken(name: str, said: str) -> str:
    return f'<p><span class="caps">{name}</span>. {said}</p>'


def read(first: tuple[str, str]) -> Parsed:
    names = (first, *[("J. Merrow", "A. Brook")] * 3)
    talk = "".join(
        spoken(asks, one) + spoken(answers, other)
        for (asks, answers), one, other in zip(names, ASKED, SAID, strict=True)
    )
    head = "<h1>The open door</h1><h2>An interview with Ada Brook</h2>" + EPIGRAPH
    html = f"{head}<p>Ada Brook, hinge maker, lives on a street without cars.</p>{talk}{FOOT}"
    (parsed,) = parse(Document("initialed", "piece.html", "text/html", html.encode()))
    return parsed


def test_who_speaks_first_has_the_full_name() -> None:
    session = read(("Jules Merrow", "Ada Brook")).session
    assert session is not None
    assert session.questions == ASKED
    assert [guest.name for guest in session.guests] == ["Ada Brook"]
    assert all("Merrow" not in passage.body for turn in session.turns for passage in turn.answer)


def test_initials_below_an_epigraph_are_no_label() -> None:
    session = read(("J. Merrow", "A. Brook")).session
    assert session is not None
    assert session.questions == ASKED
    assert "Book of Hinges" in session.introduction


def test_a_name_that_nobody_else_has_is_no_label() -> None:
    session = read(("Ben Ellery", "Ada Brook")).session
    assert session is not None
    assert session.questions[0] == ASKED[1]
