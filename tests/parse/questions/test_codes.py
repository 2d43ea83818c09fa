"""Letters and numbers that count the parts of a talk are nobody's label, nor is a heading over headings."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.session import Session
from pipeline.parse import parse

TALK = """# An interview with Maud Ferrier, steeplejack

## Interview

### {}0. The beginning
**Interviewer:** How did you begin?
**Respondent 02:** I was nineteen, and I had a ladder.
**Interviewer:** Who taught you?
**Respondent 02:** I had an aunt who climbed.

### {}1. The end
**Interviewer:** How will it end?
**Respondent 02:** I hope that I will come down by myself.
"""


def read(text: str) -> Session:
    (only,) = parse(Document("folder", "steeples.md", "text/markdown", text.encode()))
    assert only.session is not None, only.verdict.reasons
    return only.session


def test_parts_are_counted_by_a_letter_and_a_number() -> None:
    session = read(TALK.format("C", "C"))
    assert session.questions == ("How did you begin?", "Who taught you?", "How will it end?")
    assert [turn.section for turn in session.turns] == ["C0. The beginning", "C0. The beginning", "C1. The end"]
    assert not any("<h" in passage.body for turn in session.turns for passage in turn.answer)


def test_questions_that_are_counted_so_stay_questions() -> None:
    pairs = (("Who taught you?", "I had an aunt."), ("How will it end?", "I will come down."), ("When?", "I wait."))
    talk = "".join(f"### Q{count}. {one}\n\nA{count}. {other}\n\n" for count, (one, other) in enumerate(pairs, 1))
    assert read(f"# An interview with Maud Ferrier, steeplejack\n\n{talk}").questions == tuple(one for one, _ in pairs)
