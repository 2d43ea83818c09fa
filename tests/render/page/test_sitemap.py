"""Sitemaps: valid, within their limits, only pages of ours; and robots.txt that names them."""

from __future__ import annotations

import urllib.robotparser
from datetime import UTC, datetime, timedelta, timezone

from lxml import etree

from pipeline.model.collection import Collection
from pipeline.model.listing import Listing
from pipeline.render.page.sitemap import Page, collection_pages, robots, session_pages, sitemaps
from tests.judges.feed_judges import against

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://qna.example/talks/"
NOON = datetime(2026, 3, 1, 12, 0, 5, 123456, tzinfo=UTC)


def listing(number: int, **changed: object) -> Listing:
    made = {"published": NOON, "updated": NOON + timedelta(days=number), "revision": 1, "title": "T"} | changed
    link = made.pop("link", f"{BASE}s/s-{number}/")
    return Listing(number, f"urn:x:{number}", f"s-{number}", link, **made)  # type: ignore[arg-type]


def pages(count: int) -> list[Page]:
    return [Page(f"{BASE}s/s-{number}/?a=1&b=<é>", NOON + timedelta(minutes=number)) for number in range(count)]


def rows(document: bytes) -> list[tuple[str, str]]:
    root = etree.fromstring(document)
    assert [str(finding) for finding in against("sitemap", "sitemap.xml", root)] == []
    return [(row.findtext(f"{SITEMAP}loc"), row.findtext(f"{SITEMAP}lastmod")) for row in root]


def test_one_file_while_that_is_enough() -> None:
    ((name, document),) = sitemaps(BASE, pages(2)).items()
    assert name == "sitemap.xml"
    assert rows(document) == [
        (f"{BASE}s/s-0/?a=1&b=<é>", "2026-03-01T12:00:05+00:00"),
        (f"{BASE}s/s-1/?a=1&b=<é>", "2026-03-01T12:01:05+00:00"),
    ]


def test_many_pages_make_many_files_and_an_index() -> None:
    made = sitemaps(BASE, pages(7), most=3)
    assert list(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert [len(rows(document)) for document in made.values()] == [3, 3, 1, 3]
    assert rows(made["sitemap.xml"]) == [
        (f"{BASE}sitemap-1.xml", "2026-03-01T12:02:05+00:00"),
        (f"{BASE}sitemap-2.xml", "2026-03-01T12:05:05+00:00"),
        (f"{BASE}sitemap-3.xml", "2026-03-01T12:06:05+00:00"),
    ]


def test_a_new_page_changes_the_last_file_alone() -> None:
    before, after = sitemaps(BASE, pages(7), most=3), sitemaps(BASE, pages(8), most=3)
    assert {name for name in after if after[name] != before[name]} == {"sitemap-3.xml", "sitemap.xml"}


def test_a_file_is_never_larger_than_it_may_be() -> None:
    made = sitemaps(BASE, pages(50), largest=2000)
    assert all(len(document) <= 2000 for name, document in made.items() if name != "sitemap.xml")
    assert sum(len(rows(made[name])) for name in made if name != "sitemap.xml") == 50


def test_at_fifty_thousand_and_one() -> None:
    made = sitemaps(BASE, pages(50_001))
    assert [made[name].count(b"<url>") for name in ("sitemap-1.xml", "sitemap-2.xml")] == [50_000, 1]
    assert len(rows(made["sitemap.xml"])) == 2


def test_only_pages_that_are_ours() -> None:
    elsewhere = listing(2, link="https://origin.example/post", is_ours=False)
    assert list(session_pages([listing(1), elsewhere])) == [Page(f"{BASE}s/s-1/", NOON + timedelta(days=1))]


def test_a_collection_changed_when_one_of_its_sessions_did() -> None:
    made = Collection("guests", "ann", "Ann", (listing(1), listing(5), listing(2)))
    assert list(collection_pages(BASE, [made])) == [Page(f"{BASE}guests/ann/", NOON + timedelta(days=5))]


def test_dates_are_in_utc_and_whole_seconds() -> None:
    india = timezone(timedelta(hours=5, minutes=30))
    (document,) = sitemaps(BASE, [Page(BASE, datetime(2026, 3, 1, 1, 0, 0, 5, tzinfo=india))]).values()
    assert rows(document) == [(BASE, "2026-02-28T19:30:00+00:00")]


def test_robots_may_read_all_but_the_dynamic_pages() -> None:
    text = robots(BASE).decode()
    parser = urllib.robotparser.RobotFileParser()
    parser.parse(text.splitlines())
    assert parser.site_maps() == [f"{BASE}sitemap.xml"]
    for path in ("", "s/one/", "atom.xml", "listing/", "archive/1/atom.xml", "media/a.jpg"):
        assert parser.can_fetch("AnyBot", BASE + path), path
    for path in ("list/unsubscribe", "desk/", "api/x", "hooks/y"):
        assert not parser.can_fetch("AnyBot", BASE + path), path
