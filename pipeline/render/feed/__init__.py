"""Feeds: a Channel and its Items as Atom 1.0 (RFC 4287), RSS 2.0 (rssboard.org) or JSON Feed 1.1 (jsonfeed.org).

The formats say the same: `story` decides what is said (cleaned, completed, absolute), `moments` when; `atom`, `rss`
and `json_feed` write it down. They are pure: the same input gives the same bytes, since every date comes from the
entries and none from the clock. `documents` splits a long feed into the latest document and its archives (RFC 5005),
`answers` makes entries of single answers, `channels` the heads of all feeds that a site has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.model.channel import AnswerItem, Channel, Item

Items = Sequence[Item | AnswerItem]
"""Newest first."""


@dataclass(frozen=True, slots=True)
class Format:
    """A feed format, as those who write, announce and serve it need to know it."""

    file: str
    """Name of the file, in the web root and in the folder of each series, guest, topic and question."""
    media_type: str
    name: str
    """What people call it."""
    render: Callable[[Channel, Items], bytes]
    """UTF-8; the order of the items is kept. Raises ValueError where a date has no zone."""


# The writers bring feedgen and lxml, which those who only announce or serve feeds should not pay for.
def _atom(channel: Channel, items: Items) -> bytes:
    from pipeline.render.feed.atom import atom

    return atom(channel, items)


def _rss(channel: Channel, items: Items) -> bytes:
    from pipeline.render.feed.rss import rss

    return rss(channel, items)


def _json_feed(channel: Channel, items: Items) -> bytes:
    from pipeline.render.feed.json_feed import json_feed

    return json_feed(channel, items)


ATOM = Format("atom.xml", "application/atom+xml", "Atom", _atom)
FORMATS = (
    ATOM,
    Format("rss.xml", "application/rss+xml", "RSS", _rss),
    Format("feed.json", "application/feed+json", "JSON Feed", _json_feed),
)
"""All there are; the first is the one to announce first."""
