"""A store is made, migrated after a copy, or refused in one line."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from pipeline.errors import DiskError, StoreError
from pipeline.store import facts, mailings, subscribers
from pipeline.store.engine import Store, driver_of
from pipeline.store.glance import SCHEMA
from pipeline.store.opening import MIGRATIONS, open_store, stored_revision
from pipeline.store.schema import metadata

NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "9001"
down_revision = "{head}"
branch_labels = depends_on = None

def upgrade() -> None:
    with op.batch_alter_table("subscriber") as batch:
        batch.add_column(sa.Column("language", sa.Text()))
    {more}
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Made anew, where none was."""
    opened = open_store(tmp_path / "var" / "qna.db")
    yield opened
    opened.close()


def with_next(folder: Path, more: str = "pass") -> Path:
    """Our migrations and one more, as a later version of the program would have it."""
    copy = folder / "migrations"
    shutil.copytree(MIGRATIONS, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "versions" / "9001_next.py").write_text(NEXT.format(head=SCHEMA, more=more))
    return copy


def test_migrations_make_the_schema_that_the_code_describes(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_the_glance_knows_the_newest_migration() -> None:
    assert max(file.name[:4] for file in (MIGRATIONS / "versions").glob("*.py")) == SCHEMA


def test_the_file_is_private(store: Store) -> None:
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_an_older_store_is_migrated_after_it_was_copied_aside(store: Store, tmp_path: Path) -> None:
    with store.write() as connection:
        facts.remember(connection, "colour", "blue")
        connection.exec_driver_sql(
            "INSERT INTO subscriber (id, address, address_key, name, state, reason, joined_at)"
            " VALUES (7, 'a@b.example', 'a@b.example', '', 'active', '', 0)"
        )
    store.close()
    newer = open_store(store.path, with_next(tmp_path))
    with newer.read() as connection:
        assert facts.recall(connection, "colour") == "blue"
        assert connection.exec_driver_sql("SELECT id, language FROM subscriber").all() == [(7, None)]
    newer.close()
    copy = store.path.with_name("qna.db.before-9001")
    assert stored_revision(copy)[0] == SCHEMA
    assert stored_revision(store.path)[0] == "9001"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_ledger_of_an_older_program_is_kept_row_by_row(tmp_path: Path) -> None:
    """0004 makes the table of deliveries anew."""
    older = tmp_path / "migrations"
    newer_ones = shutil.ignore_patterns("__pycache__", *(f"{number:04}_*" for number in range(4, 100)))
    shutil.copytree(MIGRATIONS, older, ignore=newer_ones)
    path = tmp_path / "qna.db"
    old = open_store(path, older)
    rows = [
        (1, 1, "sent", "250 ok", 1, None, None, 7),
        (1, 2, "planned", "451", 2, 9, None, 8),
        (1, 3, "attempting", "", 1, None, "host:1:aa", 9),
    ]
    with old.write() as connection:
        driver = driver_of(connection)
        driver.execute("INSERT INTO session VALUES (1,'s','o','','urn:x',NULL,'published','',NULL,NULL,'T',1,1,0,NULL,"
                       "NULL,NULL,NULL,'decided','')")  # fmt: skip
        driver.execute("INSERT INTO mailing VALUES (1,'session','urn:x',1,1,'running','',0,0,0,0,NULL,3,1,'a.example')")
        for number in (1, 2, 3):
            driver.execute(
                "INSERT INTO subscriber VALUES (?, ?, ?, '', 'active', '', 0, NULL)",
                (number, f"{number}@b", f"{number}@b"),
            )
        driver.executemany("INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    old.close()
    new = open_store(path)
    with new.read() as connection:
        driver = driver_of(connection)
        assert driver.execute("SELECT * FROM delivery ORDER BY subscriber_id").fetchall() == [
            (*row, "") for row in rows
        ]
        assert driver.execute("SELECT DISTINCT fields FROM subscriber").fetchall() == [("{}",)]
        assert driver.execute("PRAGMA foreign_key_check").fetchall() == []
        assert mailings.get(connection, 1).note == ""
    with pytest.raises(sqlite3.IntegrityError), new.write() as connection:
        connection.exec_driver_sql("UPDATE delivery SET state = 'lost'")
    new.close()


def test_subscribers_of_an_older_program_are_found_by_their_address(tmp_path: Path, now: datetime) -> None:
    """0005 keys them by lower case; case folding made ß and ss one."""
    older = tmp_path / "migrations"
    newer_ones = shutil.ignore_patterns("__pycache__", *(f"{number:04}_*" for number in range(5, 100)))
    shutil.copytree(MIGRATIONS, older, ignore=newer_ones)
    path = tmp_path / "qna.db"
    old = open_store(path, older)
    people = [(1, "Ann@example.org", "ann@example.org"), (2, "straße@example.org", "strasse@example.org")]
    with old.write() as connection:
        for row in people:
            driver_of(connection).execute(
                "INSERT INTO subscriber (id, address, address_key, name, state, reason, joined_at)"
                " VALUES (?, ?, ?, '', 'active', '', 0)",
                row,
            )
    old.close()
    new = open_store(path)
    with new.write() as connection:
        found = [subscribers.find(connection, address) for address in ("ann@example.org", "STRAßE@example.org")]
        assert [each and each.id for each in found] == [1, 2]
        assert subscribers.add(connection, "strasse@example.org", "", now)
    new.close()


A_LABELS, LETTERS = "foo@xn--bcher-kva.example", "foo@bücher.example"


@pytest.mark.parametrize(
    ("one", "other", "mailbox", "owed"),
    [
        # Each (state, joined, left); then the mailbox's number and state, and what is still planned for the two.
        (("active", 1, None), ("active", 2, None), (1, "active"), [(1, 1), (2, 2)]),
        (("active", 2, None), ("active", 1, None), (2, "active"), [(1, 2), (2, 2)]),
        (("active", 1, None), ("left", 2, 3), (1, "left"), []),
        (("left", 1, 2), ("active", 3, None), (2, "active"), [(1, 2), (2, 2)]),
        (("left", 3, 4), ("active", 3, None), (2, "left"), []),
        (("active", 5, None), ("suppressed", 1, 2), (1, "suppressed"), []),
        (("left", 1, 2), ("left", 1, 3), (1, "left"), []),
    ],
)
def test_two_rows_of_an_older_program_that_are_one_mailbox_become_one(tmp_path, one, other, mailbox, owed) -> None:
    """0006 keys domains as the DNS has them; what only one of the two is owed stays owed, and who left has left."""
    older = tmp_path / "migrations"
    newer_ones = shutil.ignore_patterns("__pycache__", *(f"{number:04}_*" for number in range(6, 100)))
    shutil.copytree(MIGRATIONS, older, ignore=newer_ones)
    path = tmp_path / "qna.db"
    old = open_store(path, older)
    with old.write() as connection:
        driver = driver_of(connection)
        driver.execute("PRAGMA defer_foreign_keys = ON")
        driver.execute("INSERT INTO session VALUES (1,'s','o','','urn:x',NULL,'published','',NULL,NULL,'T',1,1,0,NULL,"
                       "NULL,NULL,NULL,'decided','')")  # fmt: skip
        for number in (1, 2):
            driver.execute(
                "INSERT INTO mailing (id, kind, key, session_id, revision, state, reason, due_at, approved, created_at,"
                " key_number, domain) VALUES (?, 'session', ?, 1, 1, 'running', '', 0, 0, 0, 1, 'a.example')",
                (number, f"urn:{number}"),
            )
        for number, address, (state, joined, left) in ((1, A_LABELS, one), (2, LETTERS, other)):
            driver.execute(
                "INSERT INTO subscriber (id, address, address_key, name, state, reason, joined_at, left_at)"
                " VALUES (?, ?, ?, '', ?, '', ?, ?)",
                (number, address, address, state, joined, left),
            )
        planned = [(1, 1), (1, 2), (2, 2)]
        for mailing, subscriber in planned:
            driver.execute(
                "INSERT INTO delivery (mailing_id, subscriber_id, state, reason, attempts, changed_at)"
                " VALUES (?, ?, 'planned', '', 0, 0)",
                (mailing, subscriber),
            )
    old.close()
    new = open_store(path)
    with new.read() as connection:
        found = subscribers.find(connection, LETTERS)
        assert found
        assert found == subscribers.find(connection, A_LABELS)
        assert (found.id, found.state) == mailbox
        left = "SELECT mailing_id, subscriber_id FROM delivery WHERE state = 'planned' ORDER BY 1, 2"
        assert driver_of(connection).execute(left).fetchall() == owed
        assert subscribers.count(connection) == (found.state == "active")
    new.close()


def test_a_mailbox_of_an_older_program_is_found_by_both_of_its_names(tmp_path: Path) -> None:
    older = tmp_path / "migrations"
    newer_ones = shutil.ignore_patterns("__pycache__", *(f"{number:04}_*" for number in range(6, 100)))
    shutil.copytree(MIGRATIONS, older, ignore=newer_ones)
    old = open_store(tmp_path / "qna.db", older)
    with old.write() as connection:
        for number, address in enumerate((LETTERS, "ü@b.example", "a@_ü.example"), 1):
            driver_of(connection).execute(
                "INSERT INTO subscriber (id, address, address_key, name, state, reason, joined_at)"
                " VALUES (?, ?, ?, '', 'active', '', 0)",
                (number, address, address),
            )
    old.close()
    new = open_store(tmp_path / "qna.db")
    with new.read() as connection:
        asked = (LETTERS, A_LABELS, "Ü@b.example", "a@_ü.example")
        found = [subscribers.find(connection, address) for address in asked]
        assert [each and each.id for each in found] == [1, 1, 2, 3]
    new.close()


def test_a_migration_that_fails_leaves_everything_as_it_was(store: Store, tmp_path: Path) -> None:
    store.close()
    with pytest.raises(Exception, match="boom"):
        open_store(store.path, with_next(tmp_path, more='raise RuntimeError("boom")'))
    assert stored_revision(store.path)[0] == SCHEMA
    with closing(sqlite3.connect(store.path)) as driver:
        assert "language" not in {row[1] for row in driver.execute("PRAGMA table_info(subscriber)")}


def test_a_store_that_is_too_new_is_refused(store: Store, tmp_path: Path) -> None:
    store.close()
    more = "op.execute(\"UPDATE fact SET value = '9001' WHERE name LIKE 'oldest%'\")"
    open_store(store.path, with_next(tmp_path, more=more)).close()
    with pytest.raises(StoreError, match=r"written by a newer program \(schema 9001.*upgrade") as caught:
        open_store(store.path)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 78


def test_a_newer_store_that_an_older_program_may_use_is_used(store: Store, tmp_path: Path) -> None:
    store.close()
    open_store(store.path, with_next(tmp_path)).close()
    again = open_store(store.path)
    with again.write() as connection:
        facts.remember(connection, "still", "works")
    again.close()
    assert stored_revision(store.path)[0] == "9001"


def test_what_is_no_database_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "qna.db"
    path.write_bytes(b"this is a text, not a database" * 100)
    with pytest.raises(StoreError, match=r"the database is damaged .* `qna restore FILE`"):
        open_store(path)


def test_a_folder_that_cannot_be_made_is_a_disk_error(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where a folder should be")
    with pytest.raises(DiskError, match="cannot be opened"):
        open_store(tmp_path / "var" / "qna.db")


def test_writers_wait_for_each_other_instead_of_failing(store: Store) -> None:
    """BEGIN IMMEDIATE: a transaction that reads first and writes later must not meet SQLITE_BUSY_SNAPSHOT."""
    with store.write() as connection:
        statements = connection.exec_driver_sql("SELECT 1").scalar()
        with (
            closing(sqlite3.connect(store.path, timeout=0, isolation_level=None)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
        assert statements == 1


def test_opening_again_leaves_the_locks_of_an_open_store_alone(store: Store) -> None:
    """A second opening in this process must not drop POSIX locks, or other processes take the WAL from under us."""
    with store.write() as connection:
        facts.remember(connection, "a", "1")
    open_store(store.path).close()
    read_elsewhere = (
        "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute('SELECT * FROM fact').fetchall(); d.close()"
    )
    subprocess.run([sys.executable, "-c", read_elsewhere, str(store.path)], check=True, timeout=60)
    with store.write() as connection:
        facts.remember(connection, "a", "2")
    with closing(sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)) as driver:
        assert driver.execute("SELECT value FROM fact WHERE name = 'a'").fetchone() == ("2",)
