"""JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.model.channel import AnswerItem, Channel, Item
from pipeline.render.feed.story import Author, Story, told

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel, items: Sequence[Item | AnswerItem]) -> bytes:
    """The feed as JSON Feed 1.1, UTF-8, a line for each item. `items` are newest first and keep their order.

    Raises ValueError where a date has no zone.
    """
    channel, stories, _ = told(channel, items)
    head = _written(_head(channel))[:-1]
    lines = ",\n".join(_written(_item(story)) for story in stories)
    return f'{head}, "items": [\n{lines}\n]}}\n'.encode() if lines else f'{head}, "items": []}}\n'.encode()


def _written(fields: Mapping[str, Any]) -> str:
    # Without indent: with one, Python's encoder leaves its fast path.
    return json.dumps(fields, ensure_ascii=False)


def _head(channel: Channel) -> dict[str, Any]:
    place = channel.place
    hubs = () if place and place.is_archive else channel.hubs
    return _said(
        version=_VERSION,
        title=channel.title,
        home_page_url=channel.home_url,
        feed_url=channel.self_url,
        description=channel.description,
        next_url=place.older if place else None,
        icon=channel.icon_url,
        favicon=channel.favicon_url,
        language=channel.language,
        authors=_authors([Author(channel.publisher, channel.home_url)]),
        hubs=[{"type": "WebSub", "url": hub} for hub in hubs],
    )


def _item(story: Story) -> dict[str, Any]:
    return _said(
        id=story.id,
        url=story.link,
        title=story.title,
        summary=story.summary,
        image=story.image.url if story.image else None,
        date_published=story.published.isoformat(),
        date_modified=story.updated.isoformat(),
        authors=_authors(story.authors),
        tags=[category.term for category in story.categories],
        language=story.language,
        attachments=_attachments(story),
    ) | {"content_html": story.content}


def _attachments(story: Story) -> list[dict[str, Any]]:
    sound = story.enclosure
    if sound is None:
        return []
    known = _said(
        url=sound.url,
        mime_type=sound.media_type,
        size_in_bytes=sound.length,
        duration_in_seconds=sound.seconds,
    )
    return [known]


def _authors(authors: Sequence[Author]) -> list[dict[str, Any]]:
    return [_said(name=author.name, url=author.url) for author in authors]


def _said(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}
