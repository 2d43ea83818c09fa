"""A feed as a source: each entry is a document, its text from the feed or, where that is cut, from its page."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import urljoin

from pipeline.config.keys import Source
from pipeline.errors import Unreachable
from pipeline.intake import foreign, hypertext
from pipeline.intake.feed.entries import Channel, Entry
from pipeline.intake.feed.reading import read
from pipeline.intake.links import host, post_number, schemeless, tidy, with_query
from pipeline.intake.manners.fetch import Answer, Fetcher
from pipeline.intake.unread import Unread
from pipeline.model.document import Document, Particulars
from pipeline.model.sight import Bookmark, Memory, Passed, Sight, There, Unfinished

_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.5, */*;q=0.1"
)
_ACCEPT_PAGE = "text/html, application/xhtml+xml, */*;q=0.1"
_MOST_PAGES = 100
_NOT_THERE = frozenset({404, 410})
_CLOSED = frozenset({401, 403, 404, 410, 451})
_PAGED = re.compile(r"[?&]paged=(\d+)")


def look(source: Source, memory: Memory, fetch: Fetcher, now: datetime) -> Iterator[Sight]:
    """Every entry that the feed shows. Raises Unreachable when the feed cannot be read. See `looks.Look`."""
    return FeedLook(source, memory, fetch, now).sights(source.url)


@dataclass
class FeedLook:
    """One look at one feed.

    `of_wordpress`: it stands for the API of a WordPress site, so its entries are called and described as posts are.
    """

    source: Source
    memory: Memory
    fetch: Fetcher
    now: datetime
    of_wordpress: bool = False
    _seen: dict[str, str] = field(default_factory=dict)
    """Origin → digest of each entry in the feed, as it is to be remembered."""
    _no_names: set[str] = field(default_factory=set)
    """Links that are no names of entries: several share them, or they lead to the whole site."""

    def __post_init__(self) -> None:
        self._unread = Unread(self.memory, self.now)

    def sights(self, url: str) -> Iterator[Sight]:
        """Documents as they are read; after all of them, what says that this state of the feed has been read."""
        trace = self.memory.traces.get(url)
        answer = self.fetch.get(url, trace=trace, accept=_ACCEPT)
        digest = Bookmark(f"feed {url}", hashlib.sha256(answer.data).hexdigest())
        is_known = self.memory.bookmarks.get(digest.name) == digest.value
        if answer.status != 304 and not is_known:
            yield from self._read(answer)
        if self._unread:
            yield Unfinished()
        else:
            if answer.status != 304 and not is_known:
                yield digest
            if answer.trace != trace:
                yield answer.trace

    def _read(self, answer: Answer) -> Iterator[Sight]:
        channel = self._channel(answer)
        yield There(frozenset(map(self._origin, channel.entries)) - {""})
        yield from self._entries(channel)
        if self.memory.is_first and ("entries" not in self.memory.bookmarks or self._unread):
            yield from self._older(answer.url, channel)
        yield from self._unread.bookmarks()
        entries = Bookmark("entries", json.dumps(self._seen, separators=(",", ":")))
        if self.memory.bookmarks.get(entries.name) != entries.value:
            yield entries

    def _older(self, url: str, channel: Channel) -> Iterator[Sight]:
        """The entries on the feed's further pages, until there are no more, or none that are new."""
        visited = {tidy(url)}
        for _ in range(_MOST_PAGES):
            following = channel.older or (_paged(url) if channel.is_wordpress or self.of_wordpress else None)
            if not following or tidy(following) in visited:
                return
            visited.add(tidy(following))
            answer = self.fetch.get(following, accept=_ACCEPT, expect=_NOT_THERE)
            if answer.status in _NOT_THERE:
                return
            url, channel, before = following, self._channel(answer), len(self._seen)
            yield from self._entries(channel, is_further=True)
            if len(self._seen) == before:
                return

    def _channel(self, answer: Answer) -> Channel:
        """The feed, or a further page of it; and which of the links in it name no entry."""
        channel = read(answer)
        links = Counter(schemeless(entry.link) for entry in channel.entries)
        homes = {schemeless(channel.home), schemeless(urljoin(answer.url, "/")), schemeless(self.source.url)}
        self._no_names |= {link for link, count in links.items() if count > 1 or link in homes}
        return channel

    def _origin(self, entry: Entry) -> str:
        return (self._number(entry) if self.of_wordpress else "") or entry.origin

    def _number(self, entry: Entry) -> str:
        """The post's number; what was taken over from another site keeps the guid, and so the number, of there."""
        is_own = host(entry.guid) == host(self.source.url)
        return entry.number or (post_number(entry.guid) or "" if is_own else "")

    def _entries(self, channel: Channel, *, is_further: bool = False) -> Iterator[Sight]:
        here: set[str] = set()
        for position, entry in enumerate(channel.entries, 1):
            origin = self._origin(entry)
            if not origin:
                yield Passed(f"entry {position}", reason="an entry with neither id, link nor title")
            elif origin in here:
                yield Passed(f"{origin}#{position}", reason="a second entry with the same id")
            elif not (is_further and origin in self._seen):  # entries move to further pages while we read
                here.add(origin)
                is_whole = self.of_wordpress or channel.is_wordpress
                yield from self._entry(origin, entry, entry.text_of_wordpress if is_whole else entry.text)

    def _entry(self, origin: str, entry: Entry, text: str) -> Iterator[Sight]:
        if hypertext.is_locked(entry.content.encode("utf-8", "replace")):
            self._seen[origin] = entry.digest
            yield Passed(origin, reason=hypertext.LOCKED)
        elif text:
            self._seen[origin] = entry.digest
            data = hypertext.rebased(text, entry.base) if entry.base and entry.media_type == "text/html" else text
            yield self._document(origin, entry, data.encode("utf-8", "replace"), entry.media_type, "utf-8", entry.link)
        elif not entry.link:
            self._seen[origin] = entry.digest
            yield Passed(origin, reason="an entry with neither text nor link")
        elif origin not in self.memory.known or self._remembered.get(origin) != entry.digest:
            yield from self._page(origin, entry)
        else:
            self._seen[origin] = entry.digest

    def _page(self, origin: str, entry: Entry) -> Iterator[Sight]:
        """The page behind the link of an entry that is new or changed."""
        # Without a digest, a look that was cut short has read the page already, if it left a trace.
        is_read = origin in self.memory.known - self.memory.refused and origin not in self._remembered
        trace = self.memory.traces.get(entry.link) if is_read else None
        try:
            answer = self.fetch.get(entry.link, trace=trace, accept=_ACCEPT_PAGE, expect=_CLOSED, is_page=True)
        except Unreachable as error:
            self._unread.note(origin, error)  # the feed is read again next time, for this entry's sake
            yield from self._unread.bookmarks()
            yield Passed(origin, error)
            return
        self._unread.note(origin)
        self._seen[origin] = entry.digest
        if answer.status in _CLOSED:
            yield Passed(origin, Unreachable(f"{entry.link}: the page behind the entry answers {answer.status}"))
        elif hypertext.is_locked(answer.data):
            yield Passed(origin, reason=hypertext.LOCKED)
        elif answer.status != 304 and not hypertext.is_readable(answer.media_type, answer.data):
            yield Passed(origin, reason=f"the link leads to {answer.media_type}, not to a page")
        elif answer.status != 304:
            kind = "text/plain" if answer.media_type == "text/plain" else "text/html"
            yield self._document(origin, entry, answer.data, kind, answer.charset, answer.url)
        if answer.status not in _CLOSED and answer.trace != self.memory.traces.get(entry.link):
            yield answer.trace

    @cached_property
    def _remembered(self) -> dict[str, object]:
        try:
            return foreign.mapping(json.loads(self.memory.bookmarks.get("entries", "{}")))
        except ValueError:
            return {}

    def _document(
        self, origin: str, entry: Entry, data: bytes, media_type: str, charset: str | None, url: str
    ) -> Document:
        link = schemeless(entry.link)
        aliases = (self._number(entry), schemeless(entry.guid), "" if link in self._no_names else link)
        return Document(
            self.source.name,
            origin,
            media_type,
            data,
            charset=charset,
            url=tidy(url) if url else None,
            aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias and alias != origin),
            guid=entry.guid or None,
            particulars=Particulars(
                title=entry.title,
                published=entry.published,
                author=entry.author,
                language=None if self.of_wordpress else entry.language,  # of which the API says nothing
                topics=entry.topics,
                summary=entry.human_summary,
                image=entry.image,
            ),
        )


def _paged(url: str) -> str:
    """The page of a WordPress feed after this one."""
    found = _PAGED.search(url)
    if found is None:
        return with_query(url, "paged=2")
    return f"{url[: found.start(1)]}{int(found[1]) + 1}{url[found.end(1) :]}"
