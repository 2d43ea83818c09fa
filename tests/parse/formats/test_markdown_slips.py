"""Markdown as people mistype it: bold that stays open, signs around nothing, a list that swallows the next question."""

from __future__ import annotations

import pytest

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Session
from pipeline.parse import parse
from pipeline.parse.formats.markdown_slips import with_bold_closed, with_ends_apart, with_lists_ended


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<p>**Why red?</p>", "<p><strong>Why red?</strong></p>"),
        ("<p>Why red?**</p>", "<p><strong>Why red?</strong></p>"),
        ("<p>**Why red? **</p>", "<p><strong>Why red?</strong></p>"),
        ("<p>** Why red?** Because.</p>", "<p><strong>Why red?</strong> Because.</p>"),
        ("<p>**なぜ赤？**好きだから。</p>", "<p><strong>なぜ赤？</strong>好きだから。</p>"),
        ("<p>**Q: Why red?\nA: Because.</p>", "<p><strong>Q: Why red?</strong>\nA: Because.</p>"),
        ("<p>**ID: I went away, and came back.</p>", "<p>ID: I went away, and came back.</p>"),
        ("<p><strong>Wh****y red?</strong></p>", "<p><strong>Why red?</strong></p>"),
        ("<p>** sold out</p>", "<p>** sold out</p>"),
        ("<p>2**3 and 4**5</p>", "<p>2**3 and 4**5</p>"),
        ("<p><code>f(**a, **b)</code> takes **all.</p>", "<p><code>f(**a, **b)</code> takes **all.</p>"),
    ],
)
def test_bold_is_what_its_writer_meant(written: str, meant: str) -> None:
    assert with_bold_closed(written) == meant


@pytest.mark.parametrize(
    "hostile", ["** " + " " * 40_000, "**a" + " " * 40_000, "**" + "<code>" * 9_000, "**a\n" * 9_000]
)
def test_signs_without_end_take_no_time(hostile: str) -> None:
    assert len(with_bold_closed(hostile)) <= 2 * len(hostile)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("\n1. mud\n2. hay\n\n1. Why red?\n", True),  # every question has a 1
        ("\n3. Which?\n\nTwo:\n\n1. mud\n2. hay\n3. tar\n\n4. Why red?\n", True),  # it goes on with both
        ("\n1. mud\n2. hay\n\n3. Is it tar?\n", False),
        ("\n1. mud\n2. hay\n1. Why red?\n", False),  # no empty line between
        ("\n1. mud\n2. hay\n\n1. tar\n", False),
        ("\n1. Why red?\n\n1. Why blue?\n", False),  # a list of questions
        ("\n1. mud\n   and hay\n  \n\n3. Why red?\n", True),
        ("\n1. mud\n" + "   and hay\n" * 60 + "or tar\n\n3. Why red?\n", False),  # and that is found out at once
    ],
)
def test_a_list_ends_where_the_next_question_begins(text: str, ends: bool) -> None:
    assert ("<!-- -->" in with_lists_ended(text)) is ends


def read(text: str, ending: str) -> Session:
    (only,) = parse(Document("folder", f"bells{ending}", MEDIA_TYPES[ending], text.encode()))
    assert only.session is not None, only.verdict.reasons
    return only.session


TALK = """The bell on the hill

An interview with Ina Lorimer, bell founder

**HN: How do you begin a bell?

**IL:** With mud. I knead it for a day, and I sing to it.

**HN: What was the first one like?**

**IL: It was flat, and so was I when I heard it.

**HN: Who buys a bell to**day?**

**IL:** I have three towns and a dentist. He rings it himself.
"""


@pytest.mark.parametrize(("ending", "head"), [(".md", "# "), (".txt", "")])
def test_no_sign_stays_in_names_questions_and_answers(ending: str, head: str) -> None:
    session = read(head + TALK.replace("to**day", "to****day"), ending)
    assert session.questions == (
        "How do you begin a bell?",
        "What was the first one like?",
        "Who buys a bell today?",
    )
    assert [guest.name for guest in session.guests] == ["Ina Lorimer"]
    assert all("*" not in passage.body for turn in session.turns for passage in turn.answer)


def test_questions_with_numbers_stand_apart_from_the_list_in_an_answer() -> None:
    said = ("How do you begin?", "Three things:\n\n1. mud\n2. hay\n3. tar"), ("Why a bell?", "I like to be heard.")
    more = ("Who buys it?", "I have a dentist."), ("What is next?", "My own doorbell, if I find the time.")
    talk = "\n\n".join(f"1. {one}\n\n{other}" for one, other in (*said, *more))
    session = read(f"# Bells 7: Ina Lorimer, bell founder\n\nAn interview.\n\n{talk}\n", ".md")
    assert session.questions == tuple(one for one, _ in (*said, *more))


def test_what_follows_a_tag_left_over_is_markdown() -> None:
    head = "# Bells 7: Ina Lorimer\n\n</p>\n[Ina Lorimer](https://bells.example/) is a bell founder.\n\n</p>\n"
    said = ("How do you begin?", "I am late, mostly."), ("Why a bell?", "I like to be heard."), ("Who buys?", "I do.")
    talk = "\n\n</p>\n".join(f"**HN:** {one}\n\n</p>\n**IL:** {other}" for one, other in said)
    session = read(head + talk, ".md")
    assert session.questions == tuple(one for one, _ in said)
    assert [(guest.name, guest.role) for guest in session.guests] == [("Ina Lorimer", "bell founder")]


@pytest.mark.parametrize("text", ["<div>\n</div>\n<p>\n", "```\n</div>\n**a**\n```\n", "</p>\n\nText\n"])
def test_other_tags_stay_as_they_are(text: str) -> None:
    assert with_ends_apart(text) == text
