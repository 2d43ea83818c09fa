"""How talks with labels end: who asks takes leave of the listeners, and nobody answers."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse

TALK = """Interview with Ada Brook, clock builder

HOST: How did you begin?

ADA: I had a bucket.

HOST: What did your first clock do?

ADA: I saw it run backwards.

HOST: Who buys your clocks?

ADA: I sell to sailors.

HOST: Thank you, Ada.

ADA: Thank you for the bucket.

"""


def read(end: str) -> Parsed:
    (parsed,) = parse(Document("farewell", "talk.txt", "text/plain", (TALK + end).encode()))
    return parsed


@pytest.mark.parametrize(
    "end",
    [
        "HOST: The Slow Hand was produced by Ben Mills. See you next week.",
        "HOST: Danke fürs Zuhören und auf Wiederhören.",
        "HOST: Nos vemos el jueves.",
        "HOST: До новых встреч.",
    ],
)
def test_a_farewell_is_no_question(end: str) -> None:
    session = read(end).session
    assert session is not None
    assert len(session.questions) == 4
    assert all(turn.answer for turn in session.turns)
    assert end.removeprefix("HOST: ") in (session.conclusion or "")
    assert end[6:30] not in session.turns[-1].answer[-1].body


def test_notes_below_a_rule_answer_no_farewell() -> None:
    session = read("HOST: Great. Thanks for the chat.\n\n[END OF INTERVIEW]\n\n-----\n\nAda has a brother.").session
    assert session is not None
    assert len(session.questions) == 4
    assert "brother" not in session.turns[-1].answer[-1].body
    assert "Thanks for the chat." in (session.conclusion or "")


def test_a_question_that_nobody_answers_is_one_all_the_same() -> None:
    parsed = read("HOST: Goodbye then, or will you stay?")
    assert parsed.session is not None
    assert len(parsed.session.questions) == 5
    assert any("no answer" in reason for reason in parsed.verdict.reasons)


def test_what_follows_may_be_the_answer() -> None:
    parsed = read("HOST: Thanks for the wheel.\n\nI made it last winter, from the oak of the old mill at the weir.")
    assert parsed.session is not None
    assert len(parsed.session.questions) == 5


def test_a_last_remark_that_takes_no_leave_lacks_its_answer() -> None:
    parsed = read("HOST: And then there is the wheel.")
    assert any("no answer" in reason for reason in parsed.verdict.reasons)


@pytest.mark.parametrize("thanks", ["Thank you for your time, Ada!", "Cảm ơn chị đã dành thời gian!"])
def test_thanks_in_the_look_of_questions_are_none(thanks: str) -> None:
    talk = "".join(
        f"**{line.removeprefix('HOST: ')}**\n\n" if line.startswith("HOST: ") else f"{line.removeprefix('ADA: ')}\n\n"
        for line in TALK.split("\n\n")[1:7]
    )
    text = f"# Interview with Ada Brook, clock builder\n\n{talk}"
    (parsed,) = parse(Document("farewell", "talk.md", "text/markdown", f"{text}**{thanks}**\n".encode()))
    assert parsed.session is not None
    assert len(parsed.session.questions) == 3
    assert thanks[:9] in (parsed.session.conclusion or "")
    assert not any("no answer" in reason for reason in parsed.verdict.reasons)
    (asked,) = parse(
        Document("farewell", "talk.md", "text/markdown", f"{text}**Thank you. Will you stay?**\n".encode())
    )
    assert asked.session is not None
    assert len(asked.session.questions) == 4
