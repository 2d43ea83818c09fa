"""What is said with each file, by its address alone: what it is, how long it may be kept, what a page may do.

`docs/servers/` says the same to nginx and Caddy; one suite of tests, tests/web/contract.py, holds all three to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePosixPath
from urllib.parse import quote

from pipeline.model.media_types import headers_of
from pipeline.model.site_path import FEEDS, is_topic
from pipeline.render.page.precompress import KINDS

Headers = list[tuple[bytes, bytes]]

REFERRER = (b"referrer-policy", b"strict-origin-when-cross-origin")
PAGE_MAY = (
    b"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    b"media-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    b"frame-ancestors 'none'"
)
"""Nothing from anywhere else, nothing inline; `data:` is for small pictures that a page carries itself."""
DRAWING_MAY = b"default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""An SVG that is opened by itself is a document and could run scripts; some are not ours but mirrored."""
FOR_EVER = b"public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the publication decides of it."""

    base: str = ""
    """Where the site is, with a closing slash: "https://example.org/"; needed for what feeds say of themselves."""
    hubs: Sequence[str] = ()
    """Addresses of the WebSub hubs that feeds are announced to."""
    max_age: int = 3600
    """Seconds that a feed may be kept: what the feed itself says in its `ttl`."""


def shrinks(path: str) -> bool:
    """Whether there may be compressed twins; other files are served in parts (ranges) instead."""
    return PurePosixPath(path).suffix in KINDS


def headers(path: str, is_versioned: bool, policy: Policy) -> Headers:
    """What is said of the file at `path`, below the root ("s/a-session/index.html"), with a 200.

    `is_versioned`: asked for with `?v=`, a new value of which comes with new content.
    """
    of_file = headers_of(path, timedelta(seconds=policy.max_age))
    kept = FOR_EVER if is_versioned and _is_matter(path) else of_file["Cache-Control"].encode()
    kind = of_file["Content-Type"].encode()
    said = [(b"content-type", kind), (b"cache-control", kept)]
    if shrinks(path):
        said.append((b"vary", b"Accept-Encoding"))
    if PurePosixPath(path).name in FEEDS:
        said.append((b"access-control-allow-origin", b"*"))
        said += _links(path, policy)
    said.append((b"x-content-type-options", b"nosniff"))
    if kind.startswith(b"text/html"):
        said += [(b"content-security-policy", PAGE_MAY), REFERRER]
    elif kind == b"image/svg+xml":
        said.append((b"content-security-policy", DRAWING_MAY))
    return said


def _is_matter(path: str) -> bool:
    """Whether pages ask for it with a version: what they are made with, and the index that they search in."""
    suffix = PurePosixPath(path).suffix
    return suffix in {".css", ".js"} or (path.startswith("search/") and suffix in {".json", ".txt"})


def _links(path: str, policy: Policy) -> Headers:
    """Where to subscribe to the feed (W3C WebSub §4). Archives never change, so no hub speaks of them."""
    if not policy.hubs or not is_topic(path):
        return []
    links = [f'<{hub}>; rel="hub"' for hub in policy.hubs] + [f'<{policy.base}{quote(path)}>; rel="self"']
    return [(b"link", ", ".join(links).encode("ascii", "ignore"))]
