"""A Listing: a session's line in tables of contents, sitemaps and collections, without its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.model.session import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a session, by which its answer is found."""

    id: str
    """The answer's fragment id on the session's page; permanent."""
    text: str
    """Plain text."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What every page that lists sessions needs of one: the store keeps it beside the content, which is far larger."""

    key: int
    """The session's number in the store."""
    entry_id: str
    """The permanent id in every feed format."""
    slug: str
    link: str
    """Absolute address where readers find it (`[site] links`)."""
    title: str
    published: datetime
    """UTC, as in Entry."""
    updated: datetime
    """UTC, as in Entry."""
    revision: int
    series: str | None = None
    number: int | None = None
    guests: tuple[Person, ...] = ()
    language: str | None = None
    topics: tuple[str, ...] = ()
    summary: str = ""
    """What it is about, as feeds say it: plain text of at most 300 characters."""
    excerpt: str = ""
    """The editor's own summary; "" where there is none."""
    questions: tuple[Asked, ...] = ()
    """In order; turns without a question are left out."""
    images: tuple[str, ...] = ()
    """Addresses of the pictures that the session shows, its lead picture first."""
    weight: int = 0
    """Bytes that it takes in a feed at most."""
    is_ours: bool = True
    """Whether `link` is our own page: pages with a foreign canonical stay out of the sitemap."""

    @property
    def path(self) -> str:
        """Its page's address below the web root, with the closing slash."""
        return f"s/{self.slug}/"
