"""Questions in bold between the lines of one paragraph begin paragraphs; other lines in bold stay where they are."""

from __future__ import annotations

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Session
from pipeline.parse import parse

HEAD = "An interview with Ada Brook, keeper of bees"
QUESTIONS = ("Why bees, Ada?", "Who eats the honey?", "What is next?", "Please describe the first swarm.")
ANSWERS = (
    "I had a small table.\nI always liked them.",
    "I do, on trains.",
    "I will go home.",
    "I ran, and I still do.",
)


def read(text: str, ending: str) -> Session:
    (only,) = parse(Document("folder", f"bees{ending}", MEDIA_TYPES[ending], text.encode()))
    assert only.session is not None, only.verdict.reasons
    return only.session


@pytest.mark.parametrize("form", ["**{}**\n{}\n", "<strong>1. {}</strong>\n{}\n", "**<span>{}</span>**\n{}\n"])
def test_in_markdown_without_an_empty_line(form: str) -> None:
    talk = "".join(form.format(one, other) for one, other in zip(QUESTIONS, ANSWERS, strict=True))
    session = read(f"# {HEAD}\n\n{talk}", ".md")
    assert session.questions == QUESTIONS
    assert "I always liked them." in session.turns[0].answer[0].body


def test_in_html_with_single_breaks() -> None:
    talk = "<br>".join(f"<b>{one}</b><br>{other}" for one, other in zip(QUESTIONS, ANSWERS, strict=True))
    assert read(f"<html><body><h1>{HEAD}</h1><p>{talk}</p></body></html>", ".html").questions == QUESTIONS


@pytest.mark.parametrize("tag", ["i", "em"])
def test_in_italics_with_single_breaks(tag: str) -> None:
    lines = (f"<{tag}>{one}</{tag}><br>\n{other}" for one, other in zip(QUESTIONS, ANSWERS, strict=True))
    page = f"<html><body><h1>{HEAD}</h1><p>{'<br>'.join(lines)}</p></body></html>"
    assert read(page, ".html").questions == QUESTIONS


def test_titles_in_bold_between_lines_of_an_answer_stay() -> None:
    talk = "".join(f"## {one}\n\nI made these:\n**The Hive**\nA song.\n**The Comb**\nAnother.\n\n" for one in QUESTIONS)
    session = read(f"# {HEAD}\n\n{talk}", ".md")
    assert session.questions == QUESTIONS
    assert session.turns[0].answer[0].body.count("<strong>") == 2
