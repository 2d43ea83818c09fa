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
from pipeline.store.turns import Turns

BUSY_SECONDS = 10.0


class Store:
    """A database that is open and current. All writing happens in `write()`, one transaction each."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self.engine = engine
        self.path = path
        self._writing = Turns()
        self._writer: Connection | None = None
        """The one connection that writes, kept: whoever wrote last has the pages in its cache that are still true."""

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view for queries; nothing can be written in it."""
        with self._translating(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back on any exception.

        Takes SQLite's write lock at once (BEGIN IMMEDIATE): a transaction that reads first and writes later would
        otherwise fail with SQLITE_BUSY_SNAPSHOT, and no timeout helps against that. Threads of this process queue
        before that: SQLite lets them poll with growing pauses, in which the lock is mostly free and nobody works.
        """
        if not self._writing.acquire(timeout=BUSY_SECONDS):
            raise Busy(f"{self.path}: this process has been writing for {BUSY_SECONDS:.0f} s; try again later")
        try:
            if self._writer is None:
                with self._translating():
                    self._writer = self.engine.connect().execution_options(begin="BEGIN IMMEDIATE")
            with self._translating(), self._writer.begin():
                yield self._writer
        finally:
            self._writing.release()

    @contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise translated(error.orig or error, self.path) from error
        except sqlite3.Error as error:  # of statements that went to the driver directly
            raise translated(error, self.path) from error

    def after_fork(self) -> None:
        """In a new process: never touch the connections of the old one (https://sqlite.org/howtocorrupt.html §2.6).

        Its lock may have been held by a thread that does not exist here.
        """
        self.engine.dispose(close=False)
        self._writing, self._writer = Turns(), None

    def close(self) -> None:
        """Give the file back."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
        self.engine.dispose()


def connect(path: Path) -> Engine:
    """An engine over `path` with WAL, full synchronisation, foreign keys and explicit transactions."""
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
        # The connection used last wrote last, so its page cache is the one that is still true.
        pool_use_lifo=True,
        max_overflow=-1,
    )

    @event.listens_for(engine, "connect")
    def _prepare(driver: sqlite3.Connection, _record: object) -> None:
        driver.isolation_level = None  # the driver's implicit transactions are off: we say BEGIN ourselves
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            driver.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver_of(connection).execute(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, inside the same transaction: for statements that run for each of a million rows.

    What it raises is sqlite3.Error; the transaction translates it.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


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
