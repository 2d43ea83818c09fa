"""A Collection: sessions that share a series, a guest, a topic or a question, with a page and feeds of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.listing import Listing

Kind = Literal["series", "guests", "topics", "questions"]
"""Also the first part of its address."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What stands at /series/SLUG/, /guests/SLUG/, /topics/SLUG/ or /questions/SLUG/."""

    kind: Kind
    slug: str
    name: str
    """As readers see it: the newest session's spelling."""
    listings: tuple[Listing, ...]
    """Newest first, at least one."""
    answers: tuple[str, ...] = ()
    """Of a question: the id of its answer in each of `listings`. Empty otherwise."""
    role: str | None = None
    """Of a guest: what the newest session says that the guest is."""
    url: str | None = None
    """Of a guest: the guest's own address on the web, if a session names one."""

    @property
    def path(self) -> str:
        """Its address below the web root, with the closing slash."""
        return f"{self.kind}/{self.slug}/"
