"""People come, go and come back; some must never be mailed again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pipeline.store import subscribers
from pipeline.store.engine import Store


def test_who_comes_back_keeps_the_number_and_joins_anew(store: Store, now: datetime) -> None:
    later = now + timedelta(days=1)
    with store.write() as connection:
        assert subscribers.add(connection, "A@example.org", "Ada", now)
        before = subscribers.find(connection, "a@EXAMPLE.org ")
        assert subscribers.remove(connection, "a@example.org", "left", now)
        assert not subscribers.remove(connection, "a@example.org", "left", now)
        assert subscribers.add(connection, "a@example.org", "", later)
        after = subscribers.find(connection, "a@example.org")
    assert before is not None
    assert after is not None
    assert (after.id, after.name, after.state, after.joined_at) == (before.id, "Ada", "active", later)


def test_who_is_suppressed_stays_so(store: Store, now: datetime) -> None:
    with store.write() as connection:
        subscribers.add(connection, "a@example.org", "", now)
        subscribers.remove(connection, "a@example.org", "left", now)
        assert subscribers.suppress(connection, "a@example.org", "complained", now)
        assert not subscribers.suppress(connection, "a@example.org", "complained", now)
        assert not subscribers.suppress(connection, "nobody@example.org", "complained", now)
        with pytest.raises(ValueError, match="suppressed"):
            subscribers.add(connection, "a@example.org", "", now)
        assert subscribers.count(connection) == 0


def test_fields_are_kept_until_others_are_given(store: Store, now: datetime) -> None:
    def fields() -> object:
        found = subscribers.find(connection, "a@example.org")
        return found and found.fields

    with store.write() as connection:
        subscribers.add(connection, "a@example.org", "", now, {"town": "Nõmme"})
        assert fields() == {"town": "Nõmme"}
        assert not subscribers.add(connection, "a@example.org", "", now)
        assert not subscribers.add(connection, "a@example.org", "", now, {"town": "Nõmme"})
        assert subscribers.add(connection, "a@example.org", "", now, {"boat": "red"})
        subscribers.remove(connection, "a@example.org", "left", now)
        subscribers.add(connection, "a@example.org", "", now)
        assert fields() == {"boat": "red"}


def test_everybody_is_told_in_the_order_in_which_they_came(store: Store, now: datetime) -> None:
    with store.write() as connection:
        for number in range(1500):
            subscribers.add(connection, f"reader{number}@example.org", "", now)
        subscribers.remove(connection, "reader7@example.org", "left", now)
        assert [each.id for each in subscribers.every(connection, None)] == list(range(1, 1501))
        assert len(list(subscribers.every(connection))) == 1499
