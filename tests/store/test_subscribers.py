"""People come, go and come back; some must never be mailed again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from pipeline.model.mailing import Subscriber
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


def test_fields_and_names_are_kept_beside_those_that_are_given(store: Store, now: datetime) -> None:
    def known() -> Subscriber:
        found = subscribers.find(connection, "a@example.org")
        assert found is not None
        return found

    with store.write() as connection:
        subscribers.add(connection, "a@example.org", "Ann", now, {"town": "Nõmme"})
        assert not subscribers.add(connection, "a@example.org", "", now, {"boat": "red"})
        assert not subscribers.change(connection, known(), "", {"town": "Nõmme"})
        assert subscribers.change(connection, known(), "", {"boat": "red"})
        assert known().fields == {"town": "Nõmme", "boat": "red"}
        assert subscribers.change(connection, known(), "Anne", {"town": ""})
        assert (known().name, known().fields) == ("Anne", {"boat": "red"})
        assert not subscribers.change(connection, known(), "Anne", {"town": ""})
        subscribers.remove(connection, "a@example.org", "left", now)
        subscribers.add(connection, "a@example.org", "", now, {"town": "Oslo"})
        assert (known().name, known().fields) == ("Anne", {"boat": "red", "town": "Oslo"})


def test_why_and_when_somebody_left_is_known_until_they_come_back(store: Store, now: datetime) -> None:
    later = now + timedelta(days=1)
    with store.write() as connection:
        subscribers.add(connection, "a@example.org", "", now)
        subscribers.remove(connection, "a@example.org", "bounced 550", later)
        gone = subscribers.find(connection, "a@example.org")
        subscribers.add(connection, "a@example.org", "", later)
        back = subscribers.find(connection, "a@example.org")
    assert gone
    assert (gone.left_at, gone.reason) == (later, "bounced 550")
    assert back
    assert (back.left_at, back.reason) == (None, "")


def test_who_never_was_subscribed_can_be_kept_away(store: Store, now: datetime) -> None:
    with store.write() as connection:
        subscribers.keep_away(connection, "a@example.org", "asked for it", now)
        found = subscribers.find(connection, "A@example.org")
        assert found
        assert (found.state, found.left_at, found.reason) == ("left", now, "asked for it")
        assert subscribers.count(connection) == 0
        assert subscribers.add(connection, "a@example.org", "", now)


def test_everybody_is_told_in_the_order_in_which_they_came(store: Store, now: datetime) -> None:
    with store.write() as connection:
        for number in range(1500):
            subscribers.add(connection, f"reader{number}@example.org", "", now)
        subscribers.remove(connection, "reader7@example.org", "left", now)
        assert [each.id for each in subscribers.every(connection, None)] == list(range(1, 1501))
        assert len(list(subscribers.every(connection))) == 1499
