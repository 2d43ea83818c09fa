"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pipeline.model.channel import AnswerItem, Channel, Item
from pipeline.render.feed.generator import XML, add, child, generator, history, media, namespaces, related
from pipeline.render.feed.story import Author, Story, told

_TYPE = "application/atom+xml"


def atom(channel: Channel, items: Sequence[Item | AnswerItem]) -> bytes:
    """The feed as Atom 1.0, UTF-8. `items` are newest first and keep their order.

    Raises ValueError where a date has no zone.
    """
    channel, stories, updated = told(channel, items)
    feed = generator(channel, updated, _Head, _Entry)
    feed.ours.namespaces = namespaces(channel, stories)
    feed.id(channel.id)
    feed.author(name=channel.publisher, uri=channel.home_url)
    # newsboat takes a link without rel, or one that stands behind rel=self, for the feed's own address.
    feed.link(href=channel.home_url, rel="alternate", type="text/html")
    feed.link(href=channel.self_url, rel="self", type=_TYPE)
    if channel.description:
        feed.subtitle(channel.description)
    if channel.icon_url:
        feed.icon(channel.icon_url)
    if channel.logo_url:
        feed.logo(channel.logo_url)
    for story in stories:
        entry = add(feed, story)
        entry.ours.channel = channel
        entry.published(story.published)
        entry.updated(story.updated)
        entry.author([_person(author) for author in story.authors])
        if story.hosts:
            entry.contributor([_person(host) for host in story.hosts])
        entry.content(story.content, type="CDATA")  # a quarter smaller than with references; the type is set below
        entry.summary(story.summary, type="text")
    return bytes(feed.atom_str(pretty=True))


def _person(person: Author) -> dict[str, str | None]:
    return {"name": person.name, "uri": person.url}


class _Head:
    """What feedgen leaves out of a feed's head. feedgen makes it; its fields are set afterwards."""

    channel: Channel
    namespaces: Mapping[str, str] = MappingProxyType({})

    def extend_ns(self) -> Mapping[str, str]:
        return self.namespaces

    def extend_atom(self, feed: Any) -> Any:
        for relation, address in related(self.channel):
            kind = {} if relation == "hub" else {"type": _TYPE}
            child(feed, "link", {"href": address, "rel": relation} | kind)
        history(feed, self.channel)
        return feed


class _Entry:
    """What feedgen leaves out of an entry. feedgen makes it; its fields are set afterwards."""

    channel: Channel
    story: Story

    def extend_atom(self, entry: Any) -> Any:
        story = self.story
        entry.find("title").set("type", "text")
        entry.find("content").set("type", "html")
        # Without a namespace, because feedgen writes that of Atom as a plain attribute of the root.
        child(entry, "link", href=story.link, rel="alternate", type="text/html")
        if sound := story.enclosure:
            child(entry, "link", href=sound.url, rel="enclosure", type=sound.media_type, length=str(sound.length))
        if story.comments_url:
            child(entry, "link", href=story.comments_url, rel="replies", type="text/html")  # RFC 4685 §4
        if story.image or story.enclosure:
            media(entry, story)
        if source := self.channel.source:
            origin = child(entry, "source")
            child(origin, "id").text = source.id
            child(origin, "title", type="text").text = source.title
            # What that feed said when it brought this; its newest date would change every entry with every session.
            child(origin, "updated").text = story.updated.isoformat()
            child(origin, "link", href=source.url, rel="self")
        if story.language:
            entry.set(f"{{{XML}}}lang", story.language)
        return entry
