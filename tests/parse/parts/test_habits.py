"""What a source repeats in most of its documents is dropped where it is nobody's answer."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints, Session
from pipeline.parse import parse
from pipeline.parse.parts.habits import LONGEST, digest

NOTE = "This conversation was edited for length by the night desk."
TEXT = f"""\
# Quay Talks 4: Ines Carrow, keeper of the bell

{NOTE}

Ines Carrow is the keeper of the bell at the quay.

## Who rings it at night?

The wind does, when it comes from the east, and nobody gets up for that any more.

{NOTE}

## Has it ever been stolen?

No.

## What does it say to you?

That somebody is coming home late, and that I should leave the lamp where it is.
"""


def read(habits: frozenset[str] = frozenset()) -> tuple[Session, frozenset[str]]:
    (only,) = parse(Document(".", "four.md", "text/markdown", TEXT.encode()), Hints(habits=habits))
    assert only.session is not None
    return only.session, only.lines


def test_short_lines_of_introductions_and_answers_may_be_habits_questions_may_not() -> None:
    _, lines = read()
    assert digest(NOTE) in lines
    assert digest(NOTE.upper() + "  ") in lines, "case and space do not matter"
    assert digest("Who rings it at night?") not in lines


def test_a_habit_is_dropped_wherever_it_stands_and_said_to_be() -> None:
    session, _ = read(frozenset({digest(NOTE)}))
    assert NOTE not in session.introduction
    assert "keeper of the bell" in session.introduction
    assert all(NOTE not in passage.body for turn in session.turns for passage in turn.answer)
    assert NOTE in session.boilerplate


def test_the_first_words_after_a_question_are_its_answer_whatever_others_say() -> None:
    session, _ = read(frozenset({digest("No.")}))
    assert session.turns[1].answer[0].body == "<p>No.</p>"


def test_what_was_dropped_still_counts() -> None:
    _, lines = read(frozenset({digest(NOTE)}))
    assert digest(NOTE) in lines


@pytest.mark.parametrize(("length", "counts"), [(LONGEST, True), (LONGEST + 1, False)])
def test_long_blocks_are_somebodys_words(length: int, counts: bool) -> None:
    long = ("word " * LONGEST)[: length - 1] + "."
    text = TEXT.replace("leave the lamp where it is.", f"leave the lamp where it is.\n\n{long}")
    (only,) = parse(Document(".", "four.md", "text/markdown", text.encode()))
    assert (digest(long) in only.lines) is counts
