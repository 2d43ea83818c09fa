"""The order in which lists of series, guests, topics and questions stand, as in the index at the end of a book."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from pipeline.model.collection import Collection, Kind
from pipeline.render.words.table import Words

KINDS: tuple[Kind, ...] = ("series", "guests", "topics", "questions")
_LETTERED = 60
"""Above so many names they stand under their first letters."""


def names_of(ours: Words) -> dict[Kind, str]:
    """Kind → what readers call it."""
    return {"series": ours.series, "guests": ours.guests, "topics": ours.topics, "questions": ours.recurring}


def in_order(kind: Kind, collections: Sequence[Collection]) -> list[tuple[str, list[Collection]]]:
    """The collections of one kind under headings ("" where they need none).

    Series stand with the one that was last heard of first, questions with the one most often asked, others by name.
    """
    if kind == "series":
        return [("", sorted(collections, key=lambda each: (each.listings[0].published, each.slug), reverse=True))]
    by_name = sorted(collections, key=lambda each: (_plain(each.name), each.slug))
    if kind == "questions":
        return [("", sorted(by_name, key=lambda each: -len(each.listings)))]
    if len(by_name) <= _LETTERED:
        return [("", by_name)]
    return [(letter, list(some)) for letter, some in groupby(by_name, key=_letter)]


def _plain(name: str) -> str:
    """Without accents and case, by which neither English nor its neighbours order names."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if part.isalnum() or part == " ").strip()


def _letter(collection: Collection) -> str:
    first = _plain(collection.name)[:1].upper()
    return first if first.isalpha() else "#"
