"""OPML 2.0 (opml.org): a list of feeds that readers can subscribe to in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import quoteattr

from pipeline.render.feed.cleaning import clean, line
from pipeline.render.feed.moments import moment


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed."""

    title: str
    feed_url: str
    """Absolute, of the one format that is announced first."""
    home_url: str
    """Absolute; the page that the feed speaks for."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Feeds that belong together, under a name."""

    title: str
    outlines: Sequence[Outline]


def opml(title: str, owner: str, changed: datetime, rows: Sequence[Outline | Folder]) -> bytes:
    """The list as OPML, UTF-8; folders without feeds are left out. `owner` is who publishes, "" says nothing.

    `changed` (with zone) is when the list last changed: the newest session's date, not the time of the build.
    """
    return "".join(f"{each}\n" for each in _lines(title, owner, changed, rows)).encode()


def _lines(title: str, owner: str, changed: datetime, rows: Sequence[Outline | Folder]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<opml version="2.0">'
    yield " <head>"
    yield f"  <title>{_text(title)}</title>"
    yield f"  <dateModified>{format_datetime(moment(changed), usegmt=True)}</dateModified>"
    if line(owner):
        yield f"  <ownerName>{_text(owner)}</ownerName>"
    yield "  <docs>http://opml.org/spec2.opml</docs>"
    yield " </head>"
    yield " <body>"
    for row in rows:
        yield from _folder(row) if isinstance(row, Folder) else [_outline(row, "  ")]
    yield " </body>"
    yield "</opml>"


def _folder(folder: Folder) -> Iterator[str]:
    if folder.outlines:
        yield f"  <outline text={_attribute(folder.title)}>"
        yield from (_outline(each, "   ") for each in folder.outlines)
        yield "  </outline>"


def _outline(outline: Outline, indent: str) -> str:
    """`text` and `title` say the same, because readers ask for either; `type` is "rss" for Atom too."""
    name = _attribute(outline.title or outline.feed_url)
    addresses = f"xmlUrl={_address(outline.feed_url)} htmlUrl={_address(outline.home_url)}"
    return f'{indent}<outline type="rss" text={name} title={name} {addresses}/>'


def _attribute(text: str) -> str:
    return quoteattr(line(text))


def _address(url: str) -> str:
    return quoteattr(clean(url))


def _text(text: str) -> str:
    return line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
