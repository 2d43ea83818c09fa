from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.model.picture import Alternative, Picture
from pipeline.store import pictures
from pipeline.store.engine import Store
from pipeline.store.pictures import Missing

BRIDGE = "https://town.example/bridge.jpg"
FERRY = "https://town.example/ferry.png"
PICTURE = Picture("media/a.jpg", 600, 400, "image/jpeg", 9000, (Alternative("media/b.webp", "image/webp"),))


def test_what_is_noted_is_had(store: Store, now: datetime) -> None:
    with store.write() as connection:
        pictures.note(connection, BRIDGE, PICTURE, [5000], now)
        pictures.note(connection, FERRY, replace(PICTURE, path="media/c.png", alternatives=()), [], now)
    with store.read() as connection:
        found = pictures.had(connection)
        assert found[BRIDGE] == PICTURE
        assert found[FERRY].alternatives == ()
        assert pictures.missing(connection) == {}
        assert pictures.paths(connection) == {"media/a.jpg", "media/b.webp", "media/c.png"}


def test_failures_are_remembered_until_it_is_had(store: Store, now: datetime) -> None:
    failed = Missing(BRIDGE, now, now + timedelta(hours=1), "no answer")
    with store.write() as connection:
        pictures.note_waiting(connection, [BRIDGE, FERRY])
        pictures.note_failure(connection, failed)
        pictures.note_waiting(connection, [BRIDGE])
    with store.read() as connection:
        assert pictures.missing(connection) == {BRIDGE: failed, FERRY: Missing(FERRY)}
        assert pictures.had(connection) == {}
    with store.write() as connection:
        pictures.note(connection, BRIDGE, PICTURE, [5000], now)
    with store.read() as connection:
        assert pictures.missing(connection).keys() == {FERRY}
        assert pictures.had(connection) == {BRIDGE: PICTURE}


def test_a_picture_that_fails_now_is_had_no_more(store: Store, now: datetime) -> None:
    with store.write() as connection:
        pictures.note(connection, BRIDGE, PICTURE, [5000], now)
        pictures.note_failure(connection, Missing(BRIDGE, now, now, "gone"))
        pictures.forget(connection, [])
    with store.read() as connection:
        assert pictures.had(connection) == {}
        assert pictures.paths(connection) == frozenset()


def test_a_file_that_two_addresses_share_outlives_one(store: Store, now: datetime) -> None:
    with store.write() as connection:
        pictures.note(connection, BRIDGE, PICTURE, [5000], now)
        pictures.note(connection, FERRY, PICTURE, [5000], now)
        pictures.forget(connection, [BRIDGE])
    with store.read() as connection:
        assert pictures.had(connection) == {FERRY: PICTURE}
    with store.write() as connection:
        pictures.forget(connection, [FERRY])
    with store.read() as connection:
        assert pictures.paths(connection) == frozenset()
