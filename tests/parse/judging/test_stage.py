"""Marks of a transcript in brackets, and what is heard in it, are no directions of a play."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Parsed
from pipeline.parse import parse
from pipeline.parse.judging.stage import is_direction

TALK = """# Talk 12: On lamps, with Ingrid Mossby

[INTRODUCTION]

[0:00:08.7] ANNOUNCER: Welcome to a weekly talk that looks at lamps, one wick at a time.

[EPISODE]

[0:00:41.5] TR: Hello and welcome back. I'm Tom Reed, and today we're here with Ingrid Mossby.

[0:00:52.1] IM: Hi, everybody. I'm Ingrid Mossby and I trim lamps.

[0:01:02.3] TR: How did you begin with that?

[0:01:10.0] IM: I was nineteen, and I had an aunt who needed somebody with small hands.

[0:01:40.2] TR: What do you need?

[0:01:44.0] IM: Rain, and a dry match. I never have both.

[END OF INTERVIEW]

[0:02:20.1] ANNOUNCER: Thank you for listening. Find us by the harbour.

[END]
"""


def read(text: str) -> Parsed:
    (only,) = parse(Document("stage", "lamps.md", "text/markdown", text.encode()))
    return only


def test_a_transcript_with_marks_and_an_announcer_is_a_session() -> None:
    parsed = read(TALK)
    assert parsed.verdict.standing == "ready", parsed.verdict.reasons
    assert parsed.session is not None
    assert [guest.name for guest in parsed.session.guests] == ["Ingrid Mossby"]
    assert [host.name for host in parsed.session.hosts] == ["Tom Reed"]
    assert "listening" in parsed.session.conclusion
    assert len(parsed.session.questions) == 3


@pytest.mark.parametrize("line", ["[END OF TAPE 1, SIDE A]", "(Laughter.)", "[laughs]", "[BREAK]", "(Applaus)"])
def test_marks_are_no_directions(line: str) -> None:
    assert not is_direction(line)


@pytest.mark.parametrize("line", ["(She goes to the window.)", "[Enter Tom]", "(Pause. He laughs.)"])
def test_directions_are(line: str) -> None:
    assert is_direction(line)
