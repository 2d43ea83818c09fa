from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from pipeline.model.collection import Collection
from pipeline.model.listing import Listing
from pipeline.render.page.ordering import KINDS, in_order, names_of
from pipeline.render.words.table import words

AT = datetime(2026, 1, 1, tzinfo=UTC)


def collection(kind: Any, name: str, *, days: int = 0, count: int = 1) -> Collection:
    at = AT + timedelta(days=days)
    listed = Listing(1, "urn:x", "s", "https://x.example/", "T", at, at, 1)
    return Collection(kind, name.lower(), name, (listed,) * count)


def names(kind: Any, *collections: Collection) -> list[tuple[str, list[str]]]:
    return [(heading, [each.name for each in group]) for heading, group in in_order(kind, collections)]


def test_names_stand_in_order_without_regard_to_case_and_accents() -> None:
    some = [collection("guests", name) for name in ("zoë", "Élodie", "Adam", "“Bo”")]
    assert names("guests", *some) == [("", ["Adam", "“Bo”", "Élodie", "zoë"])]


def test_many_names_stand_under_their_letters() -> None:
    some = [collection("topics", f"{letter}{at}") for letter in ("ä", "b", "4") for at in range(30)]
    assert [(heading, len(group)) for heading, group in names("topics", *some)] == [("#", 30), ("A", 30), ("B", 30)]


def test_the_series_last_heard_of_stands_first() -> None:
    old, new = collection("series", "Old", days=1), collection("series", "New", days=2)
    assert names("series", old, new) == [("", ["New", "Old"])]


def test_the_question_most_often_asked_stands_first() -> None:
    some = [collection("questions", name, count=count) for name, count in (("B?", 2), ("C?", 3), ("A?", 2))]
    assert names("questions", *some) == [("", ["C?", "A?", "B?"])]


def test_every_kind_has_a_name() -> None:
    assert tuple(names_of(words("en"))) == KINDS
