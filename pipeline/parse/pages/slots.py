"""Interviews poured into a site's template: `<question3>` stands where the template puts the third question.

Debian's profiles are written so (`<profile name="…">`, `<question1>`, `<answer>`), and others with elements of their
own that hold the question's text. No such element is one of HTML's: they become headings before the page is parsed.
"""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import count
from typing import NamedTuple

from pipeline.model.session import Person

_QUESTION = re.compile(
    r"<question[ _-]?(?P<number>\d{0,3})(?:\s[^<>]{0,200})?/?>"
    r"(?:(?P<text>[^<]*(?:<(?!/?(?:question|answer))[^<]*){0,50})</question\s?(?P=number)\s*>)?",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"</?(?:answer|question)[ _-]?\d{0,3}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_PERSON = re.compile(
    r"<(?:profile|guest|interviewee|person)\s(?:[^<>]{0,300}\s)?name\s*=\s*[\"']([^<>\"']{2,100})[\"'][^<>]{0,300}>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_FEWEST = 2


class Slots(NamedTuple):
    """A page whose questions are headings, and what its template knew."""

    html: str
    questions: tuple[str, ...] = ()
    """The text of each; "Question 3" where only the template has it."""
    guests: tuple[Person, ...] = ()
    is_bare: bool = False
    """Whether the text of questions is not in the document."""


def filled(html: str) -> Slots:
    """`html` with headings for questions, if a template asks them there, and else as it is."""
    if "<question" not in html.lower():
        return Slots(html)
    asked: list[str] = []
    bare: list[str] = []
    numbers = count(1)

    def heading(found: re.Match[str]) -> str:
        number = next(numbers)
        text = " ".join(unescape(_TAG.sub("", found["text"] or "")).split())
        if not text:
            text = f"Question {found['number'] or number}"
            bare.append(text)
        asked.append(text)
        return f"\n<h2>{escape(text)}</h2>\n"

    made = _ANSWER.sub("\n", _QUESTION.sub(heading, html))
    if len(asked) < _FEWEST:
        return Slots(html)
    person = _PERSON.search(made)
    if person is None:
        return Slots(made, tuple(asked), (), bool(bare))
    name = " ".join(unescape(person[1]).split())
    if "<h1" not in made.lower():  # the template heads the page with the name
        made = f"{made[: person.start()]}<h1>{escape(name)}</h1>{made[person.end() :]}"
    return Slots(made, tuple(asked), (Person(name),), bool(bare))
