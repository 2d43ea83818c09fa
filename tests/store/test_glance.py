"""A glance tells, without SQLAlchemy, whether anything is due."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.model.document import Sighting
from pipeline.store import documents, facts, mailings, notices, sessions, site_files, sources
from pipeline.store.engine import Store
from pipeline.store.glance import LOOKED_FACT, SITE_FACT, glance, note_looked
from pipeline.store.site_files import SiteFile


def add_session(store: Store, now: datetime, **values: object) -> None:
    given = {
        "source": "s", "origin": "o", "part": "", "entry_id": "urn:x", "title": "T", "revision": 1, "seen_at": now,
        "state": "published", "mail": "decided", "public_revision": 1,
    }  # fmt: skip
    with store.write() as connection:
        sessions.add(connection, **(given | values))


def test_no_store_is_no_glance(tmp_path: Path, now: datetime) -> None:
    assert glance(tmp_path / "qna.db", now) is None


def test_an_empty_store_has_nothing_due(store: Store, now: datetime) -> None:
    seen = glance(store.path, now)
    assert seen is not None
    assert not seen.due


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({}, False),
        ({"state": "ready"}, True),
        ({"state": "ready", "embargo_until": timedelta(hours=1)}, False),
        ({"state": "ready", "embargo_until": timedelta(hours=-1)}, True),
        ({"state": "review"}, False),
        ({"mail": "wanted"}, True),
        ({"mail": "waived"}, True),
        ({"mail": "backlog"}, False),
        ({"mail": "wanted", "state": "retracted"}, False),
    ],
)
def test_sessions_that_wait_for_us_are_due(store: Store, now: datetime, values: dict[str, object], due: bool) -> None:
    add_session(
        store, now, **{key: now + value if isinstance(value, timedelta) else value for key, value in values.items()}
    )
    seen = glance(store.path, now)
    assert seen is not None
    assert seen.due is due


def test_an_unsent_notice_is_due_when_its_time_has_come(store: Store, now: datetime) -> None:
    with store.write() as connection:
        notices.add(connection, "held", "1", b"...", now)
    assert glance(store.path, now).due  # type: ignore[union-attr]
    with store.write() as connection:
        notices.note_later(connection, 1, now + timedelta(minutes=5))
    assert not glance(store.path, now).due  # type: ignore[union-attr]
    assert glance(store.path, now + timedelta(minutes=5)).due  # type: ignore[union-attr]


def test_it_brings_what_is_known_of_sources_and_files(store: Store, now: datetime) -> None:
    sighting = Sighting("a.md", 3, 12345, 6)
    with store.write() as connection:
        documents.note(connection, "s", sighting, "hash", "session", now)
        documents.note(connection, "s", Sighting("gone.md", 1, 1, 1), "hash", "session", now)
        documents.note_missing(connection, "s", ["gone.md"], now)
        sources.close_first_collect(connection, "s", now)
        site_files.note(connection, [SiteFile("index.html", "x", 10, 20)])
        facts.remember(connection, SITE_FACT, "templates")
    seen = glance(store.path, now)
    assert seen is not None
    assert seen.known == {"s": {"a.md": sighting}}
    assert seen.collected == {"s"}
    assert seen.files == {"index.html": (10, 20)}
    assert seen.made_of == "templates"


def test_looking_is_written_down(store: Store, now: datetime) -> None:
    note_looked(store.path, now)
    with store.read() as connection:
        assert facts.recall(connection, LOOKED_FACT) == now.isoformat()


def test_a_damaged_file_is_left_to_those_who_can_tell(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "qna.db").write_bytes(b"\x00" * 5000)
    assert glance(tmp_path / "qna.db", now) is None


def test_a_mailing_that_only_has_to_be_finished_is_due(store: Store, now: datetime) -> None:
    add_session(store, now)
    with store.write() as connection:
        mailings.add(
            connection, kind="session", key="urn:x", session_id=1, revision=1, state="running", due_at=now,
            created_at=now, started_at=now, key_number=1, domain="example.org",
        )  # fmt: skip
    assert glance(store.path, now).due  # type: ignore[union-attr]
