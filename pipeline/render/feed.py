"""Feeds: one channel and its items as Atom 1.0 (RFC 4287), RSS 2.0 (rssboard.org) or JSON Feed 1.1 (jsonfeed.org).

The three say the same: the same ids, order, dates, authors, topics, summaries and content. They are pure: the same
input gives the same bytes, since every date comes from the entries and none from the clock.

feedgen 1.0.0 writes the XML, and an extension of ours adds or repairs what it leaves out: its Atom entries lose the
`rel` of their links (its issue 135), its RSS knows neither authors without e-mail nor WebSub hubs. It calls
`setlocale` for each date in RSS, which belongs to the whole process: hence the lock.
"""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from feedgen.feed import FeedGenerator, etree  # feedgen's own lxml, since what we amend are its trees

from pipeline.model.channel import Channel, Item
from pipeline.render.feed_item import Author, Told, cleaned, moment, told

GENERATOR = "QnA Pipeline"
"""Without a version: a new release must not change the bytes of every feed."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_XML = "http://www.w3.org/XML/1998/namespace"
_SETLOCALE = threading.Lock()


def atom(channel: Channel, items: Sequence[Item]) -> bytes:
    """The feed as Atom 1.0, UTF-8. `items` are newest first and keep their order.

    Raises ValueError where a date has no zone.
    """
    channel, stories = _prepare(channel, items)
    feed = _generator(channel, stories)
    feed.id(channel.id)
    feed.author(name=channel.publisher, uri=channel.home_url)
    # newsboat takes a link without rel, or one that stands behind rel=self, for the feed's own address.
    feed.link(href=channel.home_url, rel="alternate", type="text/html")
    feed.link(href=channel.self_url, rel="self", type="application/atom+xml")
    for hub in channel.hubs:
        feed.link(href=hub, rel="hub")
    if channel.description:
        feed.subtitle(channel.description)
    if channel.icon_url:
        feed.icon(channel.icon_url)
    for story in stories:
        entry = _entry(feed, story)
        for author in story.authors:
            entry.author({"name": author.name, "uri": author.url})
        entry.content(story.content, type="html")
        entry.summary(story.summary, type="text")
    return bytes(feed.atom_str(pretty=True))


def rss(channel: Channel, items: Sequence[Item]) -> bytes:
    """The feed as RSS 2.0, UTF-8. `items` are newest first and keep their order.

    Raises ValueError where a date has no zone.
    """
    channel, stories = _prepare(channel, items)
    feed = _generator(channel, stories)
    feed.ours.namespaces = {"atom": _ATOM, "dc": _DC}
    # In this order, for the last link becomes the channel's <link>.
    feed.link(href=channel.self_url, rel="self", type="application/rss+xml")
    feed.link(href=channel.home_url, rel="alternate")
    feed.description(channel.description or channel.title)
    feed.ttl(channel.ttl)
    if channel.icon_url:
        feed.image(url=channel.icon_url, title=channel.title, link=channel.home_url)
    for story in stories:
        entry = _entry(feed, story)
        entry.link(href=story.link)
        entry.guid(story.id, permalink=story.id == story.link and story.id.startswith(("https://", "http://")))
        # A description is read as HTML, so plain text is escaped once more.
        entry.description(html.escape(story.summary, quote=False), isSummary=True)
        entry.content(story.content, type="CDATA")
    with _SETLOCALE:
        return bytes(feed.rss_str(pretty=True))


def json_feed(channel: Channel, items: Sequence[Item]) -> bytes:
    """The feed as JSON Feed 1.1, UTF-8. `items` are newest first and keep their order.

    Raises ValueError where a date has no zone.
    """
    channel, stories = _prepare(channel, items)
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home_url,
        "feed_url": channel.self_url,
        "description": channel.description,
        "icon": channel.icon_url,
        "language": channel.language,
        "authors": _json_authors([Author(channel.publisher, channel.home_url)]),
        "hubs": [{"type": "WebSub", "url": hub} for hub in channel.hubs],
    }
    feed = {key: value for key, value in feed.items() if value} | {"items": [_json_item(story) for story in stories]}
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Format:
    """A feed format, as those who write, announce and serve it need to know it."""

    file: str
    """Name of the file, in the web root and in the folder of each series, guest and topic."""
    media_type: str
    name: str
    """What people call it."""
    render: Callable[[Channel, Sequence[Item]], bytes]


FORMATS = (
    Format("atom.xml", "application/atom+xml", "Atom", atom),
    Format("rss.xml", "application/rss+xml", "RSS", rss),
    Format("feed.json", "application/feed+json", "JSON Feed", json_feed),
)
"""All there are; the first is the one to announce first."""


def _prepare(channel: Channel, items: Sequence[Item]) -> tuple[Channel, list[Told]]:
    channel = cleaned(channel)
    return channel, [told(channel, item) for item in items]


def _generator(channel: Channel, stories: Sequence[Told]) -> Any:
    """A FeedGenerator with what Atom and RSS share. Left alone it would date the feed "now"."""
    feed = FeedGenerator()
    feed.register_extension("ours", _FeedExtension, _EntryExtension, atom=True, rss=True)
    feed.ours.channel = channel
    feed.title(channel.title)
    feed.language(channel.language)
    feed.generator(GENERATOR)
    updated = max((story.updated for story in stories), default=moment(channel.updated or _EPOCH))
    feed.updated(updated)  # sets lastBuildDate too
    return feed


def _entry(feed: Any, story: Told) -> Any:
    """A FeedEntry at the end of the feed with what Atom and RSS share."""
    entry = feed.add_entry(order="append")
    entry.ours.story = story
    entry.id(story.id)
    entry.title(story.title)
    entry.published(story.published)
    entry.updated(story.updated)
    for topic in story.topics:
        entry.category(term=topic)
    return entry


class _FeedExtension:
    """What feedgen leaves out of a feed's head. feedgen makes it; its fields are set afterwards."""

    channel: Channel
    namespaces: Mapping[str, str] = MappingProxyType({})

    def extend_ns(self) -> Mapping[str, str]:
        return self.namespaces

    def extend_atom(self, feed: Any) -> Any:
        return feed

    def extend_rss(self, feed: Any) -> Any:
        channel = feed[0]
        for hub in self.channel.hubs:
            etree.SubElement(channel, f"{{{_ATOM}}}link", href=hub, rel="hub")
        for path in ("title", "description", "image/title"):
            if (element := channel.find(path)) is not None:
                _refer(element)
        return feed


class _EntryExtension:
    """What feedgen leaves out of an entry. feedgen makes it; `story` is set afterwards."""

    story: Told

    def extend_atom(self, entry: Any) -> Any:
        # Without a namespace, because feedgen writes that of Atom as a plain attribute of the root.
        etree.SubElement(entry, "link", href=self.story.link, rel="alternate", type="text/html")
        if self.story.language:
            entry.set(f"{{{_XML}}}lang", self.story.language)
        return entry

    def extend_rss(self, item: Any) -> Any:
        _refer(item.find("title"))
        for author in self.story.authors:
            # <author> wants an e-mail address (RSS Best Practices Profile).
            etree.SubElement(item, f"{{{_DC}}}creator").text = author.name
        if self.story.language:
            etree.SubElement(item, f"{{{_DC}}}language").text = self.story.language
        etree.SubElement(item, f"{{{_ATOM}}}updated").text = self.story.updated.isoformat()
        return item


def _refer(element: Any) -> None:
    """Write & < > as hexadecimal references, the spelling of plain text in RSS that most readers get right.

    RSS Best Practices Profile, "Character Data". To an XML parser it is the same text.
    """
    element.text, *rest = re.split(r"([&<>])", element.text or "")
    for mark, tail in zip(rest[::2], rest[1::2], strict=True):
        reference = etree.Entity(f"#x{ord(mark):X}")
        reference.tail = tail
        element.append(reference)


def _json_item(story: Told) -> dict[str, Any]:
    fields = {
        "id": story.id,
        "url": story.link,
        "title": story.title,
        "content_html": story.content,
        "summary": story.summary,
        "date_published": story.published.isoformat(),
        "date_modified": story.updated.isoformat(),
        "authors": _json_authors(story.authors),
        "tags": story.topics,
        "language": story.language,
    }
    return {key: value for key, value in fields.items() if value or key == "content_html"}


def _json_authors(authors: Sequence[Author]) -> list[dict[str, str]]:
    return [{"name": author.name} | ({"url": author.url} if author.url else {}) for author in authors]
