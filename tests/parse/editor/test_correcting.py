"""A sidecar wins over everything; what it says in a wrong way is told, with its line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints, Parsed, Person
from pipeline.parse import parse
from pipeline.parse.editor.correcting import KEYS, misspelt

TALK = """\
---
title: The Kinder Green
series: Ferry Talks
number: 3
guest: Mara Lindqvist
role: ferry captain
date: 2026-03-01
tags: [water]
---

Mara Lindqvist has steered for thirty years.

## What do you see?

Fog, mostly, and the far bank on Sundays.

## Colours of the rail

There are nine of them.

## Who taught you to steer?

My aunt did, mostly by saying nothing.
"""


def _parsed(sidecar: str | None, text: str = TALK, hints: Hints | None = None, kind: str = "text/markdown") -> Parsed:
    data = sidecar.encode() if sidecar is not None else None
    (found,) = parse(Document("s", "talk.md", kind, text.encode(), sidecar=data), hints or Hints())
    return found


def test_it_overrides_what_front_matter_says() -> None:
    found = _parsed(
        """
        title = "Nine Greens"
        series = "Other Talks"
        number = 12
        guests = [{ name = "Ines Moreau", role = "painter", url = "https://moreau.example/" }]
        host = "Ada Brook"
        language = "fr"
        date = 2026-04-01
        id = "nine"
        url = "https://talks.example/nine"
        topics = ["rails", "paint"]
        summary = "On rails."
        image = "https://talks.example/nine.jpg"
        """
    )
    session = found.session
    assert found.verdict.reasons == ()
    assert session is not None
    assert (session.title, session.series, session.number) == ("Nine Greens", "Other Talks", 12)
    assert session.guests == (Person("Ines Moreau", "painter", "https://moreau.example/"),)
    assert session.hosts == (Person("Ada Brook"),)
    assert (session.language, session.topics, session.summary) == ("fr", ("rails", "paint"), "On rails.")
    assert (session.published, session.embargo) == (datetime(2026, 4, 1, tzinfo=UTC), True)
    assert (session.identity, session.url) == ("nine", "https://talks.example/nine")
    assert session.image == "https://talks.example/nine.jpg"


def test_what_it_does_not_say_stays() -> None:
    session = _parsed("number = 4").session
    assert session is not None
    assert (session.title, session.number, session.guests) == (
        "The Kinder Green",
        4,
        (Person("Mara Lindqvist", "ferry captain"),),
    )


def test_another_guest_does_not_inherit_the_role() -> None:
    session = _parsed('guest = "Ines Moreau"').session
    assert session is not None
    assert session.guests[0].name == "Ines Moreau"
    assert session.guests[0].role != "ferry captain"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# The Old Title\n\n" + TALK.split("---\n")[2], "text/markdown"),
        ("The Old Title\n\n" + TALK.split("---\n")[2].replace("## ", "Q: ").replace("\n\nM", "\n\nA: M"), "text/plain"),
        (
            "<html><head><title>The Old Title | Ferry</title></head><body><h1>The Old Title</h1><p>Mara Lindqvist"
            " is a captain.</p><h2>What do you see?</h2><p>Fog.</p>"
            "<h2>Who taught you?</h2><p>My aunt did.</p></body></html>",
            "text/html",
        ),
    ],
)
def test_a_new_title_leaves_nothing_of_the_old_one(text: str, kind: str) -> None:
    session = _parsed('title = "New"\nguest = "Mara Lindqvist"\nnumber = 1', text, kind=kind).session
    assert session is not None
    assert session.title == "New"
    assert "Old Title" not in session.introduction


def test_session_false_leaves_it_alone() -> None:
    found = _parsed("session = false")
    assert (found.session, found.verdict.standing) == (None, "none")
    assert "the editor says" in found.verdict.reasons[0]


DOUBTFUL = "# Lamps\n\n## How bright is it?\n\nAs bright as forty candles in a row.\n\n## How long?\n\nA night.\n"


def test_session_true_takes_the_doubt_away() -> None:
    assert _parsed(None, DOUBTFUL).verdict.standing == "none"
    assert _parsed("session = true", DOUBTFUL).verdict.standing == "ready"
    assert _parsed(None, f"---\nsession: true\n---\n{DOUBTFUL}").verdict.standing == "ready"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (DOUBTFUL.replace("A night.\n", ""), "1 of 2 questions has no answer"),
        ("---\ndraft: true\n---\n" + DOUBTFUL, "the front matter says that it is a draft"),
    ],
)
def test_session_true_does_not_hide_what_is_missing(text: str, reason: str) -> None:
    found = _parsed("session = true", text)
    assert (found.verdict.standing, found.verdict.reasons) == ("review", (reason,))


@pytest.mark.parametrize("place", ["sidecar", "front matter"])
def test_questions_are_those_that_the_editor_names(place: str) -> None:
    named = '["What do you see?", "who taught"]'
    found = (
        _parsed(f"questions = {named}")
        if place == "sidecar"
        else _parsed(None, TALK.replace("tags:", f"questions: {named}\ntags:"))
    )
    assert found.session is not None
    assert found.session.questions == ("What do you see?", "Who taught you to steer?")
    assert found.verdict.standing == "ready"
    assert "There are nine of them." in found.session.turns[0].answer[-1].body


def test_speakers_stay_when_questions_are_named() -> None:
    said = ("Ada: Welcome.", "Ben: Thanks.", "Ada: Tell me about tar.", "Ben: It sticks.", "Cy: To everything.")
    text = "# A talk\n\n" + "\n\n".join(said)
    found = _parsed('questions = ["Tell me"]\nguests = ["Ben", "Cy"]\nhost = "Ada"', text)
    assert found.session is not None
    assert found.session.questions == ("Tell me about tar.",)
    assert [passage.speaker for passage in found.session.turns[0].answer] == ["Ben", "Cy"]


def test_a_named_question_that_is_not_there_is_told() -> None:
    found = _parsed('questions = ["What do you see?", "Where to?"]')
    assert found.verdict.reasons == ("no paragraph begins with the question “Where to?” that the editor names",)


def test_drop_and_boilerplate_of_one_document() -> None:
    session = _parsed(
        'drop = ["colours of the rail"]\nboilerplate = ["My aunt did, mostly by saying nothing."]'
    ).session
    assert session is not None
    assert [turn.question for turn in session.turns] == ["What do you see?", "Who taught you to steer?"]
    assert not session.turns[1].answer
    assert {"Colours of the rail", "There are nine of them."} <= set(session.boilerplate)


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        ('\nguset = "Ada"', "talk.session.toml, line 2: there is no key “guset”; did you mean “guest”?"),
        ('xyzzy = "Ada"', "talk.session.toml, line 1: there is no key “xyzzy”; known are title, series"),
        ('number = "many"', "talk.session.toml, line 1: number: expected a whole number"),
        ("number = true", "talk.session.toml, line 1: number: expected a whole number"),
        ("title = 3", "talk.session.toml, line 1: title: expected text in quotes"),
        ('# x\n\n[[guests]]\nnam = "Ada"', "talk.session.toml, line 3: guests: expected a name in quotes"),
        ('drop = "Related"', "talk.session.toml, line 1: drop: expected a list of texts"),
        ('session = "no"', "talk.session.toml, line 1: session: expected true or false"),
        ('url = "talks/nine"', "talk.session.toml, line 1: url: expected a whole web address"),
        ('language = "the best"', "talk.session.toml, line 1: language: expected a BCP 47 tag"),
        ('date = "soon"', "the date “soon” in the talk.session.toml is not one we can read"),
        ("draft = true", "the talk.session.toml says that it is a draft"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_made_of_it(sidecar: str, reason: str) -> None:
    found = _parsed(sidecar)
    assert found.verdict.standing == "review"
    (told,) = found.verdict.reasons
    assert told.startswith(reason)
    assert found.session is not None
    assert (found.session.title, found.session.number) == ("The Kinder Green", 3)


@pytest.mark.parametrize(
    ("sidecar", "place"),
    [
        (b'title = "x"\nnumber = 1 2\n', "s/talk.md: talk.session.toml, line 2: "),
        (b"\xff", "s/talk.md: talk.session.toml: not UTF-8"),
        (b"# " + b"x" * 70_000, "s/talk.md: talk.session.toml has over 64000 bytes"),
        (b"a = " + b"[" * 20_000, "s/talk.md: talk.session.toml"),
    ],
)
def test_no_toml_is_refused_in_one_line(sidecar: bytes, place: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse(Document("s", "talk.md", "text/markdown", TALK.encode(), sidecar=sidecar))
    assert str(caught.value).startswith(place)
    assert "\n" not in str(caught.value)


def test_a_number_in_front_matter_that_is_none_is_told() -> None:
    found = _parsed(None, TALK.replace("number: 3", "number: many"))
    assert found.verdict.reasons == (
        "the number “many” in the front matter is not one we can read; write it in digits",
    )


def test_a_file_that_is_something_else_is_told_in_few_words() -> None:
    found = _parsed("".join(f"key{number} = 1\n" for number in range(4000)) + "number = true\n")
    assert len(found.verdict.reasons) == 21
    assert found.verdict.reasons[-1] == "talk.session.toml, line 4001: number: expected a whole number"


def test_an_empty_sidecar_changes_nothing() -> None:
    assert _parsed("") == _parsed("\ufeff# nothing\r\n") == _parsed(None)


def test_misspelt_keys_of_front_matter() -> None:
    front = "---\ntitle: x\nguset: y\nlayout: post\ntags: [a]\n  nubmer: nested\nnubmer: 3\n---\n"
    assert list(misspelt(front)) == [(3, "guset", "guest"), (7, "nubmer", "number")]
    assert all(not list(misspelt(f"{key}: x")) for key in KEYS)
