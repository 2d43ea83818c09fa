"""Build: bring the web root up to date with what is public. Pages first, feeds last, what is right untouched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain

from pipeline.config import Settings
from pipeline.model.channel import Channel, Item
from pipeline.model.entry import Entry
from pipeline.render import in_force
from pipeline.render.feed import FORMATS, Format
from pipeline.render.renderer import STYLE, Renderer
from pipeline.store import facts, sessions, site_files
from pipeline.store.glance import SITE_FACT
from pipeline.store.sessions import Kept
from pipeline.store.site_files import SiteFile
from pipeline.tasks.entries import entry_of
from pipeline.tasks.fingerprint import digest, made_of
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools

ToEntry = Callable[[Kept], Entry]
ToTrace = Callable[[Kept | None], object]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that should stand in the web root."""

    path: str
    made_of: str
    """A digest of everything that goes into it: equal digest, equal bytes."""
    render: Callable[[], bytes]


def build(tools: Tools, report: Report, *, rebuild: bool = False) -> None:
    """Write what is missing or different, remove what is ours and not wanted any more.

    What was written is committed even when a later file fails, so that the next run goes on from there.
    """
    fingerprint = made_of(tools.settings, in_force.fingerprint(tools.settings.overrides))
    with tools.store.read() as connection:
        here = site_files.all_files(connection)
    wanted = _wanted(tools, fingerprint)
    tools.site.sweep()
    written: list[SiteFile] = []
    try:
        for done, each in enumerate(wanted):
            if tools.stopping():
                report.stopped = True
                return
            tools.meter("writing pages", done, len(wanted))
            known = here.get(each.path)
            if (
                not rebuild
                and known
                and known.made_of == each.made_of
                and tools.site.stamp(each.path) == (known.size, known.modified_ns)
            ):
                continue
            report.files_written += tools.site.write(each.path, each.render())
            size, modified_ns = tools.site.stamp(each.path) or (0, 0)
            written.append(SiteFile(each.path, each.made_of, size, modified_ns))
        gone = sorted(here.keys() - {each.path for each in wanted})
        for path in gone:
            tools.site.remove(path)
        report.files_removed += len(gone)
    finally:
        with tools.store.write() as connection:
            site_files.note(connection, written)
    with tools.store.write() as connection:
        site_files.forget(connection, gone)
        facts.remember(connection, SITE_FACT, fingerprint)


def _wanted(tools: Tools, fingerprint: str) -> list[Wanted]:
    """Every file of the site, in the order in which readers may see them change: pages, then index, then feeds."""
    with tools.store.read() as connection:
        public = sessions.public(connection)
        ids = sessions.all_answer_ids(connection)
        hashes = sessions.document_hashes(connection)
        retracted = [kept for kept in sessions.in_state(connection, "retracted") if kept.slug]

    @lru_cache(maxsize=16)  # a page shows its neighbours too
    def entry(kept: Kept) -> Entry:
        with tools.store.read() as connection:
            return entry_of(connection, tools.settings, kept, ids.get(kept.id, ()))

    def trace(kept: Kept | None) -> object:
        """What of a session decides how it looks."""
        if kept is None:
            return None
        return kept.entry_id, kept.slug, kept.public_revision, hashes.get(kept.id), kept.published, kept.updated

    pages = _pages(tools.renderer, public, retracted, entry, trace, fingerprint) if tools.settings.site.pages else ()
    return list(chain(pages, _feeds(tools, public, entry, trace, fingerprint)))


def _pages(
    renderer: Renderer,
    public: Sequence[Kept],
    retracted: Sequence[Kept],
    entry: ToEntry,
    trace: ToTrace,
    fingerprint: str,
) -> Iterator[Wanted]:
    yield Wanted(STYLE, fingerprint, renderer.style)
    for newer, kept, older in zip([None, *public], public, [*public[1:], None], strict=False):
        ingredients = digest(fingerprint, trace(newer), trace(kept), trace(older))
        yield Wanted(f"s/{kept.slug}/index.html", ingredients, partial(_page, renderer, entry, kept, older, newer))
    for kept in retracted:
        ingredients = digest(fingerprint, kept.slug)
        yield Wanted(f"s/{kept.slug}/gone.html", ingredients, partial(_gone, renderer, entry, kept))
    yield Wanted("404.html", fingerprint, renderer.not_found)
    traces = list(map(trace, public))
    yield Wanted("index.html", digest(fingerprint, traces), lambda: renderer.index([entry(kept) for kept in public]))


def _page(renderer: Renderer, entry: ToEntry, kept: Kept, older: Kept | None, newer: Kept | None) -> bytes:
    return renderer.page(entry(kept), entry(older) if older else None, entry(newer) if newer else None)


def _gone(renderer: Renderer, entry: ToEntry, kept: Kept) -> bytes:
    return renderer.gone(entry(kept))


def _feeds(tools: Tools, public: Sequence[Kept], entry: ToEntry, trace: ToTrace, fingerprint: str) -> Iterator[Wanted]:
    newest = public[: tools.settings.feeds.entries]
    ingredients = digest(fingerprint, [trace(kept) for kept in newest])

    @cache
    def items() -> tuple[Item, ...]:
        entries = [entry(kept) for kept in newest]
        return tuple(Item(each, tools.renderer.content(each), tools.renderer.summary(each)) for each in entries)

    def render(form: Format) -> bytes:
        return form.render(channel(tools.settings, form.file), items())

    for form in FORMATS:
        yield Wanted(form.file, ingredients, partial(render, form))


def channel(settings: Settings, name: str) -> Channel:
    """The main feed's head; `name` is its file, so that the feed can say where it lives."""
    publication = settings.publication
    return Channel(
        id=f"urn:uuid:{publication.id}",
        title=publication.title,
        home_url=publication.base,
        self_url=publication.base + name,
        description=publication.description or publication.title,
        language=publication.language,
        publisher=publication.name,
    )
