"""What every feed format says alike of a channel and its items: cleaned, completed, absolute, dated in UTC.

The XML formats cannot hold a control character, and one of them would cost the whole feed; so all formats get the
same texts without them, and JSON, which could hold them, does not say more than the others.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urljoin

from pipeline.model.channel import Channel, Item

# XML 1.0 §2.2 allows the C1 controls (7F to 9F), but readers take them for leftovers of Windows-1252.
_ILLEGAL = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("[\r\x0b\x0c\x85]\n?")
_SPACE = re.compile("[ \t\n]+")  # not \s, which takes no-break spaces and U+2028 too
_TAG = re.compile(r"""<[a-zA-Z](?:[^"'<>]|"[^"]*"|'[^']*')*>""")
_ADDRESS = re.compile(r"""(\s(?:href|src|poster|cite)=")([^"]*)(?=")""")
_RELATIVE = re.compile(r"""\s(?:href|src|poster|cite)="(?!https?:|mailto:)""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Author:
    """A guest of the session, or the publisher."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """An item as all formats tell it."""

    id: str
    link: str
    title: str
    """Plain text, never empty."""
    summary: str
    """Plain text, never empty, never the content over again: readers show both."""
    content: str
    """HTML in which no address needs to be resolved: few readers do that everywhere."""
    authors: tuple[Author, ...]
    """Never empty: many readers do not look at the feed's author when an entry has none."""
    topics: tuple[str, ...]
    language: str | None
    """None where it is the channel's."""
    published: datetime
    updated: datetime


def cleaned(channel: Channel) -> Channel:
    """The channel with texts that any format can hold, and with a publisher."""
    title = _line(channel.title) or channel.home_url
    return replace(
        channel, title=title, description=_line(channel.description), publisher=_line(channel.publisher) or title
    )


def told(channel: Channel, item: Item) -> Told:
    """The item as all formats tell it; `channel` is a cleaned one. Raises ValueError where a date has no zone."""
    session = item.entry.session
    title = _line(session.title) or item.entry.slug
    summary = _line(item.summary)
    link = _clean(item.entry.link)
    content = absolute(_clean(item.content), link)
    guests = tuple(Author(_line(guest.name), _web(guest.url)) for guest in session.guests if _line(guest.name))
    return Told(
        id=_clean(item.entry.entry_id),
        link=link,
        title=title,
        summary=summary if summary and summary != content.strip() else title,
        content=content,
        authors=guests or (Author(channel.publisher, channel.home_url),),
        topics=tuple(topic for topic in dict.fromkeys(map(_line, session.topics)) if topic),
        language=_clean(session.language) if session.language and session.language != channel.language else None,
        published=moment(item.entry.published),
        updated=moment(item.entry.updated),
    )


def absolute(fragment: str, link: str) -> str:
    """The HTML fragment, its bytes unchanged but for relative addresses, which are resolved against `link`.

    Fragments of our sanitiser quote their attributes with double quotes; others' addresses stay as they are.
    """

    def resolve(match: re.Match[str]) -> str:
        address = html.unescape(match[2]).strip()
        if _SCHEME.match(address):
            return match[0]
        try:
            return match[1] + html.escape(urljoin(link, address))
        except ValueError:
            return match[0]

    # Most fragments have nothing to resolve, and each goes into many feeds: look before reading tag by tag.
    if not _RELATIVE.search(fragment):
        return fragment
    return _TAG.sub(lambda tag: _ADDRESS.sub(resolve, tag[0]), fragment)


def moment(date: datetime) -> datetime:
    """The date in UTC without microseconds, which some readers cannot read. Raises ValueError if it has no zone."""
    if date.tzinfo is None:
        raise ValueError(f"a feed needs dates with a zone, this one has none: {date}")
    return date.astimezone(UTC).replace(microsecond=0)


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("https://", "http://")) and not _ILLEGAL.search(url) else None


def _line(text: str) -> str:
    line = _SPACE.sub(" ", _clean(text)).strip(" ")
    return line if line.strip() else ""


def _clean(text: str) -> str:
    # A bare CR would come out of an XML parser as LF (XML 1.0 §2.11).
    return _ILLEGAL.sub("", _LINE_END.sub("\n", text))
