"""A Channel and its Items: what a feed says of itself and of each session, in whatever format it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.model.entry import Entry
from pipeline.model.session import Html


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed. All addresses are absolute http(s) URLs; all texts are plain."""

    id: str
    """Permanent IRI: `urn:uuid:` and the publication's id for the main feed. It outlives every move of host."""
    title: str
    home_url: str
    """The page that the feed speaks for; not the feed itself."""
    self_url: str
    """Where this very document is served: the one field that differs between the formats of one feed."""
    description: str = ""
    """One sentence; empty means the title, where a format insists on one."""
    language: str = "en"
    """BCP 47."""
    publisher: str = ""
    """Who answers for it, and the author of sessions without a guest; empty means the title."""
    icon_url: str | None = None
    """A square PNG."""
    ttl: int = 60
    """Minutes that a reader may wait before it asks again."""
    hubs: tuple[str, ...] = ()
    """WebSub hubs that tell subscribers of changes."""
    updated: datetime | None = None
    """When an empty feed last changed, with zone; a feed with entries dates itself by the newest of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One session in a feed."""

    entry: Entry
    content: Html
    """The whole session as a fragment; relative addresses in it are read as relative to `entry.link`."""
    summary: str
    """What it is about, in plain text, one or two sentences."""
