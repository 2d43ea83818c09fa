"""A feedgen generator, set up with what Atom and RSS share, and the spelling of what feedgen leaves out.

feedgen 1.0.0 builds the tree; an extension of each writer adds or repairs what it does not know: its Atom entries lose
the `rel` of their links (its issue 135), its RSS knows neither authors without e-mail nor any link but rel=self.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from feedgen.feed import FeedGenerator, etree  # feedgen's own lxml, since what we amend are its trees

from pipeline.model.channel import Channel
from pipeline.render.feed.story import GENERATOR, Story

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
"""RFC 5005."""
MEDIA = "http://search.yahoo.com/mrss/"
PODCAST = "https://podcastindex.org/namespace/1.0"
SYNDICATION = "http://purl.org/rss/1.0/modules/syndication/"
XML = "http://www.w3.org/XML/1998/namespace"

child = etree.SubElement
reference = etree.Entity


def generator(channel: Channel, updated: datetime, head: type[Any], entry: type[Any]) -> Any:
    """A FeedGenerator with the head that Atom and RSS share. Left alone it would date the feed "now".

    `head` and `entry` are the extension's classes for the feed and for each entry; `feed.ours` is the former's object.
    """
    feed = FeedGenerator()
    feed.register_extension("ours", head, entry, atom=True, rss=True)
    feed.ours.channel = channel
    feed.title(channel.title)
    feed.language(channel.language)
    feed.generator(GENERATOR)
    feed.updated(updated)  # sets lastBuildDate too
    if channel.rights:
        feed.rights(channel.rights)  # sets copyright too
    return feed


def add(feed: Any, story: Story) -> Any:
    """A FeedEntry at the end of the feed with what Atom and RSS share; `entry.ours.story` is the story."""
    entry = feed.add_entry(order="append")
    entry.ours.story = story
    entry.id(story.id)
    entry.title(story.title)
    if story.categories:
        entry.category([_category(each.term, each.scheme) for each in story.categories])
    return entry


def _category(term: str, scheme: str | None) -> dict[str, str]:
    return {"term": term, "scheme": scheme} if scheme else {"term": term}


def namespaces(channel: Channel, stories: Sequence[Story], **always: str) -> Mapping[str, str]:
    """Prefix → namespace of what the feed really uses: validators and people stumble over the others."""
    used = {
        "fh": HISTORY if channel.place and (channel.place.is_archive or channel.place.is_complete) else None,
        "media": MEDIA if any(story.image or story.enclosure for story in stories) else None,
    }
    return always | {prefix: space for prefix, space in used.items() if space}


def related(channel: Channel) -> Iterator[tuple[str, str]]:
    """The links (relation, address) of a feed's head that both formats write alike, after their own."""
    place = channel.place
    if not (place and place.is_archive):  # nobody is told of changes in an archive
        yield from (("hub", hub) for hub in channel.hubs)
    if place:
        named = (("current", place.current), ("prev-archive", place.older), ("next-archive", place.newer))
        yield from ((relation, address) for relation, address in named if address)


def history(head: Any, channel: Channel) -> None:
    """Say whether the document is an archive, or holds all there is (RFC 5005 §2, §4)."""
    if channel.place and channel.place.is_archive:
        child(head, f"{{{HISTORY}}}archive")
    elif channel.place and channel.place.is_complete:
        child(head, f"{{{HISTORY}}}complete")


def media(entry: Any, story: Story) -> None:
    """Recording and picture in Media RSS, which says of them what the formats themselves have no room for."""
    if sound := story.enclosure:
        said = {"url": sound.url, "fileSize": str(sound.length), "type": sound.media_type}
        if (medium := sound.media_type.partition("/")[0]) in ("audio", "video"):
            said["medium"] = medium
        if sound.seconds:
            said["duration"] = str(sound.seconds)
        child(entry, f"{{{MEDIA}}}content", said)
    if image := story.image:
        size = {"width": image.width, "height": image.height}
        known = {name: str(pixels) for name, pixels in size.items() if pixels}
        shown = {"url": image.url, "medium": "image"} | ({"type": image.media_type} if image.media_type else {})
        child(entry, f"{{{MEDIA}}}content", shown | known)
        child(entry, f"{{{MEDIA}}}thumbnail", {"url": image.url} | known)
