"""The sample sessions, from their files to all that is made of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.document import MEDIA_TYPES, Document
from pipeline.model.session import Session
from pipeline.parse import parse
from pipeline.render.renderer import Renderer
from tests.render.conftest import headings, links

Enter = Any

SAMPLES = sorted((Path(__file__).parents[2] / "sessions").glob("lantern-street-*"))
each_sample = pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name[:16])


def read(name: str, media_type: str, data: bytes) -> Session:
    (found,) = parse(Document("sessions", name, media_type, data))
    assert found.verdict.standing == "ready"
    assert found.session is not None
    return found.session


def sample(file: Path) -> Session:
    return read(file.name, MEDIA_TYPES[file.suffix], file.read_bytes())


def test_there_is_one_in_each_format() -> None:
    assert [file.suffix for file in SAMPLES] == [".docx", ".txt", ".html", ".md"]


@each_sample
def test_everything_is_said_everywhere(file: Path, renderer: Renderer, entry: Enter) -> None:
    session = sample(file)
    shown = entry(session)
    page, letter = LexborHTMLParser(renderer.page(shown, None, None).decode()), renderer.letter(shown)
    assert letter.html is not None
    for text in (page.body.text(), LexborHTMLParser(letter.html).body.text(), letter.text, renderer.text(shown)):
        flat = " ".join(text.split())
        assert session.title in flat
        assert session.guests[0].name in flat
        assert all(question in flat for question in session.questions)
        assert all(heading in flat for heading in headings(session))
        assert not re.search(r"\{\{|\{%|\bNone\b|Undefined", flat)
    assert len(page.css("section.turn")) == len(session.turns)


@each_sample
def test_both_parts_of_the_mail_carry_the_same_links(file: Path, renderer: Renderer, entry: Enter) -> None:
    letter = renderer.letter(entry(sample(file)))
    written = sorted(address for address in links(letter.html or "") if address.startswith("http"))
    assert sorted(re.findall(r"https?://[^\s<>]+", letter.text)) == written


@each_sample
def test_markdown_of_it_is_the_same_session(file: Path, renderer: Renderer, entry: Enter) -> None:
    session = sample(file)
    again = read("again.md", "text/markdown", renderer.markdown(entry(session)).encode())
    for name in ("title", "series", "number", "guests", "language", "questions"):
        assert getattr(again, name) == getattr(session, name), name
    assert headings(again) == headings(session)
