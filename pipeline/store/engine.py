"""Opens the SQLite file as our rules want it, keeps its schema current, and translates its errors once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from pipeline.errors import Busy, DiskError, QnaError, StoreError

BUSY_SECONDS = 10.0


class Store:
    """A database that is open and current. All writing happens in `write()`, one transaction each."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.engine = engine
        self.path = path

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view for queries; nothing can be written in it."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back on any exception.

        Takes SQLite's write lock at once (BEGIN IMMEDIATE): a transaction that reads first and writes later would
        otherwise fail with SQLITE_BUSY_SNAPSHOT, and no timeout helps against that.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        try:
            with self.engine.connect().execution_options(begin=begin) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            raise translated(error.orig or error, self.path) from error

    def after_fork(self) -> None:
        """In a new process: never touch the connections of the old one (https://sqlite.org/howtocorrupt.html §2.6)."""
        self.engine.dispose(close=False)

    def close(self) -> None:
        """Give the file back."""
        self.engine.dispose()


def connect(path: Path) -> Engine:
    """An engine over `path` with WAL, full synchronisation, foreign keys and explicit transactions."""
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _prepare(driver: sqlite3.Connection, _record: object) -> None:
        driver.isolation_level = None  # the driver's implicit transactions are off: we say BEGIN ourselves
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            driver.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def translated(error: BaseException, path: Path) -> QnaError:
    """What a driver's error means to the person who has to do something about it."""
    text = str(error)
    if "disk is full" in text or "disk I/O error" in text:
        return DiskError(f"{path}: the disk is full or fails ({text}); make room and run again, nothing is lost")
    if "readonly" in text or "unable to open" in text:
        return DiskError(f"{path}: cannot be written ({text}); check the folder's owner and rights")
    if "locked" in text:
        return Busy(f"{path}: another process has kept the database locked for {BUSY_SECONDS:.0f} s; try again later")
    if "malformed" in text or "not a database" in text:
        return StoreError(f"{path}: the database is damaged ({text}); put back a backup with `qna restore FILE`")
    raise error
