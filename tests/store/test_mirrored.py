"""The store remembers what mirrors and hubs have, and says at a glance whether they are in step."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

from pipeline.store import hubs, mirrored, site_files, step
from pipeline.store.engine import Store
from pipeline.store.hubs import Topic
from pipeline.store.mirrored import Sent, Standing
from pipeline.store.site_files import SiteFile

NOW = datetime(2026, 6, 3, 12, tzinfo=UTC)
HUB = "https://hub.example/"


def sent(place: str, digest: str = "0" * 32) -> Sent:
    return Sent(place, digest, "{}", 10, 1_750_000_000_000_000_000, "etag")


def topic(path: str, state: hubs.State = "owed", **more: object) -> Topic:
    return Topic(f"https://ferry.example/{path}", path, "0" * 32, 10, 1, state, NOW, **more)  # type: ignore[arg-type]


def content(store: Store, now: datetime = NOW) -> frozenset[str]:
    with closing(sqlite3.connect(store.path)) as driver:
        return step.hubs_content(driver, int(now.timestamp() * 1_000_000))


def in_step(store: Store) -> dict[str, str]:
    with closing(sqlite3.connect(store.path)) as driver:
        return step.mirrors_in_step(driver)


def test_the_stamp_changes_with_the_web_root(store: Store) -> None:
    files = [SiteFile(f"{n}.html", "", 10, 1_750_000_000_000_000_000 + n) for n in range(500)]
    stamps = []
    with store.write() as connection:
        stamps.append(mirrored.site_stamp(connection))
        site_files.note(connection, files)
        stamps.append(mirrored.site_stamp(connection))
        site_files.note(connection, [SiteFile("5.html", "", 10, 1_750_000_000_000_000_999)])
        stamps.append(mirrored.site_stamp(connection))
        site_files.forget(connection, ["5.html"])
        stamps.append(mirrored.site_stamp(connection))
    assert len(set(stamps)) == 4


def test_another_target_has_nothing_yet(store: Store) -> None:
    with store.write() as connection:
        mirrored.note_standing(connection, Standing("shelf", "s3://a"))
        mirrored.note_sent(connection, "shelf", [sent("a.html"), sent("b.html")])
        mirrored.note_sent(connection, "shelf", [sent("a.html", "1" * 32)])
        mirrored.forget(connection, "shelf", ["b.html"])
        mirrored.note_standing(connection, Standing("shelf", "s3://a", failures=1))
        assert mirrored.sent(connection, "shelf") == {"a.html": sent("a.html", "1" * 32)}
        assert mirrored.sent(connection, "other") == {}
        mirrored.note_standing(connection, Standing("shelf", "s3://b"))
        assert mirrored.sent(connection, "shelf") == {}
        assert mirrored.standing(connection, "shelf") == Standing("shelf", "s3://b")


def test_in_step_is_who_has_all_and_did_not_fail_since(store: Store) -> None:
    with store.write() as connection:
        site = mirrored.site_stamp(connection)
        mirrored.note_standing(connection, Standing("well", "here", site, NOW))
        mirrored.note_standing(connection, Standing("failing", "there", site, NOW, failures=1))
        mirrored.note_standing(connection, Standing("new", "elsewhere"))
    assert in_step(store) == {"well": "here"}
    with store.write() as connection:
        site_files.note(connection, [SiteFile("a.html", "", 1, 1)])
    assert in_step(store) == {}


def test_a_hub_is_content_when_nothing_is_due(store: Store) -> None:
    assert content(store) == frozenset()
    with store.write() as connection:
        hubs.note_compared(connection, HUB, mirrored.site_stamp(connection))
        hubs.note(connection, HUB, [topic("atom.xml", "told"), topic("rss.xml", "given up")])
    assert content(store) == {HUB}
    with store.write() as connection:
        hubs.note(connection, HUB, [topic("atom.xml", not_before=NOW + timedelta(minutes=5))])
    assert content(store) == {HUB}
    assert content(store, NOW + timedelta(minutes=5)) == frozenset()
    with store.write() as connection:
        site_files.note(connection, [SiteFile("a.html", "", 1, 1)])
    assert content(store) == frozenset()


def test_what_is_owed_comes_in_the_order_of_its_weight(store: Store) -> None:
    paths = ["series/a/rss.xml", "rss.xml", "guests/a/atom.xml", "atom.xml"]
    with store.write() as connection:
        hubs.note(connection, HUB, [topic(path) for path in paths])
        assert [each.path for each in hubs.owed(connection, HUB, NOW, 3)] == [
            "atom.xml",
            "rss.xml",
            "guests/a/atom.xml",
        ]
        hubs.postpone(connection, HUB, NOW + timedelta(minutes=1), "it sleeps")
        assert hubs.owed(connection, HUB, NOW, 9) == []
        standing = hubs.standing(connection, HUB)
        assert (standing.owed, standing.trouble) == (4, "it sleeps")
        assert standing.next_attempt == NOW + timedelta(minutes=1)
        late = NOW + timedelta(days=2)
        assert hubs.give_up(connection, HUB, late - timedelta(days=2), late) == 4
        assert hubs.standing(connection, HUB).given_up == 4
        hubs.forget(connection, HUB, ["https://ferry.example/rss.xml"])
        assert sorted(hubs.topics(connection, HUB)) == sorted(set(paths) - {"rss.xml"})


def test_what_was_never_tried_is_not_given_up(store: Store) -> None:
    with store.write() as connection:
        hubs.note(connection, HUB, [topic("atom.xml")])
        assert hubs.give_up(connection, HUB, NOW, NOW) == 0
