"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1) → its entries."""

from __future__ import annotations

from html import escape
from typing import Any

from pipeline.errors import Unreachable
from pipeline.intake.feed.entries import Channel, Entry
from pipeline.intake.foreign import items, mapping, parse, text
from pipeline.intake.links import absolute
from pipeline.intake.plain import language, line, moment

_VERSION = "jsonfeed.org/version/"


def read(data: bytes, url: str) -> Channel:
    """The feed that came from `url`. Raises Unreachable when it is JSON, but no feed, or not even JSON."""
    try:
        feed = mapping(parse(data))
    except ValueError as error:
        raise Unreachable(f"{url}: is not valid JSON ({error}); its owner must mend it") from error
    if _VERSION not in text(feed.get("version")) or not isinstance(feed.get("items"), list):
        raise Unreachable(f"{url}: is JSON, but no JSON Feed; ask its owner for the feed's address")
    spoken = language(feed.get("language"))
    authors = _authors(feed)
    entries = tuple(_entry(mapping(item), url, spoken, authors) for item in feed["items"])
    return Channel(
        entries,
        line(text(feed.get("title"))) or "",
        absolute(feed.get("home_page_url"), url) or "",
        absolute(feed.get("next_url"), url),
    )


def _entry(item: dict[str, Any], url: str, spoken: str | None, authors: str | None) -> Entry:
    link = absolute(item.get("url"), url) or ""
    markup, plain = text(item.get("content_html")), text(item.get("content_text"))
    return Entry(
        guid=_id(item.get("id")),
        link=link,
        title=line(text(item.get("title"))),
        content=markup or plain,
        media_type="text/html" if markup else "text/plain",
        summary=escape(text(item.get("summary")), quote=False),
        published=moment(item.get("date_published")) or moment(item.get("date_modified")),
        author=_authors(item) or authors,
        language=language(item.get("language")) or spoken,
        topics=tuple(name for tag in items(item.get("tags")) if (name := line(text(tag)))),
        image=absolute(item.get("image") or item.get("banner_image"), link or url),
    )


def _id(value: object) -> str:
    """Strings by the specification, which lets readers turn numbers into strings too."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else text(value).strip()


def _authors(holder: dict[str, Any]) -> str | None:
    """Their names; `authors` since 1.1, `author` before."""
    people = [*items(holder.get("authors")), holder.get("author")]
    names = (line(text(mapping(person).get("name"))) for person in people)
    return ", ".join(dict.fromkeys(name for name in names if name)) or None
