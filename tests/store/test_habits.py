"""A line is a habit of its source when most of the sessions hold it, and there are enough of them."""

from __future__ import annotations

from pipeline.store import habits
from pipeline.store.engine import Store


def count(store: Store, source: str, *documents: set[str]) -> frozenset[str]:
    with store.write() as connection:
        for lines in documents:
            habits.count(connection, source, lines)
        return habits.learned(connection, source)


def test_few_documents_teach_nothing(store: Store) -> None:
    assert count(store, "blog", *[{"a"}] * (habits.FEWEST - 1)) == frozenset()
    assert count(store, "blog", {"a"}) == {"a"}


def test_most_documents_must_hold_it(store: Store) -> None:
    assert count(store, "blog", *[{"a", "b"}] * 5, *[{"a"}] * 5) == {"a"}
    assert count(store, "blog", *[{"b", "c"}] * 5) == {"a", "b"}


def test_each_source_has_its_own(store: Store) -> None:
    count(store, "blog", *[{"a"}] * 6)
    assert count(store, "other", {"a"}) == frozenset()
