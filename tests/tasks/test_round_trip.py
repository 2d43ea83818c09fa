"""What one publication serves, another reads: the same questions, the same answers."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.document import Document
from pipeline.model.session import Session
from pipeline.parse import parse
from tests.websites import Reply, Website

SOURCE = """
[[source]]
name = "neighbour"
kind = "page"
url = "{url}/"
links = "{url}/s/*"
rate = 1000

[mail]
"""
TITLES = ("What the Bell Buoy Answers", "The Kinder Green", "Counting the Passengers")


@pytest.fixture
def second(tmp_path, publication, monkeypatch, capsys):
    """Another publication, with nothing of its own."""
    return type(publication)(tmp_path / "second", monkeypatch, capsys)


def serve(publication, site: Website) -> None:
    for path, data in publication.site().items():
        if path.endswith(".html"):
            site.pages["/" + path.removesuffix("index.html")] = Reply(data)


def told(publication) -> dict[str, Session]:
    """Title → session, as Markdown says it."""
    found = {}
    for number in map(str, range(1, len(TITLES) + 1)):
        assert publication.qna("preview", number, "--as", "markdown") == 0, publication.err
        (each,) = parse(Document("s", "a.md", "text/markdown", publication.out.encode()))
        assert each.session is not None
        found[each.session.title] = each.session
    return found


def said(session: Session) -> list[tuple[str | None, str]]:
    """Each question with the words of its answer."""
    return [
        (turn.question, " ".join(" ".join(_words(passage.body) for passage in turn.answer).split()))
        for turn in session.turns
    ]


def _words(html: str) -> str:
    body = LexborHTMLParser(html).body
    return body.text(deep=True, separator=" ") if body is not None else ""


@pytest.mark.parametrize("is_same_house", [False, True])
def test_a_served_site_is_read_by_another_publication(publication, second, is_same_house):
    for number, title in enumerate(TITLES, start=1):
        publication.write(f"{number}.md", number, title=title)
    with Website() as site:
        publication.configure("http://127.0.0.1:8717", site.url)
        publication.run()
        serve(publication, site)
        if is_same_house:
            second.configure("http://127.0.0.1:8717", site.url)
        second.configure("\n[mail]\n", SOURCE.format(url=site.url))
        second.run()
    written, read = told(publication), told(second)
    assert {title: said(session) for title, session in read.items()} == {
        title: said(session) for title, session in written.items()
    }
    if is_same_house:
        for title, session in read.items():
            assert session.guests == written[title].guests
            assert session.introduction == written[title].introduction
            assert (session.series, session.number) == (written[title].series, written[title].number)
