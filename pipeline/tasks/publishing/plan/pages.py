"""Pages: one for each session, the index, the years, and what sessions have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from pipeline.model.collection import Collection
from pipeline.model.entry import Entry
from pipeline.model.listing import Listing
from pipeline.render.page.parting import by_year, in_series, is_split, shown_part, whole_parts
from pipeline.render.page.related import Related
from pipeline.store.sessions import Kept
from pipeline.tasks.publishing.plan.public import Public
from pipeline.tasks.publishing.plan.wanted import Wanted


def pages(public: Public) -> Iterator[Wanted]:
    """The pages, and the cards that they show; lists after what they list."""
    yield from _sessions(public)
    for kept in public.retracted:
        path = f"s/{kept.slug}/gone.html"
        yield Wanted(path, public.digest(kept.slug, kept.public_revision), partial(_gone, public, kept))
    for collection in public.gathered.collections:
        if collection.kind == "questions":
            yield from _question(public, collection)
        else:
            yield _collection(public, collection)
    for kind in public.gathered.kinds:
        some = public.gathered.of(kind)
        ingredients = public.digest(kind, [(each.slug, each.name, each.role, len(each.listings)) for each in some])
        yield Wanted(f"{kind}/index.html", ingredients, partial(public.renderer.pages.kind, kind, some))
    yield from _years(public)
    kinds = public.gathered.ways
    ingredients = public.digest(kinds, public.traces_of(public.listings))
    yield Wanted("index.html", ingredients, lambda: public.renderer.pages.index(public.listings, kinds))


def _sessions(public: Public) -> Iterator[Wanted]:
    neighbours = in_series(public.listings)
    for line in public.listings:
        previous, following = neighbours[line.key]
        related, card = public.gathered.related[line.key], public.cards.path(line)
        yield Wanted(card, public.digest(card), partial(public.cards.draw, line))
        around = [each and (each.slug, each.number, each.title, each.language) for each in (previous, following)]
        ingredients = public.digest(public.traces[line.key], around, related, card, public.pictures_of(line))
        render = partial(_session, public, line, previous, following, related, card)
        yield Wanted(f"{line.path}index.html", ingredients, render)


def _session(
    public: Public, line: Listing, previous: Listing | None, following: Listing | None, related: Related, card: str
) -> bytes:
    return public.renderer.pages.session(
        public.entry(line.key),
        previous=previous,
        following=following,
        related=related,
        card=card,
        pictures=public.pictures_of(line),
    )


def _gone(public: Public, kept: Kept) -> bytes:
    return public.renderer.pages.gone(public.language_of(kept))


def _collection(public: Public, collection: Collection) -> Wanted:
    about = (collection.name, collection.role, collection.url)
    ingredients = public.digest(about, public.traces_of(collection.listings))
    return Wanted(f"{collection.path}index.html", ingredients, partial(public.renderer.pages.collection, collection))


def _question(public: Public, collection: Collection) -> Iterator[Wanted]:
    count = len(collection.listings)
    for number in range(whole_parts(count) + 1):
        part = shown_part(count, number)
        some = collection.listings[part]
        pictures = [public.pictures_of(line) for line in some]
        total = 0 if number else count
        about = (collection.name, total, collection.answers[part], pictures)
        folder = f"{collection.path}{number}/" if number else collection.path
        ingredients = public.digest(about, public.traces_of(some))
        yield Wanted(f"{folder}index.html", ingredients, partial(_answers, public, collection, number))


def _answers(public: Public, collection: Collection, number: int) -> bytes:
    some = collection.listings[shown_part(len(collection.listings), number)]
    pictures = {url: copy for line in some for url, copy in public.pictures_of(line).items()}
    entries: Sequence[Entry] = [public.entry(line.key) for line in some]
    return public.renderer.pages.question(collection, entries, number=number, pictures=pictures)


def _years(public: Public) -> Iterator[Wanted]:
    if not is_split(len(public.listings)):
        return
    years = by_year(public.listings, public.settings.publication.timezone)
    ordered = sorted(years)
    for place, year in enumerate(ordered):
        before = ordered[place - 1] if place else None
        after = ordered[place + 1] if place + 1 < len(ordered) else None
        ingredients = public.digest(year, before, after, public.traces_of(years[year]))
        render = partial(public.renderer.pages.year, year, years[year], previous=before, following=after)
        yield Wanted(f"years/{year}/index.html", ingredients, render)
