"""An Entry: a session as the public has it, with the identity and the dates that never change again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.model.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """What `render/` makes pages, feed entries and mail of."""

    session: Session
    entry_id: str
    """The permanent id in every feed format: an absolute IRI, mostly urn:uuid:…"""
    slug: str
    """The last part of its page's address, frozen at first publication."""
    link: str
    """Absolute address where readers find it: its own page, or the origin's (`[site] links`)."""
    published: datetime
    """Frozen at first publication; UTC."""
    updated: datetime
    """Moves with revisions only; UTC, never before `published`."""
    revision: int
    answer_ids: tuple[str, ...] = ()
    """The fragment id of each turn of `session.turns`, in order; permanent too."""

    @property
    def path(self) -> str:
        """Its page's address below the web root, with the closing slash."""
        return f"s/{self.slug}/"
