"""Pages: one alone, those of a list page, those of a sitemap; what changed, what went, what is left for next time."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.errors import Unreachable
from pipeline.intake.page import sitemap
from pipeline.intake.page.pattern import Pattern
from tests.looker import Looker
from tests.websites import Reply, Website

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
XML = "application/xml"


@pytest.fixture
def site() -> Iterator[Website]:
    with Website() as made:
        yield made


def page(text: str) -> Reply:
    return Reply(f"<!doctype html><html><title>{text}</title><p>{text}</p></html>")


def listing(*links: str, more: str = "") -> Reply:
    return Reply("<!doctype html><html>" + "".join(f'<a href="{link}">x</a>' for link in links) + more)


def mapped(site: Website, *pages: tuple[str, str]) -> str:
    urls = "".join(f"<url><loc>{site.url}{path}</loc><lastmod>{date}</lastmod></url>" for path, date in pages)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


# One page


def test_a_page_is_a_document(site: Website) -> None:
    site.pages["/talk"] = Reply("<!doctype html><p>Øre", "text/html; charset=ISO-8859-1")
    site.pages["/old"] = Reply(status=301, headers={"Location": "/talk"})
    looker = Looker("page", site.url + "/old", NOW)
    (document,) = looker.look()
    assert (document.origin, document.url) == (f"{site.bare}/old", f"{site.url}/talk")
    assert document.aliases == (f"{site.bare}/talk",)
    assert (document.charset, bool(document.particulars)) == ("ISO-8859-1", False)
    looker.look()
    assert (looker.sights, site.unchanged) == ([], 1)


def test_a_page_that_went_is_gone_and_one_that_never_was_is_a_mistake(site: Website) -> None:
    looker = Looker("page", site.url + "/talk", NOW)
    with pytest.raises(Unreachable, match=r"there is no such page \(404\)"):
        looker.look()
    site.pages["/talk"] = page("Talk")
    looker.look()
    del site.pages["/talk"]
    looker.look()
    assert looker.gone == [f"{site.bare}/talk"]


def test_what_is_no_page_is_passed(site: Website) -> None:
    site.pages["/talk"] = Reply(b"\x89PNG", "image/png")
    looker = Looker("page", site.url + "/talk", NOW)
    looker.look()
    assert looker.passed == {f"{site.bare}/talk": "it is image/png, not a page"}


# Patterns


@pytest.mark.parametrize(
    ("pattern", "address", "is_meant"),
    [
        ("https://town.example/talks/*", "https://town.example/talks/one", True),
        ("https://town.example/talks/*", "http://town.example/talks/one/", True),
        ("https://town.example/talks/*", "https://town.example/talks/", False),
        ("https://town.example/talks/*", "https://town.example/talks/page/2", False),
        ("https://town.example/talks/**", "https://town.example/talks/2026/one", True),
        ("https://town.example/talks/*", "https://town.example/talks/one?page=2", False),
        ("https://town.example/*.php?id=*", "https://town.example/a.php?id=7", True),
        ("/talks/*", "https://town.example/talks/one", True),
        ("**/talk-*", "https://town.example/2026/talk-7", True),
        ("**/talk-*", "https://elsewhere.example/2026/talk-7", False),
        ("https://blog.town.example/*", "https://blog.town.example/a", True),
        ("https://town.example/talks/*", "https://town.example.evil.example/talks/a", False),
        ("https://town.example/t.lk/*", "https://town.example/talk/a", False),
    ],
)
def test_patterns(pattern: str, address: str, is_meant: bool) -> None:
    assert Pattern(pattern, "https://town.example/list").matches(address) == is_meant


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    assert not Pattern("/" + "*a" * 12, "https://town.example/").matches("https://town.example/" + "a" * 1500 + "/b/c")


# A list page


@pytest.fixture
def town(site: Website) -> Looker:
    site.pages["/talks/"] = listing(
        "3/", "/talks/2?utm_source=x#top", "2", "mailto:a@b", "/about", "https://x.example/talks/9"
    )
    for number in range(1, 10):
        site.pages[f"/talks/{number}"] = page(f"Talk {number}")
    site.pages["/talks/3/"] = page("Talk 3")
    return Looker("page", site.url + "/talks/", NOW, links=site.url + "/talks/*")


def test_the_pages_of_a_list(site: Website, town: Looker) -> None:
    town.look()
    assert town.origins == [f"{site.bare}/talks/3/", f"{site.bare}/talks/2"]
    assert site.asked() == ["/talks/", "/talks/3/", "/talks/2"]


def test_unchanged_pages_are_asked_for_with_their_validators(site: Website, town: Looker) -> None:
    town.look()
    town.look()
    assert (town.sights, site.unchanged) == ([], 3)


def test_a_new_page_and_an_edit_of_a_recent_one(site: Website, town: Looker) -> None:
    town.look()
    site.pages["/talks/"] = listing("4", "3/", "2")
    site.pages["/talks/2"] = page("Talk 2, corrected")
    town.look()
    assert town.origins == [f"{site.bare}/talks/4", f"{site.bare}/talks/2"]


def test_only_the_first_ten_are_asked_for_at_each_look_the_others_once_a_day(site: Website, town: Looker) -> None:
    names = [str(number) for number in range(100, 130)]
    for name in names:
        site.pages[f"/talks/{name}"] = page(name)
    site.pages["/talks/"] = listing(*names)
    town.look()
    site.asked()
    town.now += timedelta(hours=1)
    town.look()
    assert len(site.asked()) == 11
    site.pages["/talks/129"] = page("corrected")
    town.now += timedelta(days=1)
    town.look()
    assert len(site.asked()) == 31
    assert town.origins == [f"{site.bare}/talks/129"]


def test_a_known_page_that_went_is_gone_listed_or_not(site: Website, town: Looker) -> None:
    town.look()
    site.pages["/talks/"] = listing("3/")
    town.look()
    assert town.gone == []
    site.pages["/talks/2"] = Reply(status=410)
    town.now += timedelta(days=1)
    town.look()
    assert town.gone == [f"{site.bare}/talks/2"]


def test_a_page_that_fails_is_passed_and_tried_again(site: Website, town: Looker) -> None:
    site.pages["/talks/2"] = Reply(status=500)
    town.look()
    assert town.origins == [f"{site.bare}/talks/3/"]
    assert "500" in town.passed[f"{site.bare}/talks/2"]
    site.pages["/talks/2"] = page("Talk 2")
    town.look()
    assert town.origins == [f"{site.bare}/talks/2"]


def test_further_pages_of_the_list_are_read_on_the_first_look(site: Website, town: Looker) -> None:
    site.pages["/talks/"] = listing("9", more='<a rel="next" href="/talks/?page=2">Older</a>')
    site.pages["/talks/?page=2"] = listing("8", more='<link rel="next" href="/talks/">')
    town.look()
    assert town.origins == [f"{site.bare}/talks/9", f"{site.bare}/talks/8"]
    site.asked()
    town.look()
    assert "/talks/?page=2" not in site.asked()


def test_200_pages_a_look_and_the_rest_next_time(site: Website, town: Looker) -> None:
    names = [str(number) for number in range(1000, 1230)]
    for name in names:
        site.pages[f"/talks/{name}"] = page(name)
    site.pages["/talks/"] = listing(*names)
    assert len(town.look()) == 200
    town.look()
    assert len(town.documents) == 30
    town.look()
    assert town.documents == []
    assert len(town.known) == 230


def test_a_look_that_was_killed_loses_nothing(site: Website, town: Looker) -> None:
    town.look(stop_after=1)
    town.look()
    assert len(town.known) == 2


# Sitemaps


def test_a_sitemap_says_what_changed(site: Website) -> None:
    site.pages["/talks/1"] = site.pages["/talks/2"] = page("Talk")
    site.pages["/map.xml"] = Reply(
        mapped(site, ("/talks/1", "2026-01-01"), ("/talks/2", "2026-01-01"), ("/x", "")), XML
    )
    looker = Looker("page", site.url + "/map.xml", NOW, links="/talks/*")
    looker.look()
    assert looker.origins == [f"{site.bare}/talks/1", f"{site.bare}/talks/2"]
    site.asked()
    looker.look()
    assert (looker.sights, site.asked()) == ([], ["/map.xml"])
    site.pages["/talks/2"] = page("Talk, corrected")
    site.pages["/map.xml"] = Reply(mapped(site, ("/talks/1", "2026-01-01"), ("/talks/2", "2026-06-01")), XML)
    looker.look()
    assert looker.origins == [f"{site.bare}/talks/2"]
    assert site.asked() == ["/map.xml", "/talks/2"]


def test_a_sitemap_index_and_packed_sitemaps(site: Website) -> None:
    def index(*paths: str) -> Reply:
        return Reply(
            "<sitemapindex>" + "".join(f"<sitemap><loc>{path}</loc></sitemap>" for path in paths) + "</sitemapindex>",
            XML,
        )

    for number in range(1, 6):
        site.pages[f"/talks/{number}"] = page("Talk")
    site.pages["/map.xml"] = index("/a.xml.gz", "/below.xml", "/missing.xml")
    site.pages["/a.xml.gz"] = Reply(gzip.compress(mapped(site, ("/talks/1", "")).encode()), "application/gzip")
    site.pages["/below.xml"] = index("/below.xml", "/b.xml")
    site.pages["/b.xml"] = Reply(mapped(site, ("/talks/2", "")), "text/html")
    looker = Looker("page", site.url + "/map.xml", NOW, links="/talks/*")
    looker.look()
    assert looker.origins == [f"{site.bare}/talks/1", f"{site.bare}/talks/2"]
    assert f"{site.url}/map.xml" not in looker.traces  # one of those below could not be read


def test_hostile_sitemaps() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>'
    bomb = gzip.compress(b"<urlset>" + b" " * 60_000_000)
    for data in (
        entity,
        b"<urlset>" * 1000,
        bomb,
        b"<urlset>" + b"<url/>" * 400_000 + b"</urlset>",
        bomb[:2000] + b"x",
    ):
        with pytest.raises(Unreachable):
            sitemap.read(data, None, "https://town.example/map.xml")


@pytest.mark.parametrize("loc", ["", "javascript:alert(1)", "http://[", "mailto:a@b", "ftp://x/y", "//"])
def test_a_sitemap_with_junk_for_an_address(loc: str) -> None:
    data = f"<urlset><url><loc>{loc}</loc></url><url/><x/><url><loc>/a</loc></url></urlset>".encode()
    assert list(sitemap.read(data, None, "https://town.example/map.xml").pages) == ["https://town.example/a"]
