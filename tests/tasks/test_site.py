"""The site as a whole: what a change touches, what it leaves alone, and that every way in it leads somewhere."""

from __future__ import annotations

import gzip
import io
import os
import re
from datetime import timedelta
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import pytest
from lxml import etree
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from pipeline.config import load
from pipeline.render.page.precompress import SUFFIXES
from pipeline.tasks.publishing import build, together
from pipeline.tasks.report import Report
from pipeline.wiring import open_tools

BASE = "http://127.0.0.1:8717/"


@pytest.fixture
def archive(publication):
    """Five sessions of a series, by two guests."""
    for number in range(1, 6):
        guest = "Ada Brook" if number % 2 else "Ben Cole"
        publication.write(f"{number}.md", number, date=f"2026-01-{number:02}", guest=guest)
    publication.run()
    return publication


def changed(publication, act) -> set[str]:
    before = publication.site()
    publication.now += timedelta(minutes=5)
    act()
    publication.run()
    after = publication.site()
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_every_internal_link_and_fragment_leads_somewhere(archive):
    site = archive.site()
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for name, data in site.items():
        if name.endswith(".html"):
            tree = LexborHTMLParser(data.decode())
            ids[name] = {node.attributes["id"] or "" for node in tree.css("[id]")}
            pairs = (("href", "a[href],link[href]"), ("src", "img[src],script[src]"), ("action", "form[action]"))
            links += [
                (name, urljoin(BASE + name, node.attributes[key] or ""))
                for key, what in pairs
                for node in tree.css(what)
            ]
    assert len(links) > 300
    for name, link in links:
        if link.startswith(BASE):
            parts = urlsplit(link)
            path = unquote(parts.path.removeprefix("/"))
            file = path + "index.html" if path.endswith("/") or not path else path
            assert file in site, f"{name} leads to {link}"
            assert not parts.fragment or file not in ids or parts.fragment in ids[file], f"{name} leads to {link}"


def test_a_new_session_touches_its_own_pages_its_neighbour_and_the_lists(archive):
    touched = changed(
        archive, lambda: archive.write("6.md", 6, date="2026-01-06", guest="Ada Brook", title="The Sixth")
    )
    others = {name for name in touched if name.startswith(("s/", "guests/", "cards/"))}
    assert {name.split("/")[1] for name in others if name.startswith("s/")} == {
        "ferry-talks-6-the-sixth",
        "ferry-talks-5-crossing-number-5",
    }
    assert not {name for name in others if "ben-cole" in name}
    assert {name.split("/")[1].split("-")[2] for name in others if name.startswith("cards/")} == {"6"}


def test_what_is_made_step_by_step_is_what_is_made_at_once(archive):
    archive.write("6.md", 6, date="2026-01-06", guest="Ada Brook")
    archive.run()
    archive.write("2.md", 2, date="2026-01-02", guest="Ben Cole", title="Told Anew")
    archive.run()
    step_by_step = archive.site()
    assert archive.qna("build", "--all") == 0
    assert archive.site() == step_by_step


def test_a_retracted_session_leaves_every_list_and_feed(archive):
    title = "Crossing Number 3"
    assert archive.qna("sessions", "retract", "3", "--yes") == 0
    telling = [name for name, text in archive.texts().items() if title in text]
    assert telling == []
    assert "s/ferry-talks-3-crossing-number-3/gone.html" in archive.site()
    assert "s/ferry-talks-3-crossing-number-3/index.html" not in archive.site()


def test_archives_reach_to_the_first_session_and_stay_as_they_are(publication):
    publication.configure("[mail]", "[feeds]\nentries = 2\n\n[mail]")
    for number in range(1, 6):
        publication.write(f"{number}.md", number, date=f"2026-01-{number:02}")
    publication.run()

    def chain() -> list[list[str]]:
        found, name = [], "atom.xml"
        while name:
            feed = feedparser.parse(publication.site()[name])
            assert not feed.bozo
            found.append([entry.title for entry in feed.entries])
            older = [link.href for link in feed.feed.links if link.rel == "prev-archive"]
            name = older[0].removeprefix(BASE) if older else ""
        return found

    first = chain()
    assert {title for some in first for title in some} == {f"Crossing Number {number}" for number in range(1, 6)}
    before = {name: data for name, data in publication.site().items() if name.startswith("archive/1/")}
    publication.write("6.md", 6, date="2026-01-06")
    publication.run()
    assert chain()[0] == ["Crossing Number 6", "Crossing Number 5"]
    assert {name: publication.site()[name] for name in before} == before


def test_a_guest_keeps_the_address_when_the_first_session_is_gone(archive):
    archive.write("6.md", 6, date="2026-01-06", guest="ben cole")
    archive.run()
    for number in ("2", "4"):
        archive.qna("sessions", "retract", number, "--yes")
    assert "guests/ben-cole/index.html" in archive.site()
    assert "ben cole" in archive.texts()["guests/ben-cole/index.html"]


def test_compressed_twins_say_the_same_and_go_with_their_file(archive):
    root = archive.folder / "output"
    twins = [path for path in root.rglob("*") if path.suffix in SUFFIXES]
    assert len(twins) > 30
    for twin in twins:
        original = twin.with_suffix("")
        assert twin.stat().st_mtime_ns == original.stat().st_mtime_ns
        if twin.suffix == ".gz":
            assert gzip.decompress(twin.read_bytes()) == original.read_bytes()
    archive.qna("sessions", "retract", "3", "--yes")
    folder = root / "s" / "ferry-talks-3-crossing-number-3"
    assert {path.name.split(".")[0] for path in folder.iterdir()} == {"gone"}


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="this machine has one core")
@pytest.mark.parametrize("dry", [True, False])
def test_several_processes_write_and_one_tells(archive, monkeypatch, dry):
    """A dry run reads again what it would write (search/index.json is made of other files), so it is one process."""
    monkeypatch.setattr(together, "LEAST", 1)
    monkeypatch.setattr(together, "_BLOCK", 1)
    at_work, told = archive.folder / "at-work", archive.folder / "told"
    for folder in (at_work, told):
        folder.mkdir()
    monkeypatch.setattr(build, "variants", lambda path, data: (at_work / str(os.getpid())).touch() or ())
    settings, report = load(archive.folder / "config.toml"), Report()
    with open_tools(settings, archive.environ, meter=lambda *_: (told / str(os.getpid())).touch(), dry=dry) as tools:
        (tools.site.root / "search/index.json").unlink()
        build.build(tools, report, rebuild=True)
    assert report.files_written > 0
    ours = str(os.getpid())
    assert [file.name for file in told.iterdir()] == [ours], "a bar that several processes draw is garbled"
    assert ([file.name for file in at_work.iterdir()] == [ours]) is dry


def test_the_icon_of_an_rss_feed_is_as_small_as_rss_allows(archive):
    site = archive.site()
    feeds = [data for name, data in site.items() if name.endswith("rss.xml")]
    assert len(feeds) > 3
    for feed in feeds:
        url = etree.fromstring(feed).findtext("channel/image/url")
        width, height = Image.open(io.BytesIO(site[url.removeprefix(BASE)])).size
        assert width <= 144  # RSS 2.0.11, <image>
        assert height <= 400


def test_files_of_others_stay(archive):
    mine = archive.folder / "output" / "guests" / "ada-brook" / "mine.html"
    mine.write_text("mine")
    changed(archive, lambda: archive.qna("sessions", "retract", "1", "--yes"))
    archive.qna("build", "--all")
    assert mine.read_text() == "mine"


def test_feeds_and_mail_only(publication):
    publication.configure("[site]", "[site]\npages = false")
    publication.write("1.md", 1)
    publication.run()
    assert not [name for name in publication.site() if name.endswith(".html")]
    assert {"atom.xml", "rss.xml", "feed.json"} <= publication.site().keys()


def test_no_page_asks_anything_of_anybody_else(archive):
    outward = re.compile(r"""(?:src|srcset|poster|data)=["']?(?:https?:)?//|url\(\s*["']?https?:|@import""")
    for name, text in archive.texts().items():
        if name.endswith((".html", ".css", ".svg", ".js")):
            assert not outward.search(text), name
