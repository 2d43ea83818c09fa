"""A Channel and its Items: what a feed says of itself and of each entry, in whatever format it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.model.enclosure import Enclosure
from pipeline.model.entry import Entry
from pipeline.model.session import Html


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands among those that together are one feed (RFC 5005). Addresses are of the same format."""

    is_archive: bool = False
    """An older part of the feed, whose entries stay the same; False for the document that people subscribe to."""
    is_complete: bool = False
    """Whether this document holds every entry that there is; never true of an archive (RFC 5005 §2)."""
    current: str | None = None
    """From an archive: the document that people subscribe to."""
    older: str | None = None
    """The archive with the entries before these; None where none are older."""
    newer: str | None = None
    """From an archive: the next newer archive; None where only the subscribed document is newer."""


@dataclass(frozen=True, slots=True)
class Source:
    """The feed from which the entries of another feed are taken."""

    id: str
    """As in Channel."""
    title: str
    url: str
    """Where that feed is served."""


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
    """A square PNG, 512 pixels wide or more (JSON Feed 1.1: `icon`)."""
    ttl: int = 60
    """Minutes that a reader may wait before it asks again; what HTTP says (`max-age`) should be the same."""
    hubs: tuple[str, ...] = ()
    """WebSub hubs that tell subscribers of changes."""
    updated: datetime | None = None
    """When an empty feed last changed, with zone; a feed with entries dates itself by the newest of them."""
    favicon_url: str | None = None
    """A smaller icon, for lists of feeds."""
    badge_url: str | None = None
    """A PNG of at most 144 by 400 pixels, which is what RSS allows (RSS 2.0.11: `image`)."""
    logo_url: str | None = None
    """A picture twice as wide as high (RFC 4287 §4.2.8)."""
    rights: str = ""
    """Who holds the copyright, in a line; empty says nothing."""
    series_scheme: str | None = None
    """The address that says "this category is a series": where the list of all series is, mostly."""
    topics_scheme: str | None = None
    """The address that says "this category is a topic"."""
    place: Place | None = None
    """None for a feed of one document that is silent about what it leaves out."""
    source: Source | None = None
    """The feed from which the entries are taken; None where it is this one."""


@dataclass(frozen=True, slots=True)
class Image:
    """The picture that stands for a session."""

    url: str
    """Absolute http(s) address."""
    media_type: str | None = None
    width: int | None = None
    """In pixels."""
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One session in a feed."""

    entry: Entry
    content: Html
    """The whole session as a fragment; relative addresses in it are read as relative to `entry.link`."""
    summary: str
    """What it is about, in plain text, one or two sentences."""
    enclosure: Enclosure | None = None
    """Its recording."""
    image: Image | None = None
    comments_url: str | None = None
    """The page on which readers discuss it."""


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """One answer of a session in a feed of answers."""

    entry: Entry
    index: int
    """Which of `entry.session.turns`; it has a question, and `entry.answer_ids` knows it."""
    content: Html
    """The answer as a fragment."""
    summary: str
    """Its beginning, in plain text."""
