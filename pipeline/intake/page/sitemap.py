"""Sitemaps (sitemaps.org/protocol.html): the addresses that they list, and when each page was last changed.

Read by xml.etree, which is enough once `wellformed` has refused entities and depth; lxml would bring more power than
hostile XML should meet.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

from pipeline.errors import Unreachable
from pipeline.intake.links import absolute, tidy
from pipeline.intake.wellformed import wellformed

_MOST = 300_000
"""Elements: 50,000 addresses, the most that the protocol allows, with six each."""
_LARGEST = 50 * 1024 * 1024
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one file lists."""

    pages: dict[str, str]
    """Address → lastmod as written, "" where there is none."""
    sitemaps: tuple[str, ...]
    """Further sitemaps, of a sitemap index."""


def is_sitemap(data: bytes) -> bool:
    """Whether this looks like a sitemap, packed or not, whatever the server calls it."""
    start = _unpacked(data, 4000) if data.startswith(_GZIP) else data[:4000]
    return b"<urlset" in start or b"<sitemapindex" in start


def read(data: bytes, charset: str | None, url: str) -> Sitemap:
    """The sitemap that came from `url`. Raises Unreachable when it is none, or too large."""
    plain = _unpacked(data, _LARGEST + 1) if data.startswith(_GZIP) else data
    if len(plain) > _LARGEST:
        raise Unreachable(f"{url}: a sitemap of more than {_LARGEST // 1_000_000} MB; its owner must split it")
    root = ElementTree.fromstring(wellformed(plain, charset, url, _MOST))
    pages: dict[str, str] = {}
    sitemaps: list[str] = []
    for element in root:
        fields = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in element}
        address = absolute(fields.get("loc"), url)
        kind = element.tag.rpartition("}")[2]
        if address and kind == "url":
            pages[tidy(address)] = fields.get("lastmod", "")[:40]
        elif address and kind == "sitemap":
            sitemaps.append(tidy(address))
    return Sitemap(pages, tuple(dict.fromkeys(sitemaps)))


def _unpacked(data: bytes, most: int) -> bytes:
    """The first `most` bytes of what a gzip file holds; what is broken ends where it breaks."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, most)
    except zlib.error:
        return b""
