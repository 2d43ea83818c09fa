"""OPML: a list of feeds that every reader can take over, and the same list comes out again."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import listparser
import pytest
from lxml import etree

from pipeline.render.page.opml import Folder, Outline, opml
from tests.judges.feed_judges import against

CHANGED = datetime(2026, 3, 1, 12, 0, 5, 99, tzinfo=UTC)
HOSTILE = 'R&D "quoted" <b> ’\x00\ud800 \n 😀'
MAIN = Outline("Six Questions", "https://qna.example/atom.xml", "https://qna.example/")
ROWS = (
    MAIN,
    Folder(
        "Series & more",
        (
            Outline(HOSTILE, "https://qna.example/series/r/atom.xml?a=1&b=2", "https://qna.example/series/r/?a=1&b=2"),
            Outline("Twins", "https://qna.example/series/twins/atom.xml", "https://qna.example/series/twins/"),
        ),
    ),
    Folder("Guests", (Outline("Ünal Ö", "https://qna.example/guests/u/atom.xml", "https://qna.example/guests/u/"),)),
    Folder("Topics", ()),
)
URLS = [
    "https://qna.example/atom.xml",
    "https://qna.example/series/r/atom.xml?a=1&b=2",
    "https://qna.example/series/twins/atom.xml",
    "https://qna.example/guests/u/atom.xml",
]
DOCUMENT = opml("Six Questions & <others>", "The Marrow Press", CHANGED, ROWS)


def test_the_grammar_holds() -> None:
    assert [str(finding) for finding in against("opml", "feeds.opml", etree.fromstring(DOCUMENT))] == []


def test_every_feed_has_all_that_readers_ask_for() -> None:
    root = etree.fromstring(DOCUMENT)
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    feeds = root.findall(".//outline[@type]")
    assert [feed.get("xmlUrl") for feed in feeds] == URLS
    for feed in feeds:
        assert feed.get("type") == "rss"
        assert feed.get("text") == feed.get("title") != ""
        assert feed.get("htmlUrl").startswith("https://qna.example/")
    assert feeds[1].get("text") == 'R&D "quoted" <b> ’ 😀'


def test_folders_have_a_text_alone_and_are_never_empty() -> None:
    folders = [each for each in etree.fromstring(DOCUMENT).iter("outline") if not each.get("type")]
    assert [dict(each.attrib) for each in folders] == [{"text": "Series & more"}, {"text": "Guests"}]
    assert all(len(each) for each in folders)


def test_the_head_dates_it_by_its_newest_change() -> None:
    head = etree.fromstring(DOCUMENT).find("head")
    assert {each.tag: each.text for each in head} == {
        "title": "Six Questions & <others>",
        "dateModified": "Sun, 01 Mar 2026 12:00:05 GMT",
        "ownerName": "The Marrow Press",
        "docs": "http://opml.org/spec2.opml",
    }
    assert b"ownerName" not in opml("Six", "", CHANGED, ROWS)
    assert opml("Six", "", CHANGED, ROWS) == opml("Six", "", CHANGED, ROWS)


def test_listparser_reads_it_back() -> None:
    found = listparser.parse(DOCUMENT)
    assert found.bozo == 0
    assert found.meta.title == "Six Questions & <others>"
    assert [feed.url for feed in found.feeds] == URLS
    assert [feed.categories for feed in found.feeds] == [[], [["Series & more"]], [["Series & more"]], [["Guests"]]]
    assert found.feeds[3].title == "Ünal Ö"


@pytest.mark.system
def test_newsboat_takes_it_over_and_gives_it_back(tmp_path: Path) -> None:
    assert shutil.which("newsboat"), "install newsboat"
    (tmp_path / "feeds.opml").write_bytes(DOCUMENT)
    (tmp_path / "config").touch()
    (tmp_path / "urls").touch()
    newsboat = ["newsboat", "-C", "config", "-u", "urls", "-c", "cache.db"]
    subprocess.run([*newsboat, "-i", "feeds.opml"], cwd=tmp_path, check=True, capture_output=True, timeout=60)
    lines = (tmp_path / "urls").read_text("utf-8").splitlines()
    assert [line.split()[0] for line in lines] == URLS
    assert lines[1].endswith('"Series & more"')
    given = subprocess.run([*newsboat, "-e"], cwd=tmp_path, check=True, capture_output=True, timeout=60).stdout
    assert sorted(feed.url for feed in listparser.parse(given).feeds) == sorted(URLS)


@pytest.mark.system
def test_sfeed_takes_it_over() -> None:
    assert shutil.which("sfeed_opml_import"), "install sfeed"
    found = subprocess.run(["sfeed_opml_import"], input=DOCUMENT, check=True, capture_output=True, timeout=60).stdout
    assert all(url.encode() in found for url in URLS)
