"""Which files the index has, told from the list of sessions alone, so that nothing is made that stands already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.listing import Listing

MANIFEST = "search/index.json"
SMALLEST = 32
"""Sessions of the smallest segment; the last one, which is still growing, has fewer."""
LARGEST = 2048
"""Sessions of the largest: more would make fewer requests, and an edit of an old session dearer."""
A_SHELF = 8
"""Sessions of a shelf."""
A_FILE = 8
"""Sessions whose words fill a file: some 12 KB."""

Member = tuple[int, int]
"""A session's key and its public revision."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The words of all public sessions whose keys are in `first` … `first + size - 1`."""

    first: int
    size: int
    members: tuple[Member, ...]
    """By key; at least one. The same members in the same revisions: the same files, byte for byte."""

    @property
    def head(self) -> str:
        """The file from which `manifest` learns what is in the others."""
        return f"{self._folder}/head.json"

    @property
    def files(self) -> tuple[str, ...]:
        """The files of words, in order."""
        return tuple(f"{self._folder}/{number}.txt" for number in range(-(-len(self.members) // A_FILE)))

    @property
    def paths(self) -> tuple[str, ...]:
        """All its files, below the web root."""
        return (*self.files, self.head)

    @property
    def _folder(self) -> str:
        return f"search/words/{self.first}-{self.size}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What hits show of the public sessions whose keys are in `8 * number` … `8 * number + 7`."""

    number: int
    members: tuple[Member, ...]
    """By key; at least one."""

    @property
    def path(self) -> str:
        """Its file, below the web root."""
        return f"search/answers/{self.number}.json"


def segments(listings: Iterable[Listing]) -> list[Segment]:
    """The segments of which the index of these sessions consists, by key; `listings` in any order."""
    members = _members(listings)
    spans = _spans(members[-1][0] + 1) if members else iter(())
    found, at = [], 0
    for first, size in spans:
        until = at
        while until < len(members) and members[until][0] < first + size:
            until += 1
        if until > at:
            found.append(Segment(first, size, tuple(members[at:until])))
        at = until
    return found


def shelves(listings: Iterable[Listing]) -> list[Shelf]:
    """The shelves of these sessions, by key; `listings` in any order."""
    grouped = groupby(_members(listings), key=lambda member: member[0] // A_SHELF)
    return [Shelf(number, tuple(members)) for number, members in grouped]


def _members(listings: Iterable[Listing]) -> list[Member]:
    return sorted((listing.key, listing.revision) for listing in listings)


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """How `count` keys are divided: as many of the largest as fit, then each power of two at most once, then a tail."""
    first, size = 0, LARGEST
    while size >= SMALLEST:
        if first + size <= count:
            yield first, size
            first += size
        else:
            size //= 2
    if first < count:
        yield first, SMALLEST
