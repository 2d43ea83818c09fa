"""A long real series, and the page that started the project, through every room. They lie beside the repository."""

from __future__ import annotations

import json
import re
import shutil
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest

pytestmark = pytest.mark.system

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real interviews lies in ../shared, which is not here"
)


@needs_corpus
def test_eighty_interviews_then_one_then_five(publication):
    publication.qna("subscribers", "add", "ann@example.org", "bob@example.org")
    for path in (CORPUS / "usesthis" / "posts").iterdir():
        shutil.copy(path, publication.folder / "sessions" / path.name)
    publication.run()
    before = publication.site()
    assert len(pages(publication)) == 80
    assert publication.mails() == []
    assert [len(entries) for entries in feeds(publication)] == [20, 20, 20]
    assert publication.run() == ""
    assert publication.site() == before

    publication.now += timedelta(days=1)
    publication.write("one-more.md", 1, title="The Bell Buoy")
    publication.run()
    assert len(pages(publication)) == 81
    for entries in feeds(publication):
        assert entries[0] == "The Bell Buoy"
        assert len(entries) == 20
    assert publication.mailed() == ["ann@example.org", "bob@example.org"]
    assert len(publication.notices()) == 2

    publication.now += timedelta(days=1)
    for number in range(2, 7):
        publication.write(f"{number}.md", number)
    publication.run()
    assert len(pages(publication)) == 86
    assert len(publication.mailed()) == 2, "held"
    assert len(publication.notices()) == 3


def pages(publication) -> list[str]:
    return [path for path in publication.site() if path.startswith("s/") and path.endswith("index.html")]


def feeds(publication) -> list[list[str]]:
    """The titles in each format, after checking that ids and order are the same in all."""
    site = publication.site()
    parsed = [feedparser.parse(site[name]) for name in ("atom.xml", "rss.xml")]
    assert not any(each.bozo for each in parsed)
    items = json.loads(site["feed.json"])["items"]
    ids = [[entry.id for entry in each.entries] for each in parsed] + [[item["id"] for item in items]]
    assert ids[0] == ids[1] == ids[2]
    return [[entry.title for entry in each.entries] for each in parsed] + [[item["title"] for item in items]]


@needs_corpus
def test_the_page_that_started_it_all(publication):
    publication.configure('address = "Ferry House, 1 Quay, Nowhere"', 'address = ""')
    publication.qna("subscribers", "add", "ann@example.org")
    shutil.copy(CORPUS / "industry_qna" / "iq-s02-seed.txt", publication.folder / "sessions" / "session-2.txt")
    publication.run("--mail-backlog", "newest")
    assert len(pages(publication)) == 1
    mail = next(mail for mail in publication.mails() if mail["To"] == "ann@example.org")
    forms = publication.texts()
    forms |= {part.get_content_type(): part.get_content() for part in mail.iter_parts()}
    publication.qna("preview", "latest", "--as", "markdown")
    forms["markdown"] = publication.out
    for name, form in forms.items():
        for unwanted in ("Leave a comment", "[email", "secure", "©", "Soundlink"):
            assert unwanted not in form, f"{unwanted} in {name}"
    for name in (*pages(publication), "atom.xml", "rss.xml", "feed.json", "text/html", "text/plain", "markdown"):
        visible = re.sub(r"<meta[^>]*>", "", forms[name])
        assert visible.count("Affect the Industry Moving Forward?") == 1, name
        for wanted in (
            "Stevan Pasero",
            "strike a balance between AI",
            "Data Analysis and Insights",
            "musician seeking a seasoned",
        ):
            assert wanted in " ".join(forms[name].split()), f"{wanted} in {name}"
    assert "80 Cabrillo Highway" in forms[pages(publication)[0]]
