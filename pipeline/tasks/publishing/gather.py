"""Gather: which series, guests, topics and questions the public sessions have in common. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.collection import Collection, Kind
from pipeline.model.listing import Listing
from pipeline.render.page.related import Related
from pipeline.render.page.slugs import name_slug

Key = tuple[Kind, str]
"""What makes two spellings one series, guest, topic or question."""

_SIGNS = re.compile(r"[\W_]+")
_LEAST_WORDS, _LEAST_UNSPACED = 3, 8
"""Words of a question that has a page, or signs in a script without spaces: "And you?" is asked everywhere."""
_LEAST_SESSIONS = 2
_LONGEST_KEY = 400


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that sessions have in common."""

    collections: tuple[Collection, ...] = ()
    """Series, guests, topics, questions; within a kind those of the newest session first."""
    related: Mapping[int, Related] = field(default_factory=dict)
    """Session → the pages that its own page leads to."""
    new_addresses: Mapping[Key, str] = field(default_factory=dict)
    """The slugs that were given for the first time."""

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Those of which there is at least one."""
        return tuple(dict.fromkeys(each.kind for each in self.collections))

    @property
    def ways(self) -> tuple[Kind, ...]:
        """Those whose list is worth a way to it: one series, guest or topic alone is reached from its sessions."""
        return tuple(kind for kind in self.kinds if kind == "questions" or len(self.of(kind)) > 1)

    def of(self, kind: Kind) -> tuple[Collection, ...]:
        """All collections of a kind."""
        return tuple(each for each in self.collections if each.kind == kind)


@dataclass(slots=True)
class _Shelf:
    name: str
    listings: list[Listing] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    role: str | None = None
    url: str | None = None


def gather(listings: Sequence[Listing], addresses: Mapping[tuple[str, str], str]) -> Gathered:
    """What `listings` (all that are public, newest first) have in common; `addresses` are the slugs given so far."""
    shelves: dict[Key, _Shelf] = {}
    known = _Questions()
    for listing in listings:
        for key, name in _things(listing):
            shelf = shelves.setdefault(key, _Shelf(name))
            if not shelf.listings or shelf.listings[-1] is not listing:
                shelf.listings.append(listing)
        for person in listing.guests:
            shelf = shelves["guests", _key(person.name)]
            shelf.role = shelf.role or person.role
            shelf.url = shelf.url or person.url
        for asked in listing.questions:
            if (question := known[asked.text]) is None:
                continue
            shelf = shelves.setdefault(("questions", question), _Shelf(asked.text))
            if not shelf.listings or shelf.listings[-1] is not listing:
                shelf.listings.append(listing)
                shelf.answers.append(asked.id)
    kept = {key: shelf for key, shelf in shelves.items() if key[0] != "questions" or _recurs(shelf)}
    slugs, new = _addressed(kept, addresses)
    return Gathered(
        collections=tuple(_collection(key, shelf, slugs[key]) for key, shelf in sorted(kept.items(), key=_place)),
        related={listing.key: _related(listing, slugs, known) for listing in listings},
        new_addresses=new,
    )


def _things(listing: Listing) -> Iterator[tuple[Key, str]]:
    if listing.series:
        yield ("series", _key(listing.series)), listing.series
    for person in listing.guests:
        yield ("guests", _key(person.name)), person.name
    for topic in filter(str.strip, listing.topics):
        yield ("topics", _key(topic)), topic


def _key(name: str) -> str:
    """Neither case nor punctuation tells two names apart; where there is nothing else, the signs themselves do."""
    return (_SIGNS.sub(" ", name.casefold()).strip() or name.strip())[:_LONGEST_KEY]


def _question(text: str) -> str | None:
    """The key of a question that may recur; None where it says too little to be one question everywhere."""
    key = _key(text)
    words = key.split()
    is_long = len(words) >= _LEAST_WORDS or (not key.isascii() and len(key) >= _LEAST_UNSPACED)
    return key if is_long else None


class _Questions(dict[str, str | None]):
    """A question's text → its key, made once: many are asked in every session."""

    def __missing__(self, text: str) -> str | None:
        self[text] = key = _question(text)
        return key


def _recurs(shelf: _Shelf) -> bool:
    return len(shelf.listings) >= _LEAST_SESSIONS


def _addressed(
    shelves: Mapping[Key, _Shelf], addresses: Mapping[tuple[str, str], str]
) -> tuple[dict[Key, str], dict[Key, str]]:
    """The slug of each, and those that are new: the one whose first session is the oldest chooses first."""
    taken: dict[str, set[str]] = {}
    for (kind, _), slug in addresses.items():
        taken.setdefault(kind, set()).add(slug)
    slugs: dict[Key, str] = {}
    new: dict[Key, str] = {}
    for key, shelf in reversed(list(shelves.items())):
        if (known := addresses.get(key)) is None:
            known = new[key] = name_slug(shelf.name, taken.setdefault(key[0], set()))
            taken[key[0]].add(known)
        slugs[key] = known
    return slugs, new


def _place(item: tuple[Key, _Shelf]) -> int:
    kinds: tuple[Kind, ...] = ("series", "guests", "topics", "questions")
    return kinds.index(item[0][0])


def _collection(key: Key, shelf: _Shelf, slug: str) -> Collection:
    return Collection(
        kind=key[0],
        slug=slug,
        name=shelf.name,
        listings=tuple(shelf.listings),
        answers=tuple(shelf.answers),
        role=shelf.role,
        url=shelf.url,
    )


def _related(listing: Listing, slugs: Mapping[Key, str], known: Mapping[str, str | None]) -> Related:
    asked = ((each.id, known[each.text]) for each in listing.questions)
    return Related(
        series=slugs.get(("series", _key(listing.series))) if listing.series else None,
        guests=tuple(slugs.get(("guests", _key(person.name))) for person in listing.guests),
        topics=tuple(slugs.get(("topics", _key(topic))) if topic.strip() else None for topic in listing.topics),
        questions={
            identity: slug
            for identity, question in asked
            if question is not None and (slug := slugs.get(("questions", question))) is not None
        },
    )
