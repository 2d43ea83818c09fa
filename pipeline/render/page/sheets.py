"""Sheets: what making one of the archive's pages takes, whichever it is."""

from __future__ import annotations

from collections.abc import Collection as Group
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from pipeline.config.keys import Settings
from pipeline.model.collection import Kind
from pipeline.model.listing import Listing
from pipeline.model.session import Person
from pipeline.render.frame import Frames
from pipeline.render.french import in_language
from pipeline.render.page import structured
from pipeline.render.page.ordering import KINDS, names_of
from pipeline.render.page.structured import Crumb
from pipeline.render.templating.templates import Templates
from pipeline.render.view import titled
from pipeline.render.words.table import Words, words

FORMATS = (
    ("Atom", "atom.xml", "application/atom+xml"),
    ("RSS", "rss.xml", "application/rss+xml"),
    ("JSON", "feed.json", "application/feed+json"),
)
"""Name, file and media type of each feed; the one to take first stands first."""


class Sheets:
    """Fills templates. Where one says `root`, it means the way from the page to the web root."""

    def __init__(self, settings: Settings, templates: Templates, frames: Frames) -> None:
        self._publication = settings.publication
        self._templates = templates
        self._frames = frames
        self._zone = settings.publication.timezone

    @property
    def _words(self) -> Words:
        return words(self._publication.language)

    def _page(
        self,
        template: str,
        frame: dict[str, Any],
        crumbs: Sequence[Crumb],
        here: Crumb,
        node: structured.Node | None = None,
        **facts: Any,
    ) -> bytes:
        """A page that is found at `here`, by way of the front page and of `crumbs`."""
        way = [(self._publication.title, ""), *crumbs]
        told = structured.script([node, structured.trail(self._publication, [*way, here])])
        return self._render(template, frame, trail=way, here=here, structured=told, **facts)

    def _render(self, template: str, frame: dict[str, Any], **facts: Any) -> bytes:
        known = {"trail": [(self._publication.title, "")], "structured": "", "feeds": [], **frame, **facts}
        return self._templates.render(f"page/{template}.html", **known).encode()

    def _crumb(self, kind: Kind) -> Crumb:
        return names_of(self._words)[kind], f"{kind}/"

    def _kinds(self, kinds: Group[Kind]) -> list[Crumb]:
        return [self._crumb(kind) for kind in KINDS if kind in kinds]

    def _title(self, listing: Listing) -> str:
        title = titled(listing.title, named(listing.guests), listing.series, self._publication.title)
        return in_language(listing.language)(title)


def named(people: Sequence[Person]) -> str:
    """Their names in one line."""
    return ", ".join(each.name for each in people)


def host(url: str | None) -> str:
    """What is shown of an address; "" where there is none."""
    return (urlsplit(url).hostname or url) if url else ""


def feeds_of(path: str) -> list[tuple[str, str, str]]:
    """Name, address and media type of the feeds of what stands at `path`."""
    return [(name, path + file, kind) for name, file, kind in FORMATS]
