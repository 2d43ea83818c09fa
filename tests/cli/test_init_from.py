"""`qna init DIR --from URL`: what a new user may point it at, and what comes of it."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import wiring
from pipeline.intake.manners.fetch import Manners
from tests.websites import RSS, Reply, Website, WordPress, item, rss


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second between two questions passes at once; that we wait for it is tested where that is done."""
    polite, passed = wiring.manners, [0.0]

    def manners(environ: Mapping[str, str], home: str) -> Manners:
        def sleep(seconds: float) -> None:
            passed[0] += seconds

        return replace(polite(environ, home), sleep=sleep, monotonic=lambda: time.monotonic() + passed[0])

    monkeypatch.setattr(wiring, "manners", manners)


@pytest.fixture
def site() -> Iterator[Website]:
    with Website() as made:
        made.pages["/"] = Reply("<!doctype html><html lang=de><title>Nothing here</title>")
        yield made


def begin(publication, url: str, *more: str, code: int = 0) -> dict[str, str]:
    """The keys of the source that `qna init` makes; nothing is made when it does not end well."""
    folder: Path = publication.folder.parent / "new"
    assert publication.qna("init", str(folder), "--from", url, "--yes", *more) == code, publication.err
    assert publication.err.count("qna: ") <= 1
    if code:
        assert not folder.exists()
        return {}
    (source,) = tomllib.loads((folder / "config.toml").read_text("utf-8"))["source"]
    return {key: value for key, value in source.items() if value and key in ("kind", "url", "category", "series")}


def test_a_site_without_anything_is_a_page(publication, site):
    assert begin(publication, site.url) == {"kind": "page", "url": f"{site.url}/"}
    assert "a page; no feed was found" in publication.out


def test_a_feed_is_a_feed_whichever_its_address(publication, site):
    site.pages["/all.php?as=xml"] = Reply(rss(item("a", "/1", "One", "x")), "text/html")
    assert begin(publication, f"{site.url}/all.php?as=xml") == {"kind": "feed", "url": f"{site.url}/all.php?as=xml"}


def test_a_site_in_a_folder_has_its_feeds_there(publication, site):
    site.pages["/town/"] = Reply("<!doctype html><title>Town</title>")
    site.pages["/town/rss.xml"] = site.pages["/rss.xml"] = Reply(rss(item("a", "/1", "One", "x")), RSS)
    assert begin(publication, f"{site.url}/town/")["url"] == f"{site.url}/town/rss.xml"


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("page", ["", "/", "/talk-1/"])
@pytest.mark.parametrize("api", ["open", 401])
def test_a_wordpress_in_a_folder_is_itself_from_each_of_its_pages(publication, plain, page, api):
    with WordPress("/blog", plain=plain) as town:
        town.terms.append(town.term(5, "Interviews", "category"))
        for number in range(4):
            town.add(f"Talk {number}", "<p>Hello.</p>", publication.now - timedelta(days=number), categories=(5,))
        town.api = api
        url = town.home + page if not (plain and len(page) > 1) else town.link(town.posts[1])
        chosen = {"category": "interviews", "series": "Interviews"} if api == "open" else {}
        assert begin(publication, url) == {"kind": "wordpress", "url": f"{town.home}/"} | chosen


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/404", "there is nothing at this address; check it in a browser (404 Not Found)"),
        ("/500", "the server has trouble of its own"),
        ("/picture", "is not well-formed XML"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_and_nothing_is_made(publication, site, path, said):
    site.pages["/500"] = Reply(status=500)
    site.pages["/picture"] = Reply(b"\x89PNG\r\n", "image/png")
    begin(publication, site.url + path, code=75)
    assert publication.err.startswith(f"qna: {site.url}{path}: {said}")


def test_a_host_that_does_not_answer(publication):
    begin(publication, "http://127.0.0.1:9/", code=75)
    assert "qna: http://127.0.0.1:9/: nobody answers there" in publication.err


@pytest.mark.parametrize("word", ["nonsense", "example.org", "ftp://example.org/", "http://", "http://[::1"])
def test_what_is_no_address_is_a_wrong_argument(publication, word):
    begin(publication, word, code=2)
    assert f"expected an address such as https://example.org/, not '{word}'" in publication.err


def test_a_login_in_the_address_is_not_repeated(publication):
    begin(publication, "http://ed:geheim@127.0.0.1:9/", code=2)
    assert "geheim" not in publication.out + publication.err


def test_a_category_that_is_not_there(publication):
    with WordPress() as town:
        begin(publication, town.url, "--category", "talks", code=78)
    assert "there is no category 'talks'; it has uncategorized" in publication.err


def test_a_folder_that_holds_a_publication_is_refused_before_anybody_is_asked(publication, site):
    assert publication.qna("init", str(publication.folder), "--from", site.url, "--yes") == 78
    assert "there is a publication here already" in publication.err
    assert (publication.out, site.asked()) == ("", [])
