"""Feeds: the publication's, those of every series, guest, topic and question, and that of single answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice

from pipeline.model.channel import Channel
from pipeline.model.collection import Collection
from pipeline.model.listing import Listing
from pipeline.render.feed import ATOM, FORMATS, Format, Items
from pipeline.render.feed.answers import answer_item, answer_items
from pipeline.render.feed.channels import ANSWERS, answers_channel, collection_channel
from pipeline.render.feed.documents import Document, documents, fit, placed, weight
from pipeline.tasks.publishing.plan.public import Public
from pipeline.tasks.publishing.plan.wanted import Last, Wanted

NEWEST_ANSWERS = 50


def feeds(public: Public) -> Iterator[Wanted]:
    """Every feed document: archives before the documents that lead to them, the main feed last of all."""
    last: Last[Items] = Last()
    for each in public.gathered.collections:
        yield from _feed(public, last, head_of(public, each), each.path, each.listings, each.answers)
    yield _answers(public)
    yield from _feed(public, last, public.channel, "", public.listings)


def head_of(public: Public, collection: Collection) -> Channel:
    """The head of a collection's feeds."""
    base, title = public.settings.publication.base, public.settings.publication.title
    name = collection.name if collection.name == title else f"{collection.name} – {title}"
    return collection_channel(public.channel, collection, base, name)


def _feed(
    public: Public,
    last: Last[Items],
    channel: Channel,
    home: str,
    listings: Sequence[Listing],
    answers: Sequence[str] = (),
) -> Iterator[Wanted]:
    """The documents of one feed in `home`; `answers` where its entries are single answers and no whole sessions."""
    count, entries = len(listings), public.settings.feeds.entries
    fitting = fit(each.weight for each in listings[:entries])
    base = public.settings.publication.base
    for document in reversed(documents(count, entries, fitting)):
        newest_first = slice(count - document.stop, count - document.start)
        some, ids = listings[newest_first], answers[newest_first]
        items = partial(last.of, partial(_items, public, some, ids))
        ingredients = public.digest(channel, document, ids, public.traces_of(some), _pictures(public, some))
        for form in FORMATS:
            path = f"{home}{document.folder}{form.file}"
            render = partial(_render, form, channel, document, f"{base}{home}", items)
            yield Wanted(path, ingredients, render)


def _items(public: Public, listings: Sequence[Listing], answers: Sequence[str]) -> Items:
    if not answers:
        return [public.item(each.key) for each in listings]
    entries = [public.entry(each.key) for each in listings]
    return [
        answer_item(entry, entry.answer_ids.index(identity)) for entry, identity in zip(entries, answers, strict=True)
    ]


def _render(form: Format, channel: Channel, document: Document, home: str, items: Callable[[], Items]) -> bytes:
    return form.render(placed(channel, document, home, form.file), items())


def _answers(public: Public) -> Wanted:
    some: list[Listing] = []
    count = 0
    for each in public.listings:
        if count >= NEWEST_ANSWERS:
            break
        some.append(each)
        count += len(each.questions)
    publication = public.settings.publication
    head = answers_channel(public.channel, publication.base, f"{publication.title} ¶")

    def render() -> bytes:
        found = (item for each in some for item in answer_items(public.entry(each.key)))
        newest = [*islice(found, NEWEST_ANSWERS)]
        return ATOM.render(head, newest[: fit(weight(head, item) for item in newest)])

    return Wanted(ANSWERS, public.digest(head, public.traces_of(some)), render)


def _pictures(public: Public, listings: Sequence[Listing]) -> list[object]:
    return [public.pictures_of(each) for each in listings]
