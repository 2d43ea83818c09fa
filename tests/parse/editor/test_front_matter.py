"""What editors declare at the top of a file."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints, Person
from pipeline.parse import parse
from pipeline.parse.blocks import Declared
from pipeline.parse.editor.front_matter import split

BODY = "**What do you do?**\n\nI mend kites that children hand me over the fence.\n\n**Why?**\n\nThey fall.\n"


def declared(text: str, hints: Hints = Hints()) -> tuple[Declared, tuple[str, ...]]:  # noqa: B008 - frozen
    found, _, doubts = split(Document("folder", "a.md", "text/markdown", b""), text, hints)
    return found, doubts


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "Kites: a defence"\nguest: Ada Brook, kite maker\nsession: IV\n---\nx',
        '------\ntitle: "Kites: a defence"\nguest: Ada Brook (kite maker)\nnumber: 4\n---\nx',
        '+++\ntitle = "Kites: a defence"\nnumber = 4\nguests = [{ name = "Ada Brook", role = "kite maker" }]\n+++\nx',
        '{"title": "Kites: a defence", "number": 4, "guest": {"name": "Ada Brook", "role": "kite maker"}}\nx',
        '<!--\ntitle: "Kites: a defence"\nguest: Ada Brook, kite maker\nsession: IV\n-->\nx',
        '<!--\n---\nguest: Ada Brook, kite maker\ntitle: "Kites: a defence"\nsession: IV\n---\n-->\nx',
        "Title: Kites:\n  a defence\nDate: 2025-04-03\nSlug: kites\nAuthor: Jo\n"
        "Guest: Ada Brook (kite maker)\nNumber: 4\n\nx",
        "---\nTitle: >\n  Kites:\n  a defence\nguest: Ada Brook\nrole: kite maker\nnumber: four\n...\nx",
    ],
)
def test_notations_say_the_same(text: str) -> None:
    found, doubts = declared(text)
    role = found.guests[0].role or found.role
    assert (found.title, found.number, found.guests[0].name, role) == ("Kites: a defence", 4, "Ada Brook", "kite maker")
    assert doubts == ()


def test_all_keys_arrive() -> None:
    found, _ = declared(
        "---\ntitle: T\nseries: S\nguests:\n- name: Ada Brook\n  url: https://a.example\n- Ben Cole\n"
        "hosts: [Cy Dale]\nlang: de-AT\n"
        "description: D\ntags: [x, y]\ncategories: y\nid: k-1\nlink: https://k.example/1\ndate: 2024-02-03\n---\n",
        Hints(timezone="Europe/Berlin"),
    )
    assert found.guests == (Person("Ada Brook", None, "https://a.example"), Person("Ben Cole"))
    assert found.hosts == (Person("Cy Dale"),)
    assert (found.series, found.language, found.summary, found.topics) == ("S", "de", "D", ("x", "y"))
    assert (found.identity, found.url) == ("k-1", "https://k.example/1")
    assert found.published == datetime(2024, 2, 3, tzinfo=ZoneInfo("Europe/Berlin"))
    assert found.embargo


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('---\ntitle: "a\n---\nx', 2),
        ("---\ntitle: a\nguest:\n  name Bess Hemp\n  role: rope maker\n---\nx", 4),
        ('+++\ntitle = "a"\nnumber =\n+++\nx', 3),
    ],
)
def test_mistake_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(DocumentError, match=rf"^folder/a\.md, line {line}: "):
        declared(text)


@pytest.mark.parametrize("text", ["---\ntitle: a: b\n---\nx", "---\ntitle: a: b\n\nx"])
def test_a_colon_too_many_and_an_end_forgotten_are_understood(text: str) -> None:
    assert declared(text)[0].title == "a: b"


@pytest.mark.parametrize(
    "text",
    [
        "Title: a talk\nJo: How are you?\nAda: Well.\nJo: And now?\n\nx",
        "Jo: How are you?\nAda: Well.\n\nx",
        "Title: a talk\n" + "Jo: How are you?\nAda: Well.\n" * 30 + "x",
        "---\na" + " " * 50_000 + "b",
        "Date: yesterday it was, and long.\n\nx",
        "<!-- a comment -->\n\nx",
        "<!--\nNote: this is old\n-->\n\nx",
    ],
)
def test_lines_of_a_text_are_no_front_matter(text: str) -> None:
    found, rest, _ = split(Document("s", "o", "text/markdown", b""), text, Hints())
    assert (found, rest) == (Declared(), text)


def test_drafts_of_pelican_are_drafts() -> None:
    found, doubts = declared("Title: Kites\nStatus: draft\nDate: 2025-04-03\n\nx")
    assert found.title == "Kites"
    assert doubts == ("the front matter says that it is a draft",)


def test_rule_at_the_top_is_no_front_matter() -> None:
    found, rest, _ = split(
        Document("s", "o", "text/markdown", b""), "---\n\nHello there, reader: welcome\n---\n", Hints()
    )
    assert found == Declared()
    assert rest.startswith("---")


@pytest.mark.parametrize("head", ["date: soon", "date: 03/04/2025", "draft: true"])
def test_what_cannot_be_kept_to_waits_for_the_editor(head: str) -> None:
    text = f"---\ntitle: Kites\nguest: Ada Brook\nseries: Talks\n{head}\n---\n{BODY}"
    (parsed,) = parse(Document("s", "o", "text/markdown", text.encode()))
    assert parsed.verdict.standing == "review"
    assert any("front matter" in reason for reason in parsed.verdict.reasons)
    (sound,) = parse(Document("s", "o", "text/markdown", text.replace(head, "date: 2025-04-03").encode()))
    assert sound.verdict.standing == "ready"


def test_a_line_without_a_colon_is_quoted_shortly() -> None:
    with pytest.raises(DocumentError) as refusal:
        declared(f"---\ntitle: Kites\n{'x' * 5000}\n---\nx")
    assert "has no colon" in str(refusal.value)
    assert len(str(refusal.value)) < 300


def test_what_wordpress_exports_and_themes_call_things() -> None:
    text = "---\npost_title: Kites\npublished: true\npost_date: 2025-04-03 10:00:00\njob_title: kite maker\n---\nx"
    found, doubts = declared(text)
    assert (found.title, found.role, doubts) == ("Kites", "kite maker", ())
    assert found.published is not None
    lead = "With [Ada](https://a.example), who mends kites that children hand her over the fence in May."
    text = f"---\ntitle: Kites\nsubtitle: Kite maker at Ness\ningress: >-\n  {lead}\n---\nx"
    found = declared(text)[0]
    assert found.summary == "With Ada, who mends kites that children hand her over the fence in May."
    assert found.role == "Kite maker at Ness"
    found = declared("---\ntitle: Ada Brook\ntagline: On kites and wind\nteaser: All kites fall\n---\nx")[0]
    assert (found.summary, found.role) == (None, None)


def test_what_is_not_published_is_a_draft() -> None:
    assert declared("---\ntitle: Kites\npublished: false\n---\nx")[1] == ("the front matter says that it is a draft",)


def test_front_matter_may_have_lost_its_first_line() -> None:
    text = 'title: "Kites: a defence"\nlayout: post\nauthor: Jo\nlang: en\n---\n\nAbout kites.\n'
    found, rest, _ = split(Document("folder", "a.md", "text/markdown", b""), text, Hints())
    assert (found.title, found.language, rest.strip()) == ("Kites: a defence", "en", "About kites.")
    heading = "Title: what kites want\n---\n\nAbout kites.\n"
    assert split(Document("folder", "a.md", "text/markdown", b""), heading, Hints())[1] == heading
