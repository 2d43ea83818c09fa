"""A renderer, and sessions made by hand: what the parser finds is tested elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.config.keys import SAMPLE_ID, Lane, Mail, Publication, Settings
from pipeline.model.entry import Entry
from pipeline.model.session import Contact, Html, Passage, Person, Session, Turn
from pipeline.render.renderer import Renderer

PUBLISHED = datetime(2026, 11, 17, 12, 30, tzinfo=UTC)

Settle = Callable[..., Settings]
Enter = Callable[..., Entry]
Say = Callable[..., Session]


def links(html: str) -> list[str]:
    """Where the links of a page lead, in order."""
    return [node.attributes["href"] or "" for node in LexborHTMLParser(html).css("a[href]")]


def headings(session: Session) -> list[str]:
    """Of all titled passages of all answers."""
    return [passage.heading for turn in session.turns for passage in turn.answer if passage.heading]


@pytest.fixture
def settings() -> Settle:
    """Settings with the publication's keys as wished."""

    def make(**wished: Any) -> Settings:
        known = {
            "id": SAMPLE_ID,
            "title": "Lantern Street QnA",
            "url": "https://lantern.example/qna",
            "publisher": "Lantern Street Press",
            "address": "Lantern Street Press, 7 Lantern Street, Port Ellery",
            "timezone": "Europe/London",
        }
        mail = Mail(
            from_="Lantern Street <hello@lantern.example>",
            editor="editor@lantern.example",
            lane=(Lane(name="box", outlet="maildir"),),
        )
        return Settings(file=Path("config.toml"), publication=Publication(**known | wished), mail=mail)

    return make


@pytest.fixture
def renderer(settings: Settle) -> Renderer:
    """With the packaged templates alone."""
    return Renderer(settings(), None)


@pytest.fixture
def session() -> Say:
    """A session of three questions, changed as wished."""

    def make(**wished: Any) -> Session:
        known: dict[str, Any] = {
            "title": "The Gap in the Timetable",
            "series": "Lantern Street QnA",
            "number": 4,
            "language": "en",
            "guests": (Person("Sunniva Crake", "night dispatcher", "https://lantern.example/crake"),),
            "introduction": Html("<p>From ten at night until six.</p>"),
            "turns": (
                Turn("What do you move?", (Passage(Html("<p>Gaps. <em>Only</em> gaps.</p>")),)),
                Turn("How many?", (Passage(Html("<p>Fifty-three.</p>")),)),
                Turn(
                    "Who reads it?",
                    (Passage(Html('<p>See <a href="https://lantern.example/notes">the notes</a>.</p>')),),
                ),
            ),
            "call_to_action": Html('<p>Write to <a href="mailto:hello@lantern.example">hello@lantern.example</a>.</p>'),
            "contact": Contact(("7 Lantern Street, Port Ellery",), "hello@lantern.example", "https://lantern.example"),
        }
        return Session(**known | wished)

    return make


@pytest.fixture
def entry(session: Say) -> Enter:
    """An entry of `of`, or of a session changed as wished."""

    def make(of: Session | None = None, *, slug: str = "four", days: int = 0, **wished: Any) -> Entry:
        shown = of or session(**wished)
        return Entry(
            session=shown,
            entry_id="urn:uuid:00000000-0000-4000-8000-000000000004",
            slug=slug,
            link=f"https://lantern.example/qna/s/{slug}/",
            published=PUBLISHED + timedelta(days=days),
            updated=PUBLISHED + timedelta(days=days),
            revision=1,
            answer_ids=tuple(f"answer-{at}" for at in range(len(shown.turns))),
        )

    return make
