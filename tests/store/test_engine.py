"""Transactions from many threads, from a forked process, and what a driver's error becomes."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing

import pytest

from pipeline.errors import Busy, StoreError
from pipeline.store import engine, facts
from pipeline.store.engine import Store, driver_of


def test_threads_queue_and_each_gets_its_turn(store: Store) -> None:
    """Left to SQLite's busy handler, some of them wait for seconds while others write a hundred times."""
    together, turns = threading.Barrier(20), [0] * 20

    def write(number: int) -> None:
        together.wait(60)
        while sum(turns) < 1000:
            with store.write() as connection:
                facts.remember(connection, f"writer {number}", str(turns[number]))
            turns[number] += 1

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(turns) <= 2 * min(turns) + 5, "one after the other"


def test_a_writer_that_does_not_end_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    with (
        store.write(),
        pytest.raises(Busy, match="this process has been writing"),
        store.write(),
    ):
        pass
    with store.write() as connection:
        facts.remember(connection, "goes", "on")


def test_another_process_that_writes_is_told(store: Store) -> None:
    with store.write() as connection:
        driver_of(connection).execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="another process"), store.write():
            pass
        other.execute("ROLLBACK")
    with store.write() as connection:
        facts.remember(connection, "goes", "on")


def test_what_the_driver_raises_is_translated_and_nothing_is_written(store: Store) -> None:
    def write() -> None:
        with store.write() as connection:
            facts.remember(connection, "half", "done")
            raise sqlite3.DatabaseError("database disk image is malformed")

    with pytest.raises(StoreError, match="damaged"):
        write()
    with store.read() as connection:
        assert facts.recall(connection, "half") is None


def test_a_forked_process_does_not_wait_for_threads_that_it_does_not_have(store: Store) -> None:
    writing, done = threading.Event(), threading.Event()

    def hold() -> None:
        with store.write():
            writing.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    writing.wait(10)
    child = os.fork()
    if not child:
        try:
            store.after_fork()
            with store.read() as connection:
                facts.recall(connection, "x")
            os._exit(0 if store._writing.acquire(timeout=0) else 1)
        except BaseException:
            os._exit(2)
    _, status = os.waitpid(child, 0)
    done.set()
    thread.join()
    assert os.waitstatus_to_exitcode(status) == 0
