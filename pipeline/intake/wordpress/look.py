"""A WordPress site as a source: its posts by the REST API, by the feed where the API is closed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urljoin, urlsplit

from pipeline.config.keys import Source
from pipeline.errors import Unreachable
from pipeline.intake import foreign
from pipeline.intake.feed.look import FeedLook
from pipeline.intake.manners.fetch import Fetcher
from pipeline.intake.plain import moment
from pipeline.intake.wordpress import api
from pipeline.intake.wordpress.api import Closed, Part
from pipeline.intake.wordpress.post import EMBED, FIELDS, is_protected, modified, sight
from pipeline.intake.wordpress.terms import Choice, choose
from pipeline.model.sight import Bookmark, Gone, Memory, Remark, Sight

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_FOLD = timedelta(hours=1)
_SETTLED_AFTER = timedelta(hours=3)
_RETRY_OF_PROVEN = timedelta(hours=1)
_POST = {"_fields": FIELDS, "_embed": EMBED}
_IDS = {"_fields": "id,content.protected", "orderby": "id", "order": "asc"}


def look(source: Source, memory: Memory, fetch: Fetcher, now: datetime) -> Iterator[Sight]:
    """All posts at first, later what changed or went. Raises Unreachable when neither way is open. See `looks.Look`."""
    return _WordPressLook(source, memory, fetch, now).sights()


@dataclass
class _WordPressLook:
    source: Source
    memory: Memory
    fetch: Fetcher
    now: datetime
    _root: str = ""
    _choice: Choice = field(default_factory=Choice)
    _shown: set[str] = field(default_factory=set)
    _newest: datetime | None = None
    _home: str = ""
    """Where the site answers by https, though the source says http."""

    def sights(self) -> Iterator[Sight]:
        yield from self._look()
        if self._home:
            login = ", where its login is sent then" if self._has_login else ""
            yield Remark(f'{self.source.url}: has moved to https; set url = "{self._home}" in the source{login}')

    def _look(self) -> Iterator[Sight]:
        closed = self._closed()
        if closed and self.now - closed[0] < (_RETRY_OF_PROVEN if "modified" in self.memory.bookmarks else _DAY):
            yield from self._by_feed(closed[1])
            return
        try:
            yield from self._by_api()
        except Closed as error:
            how = str(error)
            if self._has_login and error.status in (401, 403):
                how += ", although a login is configured: check its username, header and password_file"
            yield Bookmark("closed", json.dumps({"on": self.now.isoformat(), "how": how}))
            yield from self._note("api", "")  # to be looked for anew, it may have moved
            yield from self._by_feed(how)
        else:
            yield from self._note("closed", "")

    def _closed(self) -> tuple[datetime, str] | None:
        """When the API was last found closed, and how it answered."""
        remembered = _remembered(self.memory, "closed")
        on, how = moment(remembered.get("on")), remembered.get("how")
        return (on, how) if on is not None and isinstance(how, str) else None

    # By the API

    def _by_api(self) -> Iterator[Sight]:
        yield from self._open()
        yield from self._log_in()
        listed = moment(self.memory.bookmarks.get("listed"))
        since, _ = self._bookmark()
        if since is None or listed is None:
            yield from self._everything()
            return
        yield from self._changes(since)
        if self.now - listed >= _DAY or self._choice.is_new:
            yield from self._listing()
        else:
            yield from self._scheduled(listed)
            if doubt := self.memory.bookmarks.get("doubt"):
                yield Remark(doubt)  # as long as no listing says otherwise

    def _open(self) -> Iterator[Sight]:
        """Find the API and the terms to ask for, or remember them."""
        self._root = self.memory.bookmarks.get("api") or api.discover(self.source.url, self.fetch)
        self._choice = choose(self.source, self.memory, self.fetch, self._root, self.now)
        yield from self._choice.bookmarks
        if self._choice.remark:
            yield Remark(self._choice.remark)

    @property
    def _has_login(self) -> bool:
        return bool(self.source.username or self.source.header)

    def _log_in(self) -> Iterator[Sight]:
        """Ask once a day who we are: to a login that it does not accept, WordPress answers as it does to visitors."""
        if not self.source.username:
            return
        asked, _, word = self.memory.bookmarks.get("login", "").partition(" ")
        on = moment(asked)
        if on is None or self.now - on >= _DAY:
            word = "" if api.knows_us(self.fetch, self._root) else "refused"
            yield Bookmark("login", f"{self.now.isoformat()} {word}".strip())
        if word:
            hint = "" if self.source.url.startswith("https:") else "; by http, WordPress takes no application password"
            yield Remark(
                f"{self.source.url}: the login is not accepted, so only what visitors see is read; check username and"
                f" password_file of the source{hint}"
            )

    def _everything(self) -> Iterator[Sight]:
        """By number: a post that is published while we read can only push others to pages that are still to come."""
        for part in self._pages({**_POST, "orderby": "id", "order": "asc"}):
            yield from self._documents(part.items)
        yield from self._note("api", self._root)
        yield from self._taken_up()
        yield from self._note("listed", self.now.isoformat())

    def _changes(self, since: datetime) -> Iterator[Sight]:
        """What was edited since.

        WordPress compares in the site's local time, in which an hour comes twice in an autumn night; so an hour more
        is asked for, until a look some hours later has found nothing there.
        """
        after = since - (_SECOND if self._bookmark()[1] else _FOLD + _SECOND)
        query = {**_POST, "modified_after": _utc(after)}
        count, total = 0, None
        for part in self._pages({**query, "orderby": "id", "order": "asc"}):
            if any((at := modified(post)) is not None and at < after - _DAY for post in part.items):
                yield from self._changes_of_old(query, after)  # before WordPress 5.7 nobody knew `modified_after`
                break
            yield from self._documents(part.items)
            count, total = count + len(part.items), part.total
        else:
            if total is not None and count < total:  # one that went pushed another past us: ask for all again
                return
        yield from self._note("api", self._root)
        yield from self._taken_up()

    def _changes_of_old(self, query: dict[str, str], after: datetime) -> Iterator[Sight]:
        for part in self._pages({**query, "orderby": "modified", "order": "desc"}):
            fresh = [post for post in part.items if (modified(post) or self.now) >= after]
            yield from self._documents(fresh)
            if len(fresh) < len(part.items):
                return

    def _scheduled(self, listed: datetime) -> Iterator[Sight]:
        """Posts that have been published since without having been touched: their time had come."""
        parts = self._pages({**_IDS, "after": _utc(listed - _DAY)})
        yield from self._missed([post for part in parts for post in part.items])

    def _listing(self) -> Iterator[Sight]:
        """Once a day the numbers of all posts: what is missing there is gone, and what we do not know was missed."""
        parts = list(self._pages(_IDS))
        posts = [post for part in parts for post in part.items]
        there = {str(number) for post in posts if (number := foreign.number(foreign.mapping(post).get("id")))}
        yield from self._missed(posts)
        totals = {part.total for part in parts}
        if totals != {None} and totals != {len(there)}:
            return  # it changed while we read: the next look lists again
        known = {origin for origin in self.memory.known if origin.isdecimal()}
        missing = sorted(known - there, key=int) if totals != {None} else []
        doubt = ""
        if missing and (not there or 2 * len(missing) > len(known)):
            doubt = (
                f"{self.source.url}: {len(missing)} of {len(known)} known posts are not listed any more; that is over"
                " half, so they stay; check the site and the source's category, tag and search"
            )
            yield Remark(doubt)
        elif missing:
            yield Gone(tuple(missing))
        yield from self._note("doubt", doubt)
        yield from self._note("listed", self.now.isoformat())

    def _missed(self, posts: Sequence[object]) -> Iterator[Sight]:
        names = [str(name) for post in posts if not is_protected(post) and (name := foreign.number(_id(post)))]
        unknown = [name for name in dict.fromkeys(names) if name not in self.memory.known | self._shown]
        for start in range(0, len(unknown), 100):
            chunk = ",".join(unknown[start : start + 100])
            for part in self._pages({**_POST, "include": chunk, "orderby": "id", "order": "asc"}):
                yield from self._documents(part.items)

    def _pages(self, query: dict[str, str]) -> Iterator[Part]:
        for part in api.pages(self.fetch, self._root, "wp/v2/posts", {**query, **self._choice.query}):
            if part.url.startswith("https:") and self.source.url.startswith("http:"):
                self._home = urljoin(part.url, urlsplit(self.source.url).path or "/")
            yield part

    def _documents(self, posts: Sequence[object]) -> Iterator[Sight]:
        for post in posts:
            seen = sight(post, self.source.name)
            if seen.origin in self._shown:
                continue
            self._shown.add(seen.origin)
            at = modified(post)
            # A date to come, by a broken clock or a plug-in, must not hide what is edited before it.
            if at is not None and at <= self.now and (self._newest is None or at > self._newest):
                self._newest = at
            yield seen

    def _bookmark(self) -> tuple[datetime | None, bool]:
        """The newest edit that has been taken up, by the site's clock; and whether nothing older can come any more."""
        at, _, word = self.memory.bookmarks.get("modified", "").partition(" ")
        return moment(at), word == "settled"

    def _taken_up(self) -> Iterator[Sight]:
        before, _ = self._bookmark()
        newest = max((at for at in (before, self._newest) if at is not None), default=self.now - _DAY)
        is_settled = newest == before and self.now - newest > _SETTLED_AFTER
        yield from self._note("modified", newest.isoformat() + " settled" * is_settled)

    def _note(self, name: str, value: str) -> Iterator[Sight]:
        if self.memory.bookmarks.get(name, "") != value:
            yield Bookmark(name, value)

    # By the feed

    def _by_feed(self, how: str) -> Iterator[Sight]:
        yield Remark(f"{self.source.url}: WordPress's API {how}; its feed is read instead")
        remembered = self.memory.bookmarks.get("feed", "")
        begun = False
        for url in dict.fromkeys(filter(None, (remembered, *_feeds(self.source, self.memory)))):
            try:
                for found in FeedLook(self.source, self.memory, self.fetch, self.now, of_wordpress=True).sights(url):
                    begun = True
                    yield found
            except Unreachable as error:
                if begun:
                    raise
                failed = error
                continue
            yield from self._note("feed", url)
            return
        raise Unreachable(
            f"{self.source.url}: WordPress's API {how}, and the feed cannot be read: {failed}", failed.wait
        ) from failed


def _feeds(source: Source, memory: Memory) -> Iterator[str]:
    """Addresses of the feed, the likeliest first; by query they work with every kind of permalink."""
    site = api.base(source.url)
    slugs = _remembered(memory, "terms")
    wanted = {
        "category_name": slugs.get("category") or "-".join(source.category.lower().split()),
        "tag": slugs.get("tag") or "-".join(source.tag.lower().split()),
        "s": source.search,
    }
    query = {name: str(value) for name, value in wanted.items() if value}
    if not query:
        yield site + "feed/"
    yield f"{site}?{urlencode({**query, 'feed': 'rss2'})}"


def _remembered(memory: Memory, name: str) -> dict[str, object]:
    try:
        return foreign.mapping(json.loads(memory.bookmarks.get(name) or "{}"))
    except ValueError:
        return {}


def _id(post: object) -> object:
    return foreign.mapping(post).get("id")


def _utc(at: datetime) -> str:
    """With its zone, which WordPress converts to the site's own before it compares."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
