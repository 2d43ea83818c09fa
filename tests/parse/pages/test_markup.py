"""Lists whose items are questions with their answers: below, on the next line, in a list of their own."""

from __future__ import annotations

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Session
from pipeline.parse import parse

TALK = """1. How did you begin, and why with bells?
   With mud, mostly, and I was late.
   I had two reasons:
   1. My mother had a kiln
   2. I like noise
2. What was the first one like?
   1. It was flat
   2. I was proud
3. Who buys a bell today?
   I have three towns and a dentist.
4. What will you cast next? My own doorbell, if I find the time.
"""
ASKED = ("How did you begin, and why with bells?", "What was the first one like?", "Who buys a bell today?")


def read(text: str, ending: str) -> Session:
    (parsed,) = parse(Document("list", f"talk{ending}", MEDIA_TYPES[ending], text.encode()))
    assert parsed.session is not None, parsed.verdict.reasons
    return parsed.session


@pytest.mark.parametrize(
    ("ending", "head"), [(".md", "# Interview with Ina Lorimer"), (".org", "#+TITLE: On bells\n\nAn interview.")]
)
def test_a_question_is_the_first_line_of_its_item(ending: str, head: str) -> None:
    session = read(f"{head}\n\n{TALK}", ending)
    assert session.questions[:3] == ASKED
    assert session.questions[3].startswith("What will you cast next?")
    said = " ".join(passage.body for turn in session.turns for passage in turn.answer)
    for kept in ("late", "kiln", "noise", "flat", "proud", "dentist"):
        assert kept in said


def test_nothing_of_a_list_is_lost_where_some_items_hold_more() -> None:
    items = (
        "<li><b>Why red?</b><ul><li>I like it</li></ul></li><li>A bell needs a rope</li><li>A rope needs a bell</li>"
    )
    session = read(f"<h1>Interview</h1><p>Ina Lorimer casts bells.</p><ol>{items}</ol>" * 3, ".html")
    text = repr(session)
    assert "A bell needs a rope" in text
    assert "A rope needs a bell" in text


def test_a_list_of_what_somebody_asks_stays_one() -> None:
    asked = "<ul><li>Is it red?</li><li>Is it loud?</li><li>Who pays?</li></ul>"
    talk = "".join(f"<p><b>{one}</b></p><p>I ask myself:</p>{asked}" for one in ASKED)
    assert read(f"<h1>Interview with Ina Lorimer</h1>{talk}", ".html").questions == ASKED
