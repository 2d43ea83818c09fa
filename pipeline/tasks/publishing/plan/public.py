"""What is public: the sessions' lines, what they have in common, and each whole session when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from pipeline.config import Settings
from pipeline.model.channel import Channel, Image, Item
from pipeline.model.entry import Entry
from pipeline.model.listing import Listing
from pipeline.model.picture import Pictures
from pipeline.render.feed.documents import weight
from pipeline.render.page.line import listing
from pipeline.render.pictures.card import Cards
from pipeline.render.pictures.icons import FAVICON, FOR_RSS, LOGO, SQUARE, Icons
from pipeline.render.renderer import Renderer
from pipeline.store import listings, sessions
from pipeline.store import pictures as stored_pictures
from pipeline.store.engine import Store
from pipeline.store.sessions import Kept
from pipeline.tasks.publishing.entries import made
from pipeline.tasks.publishing.fingerprint import digest
from pipeline.tasks.publishing.gather import Gathered, gather
from pipeline.tasks.tools import Tools

_AHEAD, _READ = 32, 2048
"""Sessions that are read from the store at a time, and that are held as they were read."""
_KEPT = 256
"""Whole sessions that are held in memory; a feed's archive and a question's page ask for as many as follow another."""


class Public:
    """What readers may see now, as the store has it at one moment."""

    def __init__(self, tools: Tools, fingerprint: str) -> None:
        """`fingerprint` stands for templates and settings: all that every page depends on."""
        self.settings: Settings = tools.settings
        self.renderer: Renderer = tools.renderer
        self.cards: Cards = tools.cards
        self.icons: Icons = tools.icons
        self.read: Callable[[str], bytes] = tools.site.read
        """Gives the bytes of a file of the site that stands there already."""
        self.fingerprint = fingerprint
        self._store: Store = tools.store
        with tools.store.read() as connection:
            self.public: Sequence[Kept] = sessions.public(connection)
            self.retracted: Sequence[Kept] = [kept for kept in sessions.in_state(connection, "retracted") if kept.slug]
            self._hashes = sessions.document_hashes(connection)
            self._known = listings.known(connection)
            self._addresses = listings.addresses(connection)
        self.look_for_pictures()
        self._kept = {kept.id: kept for kept in self.public}
        self._order = {kept.id: place for place, kept in enumerate(self.public)}
        self._raw: dict[int, tuple[bytes, tuple[str, ...]]] = {}
        self.entry = lru_cache(maxsize=_KEPT)(self._entry)
        self.item = lru_cache(maxsize=_KEPT)(self._item)
        self.traces: Mapping[int, str] = {kept.id: self._trace(kept) for kept in self.public}
        """Session → a digest of all that decides how it looks."""

    def look_for_pictures(self) -> None:
        """See which pictures the web root has."""
        with self._store.read() as connection:
            self.pictures: Pictures = stored_pictures.had(connection)
            self.picture_files = stored_pictures.paths(connection)

    def images(self) -> Iterator[tuple[str, str]]:
        """The address of every image that pages show, and the session's source; the newest session's first."""
        if self.settings.site.pictures:
            for kept, line in zip(self.public, self.listings, strict=True):
                yield from ((url, kept.source) for url in line.images)

    def _trace(self, kept: Kept) -> str:
        about = (kept.entry_id, kept.slug, kept.public_revision, kept.published, kept.updated)
        return digest(about, self._hashes.get(kept.id), self.fingerprint)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """The line of every session, newest first."""
        return tuple(self._listing(kept) for kept in self.public)

    def _listing(self, kept: Kept) -> Listing:
        made_of, line = self._known.get(kept.id, ("", None))
        if line is not None and made_of == self.traces[kept.id]:
            return line
        entry = self.entry(kept.id)
        own = f"{self.settings.publication.base}{entry.path}"
        line = listing(entry, key=kept.id, is_ours=entry.link == own)
        item = Item(entry, self.renderer.content(entry), line.summary)
        return replace(line, weight=weight(self.channel, item))

    @cached_property
    def gathered(self) -> Gathered:
        """What the sessions have in common."""
        return gather(self.listings, self._addresses)

    def remember(self) -> None:
        """Keep what was found out, so that the next build need not: lines that changed, and new addresses.

        The pictures that no public session shows are forgotten: what was withdrawn is gone with its pictures.
        """
        changed = [
            (trace, line)
            for line in self.listings
            if self._known.get(line.key, ("", None))[0] != (trace := self.traces[line.key])
        ]
        gone = self._known.keys() - self.traces.keys()
        unseen = self.pictures.keys() - {url for url, _ in self.images()} if self.settings.site.pages else set()
        if not (changed or gone or unseen or self.gathered.new_addresses):
            return
        with self._store.write() as connection:
            listings.note(connection, changed)
            listings.forget(connection, gone)
            listings.give(connection, self.gathered.new_addresses)
            stored_pictures.forget(connection, unseen)
        if unseen:
            self.look_for_pictures()

    @cached_property
    def channel(self) -> Channel:
        """The head of the main feed; its `self_url` is the web root's, and each document has its own."""
        publication, feeds = self.settings.publication, self.settings.feeds
        base = publication.base
        return Channel(
            id=f"urn:uuid:{publication.id}",
            title=publication.title,
            home_url=base,
            self_url=base,
            description=publication.description or publication.title,
            language=publication.language,
            publisher=publication.name,
            icon_url=base + SQUARE,
            favicon_url=base + FAVICON,
            badge_url=base + FOR_RSS,
            logo_url=base + LOGO,
            ttl=feeds.ttl,
            hubs=feeds.hubs,
            series_scheme=f"{base}series/",
            topics_scheme=f"{base}topics/",
        )

    def language_of(self, kept: Kept) -> str | None:
        """The language of a session that was withdrawn."""
        with self._store.read() as connection:
            return sessions.content(connection, kept.id, kept.public_revision or kept.revision).language

    def digest(self, *parts: object) -> str:
        """Of these ingredients, and of what every file depends on."""
        return digest(self.fingerprint, *parts)

    def traces_of(self, some: Sequence[Listing]) -> list[str]:
        """The traces of these sessions, in order."""
        return [self.traces[each.key] for each in some]

    def pictures_of(self, line: Listing) -> Pictures:
        """What there is of the pictures that a session shows."""
        return {url: self.pictures[url] for url in line.images if url in self.pictures}

    def _entry(self, key: int) -> Entry:
        if key not in self._raw:
            self._read_from(key)
        content, ids = self._raw[key]
        kept = self._kept[key]
        return made(self.settings, kept, kept.public_revision or kept.revision, sessions.decode(content), ids)

    def _read_from(self, key: int) -> None:
        """Read a session and those that follow it, which are likely to be asked for next, in one go."""
        if len(self._raw) > _READ:
            self._raw.clear()
        start = self._order[key]
        with self._store.read() as connection:
            self._raw |= sessions.public_contents(connection, (each.id for each in self.public[start : start + _AHEAD]))

    def _item(self, key: int) -> Item:
        entry = self.entry(key)
        return Item(entry, self.renderer.content(entry), self.renderer.summary(entry), image=self._image(entry))

    def _image(self, entry: Entry) -> Image | None:
        url = entry.session.image
        if not url:
            return None
        copy = self.pictures.get(url)
        if copy is None:
            return Image(url)
        return Image(f"{self.settings.publication.base}{copy.path}", copy.media_type, copy.width, copy.height)
