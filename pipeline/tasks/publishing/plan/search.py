"""Search: the static index in which a script finds every word of every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pipeline.render import search as index
from pipeline.render.search import Searched, Segment
from pipeline.render.templating.in_force import script
from pipeline.tasks.publishing.plan.public import Public
from pipeline.tasks.publishing.plan.wanted import Last, Wanted


def search(public: Public) -> Iterator[Wanted]:
    """The page and its script, and the file that leads to all that `words` has written."""
    kinds = public.gathered.ways
    yield Wanted("search/search.js", public.fingerprint, partial(script, "page/search.js", public.settings.overrides))
    yield Wanted("search/index.html", public.digest(kinds), partial(public.renderer.pages.search, kinds))
    segments = index.segments(public.listings)
    ingredients = public.digest(public.traces_of(public.listings))
    yield Wanted(index.MANIFEST, ingredients, lambda: index.manifest(segments, public.read))


def words(public: Public) -> Iterator[Wanted]:
    """The words in segments, and what hits show."""
    last: Last[dict[str, bytes]] = Last()
    for segment in index.segments(public.listings):
        ingredients = public.digest([public.traces[key] for key, _ in segment.members])
        files = partial(last.of, partial(_files, public, segment))
        for path in segment.paths:
            yield Wanted(path, ingredients, partial(_of, files, path))
    for shelf in index.shelves(public.listings):
        ingredients = public.digest([public.traces[key] for key, _ in shelf.members])
        yield Wanted(shelf.path, ingredients, partial(index.shelf_file, shelf, public.entry))


def _files(public: Public, segment: Segment) -> dict[str, bytes]:
    return dict(index.segment_files(segment, partial(_searched, public)))


def _of(files: Callable[[], dict[str, bytes]], path: str) -> bytes:
    return files()[path]


def _searched(public: Public, key: int) -> Searched:
    return index.searched(public.entry(key))
