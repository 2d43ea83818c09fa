"""What stands behind the last answer: lines that name other pieces end one, sentences that begin alike do not."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Session
from pipeline.parse import parse

TALK = "\n\n".join(
    f"**{asked}**\n\n{answer} It went on like that for years, and the marks are still there on the wall."
    for asked, answer in (("Why lime?", "It was near."), ("Why by hand?", "It is quiet."), ("And you?", "I stay."))
)


def session(last: str) -> Session:
    text = f"# Lime: a conversation with Ada Brook\n\nOur interview with the burner Ada Brook.\n\n{TALK}\n\n{last}\n"
    (parsed,) = parse(Document("s", "lime.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    return parsed.session


def kept(found: Session) -> str:
    return " ".join(str(part) for turn in found.turns for part in (turn.question, turn.answer))


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Who owns a kiln?",
        "👉 Related posts",
        "Lesen Sie auch",
        "往期推荐",
        "اقرأ أيضا",
        "Schrijf een reactie",
    ],
)
def test_a_line_that_names_others_ends_the_piece(line: str) -> None:
    found = session(f"{line}\n\nZwirbel, and who pays for it?\n\nTen kilns in autumn")
    assert "Zwirbel" not in kept(found)
    assert len(found.turns) == 3


@pytest.mark.parametrize(
    "line", ["Recommended by whom, I never asked.", "Related to nobody here, I stayed on Zwirbel."]
)
def test_a_sentence_that_begins_alike_does_not(line: str) -> None:
    assert line.split()[-1] in kept(session(line + " And that was that, for good and for ever, as they say."))


def test_what_a_class_calls_a_call_is_one() -> None:
    talk = "".join(
        f"<h3>{q}</h3><p>It was near, and then it was not. {'So it goes. ' * 9}</p>" for q in ("Why?", "So?")
    )
    page = f"<article><h1>Interview with Ada Brook</h1>{talk}<div class='box cta-box'><p>Bring your own lime.</p></div>"
    (parsed,) = parse(Document("s", "lime.html", "text/html", page.encode()))
    assert parsed.session is not None
    assert "Bring your own lime" in str(parsed.session.call_to_action)


def test_a_talk_goes_on_behind_a_line_that_names_another_piece() -> None:
    answer = "Nine days and nine nights it burned, and I stood beside it, for a kiln that nobody watches goes out."
    asked = (("How long did it burn?", answer),) * 4
    talk = "\n".join(f"{one}\n{other}" for one, other in asked)
    text = f"The burner: a conversation with Ada Brook\n\n{talk}\nRead also: The cat of Nether Wick\n{talk}\n"
    (parsed,) = parse(Document("s", "lime.txt", "text/plain", text.encode()))
    assert parsed.session is not None
    assert kept(parsed.session).count("Nine days and nine nights") == 8
    assert "The cat of Nether Wick" not in kept(parsed.session)


def test_a_heading_that_offers_more_asks_nothing() -> None:
    text = "# Interview with Ada Brook\n\nAda Brook keeps lamps.\n\n" + "".join(
        f"### {asked}\n\nThat took me years, and I would do it again tomorrow.\n\n"
        for asked in ("How did you begin?", "Who taught you?", "What do you need?", "What comes next?", "Find out more")
    )
    (parsed,) = parse(Document("more", "a.md", "text/markdown", text.encode()))
    assert parsed.session is not None
    assert parsed.session.questions[-1] == "What comes next?"
