"""Atom, RSS and JSON Feed: valid, equal in what they say, and the same bytes every time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import feedparser
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.channel import Image, Place, Source
from pipeline.model.enclosure import Enclosure
from pipeline.model.session import Person
from pipeline.render.feed import FORMATS
from pipeline.render.feed.cleaning import absolute, clean
from tests.feeds import (
    ATOM,
    CHANNEL,
    DC,
    ENCODED,
    HISTORY,
    LANG,
    MEDIA,
    NOON,
    PODCAST,
    READ,
    SYNDICATION,
    Told,
    as_atom,
    as_json,
    as_rss,
    atom,
    json_feed,
    make_item,
    rss,
    tree,
)

HOSTILE = [
    make_item(
        1,
        title="R&D <script>alert(1)</script> ]]> &amp; “quotes”",
        content="<p>a ]]> b &amp;amp; c &lt;b&gt; ]]&gt;</p>\r\n<pre>x\ry</pre>",
        summary="Bed & <breakfast> ]]>",
        guests=(Person("Ann & Bob <x>", url="https://ann.example/?a=1&b=2"), Person("Ünal Ö")),
        topics=("law & order", "<b>", "law & order", " "),
        published=NOON,
    ),
    make_item(2, title="No guest", published=NOON - timedelta(seconds=1)),
    make_item(
        3,
        title="עברית \u202eRTL 😀👩‍👩‍👧 u2028:\u2028 nbsp:\u00a0.",
        content='<p dir="rtl">שלום 😀 \u2028 \u200b \u00ad</p>',
        language="he",
        guests=(Person("דנה", url="javascript:alert(1)"),),
    ),
    make_item(4, title="\x00\x0b\ud800\ufffe", content="<p>a\x00\x08\ud83d\uffff\x85b</p>", summary="\x1b"),
    make_item(5, content="", summary=""),
    make_item(6, content="In short.", summary="In short."),
    make_item(7, published=datetime(2026, 3, 1, 1, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
]


each_format = pytest.mark.parametrize("read", READ, ids=["atom", "rss", "json"])


def test_the_three_formats_say_the_same() -> None:
    assert as_atom(HOSTILE) == as_rss(HOSTILE) == as_json(HOSTILE)
    assert [entry["id"] for entry in as_json(HOSTILE)] == [item.entry.entry_id for item in HOSTILE]


def test_what_was_meant_arrives() -> None:
    first, second, third, fourth, fifth, sixth, seventh = as_json(HOSTILE)
    assert first["title"] == "R&D <script>alert(1)</script> ]]> &amp; “quotes”"
    assert first["summary"] == "Bed & <breakfast> ]]>"
    assert first["content"] == "<p>a ]]> b &amp;amp; c &lt;b&gt; ]]&gt;</p>\n<pre>x\ny</pre>"
    assert first["authors"] == ["Ann & Bob <x>", "Ünal Ö"]
    assert first["tags"] == ["law & order", "<b>"]
    assert first["published"] == NOON.replace(microsecond=0)
    assert second["authors"] == ["The Marrow Press"]
    assert third["title"] == HOSTILE[2].entry.session.title
    assert third["content"] == HOSTILE[2].content
    assert third["language"] == "he"
    assert fourth["title"] == "s-4"
    assert fourth["content"] == "<p>a\nb</p>"
    assert (fifth["content"], fifth["summary"]) == ("", "A title")
    assert sixth["summary"] == "A title"
    assert seventh["published"] == datetime(2026, 2, 28, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize("render", [atom, rss])
def test_feedparser_finds_no_fault(render: object) -> None:
    parsed = feedparser.parse(render(CHANNEL, HOSTILE))  # type: ignore[operator]
    assert parsed.bozo == 0
    assert parsed.feed.title == "Six Questions"
    assert parsed.feed.link == "https://qna.example/"
    assert parsed.feed.language == "en-GB"
    assert [link.href for link in parsed.feed.links if link.rel == "self"] == ["https://qna.example/feed"]
    assert [link.href for link in parsed.feed.links if link.rel == "hub"] == ["https://hub.example/"]
    assert [entry.id for entry in parsed.entries] == [item.entry.entry_id for item in HOSTILE]
    assert [entry.link for entry in parsed.entries] == [item.entry.link for item in HOSTILE]
    assert all(entry.author for entry in parsed.entries)
    assert all(entry.updated_parsed and entry.published_parsed for entry in parsed.entries)
    assert parsed.entries[2].title == HOSTILE[2].entry.session.title


def test_two_on_one_day_stay_apart_and_in_order() -> None:
    items = [make_item(n, published=NOON - timedelta(seconds=n)) for n in range(3)]
    dates = [entry["published"] for entry in as_atom(items)]
    assert all(a - b == timedelta(seconds=1) for a, b in pairwise(dates))  # type: ignore[operator]
    older_first = items[::-1]
    assert [e["id"] for e in as_rss(older_first)] == [item.entry.entry_id for item in older_first]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
class TestEachFormat:
    @pytest.mark.parametrize("items", [HOSTILE, []], ids=["full", "empty"])
    def test_rendered_years_later_it_is_the_same_bytes(self, form, items) -> None:  # type: ignore[no-untyped-def]
        with time_machine.travel(datetime(2031, 1, 2, tzinfo=UTC)):
            first = form.render(CHANNEL, items)
        with time_machine.travel(datetime(2042, 7, 8, tzinfo=UTC)):
            assert form.render(CHANNEL, list(items)) == first

    def test_no_date_has_microseconds(self, form) -> None:  # type: ignore[no-untyped-def]
        assert b":05.1" not in form.render(CHANNEL, HOSTILE)
        assert b"123456" not in form.render(CHANNEL, HOSTILE)

    def test_a_date_without_zone_is_refused(self, form) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(ValueError, match="zone"):
            form.render(CHANNEL, [make_item(published=datetime(2026, 1, 1))])

    def test_it_is_utf_8_without_mark(self, form) -> None:  # type: ignore[no-untyped-def]
        rendered = form.render(CHANNEL, HOSTILE)
        assert rendered[:1] in (b"<", b"{")
        assert "😀👩‍👩‍👧" in rendered.decode("utf-8")

    def test_no_stylesheet_and_no_relative_address(self, form) -> None:  # type: ignore[no-untyped-def]
        item = make_item(content='<p><a href="#q1">1</a> <a href="/s/x/?a=1&amp;b=2">2</a> <img src="a b.png"></p>')
        text = form.render(CHANNEL, [item]).decode()
        assert "<?xml-stylesheet" not in text
        for content in (as_atom([item]), as_rss([item]), as_json([item])):
            assert re.findall('(?:href|src)="([^"]*)"', str(content[0]["content"])) == [
                "https://qna.example/s/s-1/#q1",
                "https://qna.example/s/x/?a=1&amp;b=2",
                "https://qna.example/s/s-1/a%20b.png",
            ]


def test_an_empty_feed_is_dated_as_told_or_by_the_epoch() -> None:
    since = datetime(2025, 5, 5, tzinfo=UTC)
    assert etree.fromstring(atom(CHANNEL, [])).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    told = replace(CHANNEL, updated=since)
    assert etree.fromstring(atom(told, [])).findtext(f"{ATOM}updated") == "2025-05-05T00:00:00+00:00"
    assert etree.fromstring(rss(told, [])).findtext("channel/lastBuildDate") == "Mon, 05 May 2025 00:00:00 +0000"
    assert json.loads(json_feed(told, []))["items"] == []
    assert feedparser.parse(rss(told, [])).bozo == 0


def test_the_feed_is_dated_by_its_newest_change() -> None:
    items = [make_item(1), make_item(2, published=NOON - timedelta(days=9), updated=NOON + timedelta(hours=1))]
    assert etree.fromstring(atom(CHANNEL, items)).findtext(f"{ATOM}updated") == "2026-03-01T13:00:05+00:00"
    assert etree.fromstring(rss(CHANNEL, items)).findtext("channel/lastBuildDate") == "Sun, 01 Mar 2026 13:00:05 +0000"


def test_atom_head() -> None:
    root = etree.fromstring(atom(CHANNEL, HOSTILE))
    assert root.get(LANG) == "en-GB"
    assert root.findtext(f"{ATOM}id") == CHANNEL.id
    assert root.findtext(f"{ATOM}subtitle") == "Long answers."
    assert root.findtext(f"{ATOM}icon") == "https://qna.example/icon.png"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "The Marrow Press"
    assert [(link.get("rel"), link.get("href")) for link in root.iterfind(f"{ATOM}link")] == [
        ("alternate", "https://qna.example/"),
        ("self", "https://qna.example/feed"),
        ("hub", "https://hub.example/"),
    ]


def test_atom_entries() -> None:
    entry = etree.fromstring(atom(CHANNEL, HOSTILE)).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert [dict(link.attrib) for link in entry.iterfind(f"{ATOM}link")] == [
        {"href": "https://qna.example/s/s-1/", "rel": "alternate", "type": "text/html"}
    ]
    assert [uri.text for uri in entry.iterfind(f"{ATOM}author/{ATOM}uri")] == ["https://ann.example/?a=1&b=2"]
    assert b"javascript:" not in atom(CHANNEL, HOSTILE) + rss(CHANNEL, HOSTILE) + json_feed(CHANNEL, HOSTILE)


def test_rss_head() -> None:
    channel = etree.fromstring(rss(CHANNEL, HOSTILE)).find("channel")
    assert [child.text for child in channel.iterfind("link")] == ["https://qna.example/"]
    assert channel.findtext("description") == "Long answers."
    assert channel.findtext("ttl") == "45"
    assert channel.findtext("language") == "en-GB"
    assert channel.findtext("image/url") == "https://qna.example/badge.png"
    assert channel.findtext("image/link") == "https://qna.example/"
    assert channel.findtext("image/title") == channel.findtext("title") == "Six Questions"
    bare = replace(CHANNEL, description="", badge_url=None)
    assert etree.fromstring(rss(bare, [])).findtext("channel/description") == "Six Questions"
    assert etree.fromstring(rss(bare, [])).find("channel/image") is None


def test_rss_description_stands_before_the_content_and_differs() -> None:
    for item in etree.fromstring(rss(CHANNEL, HOSTILE)).iterfind("channel/item"):
        tags = [child.tag for child in item]
        assert tags.index("description") < tags.index(ENCODED)
        assert item.findtext("description") != item.findtext(ENCODED)


def test_rss_plain_text_is_written_with_hexadecimal_references() -> None:
    raw = rss(replace(CHANNEL, title="Q&A <live>"), HOSTILE[:1]).decode()
    assert "<title>Q&#x26;A &#x3C;live&#x3E;</title>" in raw
    assert "<title>R&#x26;D &#x3C;script&#x3E;" in raw


@pytest.mark.parametrize(
    ("entry_id", "permalink"),
    [
        ("urn:uuid:00000000-0000-5000-8000-000000000001", "false"),
        ("https://qna.example/s/s-1/", "true"),
        ("https://elsewhere.example/?p=9", "false"),
    ],
)
def test_a_guid_is_a_permalink_only_if_it_is_the_link(entry_id: str, permalink: str) -> None:
    guid = etree.fromstring(rss(CHANNEL, [make_item(entry_id=entry_id)])).find("channel/item/guid")
    assert (guid.text, guid.get("isPermaLink")) == (entry_id, permalink)


def test_json_head() -> None:
    feed = json.loads(json_feed(CHANNEL, []))
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Six Questions",
        "home_page_url": "https://qna.example/",
        "feed_url": "https://qna.example/feed",
        "description": "Long answers.",
        "icon": "https://qna.example/icon.png",
        "language": "en-GB",
        "authors": [{"name": "The Marrow Press", "url": "https://qna.example/"}],
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
        "items": [],
    }


def test_an_entry_in_the_channel_s_language_does_not_repeat_it() -> None:
    assert [entry["language"] for entry in as_atom([make_item(language="en-GB")])] == [None]


def test_every_extension_reaches_every_entry_of_every_feed() -> None:
    """feedgen keeps extensions per object: a second feed must not see the items of the first."""
    other = replace(CHANNEL, publisher="Someone else", hubs=())
    assert as_rss([make_item(9)], other)[0]["authors"] == ["Someone else"]
    assert as_rss([make_item(9)])[0]["authors"] == ["The Marrow Press"]
    assert b"hub.example" not in rss(other, [])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<a href="HTTPS://b.example/?x=1&amp;y">', '<a href="HTTPS://b.example/?x=1&amp;y">'),
        ('<a href="//b.example/">', '<a href="https://b.example/">'),
        ('<a title="a > b" href="../x">', '<a title="a > b" href="https://q.example/s/x">'),
        ('<blockquote cite="y">', '<blockquote cite="https://q.example/s/one/y">'),
        ('<p>say href="x" and <em>src="y"</em></p>', '<p>say href="x" and <em>src="y"</em></p>'),
        ('<a href="//[">', '<a href="//[">'),
        ('<a href="">', '<a href="https://q.example/s/one/">'),
    ],
)
def test_addresses_become_absolute(written: str, expected: str) -> None:
    assert absolute(written, "https://q.example/s/one/") == expected


ANYTHING = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x00\r\x85]>&<\ud800\uffff\u2028"))


@given(title=ANYTHING, content=ANYTHING, summary=ANYTHING, name=ANYTHING, topic=ANYTHING)
def test_no_text_breaks_a_feed(title: str, content: str, summary: str, name: str, topic: str) -> None:
    item = make_item(
        title=title, content=content, summary=summary, guests=(Person(name),), topics=(topic,), language="de"
    )
    channel = replace(CHANNEL, title=title, description=summary, publisher=name)
    told = as_json([item], channel)
    assert as_atom([item], channel) == told
    assert as_rss([item], channel) == told
    assert told[0]["title"]
    assert told[0]["summary"]
    assert told[0]["authors"] != [""]


RICH = make_item(
    series="Ferry & Talks",
    topics=("Fog", "fog", "ferry & talks", "Law"),
    guests=(Person("Ann", url="https://ann.example/"), Person("Bo")),
    hosts=(Person("Red", url="https://red.example/"),),
    item={
        "enclosure": Enclosure("https://qna.example/media/a.mp3?x=1&y=2", 1234567, "audio/mpeg", 61),
        "image": Image("https://qna.example/media/a.jpg", "image/jpeg", 1200, 630),
        "comments_url": "https://qna.example/s/s-1/#comments",
    },
)
SCHEMES = replace(
    CHANNEL, series_scheme="https://qna.example/series/", topics_scheme="https://qna.example/topics/", rights="© R & D"
)


def test_recording_and_picture_agree() -> None:
    assert as_atom([RICH]) == as_rss([RICH]) == as_json([RICH])
    (said,) = as_json([RICH])
    assert said["enclosures"] == [("https://qna.example/media/a.mp3?x=1&y=2", 1234567, "audio/mpeg")]
    assert said["image"] == "https://qna.example/media/a.jpg"
    for document in (atom(CHANNEL, [RICH]), rss(CHANNEL, [RICH])):
        sound, image = tree(document).iterfind(f".//{MEDIA}content")
        assert (sound.get("duration"), sound.get("medium"), sound.get("fileSize")) == ("61", "audio", "1234567")
        assert (image.get("width"), image.get("height"), image.get("type")) == ("1200", "630", "image/jpeg")
        assert tree(document).find(f".//{MEDIA}thumbnail").get("url") == image.get("url")
    assert json.loads(json_feed(CHANNEL, [RICH]))["items"][0]["attachments"][0]["duration_in_seconds"] == 61


def test_feedparser_reads_the_recording() -> None:
    for document in (atom(CHANNEL, [RICH]), rss(CHANNEL, [RICH])):
        (enclosure,) = feedparser.parse(document).entries[0].enclosures
        assert (enclosure.href, enclosure.length) == ("https://qna.example/media/a.mp3?x=1&y=2", "1234567")


@each_format
@pytest.mark.parametrize("url", ["/a.mp3", "javascript:alert(1)", "ftp://a.example/b", "https://a.example/\x00"])
def test_a_recording_or_picture_without_a_web_address_is_left_out(read: Callable[..., list[Told]], url: str) -> None:
    item = make_item(item={"enclosure": Enclosure(url, 1, "audio/mpeg"), "image": Image(url), "comments_url": url})
    (said,) = read([item])
    assert (said["enclosures"], said["image"]) == ([], None)
    assert b"comments" not in rss(CHANNEL, [item])


@each_format
def test_an_address_is_one_word(read: Callable[..., list[Told]]) -> None:
    (said,) = read(
        [make_item(link=" https://qna.example/a b\u2028/?q=é ", item={"image": Image("https://a.example/b c")})]
    )
    assert said["link"] == "https://qna.example/a%20b%E2%80%A8/?q=é"
    assert said["image"] == "https://a.example/b%20c"


def test_nothing_said_is_html_all_the_same() -> None:
    content = tree(atom(CHANNEL, [make_item(content="")])).find(f"{ATOM}entry/{ATOM}content")
    assert (content.get("type"), content.text) == ("html", None)


def test_comments_are_linked() -> None:
    assert tree(rss(CHANNEL, [RICH])).findtext("channel/item/comments") == "https://qna.example/s/s-1/#comments"
    link = tree(atom(CHANNEL, [RICH])).find(f"{ATOM}entry/{ATOM}link[@rel='replies']")
    assert link.get("href") == "https://qna.example/s/s-1/#comments"


def test_guests_and_hosts_have_their_roles() -> None:
    item = tree(rss(CHANNEL, [RICH])).find("channel/item")
    assert [creator.text for creator in item.iterfind(f"{DC}creator")] == ["Ann", "Bo"]
    assert [(each.text, each.get("role"), each.get("href")) for each in item.iterfind(f"{PODCAST}person")] == [
        ("Ann", "guest", "https://ann.example/"),
        ("Bo", "guest", None),
        ("Red", "host", "https://red.example/"),
    ]
    entry = tree(atom(CHANNEL, [RICH])).find(f"{ATOM}entry")
    assert [name.text for name in entry.iterfind(f"{ATOM}contributor/{ATOM}name")] == ["Red"]


def test_a_publisher_is_no_guest() -> None:
    item = tree(rss(CHANNEL, [make_item()])).find("channel/item")
    assert item.findtext(f"{DC}creator") == "The Marrow Press"
    assert item.find(f"{PODCAST}person") is None


def test_series_and_topics_are_categories_with_a_scheme() -> None:
    wanted = [
        ("Ferry & Talks", "https://qna.example/series/"),
        ("Fog", "https://qna.example/topics/"),
        ("Law", "https://qna.example/topics/"),
    ]
    found = tree(atom(SCHEMES, [RICH])).iterfind(f".//{ATOM}category")
    assert [(each.get("term"), each.get("scheme")) for each in found] == wanted
    found = tree(rss(SCHEMES, [RICH])).iterfind(".//category")
    assert [(each.text, each.get("domain")) for each in found] == wanted
    assert as_json([RICH])[0]["tags"] == [term for term, _ in wanted]


def test_rights_logo_docs_and_generator() -> None:
    channel = replace(SCHEMES, logo_url="https://qna.example/wide.png", favicon_url="https://qna.example/f.png")
    root = tree(atom(channel, []))
    assert root.findtext(f"{ATOM}rights") == "© R & D"
    assert root.findtext(f"{ATOM}logo") == "https://qna.example/wide.png"
    assert root.findtext(f"{ATOM}generator") == "QnA Pipeline"
    head = tree(rss(channel, [])).find("channel")
    assert head.findtext("copyright") == "© R & D"
    assert head.findtext("generator") == "QnA Pipeline"
    assert head.findtext("docs") == "https://www.rssboard.org/rss-specification"
    assert json.loads(json_feed(channel, []))["favicon"] == "https://qna.example/f.png"


@pytest.mark.parametrize(
    ("ttl", "period"),
    [
        (60, ("hourly", "1")),
        (30, ("hourly", "2")),
        (720, ("daily", "2")),
        (10080, ("weekly", "1")),
        (7, ("weekly", "1440")),
    ],
)
def test_the_period_is_what_the_ttl_says(ttl: int, period: tuple[str, str]) -> None:
    head = tree(rss(replace(CHANNEL, ttl=ttl), [])).find("channel")
    said = head.findtext(f"{SYNDICATION}updatePeriod"), head.findtext(f"{SYNDICATION}updateFrequency")
    minutes = {"hourly": 60, "daily": 1440, "weekly": 10080}[said[0]]
    assert minutes == ttl * int(said[1])
    assert said == period
    assert head.findtext("ttl") == str(ttl)


def test_no_period_is_said_where_none_is_right() -> None:
    assert b"updatePeriod" not in rss(replace(CHANNEL, ttl=100_000), [])


def links(root: Any) -> dict[str, str]:
    return {link.get("rel"): link.get("href") for link in root.iterfind(f"{ATOM}link")}


ARCHIVE = Place(
    is_archive=True,
    current="https://qna.example/feed",
    older="https://qna.example/archive/1/feed",
    newer="https://qna.example/archive/3/feed",
)


def test_an_archive_says_so_and_leads_on() -> None:
    channel = replace(CHANNEL, self_url="https://qna.example/archive/2/feed", place=ARCHIVE)
    for head in (tree(atom(channel, [RICH])), tree(rss(channel, [RICH])).find("channel")):
        assert head.find(f"{HISTORY}archive") is not None
        assert head.find(f"{HISTORY}complete") is None
        found = links(head)
        found.pop("alternate", None)  # RSS has <link>
        assert found == {
            "self": "https://qna.example/archive/2/feed",
            "current": "https://qna.example/feed",
            "prev-archive": "https://qna.example/archive/1/feed",
            "next-archive": "https://qna.example/archive/3/feed",
        }
    told = json.loads(json_feed(channel, [RICH]))
    assert told["next_url"] == "https://qna.example/archive/1/feed"
    assert "hubs" not in told


def test_the_latest_document_leads_to_the_newest_archive() -> None:
    channel = replace(CHANNEL, place=Place(older="https://qna.example/archive/2/feed"))
    for head in (tree(atom(channel, [])), tree(rss(channel, [])).find("channel")):
        assert head.find(f"{HISTORY}archive") is head.find(f"{HISTORY}complete") is None
        assert links(head)["prev-archive"] == "https://qna.example/archive/2/feed"
        assert links(head)["hub"] == "https://hub.example/"
    assert json.loads(json_feed(channel, []))["next_url"] == "https://qna.example/archive/2/feed"


def test_a_feed_that_holds_all_there_is_says_so() -> None:
    channel = replace(CHANNEL, place=Place(is_complete=True))
    for head in (tree(atom(channel, [])), tree(rss(channel, [])).find("channel")):
        assert head.find(f"{HISTORY}complete") is not None
        assert not {"current", "prev-archive", "next-archive"} & links(head).keys()
    assert "next_url" not in json.loads(json_feed(channel, []))


def test_the_source_of_the_entries_is_named() -> None:
    channel = replace(CHANNEL, source=Source("urn:uuid:1", "Main & more", "https://qna.example/atom.xml"))
    source = tree(atom(channel, [RICH])).find(f"{ATOM}entry/{ATOM}source")
    assert source.findtext(f"{ATOM}id") == "urn:uuid:1"
    assert source.findtext(f"{ATOM}title") == "Main & more"
    assert source.findtext(f"{ATOM}updated") == "2026-03-01T12:00:05+00:00"
    source = tree(rss(channel, [RICH])).find("channel/item/source")
    assert (source.get("url"), source.text) == ("https://qna.example/atom.xml", "Main & more")


def test_only_namespaces_that_are_used_are_declared() -> None:
    assert b"xmlns:media" not in atom(CHANNEL, [make_item()]) + rss(CHANNEL, [make_item()])
    assert b"xmlns:podcast" not in rss(CHANNEL, [make_item()])
    assert rss(CHANNEL, [RICH, RICH]).count(b"xmlns:") == rss(CHANNEL, [RICH]).count(b"xmlns:") == 6
    assert atom(CHANNEL, [RICH]).count(b"xmlns:") == 1


@given(
    st.text(st.characters(exclude_categories=()) | st.sampled_from("\x00\r\n\x85\ud800\uffff\ufffe\ufffd\xa0\u2028"))
)
def test_clean_leaves_what_every_format_can_hold(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    etree.Element("x").text = cleaned
    kept = [each for each in text if each.isprintable() and not "\ufffe" <= each <= "\uffff"]
    assert [each for each in cleaned if each in set(kept)] == kept


@pytest.mark.parametrize("around", ["ab", "ä—", "漢😀"])
@pytest.mark.parametrize("code", [0x00, 0x08, 0x0E, 0x1F, 0x7F, 0x80, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF], ids=hex)
def test_clean_takes_out_each_by_itself(code: int, around: str) -> None:
    assert clean(around[0] + chr(code) + around[1]) == around


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85"], ids=ascii)
def test_line_ends_become_one(end: str) -> None:
    assert clean(f"ä{end}b") == "ä\nb"


def test_who_only_announces_feeds_does_not_pay_for_writing_them() -> None:
    program = """
import sys
from pipeline.render.page import opml
from pipeline.render.page import sitemap
from pipeline.render.feed import FORMATS, answers, channels, documents
assert not {"feedgen", "lxml"} & sys.modules.keys()
FORMATS[0].render(channels.Channel("urn:x:y", "T", "https://a.example/", "https://a.example/b"), [])
assert "feedgen" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
