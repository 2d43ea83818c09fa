"""What a first look at a site finds, by six requests at most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.errors import Unreachable
from pipeline.intake.examine import Site, examine
from tests.looker import Looker
from tests.websites import JSON, RSS, Reply, Website, WordPress, item, rss

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Website]:
    with Website() as made:
        yield made


def examined(site: Website, path: str = "/") -> Site:
    with Looker("page", site.url, NOW).fetcher() as fetch:
        found = examine(site.url + path, fetch)
    assert len(site.requests) <= 6
    return found


def test_a_wordpress_site_and_its_series() -> None:
    with WordPress() as site:
        site.terms += [
            site.term(5, "Interviews", "category"),
            site.term(6, "Lanterns", "category"),
            site.term(7, "News", "category"),
        ]
        for number in range(4):
            site.add(f"Lantern No. {number}", "<p>x</p>", NOW, categories=(6,))
            site.add("A day", "<p>x</p>", NOW, categories=(7,))
        found = examined(site)
        assert (found.is_wordpress, found.title, found.description, found.closed) == (
            True,
            "Town & Talks",
            "Just talks",
            "",
        )
        assert (found.language, found.timezone, found.offset) == ("en-US", None, timedelta(hours=5, minutes=30))
        assert {category.name: category.is_series for category in found.categories} == {
            "Interviews": True,
            "Lanterns": True,
            "News": False,
            "Uncategorized": False,
        }
        assert found.categories[0].is_series
        assert found.feeds == (f"{site.url}/feed/",)


@pytest.mark.parametrize("api", [401, "html", "broken"])
def test_a_wordpress_site_with_a_closed_api(api: str | int) -> None:
    with WordPress() as site:
        site.add("A day", "<p>x</p>", NOW)
        site.api = api
        found = examined(site)
        assert (found.is_wordpress, bool(found.closed), found.title) == (False, True, "Town – Talks")
        assert found.feeds == (f"{site.url}/feed/",)


def test_what_the_page_says_of_itself(site: Website) -> None:
    site.pages["/"] = Reply(
        "<!doctype html><html lang='de_AT'><head><title>Stadt | Start</title>"
        "<meta property='og:site_name' content='Stadt'>"
        "<meta name=description content='Über &amp; unter'><link rel='shortcut icon' href='/f.ico'>"
        "<link rel=alternate type='application/rss+xml' href='a.xml'><link rel=alternate type=text/html href=b>"
        "<link rel=alternate type='application/feed+json' href='a.json'></head></html>"
    )
    found = examined(site)
    assert (found.title, found.description, found.language) == ("Stadt", "Über & unter", "de-AT")
    assert found.icon == f"{site.url}/f.ico"
    assert found.feeds == (f"{site.url}/a.xml", f"{site.url}/a.json")
    assert site.asked() == ["/"]


@pytest.mark.parametrize("path", ["/feed/", "/rss.xml", "/atom.xml", "/feed.json", "/index.xml"])
def test_feeds_where_they_usually_are(site: Website, path: str) -> None:
    site.pages["/"] = Reply("<!doctype html><title>T</title>")
    json = '{"version": "https://jsonfeed.org/version/1.1", "items": []}'
    site.pages[path] = Reply(json, JSON) if "json" in path else Reply(rss(item("a", "", "A", "x")), RSS)
    assert examined(site).feeds == (site.url + path,)


def test_a_feed_itself(site: Website) -> None:
    site.pages["/f"] = Reply(rss(item("a", "", "A", "x")), RSS)
    found = examined(site, "/f")
    assert (found.is_feed, found.feeds, found.title) == (True, (f"{site.url}/f",), "Town")


@pytest.mark.parametrize("body", [b"", b"\x89PNG", b"just words"])
def test_what_is_neither(site: Website, body: bytes) -> None:
    site.pages["/"] = Reply(body, "text/html")
    with pytest.raises(Unreachable):
        examined(site)
