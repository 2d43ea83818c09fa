"""Documents from WordPress and feeds: fragments whose title, date and author the carrier declares."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.model.document import Document, Particulars
from pipeline.model.session import Hints, Parsed, Person, Session
from pipeline.parse import parse
from pipeline.parse.blocks import Declared
from pipeline.parse.editor.particulars import series_names

TALK = """<p>We met <strong>Quentin Sallow</strong>, glassblower at the old ice house, on a cold day.</p>
<p><strong>How long is a breath?</strong></p><p>Long enough for a bowl, and sometimes for two.</p>
<p><strong>Where does the sand come from?</strong></p><p>From the dunes, by bicycle.</p>
<p><strong>Do you keep the broken ones?</strong></p><p>All of them. They go back in.</p>"""
SAID = Particulars(
    title="Harbour Talks, Episode IV: Glass From Sand",
    published=datetime(2026, 1, 9, 8, tzinfo=UTC),
    author="Jo Fenwick",
    language="en-GB",
    topics=("Harbour Talks", "Glass"),
    summary="A glassblower on breath.",
    image="https://tide.example/bowl.jpg",
)
POST = Document("site", "17", "text/html", TALK.encode(), url="https://tide.example/glass/", particulars=SAID)


def read(document: Document, hints: Hints | None = None) -> Parsed:
    (only,) = parse(document, hints or Hints())
    return only


def session(document: Document) -> Session:
    found = read(document).session
    assert found is not None
    return found


def told(text: str = TALK, **said: object) -> Document:
    return replace(POST, data=text.encode(), particulars=replace(SAID, **said))  # type: ignore[arg-type]


def test_the_carrier_says_what_the_fragment_does_not() -> None:
    parsed = read(POST)
    assert parsed.verdict.standing == "ready"
    found = session(POST)
    assert (found.title, found.series, found.number) == ("Glass From Sand", "Harbour Talks", 4)
    assert (found.published, found.embargo) == (SAID.published, False)
    assert (found.language, found.summary, found.topics) == ("en", SAID.summary, SAID.topics)
    assert (found.image, found.url) == (SAID.image, POST.url)
    assert found.guests == (Person("Quentin Sallow", "glassblower at the old ice house"),)
    assert len(found.questions) == 3


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>Harbour Talks, Episode IV: Glass From Sand</h1>",
        "<h2>Glass from sand</h2>",
        "<p><b>Glass From Sand</b></p>",
        "<figure><img src=/a.jpg></figure><h1>Glass From Sand!</h1>",
    ],
)
def test_a_heading_that_repeats_the_title_is_dropped(heading: str) -> None:
    found = session(told(heading + TALK))
    assert found.title == "Glass From Sand"
    assert "lass from sand" not in f"{found.introduction}{found.turns}{found.boilerplate}".lower()


def test_a_heading_that_is_not_the_title_stays() -> None:
    found = session(told("<h1>At the old ice house</h1>" + TALK))
    assert found.title == "Glass From Sand"
    assert "At the old ice house" in found.introduction


def test_questions_may_be_headings_of_the_first_level() -> None:
    text = "".join(
        f"<h1>{question}</h1><p>A long answer, and more of it.</p>" for question in ("Why glass?", "Why sand?")
    )
    assert session(told("<p>With Quentin Sallow, glassblower.</p>" + text)).questions == ("Why glass?", "Why sand?")


def test_front_matter_goes_before_the_carrier() -> None:
    text = "---\ntitle: Bowls\ndate: 2030-01-01\nlanguage: fr\ntags: [sand]\nsummary: Short.\n---\n" + TALK
    found = session(told(text))
    assert (found.title, found.language, found.topics, found.summary) == ("Bowls", "fr", ("sand",), "Short.")
    assert (found.published, found.embargo) == (datetime(2030, 1, 1, tzinfo=UTC), True)


def test_a_date_to_come_is_no_embargo() -> None:
    assert session(told(published=datetime(2199, 1, 1, tzinfo=UTC))).embargo is False


@pytest.mark.parametrize(
    ("author", "hosts"),
    [
        ("Jo Fenwick", ("Jo Fenwick",)),
        ("admin", ()),
        ("editor2", ()),
        ("Quentin Sallow", ()),
        ("Tide", ()),
        ("Tide Records", ()),
        ("Harbour Talks", ()),
        (None, ()),
    ],
)
def test_the_author_is_a_hint_for_the_host(author: str | None, hosts: tuple[str, ...]) -> None:
    assert tuple(host.name for host in session(told(author=author)).hosts) == hosts


def test_the_name_of_the_site_is_no_host() -> None:
    found = session(replace(told(author="Ellery Post"), url="https://www.elleryposts.example/1"))
    assert found.hosts == ()


def test_who_asks_by_name_is_the_host() -> None:
    text = "".join(f"<p>Ada Brook: {asked}?</p><p>Quentin Sallow: So it is.</p>" for asked in ("How", "Why", "When"))
    assert [host.name for host in session(told(text)).hosts] == ["Ada Brook"]


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://www.tide.example/talks/glass", "https://www.tide.example/talks/glass"),
        ("https://elsewhere.example/glass", "https://tide.example/glass/"),
        (None, "https://tide.example/glass/"),
    ],
)
def test_canonical_counts_on_its_own_host(canonical: str | None, url: str) -> None:
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    page = f"<html><head>{link}</head><body><h1>Glass</h1>{TALK}</body></html>"
    assert session(told(page)).url == url


def test_a_page_names_its_picture() -> None:
    page = f'<html><head><meta property="og:image" content="/bowl.png"></head><body><h1>Glass</h1>{TALK}</body></html>'
    assert session(told(page, image=None)).image == "https://tide.example/bowl.png"
    assert session(told(page)).image == SAID.image


@pytest.mark.parametrize(
    ("title", "topics", "text"),
    [
        (
            "News: Bridge to close",
            ("News",),
            "<p>The bridge will close on Monday, the council said. Engineer Maud Tressider told reporters that it "
            "would take three weeks.</p><p>Will it be finished in time? Nobody knows.</p>",
        ),
        (
            "An evening of interviews, Session 3",
            ("Events", "Interviews"),
            "<p>Join us on Friday at eight in the boat house. Doors open at seven, tickets are at the door.</p>",
        ),
        (
            "Why Glass Matters",
            ("Q&A",),
            "<p>Glass is sand that was hot once. It is everywhere.</p><p>And it lasts.</p>",
        ),
        (
            "How to blow a bowl",
            (),
            "<h2>What do you need?</h2><p>A pipe.</p><h2>How hot?</h2><p>Very.</p><h2>And then?</h2><p>Wait a day.</p>",
        ),
    ],
)
def test_a_title_makes_no_interview(title: str, topics: tuple[str, ...], text: str) -> None:
    document = told(text, title=title, topics=topics)
    assert read(document).verdict.standing == "none"


def test_only_categories_of_interviews_name_a_series() -> None:
    topics = ("Glass", "Interviews from the quay", "风景", "人物专访", "Reviews")
    assert series_names(Declared(topics=topics)) == ("Interviews from the quay", "人物专访")
    assert series_names(Declared(topics=topics, by_editor=True)) == topics
