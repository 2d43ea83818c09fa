"""RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom → their entries, by feedparser, which gets safe bytes and never fetches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any

from pipeline.errors import Unreachable
from pipeline.intake.feed.entries import Channel, Entry
from pipeline.intake.foreign import items, mapping, text
from pipeline.intake.links import absolute
from pipeline.intake.plain import language, line, marked_up, moment_of, once_more
from pipeline.intake.topics import is_topic
from pipeline.intake.wellformed import wellformed

_HTML = {"text/html", "application/xhtml+xml"}
_TEXTUAL = {"text/plain", *_HTML}
_MOST = 60_000
"""Elements; feedparser reads some 10,000 a second."""
_ADDRESS = re.compile(r"<?\b[\w.+-]+@[\w.-]+\.\w+>?")


def read(data: bytes, charset: str | None, url: str) -> Channel:
    """The feed that came from `url`; `charset` as the server declared it. Raises Unreachable when it is no feed."""
    import feedparser

    # No base is given: feedparser would resolve bare guids against it, and an identity must not depend on an address.
    parsed = feedparser.parse(
        BytesIO(wellformed(data, charset, url, _MOST)),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,  # our own allow-list comes later
        resolve_relative_uris=False,  # would write all content anew, with a slow parser
    )
    if not parsed.version:
        raise Unreachable(f"{url}: is XML, but neither RSS nor Atom; ask its owner for the feed's address")
    feed = parsed.feed
    spoken = language(_get(feed, "language"))
    author = _author(feed)
    is_rss = parsed.version.startswith("rss")
    entries = tuple(_entry(entry, url, is_rss, spoken, author) for entry in parsed.entries)
    generator = text(_get(feed, "generator"))
    made_by = generator + text(mapping(_get(feed, "generator_detail")).get("href"))
    home = absolute(_get(feed, "link"), url) or ""
    return Channel(entries, _title(feed, is_rss) or "", home, _older(feed, url), "wordpress" in made_by.lower())


def _get(holder: Any, key: str) -> object:
    """A value as it was written; feedparser's own way of getting adds its guesses and warnings."""
    return dict.get(holder, key) if isinstance(holder, dict) else None


def _entry(entry: Any, url: str, is_rss: bool, spoken: str | None, author: str | None) -> Entry:
    guid = text(_get(entry, "id"))
    written = text(_get(entry, "link"))  # which is the guid where an entry has no link
    link = absolute(written, "" if written == guid else url) or ""
    content, kind, base, tongue = _content(entry)
    published = moment_of(_get(entry, "published_parsed")) or moment_of(_get(entry, "updated_parsed"))
    return Entry(
        guid=guid,
        number=_number(entry),
        link=link,
        title=_title(entry, is_rss),
        content=content,
        media_type="text/plain" if kind == "text/plain" else "text/html",
        base=absolute(base, url) or "" if base else "",
        summary=_summary(entry),
        published=published or moment_of(_get(entry, "created_parsed")),
        author=_author(entry) or author,
        language=language(tongue) or language(_get(entry, "language")) or spoken,
        topics=tuple(dict.fromkeys(_topics(entry))),
        image=next(_images(entry, link or url), None),
    )


def _number(entry: Any) -> str:
    """WordPress.com and Jetpack say it in `<post-id xmlns="com-wordpress:feed-additions:1">`."""
    said = _get(entry, "post-id")
    return said if isinstance(said, str) and re.fullmatch(r"[1-9]\d{0,18}", said, re.ASCII) else ""


def _title(holder: Any, is_rss: bool) -> str | None:
    """The title as plain text. Atom says what its titles are (RFC 4287 §3.1); RSS does not, and writers disagree."""
    detail = mapping(_get(holder, "title_detail"))
    written = text(detail.get("value")) or text(_get(holder, "title"))
    if detail.get("type") in _HTML:
        return marked_up(written)
    return line(once_more(written) if is_rss else written)


def _content(entry: Any) -> tuple[str, str, str, object]:
    """Text, media type, base and language of the longest content that is text."""
    found = [mapping(part) for part in items(_get(entry, "content"))]
    textual = [part for part in found if part.get("type") in _TEXTUAL and isinstance(part.get("value"), str)]
    if not textual:
        return "", "", "", None
    best = max(textual, key=lambda part: len(part["value"]))
    return best["value"], best["type"], text(best.get("base")), best.get("language")


def _summary(entry: Any) -> str:
    detail = mapping(_get(entry, "summary_detail"))
    written = text(detail.get("value"))  # without a detail, `summary` is a copy of the content by feedparser
    is_plain = detail.get("type") == "text/plain" and "<" not in written
    return escape(once_more(written), quote=False) if is_plain else written


def _author(holder: Any) -> str | None:
    """Names without mail addresses, several joined by commas."""
    people = items(_get(holder, "authors")) or [_get(holder, "author_detail"), {"name": _get(holder, "author")}]
    names = (line(_ADDRESS.sub("", text(mapping(person).get("name"))).strip(" ()<>")) for person in people)
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _topics(entry: Any) -> Iterator[str]:
    for tag in items(_get(entry, "tags")):
        name = line(once_more(text(mapping(tag).get("label")) or text(mapping(tag).get("term"))))
        if name and is_topic(name):
            yield name


def _images(entry: Any, base: str) -> Iterator[str]:
    """Addresses of pictures for the whole entry, the likeliest first."""
    for key in ("media_thumbnail", "media_content"):
        for media in map(mapping, items(_get(entry, key))):
            kind = text(media.get("medium")) + text(media.get("type"))
            if (key == "media_thumbnail" or "image" in kind) and (found := absolute(media.get("url"), base)):
                yield found
    image = mapping(_get(entry, "image"))
    if found := absolute(_get(image, "href"), base):
        yield found
    for link in map(mapping, items(_get(entry, "links"))):
        is_picture = link.get("rel") == "enclosure" and text(link.get("type")).startswith("image/")
        if is_picture and (found := absolute(link.get("href"), base)):
            yield found


def _older(feed: Any, url: str) -> str | None:
    """The page with older entries: RFC 5005 §3 (`next`), §4 (`prev-archive`)."""
    links = {text(link.get("rel")): link.get("href") for link in map(mapping, items(_get(feed, "links")))}
    return absolute(links.get("prev-archive") or links.get("next"), url)
