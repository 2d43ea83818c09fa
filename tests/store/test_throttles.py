"""What has passed is counted by scope and second, and outlives the process."""

from __future__ import annotations

from pipeline.store import throttles
from pipeline.store.engine import Store
from pipeline.store.opening import open_store


def test_what_passes_is_added_up_and_remembered(store: Store) -> None:
    with store.write() as connection:
        throttles.note(connection, {("lane main", 100): 3, ("lane main domain a.example", 100): 2})
        throttles.note(connection, {("lane main", 100): 4, ("lane main", 101): 1})
        throttles.note(connection, {})
    store.close()
    again = open_store(store.path)
    with again.read() as connection:
        assert throttles.recent(connection, 100) == [
            ("lane main", 100, 7), ("lane main domain a.example", 100, 2), ("lane main", 101, 1),
        ]  # fmt: skip
        assert throttles.recent(connection, 101) == [("lane main", 101, 1)]
    again.close()


def test_what_no_window_reaches_is_forgotten(store: Store) -> None:
    with store.write() as connection:
        throttles.note(connection, {("lane main", second): 1 for second in range(100, 110)})
        throttles.forget(connection, 108)
        assert throttles.recent(connection, 0) == [("lane main", 108, 1), ("lane main", 109, 1)]
