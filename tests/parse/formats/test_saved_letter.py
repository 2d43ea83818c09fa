"""A message that somebody saved as text is read as a message; a text that only begins with a colon is not."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse import parse

TALK = """Our interview of the month is with Ada Brook, the glassblower.

Q: Why glass?

A: It holds water.

Q: How did you begin?

A: My aunt had a kiln.

Q: What comes now?

A: We wait for the tide.
"""


def read(head: str) -> tuple[str, str]:
    (parsed,) = parse(Document("s", "o", "text/plain", f"{head}\n\n{TALK}".encode()), Hints())
    assert parsed.session is not None
    return parsed.session.title, str(parsed.session.introduction)


def test_the_subject_is_the_title_and_the_header_is_not_read() -> None:
    head = "From: tide@tide.example\nDate: Wed, 14 Jan 2009 18:02:11 +0200\nSubject: [readers] Sand and patience"
    title, introduction = read(head)
    assert title == "Sand and patience"
    assert "tide.example" not in introduction


def test_a_text_with_a_colon_in_its_first_lines_is_no_letter() -> None:
    title, _ = read("Sand and patience: a talk\nSubject: none of your business")
    assert title.startswith("Sand and patience")
