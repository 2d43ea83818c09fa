"""A page as a source: the page itself, or those that it, as a list page or a sitemap, links to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from pipeline.config.keys import Source
from pipeline.errors import Unreachable
from pipeline.intake import hypertext
from pipeline.intake.foreign import items
from pipeline.intake.links import absolute, schemeless, tidy
from pipeline.intake.manners.fetch import Answer, Fetcher
from pipeline.intake.page import sitemap
from pipeline.intake.page.pattern import Pattern
from pipeline.intake.plain import moment
from pipeline.intake.unread import Unread
from pipeline.model.document import Document
from pipeline.model.sight import Bookmark, Gone, Memory, Passed, Sight, Trace, Unfinished

_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1"
_GONE = frozenset({404, 410})
_MOST = 200
_FRESH = 10
_MOST_LISTS = 50
_LEVELS = 3
_MOST_SITEMAPS = 200
_DAY = timedelta(days=1)


def look(source: Source, memory: Memory, fetch: Fetcher, now: datetime) -> Iterator[Sight]:
    """The page, or the pages it links to. Raises Unreachable when it cannot be read. See `looks.Look`."""
    if source.links:
        return _ListLook(source, memory, fetch, now).sights()
    return _one(source, memory, fetch)


def _one(source: Source, memory: Memory, fetch: Fetcher) -> Iterator[Sight]:
    origin = schemeless(source.url)
    trace = memory.traces.get(source.url)
    answer = fetch.get(source.url, trace=trace, accept=_ACCEPT, expect=_GONE, is_page=True)
    if answer.status in _GONE:
        if origin not in memory.known:
            raise Unreachable(f"{source.url}: there is no such page ({answer.status}); check the source's url")
        yield Gone((origin,))
        return
    yield from _document(source.name, origin, answer)
    if answer.trace != trace:
        yield answer.trace


def _document(source: str, origin: str, answer: Answer) -> Iterator[Sight]:
    if answer.status == 304:
        return
    if hypertext.is_locked(answer.data):
        yield Passed(origin, reason=hypertext.LOCKED)
        return
    if not hypertext.is_readable(answer.media_type, answer.data):
        yield Passed(origin, reason=f"it is {answer.media_type or 'something else'}, not a page")
        return
    kind = answer.media_type if answer.media_type in ("text/plain", "text/markdown") else "text/html"
    address = tidy(answer.url)
    other = schemeless(address)
    aliases = (other,) if other != origin else ()
    yield Document(source, origin, kind, answer.data, charset=answer.charset, url=address, aliases=aliases)


@dataclass
class _ListLook:
    """Unknown pages are read at once, the first of the list at every look, all others once a day.

    Where a sitemap says when a page was changed, that decides instead.
    """

    source: Source
    memory: Memory
    fetch: Fetcher
    now: datetime
    _asked: set[str] = field(default_factory=set)
    _left: bool = False
    """Whether something was left for the next look, for there was too much for one."""
    _lists: list[Trace] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._unread = Unread(self.memory, self.now)

    def sights(self) -> Iterator[Sight]:
        pattern = Pattern(self.source.links, self.source.url)
        found = {url: changed for url, changed in self._found().items() if pattern.matches(url)}
        own = schemeless(self.source.url)
        listed = {schemeless(url): (url, changed) for url, changed in found.items() if schemeless(url) != own}
        first = [name for name in listed if not listed[name][1]][:_FRESH] if listed else self._first
        wanted = {name: listed[name] for name in listed if self._is_wanted(name, listed[name][1])}
        for name in sorted(wanted, key=lambda name: name in self.memory.known):
            yield from self._page(name, *wanted[name])
        for name in first:
            if name in self.memory.known:
                yield from self._page(name, *listed.get(name, (self._address(name), "")))
        if first != self._first:
            yield Bookmark("first", json.dumps(first))
        yield from self._daily()
        yield from self._unread.bookmarks()
        if self._left or self._unread:  # the list has to be read again
            yield Unfinished()
        else:
            yield from (trace for trace in self._lists if trace != self.memory.traces.get(trace.url))

    def _found(self) -> dict[str, str]:
        """Address → lastmod of all that the list page or the sitemap names; nothing when it is unchanged."""
        answer = self._ask(self.source.url)
        if answer.status == 304:
            return {}
        if sitemap.is_sitemap(answer.data):
            return self._mapped(answer)
        return dict.fromkeys(self._linked(answer), "")

    def _ask(self, url: str) -> Answer:
        answer = self.fetch.get(url, trace=self.memory.traces.get(url), accept=_ACCEPT, is_page=True)
        self._lists.append(answer.trace)
        return answer

    def _mapped(self, answer: Answer) -> dict[str, str]:
        """All that a sitemap and those below it name; one that cannot be read is read next time."""
        read = sitemap.read(answer.data, answer.charset, answer.url)
        pages, level, seen = dict(read.pages), read.sitemaps, {answer.url}
        for _ in range(_LEVELS):
            below: list[str] = []
            for url in level:
                if url in seen or len(seen) > _MOST_SITEMAPS:
                    continue
                seen.add(url)
                try:
                    part = self._ask(url)
                    if part.status != 304:
                        read = sitemap.read(part.data, part.charset, part.url)
                        pages.update(read.pages)
                        below.extend(read.sitemaps)
                    self._unread.note(schemeless(url))
                except Unreachable as error:
                    self._unread.note(schemeless(url), error)
            level = tuple(below)
        return pages

    def _linked(self, answer: Answer) -> list[str]:
        """What a list page links to and, on the first look, its further pages."""
        links: list[str] = []
        visited = {tidy(answer.url)}
        for _ in range(_MOST_LISTS):
            page = hypertext.read(answer.data, answer.charset, answer.url)
            links.extend(page.links)
            if not (self.memory.is_first and page.next) or page.next in visited:
                break
            visited.add(page.next)
            answer = self.fetch.get(page.next, accept=_ACCEPT, expect=_GONE, is_page=True)
            if answer.status in _GONE:
                break
        return [link for link in dict.fromkeys(links) if link not in visited]

    def _is_wanted(self, name: str, changed: str) -> bool:
        if name not in self.memory.known or self._unread.wants(name):
            return True
        return bool(changed) and self.memory.bookmarks.get(f"lastmod {name}") != changed

    def _page(self, name: str, url: str, changed: str) -> Iterator[Sight]:
        """One page, if it has not had its turn and there is time for it in this look."""
        if name in self._asked:
            return
        if len(self._asked) >= _MOST:
            self._left = True
            return
        self._asked.add(name)
        # What could not be read is unknown, whatever was read before that.
        trace = None if name in self.memory.refused else self.memory.traces.get(url)
        try:
            answer = self.fetch.get(url, trace=trace, accept=_ACCEPT, expect=_GONE, is_page=True)
        except Unreachable as error:
            self._unread.note(name, error)
            yield from self._unread.bookmarks()
            yield Passed(name, error)
            return
        self._unread.note(name)
        if answer.status in _GONE:
            if name in self.memory.known:
                yield Gone((name,))
            else:
                yield Passed(name, reason=f"the list links to it, but it answers {answer.status}")
            return
        yield from _document(self.source.name, name, answer)
        if changed and self.memory.bookmarks.get(f"lastmod {name}") != changed:
            yield Bookmark(f"lastmod {name}", changed)
        if answer.trace != trace:
            yield answer.trace

    def _daily(self) -> Iterator[Sight]:
        """Ask for the known pages once a day, listed or not; what is more than a look's share goes on in the next."""
        on, after = self._round
        if on is not None and not after and self.now - on < _DAY:
            return
        if on is None:  # the first look has just read them
            yield self._note(self.now, "")
            return
        started = on if after else self.now
        for name in sorted(name for name in self.memory.known if name > after):
            if len(self._asked) >= _MOST:
                yield self._note(started, after or name)
                return
            yield from self._page(name, self._address(name), "")
            after = name
        yield self._note(started, "")

    @property
    def _round(self) -> tuple[datetime | None, str]:
        """When the last round of known pages began, and after which it goes on ("" when it is over)."""
        on, _, after = self.memory.bookmarks.get("round", "").partition(" ")
        return moment(on), after

    @staticmethod
    def _note(on: datetime, after: str) -> Bookmark:
        return Bookmark("round", f"{on.isoformat()} {after}".strip())

    @property
    def _first(self) -> list[str]:
        """The first pages of the list when it last changed."""
        try:
            return [
                name for name in items(json.loads(self.memory.bookmarks.get("first", "[]"))) if isinstance(name, str)
            ]
        except ValueError:
            return []

    def _address(self, name: str) -> str:
        """The address of a known page, whose scheme is that of the source now."""
        return absolute(f"{urlsplit(self.source.url).scheme}://{name}", self.source.url) or name
