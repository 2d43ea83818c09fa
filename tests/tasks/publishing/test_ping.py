"""Hubs are told of every feed that changed, once it is in place; what fails is told later, and given up in the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest

from pipeline.config import load
from pipeline.send.websub import Hubs
from pipeline.store import hubs, step
from pipeline.tasks.publishing.ping import Pinged, ping
from pipeline.wiring import open_tools
from tests.conftest import Publication
from tests.hubs import Answer, Newsroom, OddHub, Shown

ROOT_FEEDS = {"atom.xml", "rss.xml", "feed.json"}


def way() -> AbstractContextManager[Hubs]:
    return Hubs("qna-test", seconds=(2.0, 2.0))


def told(publication: Publication, *, dry: bool = False) -> list[Pinged]:
    """Ping, at the publication's own time."""
    settings = load(publication.folder / "config.toml")
    with open_tools(settings, publication.environ, dry=dry) as tools:
        return ping(tools, way)


def content(publication: Publication) -> frozenset[str]:
    """The hubs to which nothing is owed now."""
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as store:
        return step.hubs_content(store, int(publication.now.timestamp() * 1_000_000))


@pytest.fixture
def hub() -> Iterator[OddHub]:
    with OddHub() as found:
        yield found


@pytest.fixture
def ferry(publication: Publication, hub: OddHub, monkeypatch: pytest.MonkeyPatch) -> Publication:
    """A publication with one session, whose hub knows nothing yet: its runs leave the telling to the test."""
    monkeypatch.setattr("pipeline.tasks.publishing.spread.ping", lambda tools, open_hubs: [])
    publication.configure("[mail]", f'[feeds]\nhubs = ["{hub.url}/"]\n\n[mail]')
    publication.write("1.md", 1)
    publication.run()
    return publication


def add(publication: Publication, number: int) -> None:
    publication.write(f"{number}.md", number)
    publication.run()


def at_root(topics: list[str]) -> set[str]:
    """The names of the publication's own feeds among these."""
    return {topic.removeprefix("http://127.0.0.1:8717/") for topic in topics} & ROOT_FEEDS


def test_the_hub_is_told_of_each_format_once(ferry: Publication, hub: OddHub) -> None:
    (done,) = told(ferry)
    assert at_root(hub.topics()) == ROOT_FEEDS
    assert (done.owed, done.trouble) == (0, None)
    told(ferry)
    ferry.run()
    told(ferry)
    assert hub.topics() == []
    add(ferry, 2)
    told(ferry)
    topics = hub.topics()
    assert at_root(topics) == ROOT_FEEDS
    assert len(topics) == len(set(topics))


def test_a_new_hub_hears_of_collections_when_they_change(ferry: Publication, hub: OddHub) -> None:
    feed = put(ferry, "series/ferry-talks/atom.xml", b"<feed>1</feed>")
    put(ferry, "archive/1/atom.xml", b"<feed>0</feed>")
    told(ferry)
    assert at_root(hub.topics()) == ROOT_FEEDS
    feed.write_bytes(b"<feed>2</feed>")
    put(ferry, "series/ferry-talks/atom.xml", b"<feed>2</feed>")
    put(ferry, "archive/1/atom.xml", b"<feed>1</feed>")
    put(ferry, "guests/ada/rss.xml", b"<rss/>")
    told(ferry)
    base = "http://127.0.0.1:8717/"
    assert hub.topics() == [base + "guests/ada/rss.xml", base + "series/ferry-talks/atom.xml"], "and no archive"


def put(publication: Publication, path: str, data: bytes) -> Path:
    """A feed, as a build writes and notes it."""
    file = publication.folder / "output" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    stat = file.stat()
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as store, store:
        store.execute(
            "INSERT OR REPLACE INTO site_file (path, made_of, size, modified_ns) VALUES (?, '', ?, ?)",
            (path, stat.st_size, stat.st_mtime_ns),
        )
    return file


def test_the_same_bytes_written_again_are_no_news(ferry: Publication, hub: OddHub) -> None:
    told(ferry)
    hub.topics()
    for name in ROOT_FEEDS:
        put(ferry, name, (ferry.folder / "output" / name).read_bytes())
    told(ferry)
    assert hub.topics() == []


def test_a_dry_run_tells_nobody(ferry: Publication, hub: OddHub) -> None:
    (done,) = told(ferry, dry=True)
    assert done.told >= len(ROOT_FEEDS)
    assert hub.topics() == []
    assert content(ferry) == frozenset()
    told(ferry)
    assert at_root(hub.topics()) == ROOT_FEEDS


def test_a_hub_that_is_down_is_asked_once_and_told_later(ferry: Publication, hub: OddHub) -> None:
    hub.answer = lambda form: Answer(503)
    (done,) = told(ferry)
    assert len(hub.topics()) == 1, "one refusal speaks for all feeds"
    assert done.owed >= len(ROOT_FEEDS)
    assert done.trouble is None
    assert content(ferry), "nothing can be done before its time"
    told(ferry)
    assert hub.topics() == []
    ferry.now += timedelta(minutes=1)
    assert content(ferry) == frozenset()
    told(ferry)
    assert len(hub.topics()) == 1
    ferry.now += timedelta(minutes=1)
    told(ferry)
    assert hub.topics() == [], "it waits twice as long now"
    ferry.now += timedelta(minutes=1)
    hub.answer = lambda form: Answer(204)
    (done,) = told(ferry)
    assert at_root(hub.topics()) == ROOT_FEEDS
    assert done.owed == 0


def test_it_stays_away_for_as_long_as_it_was_asked_to(ferry: Publication, hub: OddHub) -> None:
    hub.answer = lambda form: Answer(429, {"Retry-After": "3600"})
    told(ferry)
    hub.topics()
    ferry.now += timedelta(minutes=59)
    told(ferry)
    assert hub.topics() == []
    ferry.now += timedelta(minutes=2)
    told(ferry)
    assert len(hub.topics()) == 1


def test_a_feed_that_the_hub_refuses_keeps_no_other_waiting(ferry: Publication, hub: OddHub) -> None:
    hub.answer = lambda form: Answer(400 if form["hub.url"].endswith("atom.xml") else 202, body=b"not that one")
    (done,) = told(ferry)
    assert at_root(hub.topics()) == ROOT_FEEDS
    assert done.owed == 1
    with open_tools(load(ferry.folder / "config.toml"), ferry.environ) as tools, tools.store.read() as connection:
        standing = hubs.standing(connection, f"{hub.url}/")
    assert standing.trouble == f"{hub.url}/ answered 400 (not that one)"
    assert standing.next_attempt == ferry.now + timedelta(minutes=1)


def test_after_two_days_it_is_given_up_in_one_line(ferry: Publication, hub: OddHub) -> None:
    hub.answer = lambda form: Answer(500)
    lines = []
    for _ in range(40):
        (done,) = told(ferry)
        lines += [str(done.trouble)] if done.trouble else []
        ferry.now += timedelta(hours=2)
    assert len(lines) == 1
    assert lines[0].startswith(f"{hub.url}/ answered 500 (Internal Server Error); for two days")
    assert "\n" not in lines[0]
    assert done.owed == 0
    assert len(hub.topics()) < 30
    hub.answer = lambda form: Answer(202)
    add(ferry, 2)
    told(ferry)
    assert at_root(hub.topics()) == ROOT_FEEDS


def test_one_hub_keeps_no_other_waiting(ferry: Publication, hub: OddHub) -> None:
    with OddHub() as other:
        ferry.configure(f'"{hub.url}/"', f'"http://127.0.0.1:1/", "{other.url}/", "{hub.url}/"')
        told(ferry)
        assert at_root(other.topics()) == at_root(hub.topics()) == ROOT_FEEDS


def test_a_feed_that_is_gone_is_forgotten(ferry: Publication, hub: OddHub) -> None:
    hub.answer = lambda form: Answer(503)
    put(ferry, "guests/ada/rss.xml", b"<rss/>")
    told(ferry)
    with closing(sqlite3.connect(ferry.folder / "var" / "qna.db")) as store, store:
        store.execute("DELETE FROM site_file WHERE path = 'rss.xml'")
    hub.topics()
    hub.answer = lambda form: Answer(202)
    ferry.now += timedelta(hours=1)
    told(ferry)
    assert at_root(hub.topics()) == ROOT_FEEDS - {"rss.xml"}


def test_a_real_hub_pushes_to_a_real_subscriber(publication: Publication, tmp_path: Path) -> None:
    """Flask-WebSub: discovery, subscription, verification, a run's ping, push; what is pushed are the feed's bytes."""
    with Newsroom(tmp_path) as newsroom, Shown(publication.folder / "output", lambda: newsroom.hub) as shown:
        publication.configure("http://127.0.0.1:8717/", shown.url + "/")
        publication.configure("[mail]", f'[feeds]\nhubs = ["{newsroom.hub}"]\n\n[mail]')
        publication.write("1.md", 1)
        publication.run()
        newsroom.subscribe(shown.url + "/atom.xml")
        add(publication, 2)
        assert newsroom.arrived.wait(20), "nothing was pushed"
        (done,) = told(publication)
        assert done.owed == 0
        told(publication)
    (push,) = newsroom.pushed
    assert push.topic == shown.url + "/atom.xml"
    assert push.body == publication.site()["atom.xml"]
    pulled = feedparser.parse(publication.site()["rss.xml"])
    pushed = feedparser.parse(push.body)
    assert len(pushed.entries) == 2
    assert [entry.id for entry in pushed.entries] == [entry.id for entry in pulled.entries]


def test_status_tells_of_hubs(ferry: Publication, hub: OddHub) -> None:
    hub.answer = lambda form: Answer(503)
    told(ferry)
    assert ferry.qna("status") == 0
    (line,) = [line for line in ferry.out.splitlines() if line.startswith("Hub")]
    assert "owed" in line
    assert hub.url in line
