"""Mirror: bring the finished web root to the other places that show it. Pages first, feeds last, then what has gone.

What each mirror has is remembered, file by file: only what differs goes, and a run that was interrupted at any point
is continued by the next one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from pipeline.config import Mirror as Wish
from pipeline.errors import QnaError
from pipeline.model.site_path import rank
from pipeline.send.mirrors.known import OpenMirror
from pipeline.send.mirrors.mirror import Mirror, Parcel, digest_of
from pipeline.store import mirrored, site_files
from pipeline.store.mirrored import Sent, Standing
from pipeline.store.site_files import SiteFile
from pipeline.tasks.tools import Tools

HeadersOf = Callable[[str], Mapping[str, str]]
"""Path in the web root → the headers with which it is served."""

_TOLD_AGAIN = timedelta(days=1)
"""A mirror that fails for the same reason as before is told of once a day."""
_KEPT = 64
"""Files after which what arrived is written down: a kill repeats no more than these."""


@dataclass
class Mirrored:
    """What happened to one mirror, or, in a dry run, would."""

    name: str
    where: str
    sent: list[str] = field(default_factory=list)
    """Places at the mirror, in the order in which they went."""
    size: int = 0
    """Bytes of these."""
    removed: list[str] = field(default_factory=list)
    trouble: QnaError | None = None
    is_news: bool = False
    """Whether the trouble is worth a line: a mirror that fails at every run speaks once a day."""
    stopped: bool = False

    @property
    def is_in_step(self) -> bool:
        """Whether readers find there all that is in the web root."""
        return self.trouble is None and not self.stopped


def mirror(
    tools: Tools, open_mirror: OpenMirror, headers_of: HeadersOf, *, only: str | None = None, every: bool = False
) -> list[Mirrored]:
    """Bring every mirror, or the one that is called `only`, in step with the web root; one that fails stops no other.

    `every` compares with what the mirrors themselves say instead of with what we remember. A dry run (`tools.is_dry`)
    tells what would go; without `every` it asks nobody. The caller holds the lock of runs.
    """
    done = []
    for wish in tools.settings.site.mirror:
        if only in (None, wish.name):
            done.append(_one(tools, wish, open_mirror, headers_of, every=every))
    return done


def _one(tools: Tools, wish: Wish, open_mirror: OpenMirror, headers_of: HeadersOf, *, every: bool) -> Mirrored:
    result = Mirrored(wish.name, wish.where)
    with tools.store.read() as connection:
        known = mirrored.standing(connection, wish.name)
        site = mirrored.site_stamp(connection)
    before = known if known is not None and known.target == wish.where else Standing(wish.name, wish.where)
    if known != before:
        with tools.store.write() as connection:
            mirrored.note_standing(connection, before)
    try:
        with open_mirror(wish) as way:
            _Round(tools, wish, way, headers_of, result).go(every=every)
    except QnaError as error:
        result.trouble = error
    if not result.stopped and not tools.is_dry:
        _note(tools, before, site, result)
    return result


def _note(tools: Tools, before: Standing, site: str, result: Mirrored) -> None:
    now, said = tools.now(), str(result.trouble or "")
    if result.trouble is None:
        now_is = Standing(before.name, before.target, site, now)
    else:
        result.is_news = said != before.trouble or before.told_at is None or now - before.told_at >= _TOLD_AGAIN
        now_is = replace(
            before,
            failures=before.failures + 1,
            failing_since=before.failing_since or now,
            told_at=now if result.is_news else before.told_at,
            trouble=said,
        )
    if now_is != before:
        with tools.store.write() as connection:
            mirrored.note_standing(connection, now_is)


class _Round:
    """One mirror, brought in step once."""

    def __init__(self, tools: Tools, wish: Wish, way: Mirror, headers_of: HeadersOf, result: Mirrored) -> None:
        self.tools, self.wish, self.way, self.headers_of, self.result = tools, wish, way, headers_of, result
        with tools.store.read() as connection:
            self.files = _shown(site_files.all_files(connection).values(), way)
            self.known = mirrored.sent(connection, wish.name)
        self.sent: dict[str, Sent] = {}
        """Place → what we will know of it, once it is there."""

    def go(self, *, every: bool) -> None:
        """Send what differs, then remove what has gone."""
        parcels = list(self.compared(self.files) if every else self.changed(self.files))
        parcels.sort(key=lambda parcel: (rank(parcel.place), parcel.place))
        for _, some in groupby(parcels, key=lambda parcel: rank(parcel.place)):
            if not self.put(list(some), len(parcels)):
                return
        gone = sorted((self.known.keys() - self.files.keys()) if self.wish.delete else (), key=rank, reverse=True)
        if gone:
            self.remove(gone)

    def changed(self, files: Mapping[str, SiteFile]) -> Iterator[Parcel]:
        """What we have not sent as it is now. A file whose time alone has changed is looked into, but not sent."""
        touched = []
        for place, file in files.items():
            known, headers = self.known.get(place), _written_down(self.headers_of(file.path))
            is_as_sent = known is not None and (known.size, known.modified_ns) == (file.size, file.modified_ns)
            if known is not None and known.headers == headers and is_as_sent:
                continue
            parcel = self.parcel(place, file, headers)
            if known is not None and (known.headers, known.digest) == (headers, parcel.digest):
                touched.append(self.sent[place])
            else:
                yield parcel
        if touched:
            with self.tools.store.write() as connection:
                mirrored.note_touched(connection, self.wish.name, touched)

    def compared(self, files: Mapping[str, SiteFile]) -> Iterator[Parcel]:
        """What the mirror itself does not have as it is now; what it has, though we did not know, is known then."""
        parcels = [self.parcel(place, file, _written_down(self.headers_of(file.path))) for place, file in files.items()]
        here = [each for each in parcels if each.digest]
        right = {each.place for each in here} - {each.place for each in self.way.missing(here)}
        with self.tools.store.write() as connection:
            mirrored.note_sent(connection, self.wish.name, [self.sent[place] for place in sorted(right)])
        yield from (each for each in parcels if each.place not in right)

    def parcel(self, place: str, file: SiteFile, headers: str) -> Parcel:
        """The file as it goes, with its digest: "" for what a dry run has not written. Raises DiskError."""
        path = self.tools.settings.output / file.path
        digest = "" if self.tools.is_dry and not stands(path, file) else digest_of(path)
        known = self.known.get(place)
        etag = known.etag if known is not None and (known.digest, known.headers) == (digest, headers) else ""
        self.sent[place] = Sent(place, digest, headers, file.size, file.modified_ns, etag)
        return Parcel(place, path, digest, self.headers_of(file.path), etag)

    def put(self, parcels: list[Parcel], of: int) -> bool:
        """Send these; False if somebody asked us to stop."""
        if self.tools.is_dry:
            for parcel in parcels:
                self.count(parcel)
            return True
        arrived: list[Sent] = []
        try:
            with closing(self.way.put(parcels)) as arriving:
                for parcel, etag in arriving:
                    arrived.append(replace(self.sent[parcel.place], etag=etag))
                    self.count(parcel)
                    if len(arrived) >= _KEPT:
                        self.keep(arrived)
                    self.tools.meter(f"mirroring to {self.wish.name}", len(self.result.sent), of)
                    if self.stops():
                        return False
        finally:
            self.keep(arrived)
        return True

    def count(self, parcel: Parcel) -> None:
        """Tell of it."""
        self.result.sent.append(parcel.place)
        self.result.size += self.sent[parcel.place].size

    def keep(self, arrived: list[Sent]) -> None:
        """Write down what is there now."""
        with self.tools.store.write() as connection:
            mirrored.note_sent(connection, self.wish.name, arrived)
        arrived.clear()

    def remove(self, gone: list[str]) -> None:
        """Take away what is ours there and not here any more."""
        if self.tools.is_dry:
            self.result.removed += gone
            return
        begun = len(self.result.removed)
        try:
            with closing(self.way.remove(gone)) as going:
                for place in going:
                    self.result.removed.append(place)
                    if self.stops():
                        return
        finally:
            with self.tools.store.write() as connection:
                mirrored.forget(connection, self.wish.name, self.result.removed[begun:])

    def stops(self) -> bool:
        """Whether somebody asked us to stop."""
        self.result.stopped = self.tools.stopping()
        return self.result.stopped


def _shown(files: Iterable[SiteFile], way: Mirror) -> dict[str, SiteFile]:
    """Place at the mirror → file. Of two that would be shown at one place, the one whose own path it is wins."""
    shown: dict[str, SiteFile] = {}
    for file in files:
        place = way.place(file.path)
        if place is not None and (place not in shown or place == file.path):
            shown[place] = file
    return shown


def stands(path: Path, file: SiteFile) -> bool:
    """Whether the file is on the disk as the store knows it."""
    try:
        found = path.stat()
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (file.size, file.modified_ns)


def _written_down(headers: Mapping[str, str]) -> str:
    return _as_text(tuple(sorted(headers.items())))


@lru_cache(maxsize=256)  # thousands of files have the same headers
def _as_text(headers: tuple[tuple[str, str], ...]) -> str:
    return json.dumps(dict(headers))
