"""Which headers go with a file of the site, by its path alone: its media type, and how long it may be kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from pipeline.model.site_path import FEEDS

MEDIA_TYPES = {
    "answers.xml": "application/atom+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opml": "text/x-opml; charset=utf-8",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
"""By the file's whole name, else by its ending."""
UNKNOWN = "application/octet-stream"

_TEXT = re.compile(r"(?:text/|application/(?!pdf|octet-stream))")
_HASHED = re.compile(r"(?:cards|media)/(?:.+-)?[0-9a-f]{10,64}\.[a-z0-9]+")
"""Names that change with the content."""
_FOR_EVER = "public, max-age=31536000, immutable"
_A_DAY = "public, max-age=86400"
_A_MINUTE = "public, max-age=60, must-revalidate"


def media_type(path: str) -> str:
    """The Content-Type of the file at `path` ("s/a-session/index.html")."""
    name = path.rpartition("/")[2]
    return MEDIA_TYPES.get(name) or MEDIA_TYPES.get("." + name.rpartition(".")[2], UNKNOWN)


def headers_of(path: str, feeds_last: timedelta) -> Mapping[str, str]:
    """Content-Type and Cache-Control of the file; `feeds_last` is how long a feed may be kept: its `[feeds] ttl`."""
    kind = media_type(path)
    return {"Content-Type": kind, "Cache-Control": _cache_control(path, kind, feeds_last)}


def _cache_control(path: str, kind: str, feeds_last: timedelta) -> str:
    if path.rpartition("/")[2] in FEEDS:
        return f"public, max-age={int(feeds_last.total_seconds())}"
    if _HASHED.fullmatch(path):
        return _FOR_EVER
    return _A_MINUTE if _TEXT.match(kind) else _A_DAY
