"""RSS 2.0 (rssboard.org), as its Best Practices Profile advises.

feedgen calls `setlocale` for each date that it writes, which belongs to the whole process: hence the lock.
"""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Mapping, Sequence
from email.utils import format_datetime
from types import MappingProxyType
from typing import Any

from pipeline.model.channel import AnswerItem, Channel, Item
from pipeline.render.feed.generator import (
    ATOM,
    DC,
    PODCAST,
    SYNDICATION,
    add,
    child,
    generator,
    history,
    media,
    namespaces,
    reference,
    related,
)
from pipeline.render.feed.story import Story, told

_TYPE = "application/rss+xml"
_DOCS = "https://www.rssboard.org/rss-specification"
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080}
"""Minutes."""
_SETLOCALE = threading.Lock()


def rss(channel: Channel, items: Sequence[Item | AnswerItem]) -> bytes:
    """The feed as RSS 2.0, UTF-8. `items` are newest first and keep their order.

    Raises ValueError where a date has no zone.
    """
    channel, stories, updated = told(channel, items)
    feed = generator(channel, updated, _Head, _Item)
    feed.ours.namespaces = _namespaces(channel, stories)
    # In this order, for the last link becomes the channel's <link>.
    feed.link(href=channel.self_url, rel="self", type=_TYPE)
    feed.link(href=channel.home_url, rel="alternate")
    feed.description(channel.description or channel.title)
    feed.docs(_DOCS)
    feed.ttl(channel.ttl)
    if channel.badge_url:
        feed.image(url=channel.badge_url, title=channel.title, link=channel.home_url)
    for story in stories:
        entry = add(feed, story)
        entry.link(href=story.link)
        entry.guid(story.id, permalink=story.id == story.link and story.id.startswith(("https://", "http://")))
        # A description is read as HTML, so plain text is escaped once more.
        entry.description(html.escape(story.summary, quote=False), isSummary=True)
        entry.content(story.content, type="CDATA")
        if story.comments_url:
            entry.comments(story.comments_url)
        if sound := story.enclosure:
            entry.enclosure(sound.url, str(sound.length), sound.media_type)
        if source := channel.source:
            entry.source(url=source.url, title=source.title)
    with _SETLOCALE:
        return bytes(feed.rss_str(pretty=True))


def _namespaces(channel: Channel, stories: Sequence[Story]) -> Mapping[str, str]:
    people = {"podcast": PODCAST} if any(story.guests or story.hosts for story in stories) else {}
    period = {"sy": SYNDICATION} if _period(channel.ttl) else {}
    return namespaces(channel, stories, atom=ATOM, dc=DC, **people, **period)


def _period(ttl: int) -> tuple[str, int] | None:
    """How often in which period a feed changes, from how many minutes it may be kept; None if that cannot be said."""
    fitting = ((name, minutes // ttl) for name, minutes in _PERIODS.items() if ttl and minutes % ttl == 0)
    return next(fitting, None)


class _Head:
    """What feedgen leaves out of a channel. feedgen makes it; its fields are set afterwards."""

    channel: Channel
    namespaces: Mapping[str, str] = MappingProxyType({})

    def extend_ns(self) -> Mapping[str, str]:
        return self.namespaces

    def extend_rss(self, feed: Any) -> Any:
        head = feed[0]
        for relation, address in related(self.channel):
            kind = {} if relation == "hub" else {"type": _TYPE}
            child(head, f"{{{ATOM}}}link", {"href": address, "rel": relation} | kind)
        history(head, self.channel)
        if period := _period(self.channel.ttl):
            child(head, f"{{{SYNDICATION}}}updatePeriod").text = period[0]
            child(head, f"{{{SYNDICATION}}}updateFrequency").text = str(period[1])
        for path in ("title", "description", "copyright", "image/title"):
            if (element := head.find(path)) is not None:
                _refer(element)
        return feed


class _Item:
    """What feedgen leaves out of an item. feedgen makes it; `story` is set afterwards."""

    story: Story

    def extend_rss(self, item: Any) -> Any:
        story = self.story
        _refer(item[0])
        child(item, "pubDate").text = format_datetime(story.published)
        child(item, f"{{{ATOM}}}updated").text = story.updated.isoformat()
        for author in story.authors:
            # <author> wants an e-mail address (RSS Best Practices Profile).
            child(item, f"{{{DC}}}creator").text = author.name
        for role, people in (("guest", story.guests), ("host", story.hosts)):
            for person in people:
                said = {"role": role} | ({"href": person.url} if person.url else {})
                child(item, f"{{{PODCAST}}}person", said).text = person.name
        if story.language:
            child(item, f"{{{DC}}}language").text = story.language
        if story.image or story.enclosure:
            media(item, story)
        return item


def _refer(element: Any) -> None:
    """Write & < > as hexadecimal references, the spelling of plain text in RSS that most readers get right.

    RSS Best Practices Profile, "Character Data". To an XML parser it is the same text.
    """
    text, *rest = re.split(r"([&<>])", element.text or "")
    if not rest:
        return
    element.text = text
    for mark, tail in zip(rest[::2], rest[1::2], strict=True):
        spelt = reference(f"#x{ord(mark):X}")
        spelt.tail = tail
        element.append(spelt)
