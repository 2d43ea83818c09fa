"""Atom, RSS and JSON Feed: valid, equal in what they say, and the same bytes every time."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from itertools import pairwise

import feedparser
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.channel import Channel, Item
from pipeline.model.entry import Entry
from pipeline.model.session import Html, Person, Session
from pipeline.render.feed import FORMATS, atom, json_feed, rss
from pipeline.render.feed_item import absolute

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOON = datetime(2026, 3, 1, 12, 0, 5, 123456, tzinfo=UTC)

CHANNEL = Channel(
    id="urn:uuid:5a3f1c0e-0000-4000-8000-716e61736d70",
    title="Six Questions",
    home_url="https://qna.example/",
    self_url="https://qna.example/feed",
    description="Long answers.",
    language="en-GB",
    publisher="The Marrow Press",
    icon_url="https://qna.example/icon.png",
    ttl=45,
    hubs=("https://hub.example/",),
)


def make_item(
    number: int = 1,
    *,
    title: str = "A title",
    content: str = "<p>An answer.</p>",
    summary: str = "In short.",
    published: datetime = NOON,
    updated: datetime | None = None,
    entry_id: str | None = None,
    **session: object,
) -> Item:
    entry = Entry(
        session=Session(title=title, **session),  # type: ignore[arg-type]
        entry_id=entry_id or f"urn:uuid:00000000-0000-5000-8000-{number:012}",
        slug=f"s-{number}",
        link=f"https://qna.example/s/s-{number}/",
        published=published,
        updated=updated or published,
        revision=1,
    )
    return Item(entry, Html(content), summary)


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


def as_atom(items: list[Item], channel: Channel = CHANNEL) -> list[dict[str, object]]:
    root = etree.fromstring(atom(channel, items))
    return [
        {
            "id": entry.findtext(f"{ATOM}id"),
            "link": entry.find(f"{ATOM}link[@rel='alternate']").get("href"),
            "title": entry.findtext(f"{ATOM}title"),
            "summary": entry.findtext(f"{ATOM}summary"),
            "content": entry.findtext(f"{ATOM}content"),
            "published": datetime.fromisoformat(entry.findtext(f"{ATOM}published")),
            "updated": datetime.fromisoformat(entry.findtext(f"{ATOM}updated")),
            "authors": [name.text for name in entry.iterfind(f"{ATOM}author/{ATOM}name")],
            "topics": [category.get("term") for category in entry.iterfind(f"{ATOM}category")],
            "language": entry.get(LANG),
        }
        for entry in root.iterfind(f"{ATOM}entry")
    ]


def as_rss(items: list[Item], channel: Channel = CHANNEL) -> list[dict[str, object]]:
    root = etree.fromstring(rss(channel, items))
    return [
        {
            "id": item.findtext("guid"),
            "link": item.findtext("link"),
            "title": item.findtext("title"),
            "summary": html.unescape(item.findtext("description")),
            "content": item.findtext(ENCODED),
            "published": parsedate_to_datetime(item.findtext("pubDate")),
            "updated": datetime.fromisoformat(item.findtext(f"{ATOM}updated")),
            "authors": [name.text for name in item.iterfind(f"{DC}creator")],
            "topics": [category.text for category in item.iterfind("category")],
            "language": item.findtext(f"{DC}language"),
        }
        for item in root.iterfind("channel/item")
    ]


def as_json(items: list[Item], channel: Channel = CHANNEL) -> list[dict[str, object]]:
    return [
        {
            "id": item["id"],
            "link": item["url"],
            "title": item["title"],
            "summary": item["summary"],
            "content": item["content_html"],
            "published": datetime.fromisoformat(item["date_published"]),
            "updated": datetime.fromisoformat(item["date_modified"]),
            "authors": [author["name"] for author in item["authors"]],
            "topics": item.get("tags", []),
            "language": item.get("language"),
        }
        for item in json.loads(json_feed(channel, items))["items"]
    ]


def test_the_three_formats_say_the_same() -> None:
    assert as_atom(HOSTILE) == as_rss(HOSTILE) == as_json(HOSTILE)
    assert [entry["id"] for entry in as_json(HOSTILE)] == [item.entry.entry_id for item in HOSTILE]


def test_what_was_meant_arrives() -> None:
    first, second, third, fourth, fifth, sixth, seventh = as_json(HOSTILE)
    assert first["title"] == "R&D <script>alert(1)</script> ]]> &amp; “quotes”"
    assert first["summary"] == "Bed & <breakfast> ]]>"
    assert first["content"] == "<p>a ]]> b &amp;amp; c &lt;b&gt; ]]&gt;</p>\n<pre>x\ny</pre>"
    assert first["authors"] == ["Ann & Bob <x>", "Ünal Ö"]
    assert first["topics"] == ["law & order", "<b>"]
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
                "https://qna.example/s/s-1/a b.png",
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
    assert channel.findtext("image/link") == "https://qna.example/"
    assert channel.findtext("image/title") == channel.findtext("title") == "Six Questions"
    bare = replace(CHANNEL, description="", icon_url=None)
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
