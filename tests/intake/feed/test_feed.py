"""Feeds of every kind: identity, whole text or the page behind, edits, older pages; and those that mean harm."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from pipeline.errors import Unreachable
from pipeline.intake.feed import jsonfeed, rss_atom
from pipeline.intake.feed.entries import Entry
from pipeline.model.sight import Trace
from tests.looker import Looker
from tests.websites import JSON, RSS, Reply, Website, item, rss

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
WHOLE = "<p>" + "Fog, mostly, and the bell buoy, which answers nobody. " * 4 + "</p>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Town</title>{}</feed>'


@pytest.fixture
def site() -> Iterator[Website]:
    with Website() as made:
        yield made


@pytest.fixture
def looker(site: Website) -> Looker:
    return Looker("feed", site.url + "/feed", NOW)


def entry(text: str) -> Entry:
    (only,) = rss_atom.read(text.encode(), None, "https://town.example/feed").entries
    return only


# What an entry is


def test_rss_with_its_whole_text(site: Website, looker: Looker) -> None:
    more = (
        "<dc:creator>Jo</dc:creator><pubDate>Mon, 01 Jun 2026 10:00:00 +0200</pubDate><category>Ferries</category>"
        "<category>Uncategorized</category><media:thumbnail url='/a.jpg'/><description>What ferries do.</description>"
    )
    items = item(f"{site.url}/?p=7", "/talk?utm_source=rss", "Q&amp;#038;A: &amp;lt;b&amp;gt;", WHOLE, more)
    site.pages["/feed"] = Reply(rss(items, "<language>en_GB</language>"), RSS)
    (document,) = looker.look()
    assert (document.origin, document.guid) == (f"{site.bare}/?p=7", f"{site.url}/?p=7")
    assert document.aliases == ("7", f"{site.bare}/talk")
    assert (document.url, document.data.decode(), document.charset) == (f"{site.url}/talk", WHOLE, "utf-8")
    said = document.particulars
    assert (said.title, said.author, said.language, said.topics) == ("Q&A: <b>", "Jo", "en-GB", ("Ferries",))
    assert said.published == datetime(2026, 6, 1, 8, tzinfo=UTC)
    assert (said.summary, said.image) == ("What ferries do.", f"{site.url}/a.jpg")
    assert site.asked() == ["/feed"]


def test_atom_says_what_its_titles_are() -> None:
    plain = entry(ATOM.format("<entry><id>tag:a,1:1</id><title>a &lt;b> &amp;amp; c</title></entry>"))
    html = entry(
        ATOM.format('<entry><id>tag:a,1:1</id><title type="html">a &lt;b>b&lt;/b> &amp;amp; c</title></entry>')
    )
    assert (plain.title, html.title) == ("a <b> &amp; c", "a b & c")
    assert (plain.origin, plain.language) == ("tag:a,1:1", "de")


def test_atom_content_and_its_base(site: Website, looker: Looker) -> None:
    div = '<div xmlns="http://www.w3.org/1999/xhtml"><a href="q">q</a></div>'
    content = f'<content type="xhtml" xml:base="/x/">{div}</content>'
    site.pages["/feed"] = Reply(ATOM.format(f'<entry><id>tag:a,1:1</id><link href="/p"/>{content}</entry>'), RSS)
    (document,) = looker.look()
    assert document.data.decode() == f'<a href="{site.url}/x/q">q</a>'


def test_rdf() -> None:
    found = entry(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title></channel>'
        '<item rdf:about="https://town.example/1"><title>One</title><link>https://town.example/1</link>'
        "<dc:date>2026-06-01T10:00:00+02:00</dc:date></item></rdf:RDF>"
    )
    assert (found.title, found.published) == ("One", datetime(2026, 6, 1, 8, tzinfo=UTC))
    assert found.origin == "town.example/1"


def test_json_feed(site: Website, looker: Looker) -> None:
    made = {
        "id": 7,
        "url": "/talk",
        "title": "A & B",
        "content_html": WHOLE,
        "summary": "What ferries do.",
        "date_published": "2026-06-01T10:00:00+02:00",
        "authors": [{"name": "Jo"}, {"name": "Sam"}, 7],
        "tags": ["Ferries", 3, None],
        "image": "/a.jpg",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "language": "en",
        "items": [made, "junk", {"id": []}],
    }
    site.pages["/feed"] = Reply(json.dumps(feed), JSON)
    (document,) = looker.look()
    said = document.particulars
    assert (document.origin, document.guid, document.url) == ("7", "7", f"{site.url}/talk")
    assert (said.title, said.author, said.topics, said.language) == ("A & B", "Jo, Sam", ("Ferries",), "en")
    assert (said.summary, said.image) == ("What ferries do.", f"{site.url}/a.jpg")
    assert set(looker.passed.values()) == {"an entry with neither id, link nor title"}


@pytest.mark.parametrize(
    ("guid", "link", "origin"),
    [
        ("http://town.example/?p=7", "https://town.example/a", "town.example/?p=7"),
        ("urn:uuid:1", "https://town.example/a", "urn:uuid:1"),
        ("7", "", "7"),  # not an address, whatever isPermaLink says by default
        ("", "https://TOWN.example:443/a?utm_source=x&b=1#c", "town.example/a?b=1"),
    ],
)
def test_identity(guid: str, link: str, origin: str) -> None:
    written = (f"<guid>{guid}</guid>" if guid else "") + (f"<link>{link.replace('&', '&amp;')}</link>" if link else "")
    found = entry(rss(f"<item>{written}<title>T</title></item>"))
    assert found.origin == origin
    assert found.guid == guid


def test_identity_without_anything_is_title_and_date() -> None:
    one, two = (entry(rss(f"<item><title>{title}</title></item>")).origin for title in ("One", "Two"))
    assert one != two
    assert entry(rss("<item><title>One</title></item>")).origin == one


def test_of_two_entries_with_one_id_the_first_wins(site: Website, looker: Looker) -> None:
    site.pages["/feed"] = Reply(rss(item("a", "", "One", WHOLE) + item("a", "", "Two", WHOLE)), RSS)
    assert [document.particulars.title for document in looker.look()] == ["One"]
    assert looker.passed == {"a#2": "a second entry with the same id"}


LONG = "Fog, and then more fog. " * 150


@pytest.mark.parametrize(
    ("content", "summary", "is_whole"),
    [
        (WHOLE, "Short.", True),
        (WHOLE, "", True),
        ("", "Short.", False),
        ("", f"<p>{LONG}</p>", True),
        ("", f"<p>{LONG} […]</p>", False),
        (WHOLE + "<p>[&#8230;]</p>", "Short.", False),
        (WHOLE + '<p><a href="x">Continue reading <span>Talk 7</span> →</a></p>', "Short.", False),
        (WHOLE + '<a class="more-link" href="x">Mehr …</a>', "Short.", False),
        ("<p>Fog, and then…</p>", "", False),
        (f"<p>{LONG} And then…</p>", "Short.", True),  # an interview may end so
        (WHOLE, WHOLE, False),
        ("<script>" + LONG + "</script>", "Short.", False),
    ],
)
def test_what_is_a_whole_text(content: str, summary: str, is_whole: bool) -> None:
    assert bool(Entry(guid="a", link="https://town.example/a", content=content, summary=summary).text) == is_whole


def test_without_a_link_the_summary_is_all_there_is() -> None:
    assert Entry(guid="a", summary="Short.").text == "Short."


def test_the_line_below_posts_in_wordpress_feeds_goes() -> None:
    below = '\n<p>The post <a href="x">A</a> appeared first on <a href="y">Town</a>.</p>\n'
    assert Entry(guid="a", content=WHOLE + below, summary=f"Short{below}").text == WHOLE


@pytest.mark.parametrize(
    "summary", ["Fog, mostly, and the bell buoy [&#8230;]", "Fog, mostly, and the bell buoy, which", ""]
)
def test_a_machines_summary_is_none(summary: str) -> None:
    assert Entry(content=WHOLE, summary=summary).human_summary is None


# A look


def test_a_feed_that_did_not_change_costs_one_conditional_request(site: Website, looker: Looker) -> None:
    site.pages["/feed"] = Reply(rss(item("a", "", "One", WHOLE)), RSS)
    looker.look()
    assert isinstance(looker.sights[-1], Trace)  # last of all
    site.asked()
    looker.look()
    assert (looker.sights, site.asked(), site.unchanged) == ([], ["/feed"], 1)


def test_without_validators_the_same_bytes_are_not_read_again(site: Website, looker: Looker) -> None:
    site.pages["/feed"] = Reply(rss(item("a", "", "One", WHOLE)), RSS, validators=False)
    looker.look()
    looker.look()
    assert looker.sights == []


def test_an_edit_comes_again_and_what_fell_off_stays(site: Website, looker: Looker) -> None:
    site.pages["/feed"] = Reply(rss(item("a", "", "One", WHOLE) + item("b", "", "Two", WHOLE)), RSS)
    looker.look()
    site.pages["/feed"] = Reply(rss(item("b", "", "Two, corrected", WHOLE)), RSS)
    assert [(found.origin, found.particulars.title) for found in looker.look()] == [("b", "Two, corrected")]
    assert looker.gone == []


def test_the_page_behind_the_link_is_read_when_the_entry_is_new_or_changed(site: Website, looker: Looker) -> None:
    site.pages["/1"] = Reply("<!doctype html><p>The page.</p>")
    site.pages["/feed"] = Reply(rss(item("a", "/1", "One", "", "<description>Short.</description>")), RSS)
    (document,) = looker.look()
    assert (document.origin, document.data, document.url) == ("a", b"<!doctype html><p>The page.</p>", f"{site.url}/1")
    assert document.particulars.title == "One"
    site.asked()
    two = item("a", "/1", "One", "", "<description>Short.</description>") + item("b", "", "Two", WHOLE)
    site.pages["/feed"] = Reply(rss(two), RSS)
    looker.look()
    assert looker.origins == ["b"]
    assert site.asked() == ["/feed"]
    site.pages["/feed"] = Reply(rss(item("a", "/1", "Uno", "", "<description>Short.</description>")), RSS)
    assert [document.particulars.title for document in looker.look()] == ["Uno"]
    assert site.asked() == ["/feed", "/1"]


def test_a_page_that_fails_is_tried_again_and_the_others_are_read(site: Website, looker: Looker) -> None:
    site.pages["/1"] = Reply(status=500)
    site.pages["/2"] = Reply("<!doctype html><p>Two.</p>")
    site.pages["/feed"] = Reply(rss(item("a", "/1", "One", "") + item("b", "/2", "Two", "")), RSS)
    looker.look()
    assert looker.origins == ["b"]
    assert "/1" in looker.passed["a"]
    assert f"{site.url}/feed" not in looker.traces
    site.pages["/1"] = Reply("<!doctype html><p>One.</p>")
    looker.look()
    assert looker.origins == ["a"]
    assert f"{site.url}/feed" in looker.traces


def test_a_page_that_is_not_there_is_passed_until_its_entry_changes(site: Website, looker: Looker) -> None:
    site.pages["/feed"] = Reply(rss(item("a", "/1", "One", "")), RSS)
    looker.look()
    assert "answers 404" in looker.passed["a"]
    site.asked()
    looker.look()
    assert site.asked() == ["/feed"]


def test_what_is_behind_a_password_or_no_page_is_passed(site: Website, looker: Looker) -> None:
    site.pages["/2"] = Reply(b"%PDF-1.7", "application/pdf")
    site.pages["/3"] = Reply('<!doctype html><form class="post-password-form">')
    items = (
        item("a", "", "One", '<form class="x post-password-form">')
        + item("b", "/2", "Two", "")
        + item("c", "/3", "3", "")
    )
    site.pages["/feed"] = Reply(rss(items), RSS)
    assert looker.look() == []
    locked = "it is protected by a password"
    assert looker.passed == {"a": locked, "b": "the link leads to application/pdf, not to a page", "c": locked}


def test_a_look_that_was_killed_reads_no_page_twice(site: Website, looker: Looker) -> None:
    site.pages["/1"] = Reply("<!doctype html><p>One.</p>")
    site.pages["/feed"] = Reply(rss(item("a", "/1", "One", "") + item("b", "", "Two", WHOLE)), RSS)
    looker.look(stop_after=3)
    assert (looker.known, list(looker.traces)) == ({"a"}, [f"{site.url}/1"])
    looker.look()
    assert looker.origins == ["b"]
    assert site.unchanged == 1


def test_older_pages_are_read_on_the_first_look_only(site: Website, looker: Looker) -> None:
    def older(number: int) -> str:
        return f'<atom:link rel="prev-archive" href="/feed?{number}"/>'

    site.pages["/feed"] = Reply(rss(item("c", "", "3", WHOLE), older(2)), RSS)
    site.pages["/feed?2"] = Reply(rss(item("b", "", "2", WHOLE), older(1)), RSS)
    site.pages["/feed?1"] = Reply(rss(item("a", "", "1", WHOLE), older(2)), RSS)  # back again: a circle
    looker.look()
    assert looker.origins == ["c", "b", "a"]
    site.pages["/feed"] = Reply(rss(item("d", "", "4", WHOLE), older(2)), RSS)
    looker.look()
    assert looker.origins == ["d"]


def test_json_feeds_next_page(site: Website, looker: Looker) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "items": [{"id": "b", "content_text": "Two"}],
        "next_url": "/2",
    }
    site.pages["/feed"] = Reply(json.dumps(feed), JSON)
    site.pages["/2"] = Reply(json.dumps({**feed, "items": [{"id": "a", "content_text": "One"}], "next_url": 7}), JSON)
    assert [(found.origin, found.media_type) for found in looker.look()] == [("b", "text/plain"), ("a", "text/plain")]


def test_wordpress_pages_until_there_are_no_more(site: Website, looker: Looker) -> None:
    made_by = "<generator>https://wordpress.org/?v=6.1</generator>"
    site.pages["/feed"] = Reply(rss(item("b", "", "2", WHOLE), made_by), RSS)
    site.pages["/feed?paged=2"] = Reply(rss(item("b", "", "2", WHOLE) + item("a", "", "1", WHOLE), made_by), RSS)
    site.pages["/feed?paged=3"] = Reply(rss("", made_by), RSS, 404)
    looker.look()
    assert looker.origins == ["b", "a"]
    assert looker.passed == {}
    assert site.asked() == ["/feed", "/feed?paged=2", "/feed?paged=3"]


def test_a_web_page_is_told_from_a_feed_whatever_the_media_type(site: Website, looker: Looker) -> None:
    site.pages["/feed"] = Reply(rss(item("a", "", "One", WHOLE)), "text/html")
    assert looker.look()
    link = '<link rel=alternate type="application/atom+xml" href="/atom.xml">'
    site.pages["/feed"] = Reply(f"<!doctype html><html><head>{link}</head></html>", RSS)
    with pytest.raises(Unreachable, match=rf"is a web page, not a feed; its feeds are {site.url}/atom\.xml"):
        looker.look()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "the feed is empty"),
        (b"hello", "is not well-formed XML"),
        (b"<?xml version='1.0'?><svg/>", "neither RSS nor Atom"),
        (b'{"a": 1}', "is JSON, but no JSON Feed"),
        (b"{", "is not valid JSON"),
        (b"[" * 100_000, "is not valid JSON"),
        (b"<rss><channel>", "is not well-formed XML"),
        (gzip.compress(b"<rss/>", mtime=0), "is not well-formed XML"),
    ],
)
def test_what_is_no_feed_is_said_in_one_line(site: Website, looker: Looker, body: bytes, message: str) -> None:
    site.pages["/feed"] = Reply(body, RSS)
    with pytest.raises(Unreachable, match=message) as caught:
        looker.look()
    assert "\n" not in str(caught.value)
    assert f"{site.url}/feed" in str(caught.value)
    assert looker.traces == {}


# Broken and hostile XML

TITLED = "<rss version='2.0'><channel><item><title>{}</title></item></channel></rss>"
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + TITLED.format("&b;")
FILE = BOMB.replace('"ha"', 'SYSTEM "file:///etc/hostname"')


@pytest.mark.parametrize(
    "body",
    [
        BOMB.encode(),
        b"<!-- <a -->" + BOMB.encode(),
        BOMB.encode("utf-16"),
        BOMB.encode("utf-16-be"),
        FILE.encode(),
        BOMB.replace("<!ENTITY a", "<!ENTITY % a").encode(),
        b"<b>Warning</b>: x & y\n" + BOMB.encode(),
    ],
)
def test_entities_are_refused(body: bytes) -> None:
    with pytest.raises(Unreachable, match=r"entities|well-formed"):
        rss_atom.read(body, None, "https://town.example/feed")


@pytest.mark.parametrize("codec", ["unicode_escape", "utf-7", "raw_unicode_escape", "idna", "hex"])
def test_no_codec_smuggles_an_entity(codec: str) -> None:
    body = f'<?xml version="1.0" encoding="{codec}"?>'.encode() + BOMB.encode("utf-7").replace(b"<!", b"\\x3c!")
    try:
        (only,) = rss_atom.read(body, None, "https://town.example/feed").entries
    except Unreachable:
        return
    assert "haha" not in (only.title or "")


@pytest.mark.parametrize(
    "body",
    [
        b"<rss>" + b"<a>" * 100_000,
        b"<rss " + b"".join(b"a%d='' " % number for number in range(100_000)) + b"/>",
        b"<rss><channel>" + b"<item/>" * 100_000 + b"</channel></rss>",
        b"<rss>" + b"<!--" * 500_000,
        b"<?xml " * 500_000,
        b"<rss>" + b"&" * 1_000_000,
        b"<rss>" + b"".join(b"<a%d:b/>" % number for number in range(50_000)) + b"</rss>",
        b"<rss>&" + b"</rss " + b" " * 1_000_000,
    ],
)
def test_what_could_keep_a_parser_busy_is_refused_soon(body: bytes) -> None:
    began = time.process_time()
    with pytest.raises(Unreachable):
        rss_atom.read(body, None, "https://town.example/feed")
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "title",
    [
        "A & B",
        "A&nbsp;B",
        "A\x00\x08B",
        "caf&eacute;",
        "a&#0;b&#xd800;",
        "&#55357;&#56832;",
        "<media:x/>A",
        "&unknown; A",
    ],
)
def test_the_usual_faults_are_mended(title: str) -> None:
    body = f"<br />\n<b>Deprecated</b>: x\n<?xml version='1.0'?>{TITLED.format(title)}<p>"
    (only,) = rss_atom.read(body.encode(), None, "https://town.example/feed").entries
    assert only.title


def test_charsets() -> None:
    text = "<rss version='2.0'><channel><item><title>Übermut — Ж</title></item></channel></rss>"
    declared = f"<?xml version='1.0' encoding='windows-1251'?>{text.replace('Ü', 'U')}"
    for body, charset in (
        (text.encode(), None),
        (text.encode("utf-16"), "utf-8"),
        (b"\xef\xbb\xbf" + text.encode(), "iso-8859-1"),
        (declared.encode("cp1251"), None),
        (text.encode(), "no-such-charset"),
    ):
        (only,) = rss_atom.read(body, charset, "https://town.example/feed").entries
        assert (only.title or "").endswith("bermut — Ж")


@pytest.mark.parametrize("junk", [None, 7, True, "x", [], {}, [None], [[]], {"name": 3}])
@pytest.mark.parametrize(
    "name", ["url", "title", "content_html", "summary", "date_published", "authors", "tags", "image"]
)
def test_json_with_junk_in_a_field_is_still_read(name: str, junk: object) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "a", "content_text": "Text", name: junk}]}
    (only,) = jsonfeed.read(json.dumps(feed).encode(), "https://town.example/feed").entries
    assert only.origin == "a"
    assert only.text


def test_a_hundred_unchanged_feeds_are_quick(site: Website) -> None:
    lookers = []
    for number in range(100):
        site.pages[f"/feed/{number}"] = Reply(rss(item(f"{number}", "", "One", WHOLE)), RSS)
        lookers.append(Looker("feed", f"{site.url}/feed/{number}", NOW))
        lookers[-1].look()
    site.asked()
    for looker in lookers:
        looker.now += timedelta(hours=1)
        looker.look()
        assert looker.sights == []
    assert len(site.asked()) == site.unchanged == 100
