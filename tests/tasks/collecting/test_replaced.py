"""A file that is used again for the next interview makes a session of its own; an edit stays an edit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pipeline.model.session import Html, Passage, Person, Session, Turn
from pipeline.tasks.collecting.replaced import is_the_same

FORTY = """\
---
title: Forty
number: 40
guest: Ada Fjord
---

Ada Fjord has kept the books of the harbour since the crane came.

## What did the crane change?

It changed the noise, and after the noise everything that people said at dinner.

## And what stayed?

The gulls, and the man who shouts at the gulls, though it is his grandson by now.
"""
OTHER = """\
---
title: Something Else Entirely
number: 41
guest: Gro Vik
---

Gro Vik mends nets on a pier that is no longer on any map.

## Who still brings you nets?

Two boats, and a theatre that wants its curtain to look as if it had been to sea.

## What do you listen for?

The knot that does not complain, because that is the one that opens in the first storm.
"""


@pytest.fixture
def mailed(running):
    """Forty has been mailed."""
    (running.folder / "sessions" / "next.md").write_text(FORTY, "utf-8")
    running.run()
    running.now += timedelta(days=7)
    return running


def mailed_titles(publication) -> list[str]:
    return [str(mail["Subject"]) for mail in publication.mails() if mail["To"] == "bob@example.org"]


def test_another_interview_in_the_same_file_is_a_session_of_its_own(mailed):
    (mailed.folder / "sessions" / "next.md").write_text(OTHER, "utf-8")
    said = mailed.run()
    assert "Published: 1 session\n  Something Else Entirely" in said
    assert "  Forty: next.md holds another session now" in said
    assert "Updated" not in said
    assert any("Forty" in each for each in mailed_titles(mailed))
    assert any("Something Else Entirely" in each for each in mailed_titles(mailed))
    pages = [text for name, text in mailed.texts().items() if name.startswith("s/")]
    assert any("The gulls, and the man" in text for text in pages)
    assert any("Two boats, and a theatre" in text for text in pages)
    mailed.qna("sessions", "show", "Forty")
    assert "sessions/next.md: another document has taken its place" in mailed.out
    assert mailed.qna("sessions", "reparse", "--all") == 0
    assert mailed.err == ""
    assert mailed.run() == ""


def test_its_text_comes_back_to_its_own_session(mailed):
    path = mailed.folder / "sessions" / "next.md"
    path.write_text(OTHER, "utf-8")
    mailed.run()
    before, pages = len(mailed.mailed()), sorted(name for name in mailed.site() if name.startswith("s/"))
    path.write_text(FORTY, "utf-8")
    (mailed.folder / "sessions" / "other.md").write_text(OTHER, "utf-8")
    said = mailed.run()
    assert "Published" not in said
    assert len(mailed.mailed()) == before
    assert sorted(name for name in mailed.site() if name.startswith("s/")) == pages
    mailed.qna("sessions", "show", "40")
    assert "sessions/next.md\n" in mailed.out
    assert mailed.run() == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [("title: Something Else Entirely", "title: FORTY"), ("number: 41", "number: 40"), ("Gro Vik", "Ada  Fjord")],
)
def test_what_keeps_title_number_or_guest_is_an_edit(mailed, old, new):
    (mailed.folder / "sessions" / "next.md").write_text(OTHER.replace(old, new), "utf-8")
    assert "Updated: 1 session" in mailed.run()


def test_a_retracted_session_does_not_bar_its_file_to_another_one(mailed):
    assert mailed.qna("sessions", "retract", "40", "-y") == 0
    (mailed.folder / "sessions" / "next.md").write_text(OTHER, "utf-8")
    assert "Published: 1 session\n  Something Else Entirely" in mailed.run()
    assert any("Something Else Entirely" in each for each in mailed_titles(mailed))
    (mailed.folder / "sessions" / "again.md").write_text(FORTY, "utf-8")
    assert "Published" not in mailed.run()


def test_reading_again_overwrites_no_session_with_another_one(mailed):
    (mailed.folder / "sessions" / "next.md").write_text(OTHER, "utf-8")
    assert mailed.qna("sessions", "reparse", "40") == 0
    assert "another document has taken its place" in mailed.out
    assert "Published: 1 session\n  Something Else Entirely" in mailed.run()


def talk(title: str, guest: str, *answers: str, introduction: str = "") -> Session:
    """A session as the parser finds it."""
    turns = tuple(Turn("And then?", (Passage(Html(each)),)) for each in answers)
    return Session(title, turns, guests=(Person(guest),), introduction=Html(introduction))


def test_an_answer_that_stays_is_known_in_the_introduction_too():
    old = talk("Forty", "Ada Fjord", "<p>It changed the noise, and what was said at dinner.</p>")
    said = "<p>It changed the <em>noise</em>, and what was said at dinner.</p>"
    assert is_the_same(old, talk("One", "Gro Vik", "<p>No.</p>", introduction=said))


def test_what_every_interview_says_makes_no_edit():
    weekly = "<p>Each week we talk with somebody who makes things by hand.</p>"
    old = talk("Forty", "Ada Fjord", "<p>I do not know.</p>", introduction=weekly)
    assert not is_the_same(old, talk("One", "Gro Vik", "<p>I do not know.</p>", introduction=weekly))
