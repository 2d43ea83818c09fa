"""What a path of the site says of itself: its place in the order of writing, and whether feed readers poll it."""

from __future__ import annotations

FEEDS = frozenset({"atom.xml", "rss.xml", "feed.json", "answers.xml"})
"""The names of feeds' files, wherever in the site they stand."""
TWINS = (".br", ".zst", ".gz")
"""What is added to a file's name where its compressed twins stand beside it."""

_MATTER, _PAGES, _LISTS, _ARCHIVES, _FEEDS = range(5)
_LISTED_IN = frozenset({"index.html", "feeds.opml", "robots.txt", "404.html"})


def is_twin(path: str) -> bool:
    """Whether the file is another one, compressed."""
    return path.endswith(TWINS)


def rank(path: str) -> int:
    """When the file may change in the eyes of readers: lower numbers first.

    What pages are made with comes first, then sessions' pages, then what leads to them, then feeds, and of these the
    archives first, to which the newest document points (RFC 5005 §4): nothing ever names what is not there yet.
    """
    *folders, name = path.removesuffix(".br").removesuffix(".zst").removesuffix(".gz").split("/")
    if name in FEEDS:
        return _ARCHIVES if "archive" in folders else _FEEDS
    if folders[:1] == ["s"]:
        return _PAGES
    if name in _LISTED_IN or folders[:1] == ["search"] or name.startswith("sitemap"):
        return _LISTS
    return _MATTER


def is_topic(path: str) -> bool:
    """Whether people subscribe to it: a feed that grows, not one of its archives."""
    *folders, name = path.split("/")
    return name in FEEDS and "archive" not in folders
