"""Opening: makes a new database, migrates an older one after copying it aside, refuses one that is too new."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from pipeline.errors import DiskError, StoreError
from pipeline.store.engine import Store, connect, translated
from pipeline.store.glance import OLDEST_FACT

MIGRATIONS = Path(__file__).with_name("migrations")


def open_store(path: Path, migrations: Path = MIGRATIONS) -> Store:
    """The store at `path`, made if it does not exist, its schema current when this returns.

    `migrations` is the folder of Alembic revisions, numbered 0001, 0002, …

    Raises DiskError when the file cannot be written, StoreError when it is damaged or was written by a newer program
    that an older one must not touch.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_private(path)
    except OSError as error:
        raise DiskError(f"{path}: cannot be opened ({error.strerror}); check the folder's owner and rights") from error
    try:
        _migrate(path, migrations)
    except sqlite3.Error as error:
        raise translated(error, path) from error
    except DBAPIError as error:
        raise translated(error.orig or error, path) from error
    return Store(connect(path), path)


def _make_private(path: Path) -> None:
    """Make an empty file that only its owner can read; never open one that is there.

    Closing any descriptor of a file drops all POSIX locks that this process has on it, also those of a connection
    that another thread has open (sqlite.org/howtocorrupt.html §2.2): others would then take its WAL away.
    """
    if not path.exists():
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def _migrate(path: Path, migrations: Path) -> None:
    head = max(file.name[:4] for file in (migrations / "versions").glob("[0-9]*.py"))
    found, oldest = stored_revision(path)
    if found == head:
        return
    if found is not None and found > head:
        if oldest is not None and oldest > head:
            raise StoreError(
                f"{path}: written by a newer program (schema {found}, this one knows {head}); upgrade qna-pipeline"
            )
        return
    if found is not None:
        copy_database(path, path.with_name(f"{path.name}.before-{head}"))
    _upgrade(path, migrations)


def stored_revision(path: Path) -> tuple[str | None, str | None]:
    """(schema revision, oldest revision that may still use the file); None where the file is new."""
    with closing(sqlite3.connect(path)) as driver:
        tables = {name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" not in tables:
            return None, None
        found = driver.execute("SELECT version_num FROM alembic_version").fetchone()
        oldest = driver.execute("SELECT value FROM fact WHERE name = ?", (OLDEST_FACT,)).fetchone()
    return (found[0] if found else None), (oldest[0] if oldest else None)


def examine_store(path: Path) -> None:
    """Raises StoreError for a damaged file, DiskError for one that cannot be read; one that is not there is well."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path)) as driver:
            (found,) = driver.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise translated(error, path) from error
    if found != "ok":
        raise StoreError(f"{path}: the database is damaged ({found}); put back a backup with `qna restore FILE`")


def copy_database(path: Path, target: Path) -> None:
    """A consistent copy of a database that may be in use, by SQLite's online backup, readable by the owner only.

    Raises sqlite3.Error. An earlier copy of the same name is replaced, and only by a complete one.
    """
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_RDWR | os.O_CREAT, 0o600))
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, no -wal beside it
    os.replace(partial, target)


def _upgrade(path: Path, migrations: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    engine = connect(path)
    try:
        with engine.connect() as connection:
            # A batch rebuild of a table would fire ON DELETE CASCADE and empty its children. It cannot be switched
            # inside a transaction, so it is switched before.
            _pragma(connection, "foreign_keys=OFF")
        with engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def _pragma(connection: Connection, setting: str) -> Any:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver.execute(f"PRAGMA {setting}")
