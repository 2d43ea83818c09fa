"""What belongs to the site as a whole: style, icons, the page of feeds, OPML, sitemap, robots.txt, 404."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from pipeline.model.collection import Collection
from pipeline.render.feed import ATOM
from pipeline.render.page.opml import Folder, Outline, opml
from pipeline.render.page.ordering import KINDS, names_of
from pipeline.render.page.parting import by_year, is_split, shown_part, whole_parts
from pipeline.render.page.sitemap import Page, collection_pages, robots, session_pages, sitemaps
from pipeline.render.pictures.icons import ICONS
from pipeline.render.renderer import STYLE
from pipeline.render.words.table import words
from pipeline.tasks.publishing.plan.feeds import head_of
from pipeline.tasks.publishing.plan.public import Public
from pipeline.tasks.publishing.plan.wanted import Wanted


def furniture(public: Public) -> Iterator[Wanted]:
    """What does not speak of any single session."""
    if public.settings.site.pages:
        renderer = public.renderer.pages
        yield Wanted(STYLE, public.fingerprint, renderer.style)
        yield Wanted("404.html", public.fingerprint, renderer.not_found)
        some = public.gathered.collections
        ingredients = public.digest([(each.path, each.name) for each in some])
        yield Wanted("feeds/index.html", ingredients, partial(renderer.feeds, some))
        yield from _sitemaps(public)
        base = public.settings.publication.base
        yield Wanted("robots.txt", public.fingerprint, partial(robots, base))
    for name in ICONS:
        yield Wanted(name, public.icons.fingerprint, partial(public.icons.draw, name))
    newest = [each.published for each in public.listings[:1]]
    ingredients = public.digest(newest, [(each.path, each.name) for each in public.gathered.collections])
    if newest:
        yield Wanted("feeds.opml", ingredients, partial(_opml, public))


def _sitemaps(public: Public) -> Iterator[Wanted]:
    base = public.settings.publication.base
    pages = [*session_pages(public.listings), *collection_pages(base, public.gathered.collections), *_parts(public)]
    if public.listings:
        changed = max(each.updated for each in public.listings)
        lists = ["", "feeds/", *(f"{kind}/" for kind in public.gathered.kinds)]
        pages += [Page(base + path, changed) for path in lists]
    pages.sort(key=lambda page: (page.changed, page.url))
    ingredients = public.digest([(page.url, page.changed) for page in pages])
    made = cache(partial(sitemaps, base, pages))
    for name in made():
        yield Wanted(name, ingredients, lambda name=name: made()[name])  # type: ignore[misc]


def _parts(public: Public) -> Iterator[Page]:
    """The pages of lists that are too long for one."""
    base = public.settings.publication.base
    for each in public.gathered.of("questions"):
        count = len(each.listings)
        for number in range(1, whole_parts(count) + 1):
            some = each.listings[shown_part(count, number)]
            yield Page(f"{base}{each.path}{number}/", max(line.updated for line in some))
    if is_split(len(public.listings)):
        for year, lines in by_year(public.listings, public.settings.publication.timezone).items():
            yield Page(f"{base}years/{year}/", max(line.updated for line in lines))


def _opml(public: Public) -> bytes:
    publication = public.settings.publication
    names = names_of(words(publication.language))
    main = Outline(publication.title, f"{publication.base}{ATOM.file}", publication.base)
    folders = [Folder(names[kind], [_outline(public, each) for each in public.gathered.of(kind)]) for kind in KINDS]
    return opml(publication.title, publication.name, public.listings[0].published, [main, *folders])


def _outline(public: Public, collection: Collection) -> Outline:
    home = f"{public.settings.publication.base}{collection.path}"
    return Outline(head_of(public, collection).title, f"{home}{ATOM.file}", home)
