"""Sitemaps (sitemaps.org) and robots.txt: what of the site search engines should look at, and when it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from pipeline.model.collection import Collection
from pipeline.model.listing import Listing
from pipeline.render.feed.cleaning import clean
from pipeline.render.feed.moments import moment

FILE = "sitemap.xml"
"""Where it lies in the web root; an index of the others where one file would not do."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000
"""Pages in one file."""
_LARGEST = 50_000_000
"""Bytes of one file; the limit is 52,428,800."""
_PRIVATE = ("api", "desk", "hooks", "list")
"""Folders of dynamic pages, to which no search engine should send anybody."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ours, whose canonical address is its own."""

    url: str
    """Absolute."""
    changed: datetime
    """When what it says last changed, with zone."""


def session_pages(listings: Sequence[Listing]) -> Iterator[Page]:
    """The sessions' own pages; those that live elsewhere are for the other site's map."""
    return (Page(listing.link, listing.updated) for listing in listings if listing.is_ours)


def collection_pages(base: str, collections: Sequence[Collection]) -> Iterator[Page]:
    """The pages of series, guests, topics and questions; `base` is the address of the web root."""
    return (Page(base + each.path, max(listing.updated for listing in each.listings)) for each in collections)


def sitemaps(base: str, pages: Sequence[Page], most: int = _MOST, largest: int = _LARGEST) -> Mapping[str, bytes]:
    """File name in the web root → its content. `pages` oldest first: a new one must not move the others to other files.

    `most` and `largest` are the limits of one file, in pages and in bytes.
    """
    files = [(_written("urlset", rows), changed) for rows, changed in _parts(pages, most, largest)]
    if len(files) == 1:
        return {FILE: files[0][0]}
    named = {f"sitemap-{number}.xml": file for number, file in enumerate(files, 1)}
    rows = [_row("sitemap", base + name, changed) for name, (_, changed) in named.items()]
    return {name: content for name, (content, _) in named.items()} | {FILE: _written("sitemapindex", rows)}


def robots(base: str) -> bytes:
    """robots.txt (RFC 9309): everything may be read but the dynamic pages; it names the sitemap."""
    path = urlsplit(base).path
    hidden = "".join(f"Disallow: {path}{folder}/\n" for folder in _PRIVATE)
    return f"User-agent: *\n{hidden}\nSitemap: {base}{FILE}\n".encode()


def _parts(pages: Sequence[Page], most: int, largest: int) -> Iterator[tuple[list[bytes], datetime | None]]:
    """The rows of each file, and when the newest of its pages changed; one file at least."""
    rows: list[bytes] = []
    size = room = largest - len(_written("urlset", []))
    changed: datetime | None = None
    for page in pages:
        row = _row("url", page.url, page.changed)
        if rows and (len(rows) == most or len(row) > room):
            yield rows, changed
            rows, room, changed = [], size, None
        rows.append(row)
        room -= len(row)
        changed = max(changed or page.changed, page.changed)
    yield rows, changed


def _row(element: str, url: str, changed: datetime | None) -> bytes:
    dated = f"<lastmod>{moment(changed).isoformat()}</lastmod>" if changed else ""
    return f"<{element}><loc>{escape(clean(url))}</loc>{dated}</{element}>\n".encode()


def _written(root: str, rows: Sequence[bytes]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n'
    return b"".join([head.encode(), *rows, f"</{root}>\n".encode()])
