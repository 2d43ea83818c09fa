"""Feeds for tests: a channel, items made by hand, and what each format's document says, in the same words."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from pipeline.model.channel import Channel, Item
from pipeline.model.entry import Entry
from pipeline.model.session import Html, Passage, Session
from pipeline.render.feed import FORMATS

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
HISTORY = "{http://purl.org/syndication/history/1.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MEDIA = "{http://search.yahoo.com/mrss/}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
SYNDICATION = "{http://purl.org/rss/1.0/modules/syndication/}"

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
    badge_url="https://qna.example/badge.png",
    ttl=45,
    hubs=("https://hub.example/",),
)

Told = dict[str, Any]


def make_item(
    number: int = 1,
    *,
    title: str = "A title",
    content: str = "<p>An answer.</p>",
    summary: str = "In short.",
    published: datetime = NOON,
    updated: datetime | None = None,
    entry_id: str | None = None,
    link: str | None = None,
    item: dict[str, Any] | None = None,
    **session: Any,
) -> Item:
    """An item of a session that is changed as wished; `item` is for the item's own fields."""
    entry = Entry(
        session=Session(title=title, **session),
        entry_id=entry_id or f"urn:uuid:00000000-0000-5000-8000-{number:012}",
        slug=f"s-{number}",
        link=link or f"https://qna.example/s/s-{number}/",
        published=published,
        updated=updated or published,
        revision=1,
    )
    return Item(entry, Html(content), summary, **(item or {}))


def as_items(entries: Sequence[Entry]) -> list[Item]:
    """Items of entries, their content put together without templates."""
    return [Item(entry, _content(entry.session), entry.session.summary or "") for entry in entries]


def _content(session: Session) -> Html:
    def body(answer: Sequence[Passage]) -> str:
        return "\n".join(passage.body for passage in answer)

    said = [f"<h2>{html.escape(turn.question or '')}</h2>\n{body(turn.answer)}" for turn in session.turns]
    return Html("\n".join([session.introduction, *said, session.conclusion]))


def atom(channel: Channel, items: Sequence[Any]) -> bytes:
    return FORMATS[0].render(channel, items)


def rss(channel: Channel, items: Sequence[Any]) -> bytes:
    return FORMATS[1].render(channel, items)


def json_feed(channel: Channel, items: Sequence[Any]) -> bytes:
    return FORMATS[2].render(channel, items)


def tree(document: bytes) -> Any:
    """The root of an XML document, as lxml's objects; 300 KB in one text are allowed."""
    return etree.fromstring(document, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))


def as_atom(items: Sequence[Any], channel: Channel = CHANNEL) -> list[Told]:
    return [
        {
            "id": entry.findtext(f"{ATOM}id"),
            "link": entry.find(f"{ATOM}link[@rel='alternate']").get("href"),
            "title": entry.findtext(f"{ATOM}title"),
            "summary": entry.findtext(f"{ATOM}summary"),
            "content": entry.findtext(f"{ATOM}content") or "",
            "published": datetime.fromisoformat(entry.findtext(f"{ATOM}published")),
            "updated": datetime.fromisoformat(entry.findtext(f"{ATOM}updated")),
            "authors": [name.text for name in entry.iterfind(f"{ATOM}author/{ATOM}name")],
            "tags": [category.get("term") for category in entry.iterfind(f"{ATOM}category")],
            "language": entry.get(LANG),
            "enclosures": [
                (link.get("href"), int(link.get("length")), link.get("type"))
                for link in entry.iterfind(f"{ATOM}link[@rel='enclosure']")
            ],
            "image": _image(entry),
        }
        for entry in tree(atom(channel, items)).iterfind(f"{ATOM}entry")
    ]


def as_rss(items: Sequence[Any], channel: Channel = CHANNEL) -> list[Told]:
    return [
        {
            "id": item.findtext("guid"),
            "link": item.findtext("link"),
            "title": item.findtext("title"),
            "summary": html.unescape(item.findtext("description")),
            "content": item.findtext(ENCODED) or "",
            "published": parsedate_to_datetime(item.findtext("pubDate")),
            "updated": datetime.fromisoformat(item.findtext(f"{ATOM}updated")),
            "authors": [name.text for name in item.iterfind(f"{DC}creator")],
            "tags": [category.text for category in item.iterfind("category")],
            "language": item.findtext(f"{DC}language"),
            "enclosures": [
                (each.get("url"), int(each.get("length")), each.get("type")) for each in item.iterfind("enclosure")
            ],
            "image": _image(item),
        }
        for item in tree(rss(channel, items)).iterfind("channel/item")
    ]


def as_json(items: Sequence[Any], channel: Channel = CHANNEL) -> list[Told]:
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
            "tags": item.get("tags", []),
            "language": item.get("language"),
            "enclosures": [
                (each["url"], each["size_in_bytes"], each["mime_type"]) for each in item.get("attachments", [])
            ],
            "image": item.get("image"),
        }
        for item in json.loads(json_feed(channel, items))["items"]
    ]


def _image(entry: Any) -> str | None:
    found = [each.get("url") for each in entry.iterfind(f"{MEDIA}content[@medium='image']")]
    return found[0] if found else None


READ: tuple[Callable[..., list[Told]], ...] = (as_atom, as_rss, as_json)
"""Each format, as it is read."""
