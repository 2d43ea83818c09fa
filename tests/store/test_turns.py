"""Turns: first come, first served."""

from __future__ import annotations

import threading
import time

from pipeline.store.turns import Turns


def test_turns_are_taken_in_the_order_of_coming() -> None:
    turns, order = Turns(), []
    assert turns.acquire(1)

    def wait(number: int) -> None:
        assert turns.acquire(10)
        order.append(number)
        turns.release()

    threads = []
    for number in range(8):
        threads.append(threading.Thread(target=wait, args=(number,)))
        threads[-1].start()
        while len(turns._queue) <= number:
            time.sleep(0.001)
    turns.release()
    for thread in threads:
        thread.join()
    assert order == list(range(8))
    assert turns.acquire(0.01), "nobody has it now"


def test_who_gives_it_back_does_not_overtake() -> None:
    turns, got = Turns(), threading.Event()
    assert turns.acquire(1)
    waiter = threading.Thread(target=lambda: (turns.acquire(10), got.set(), turns.release()))
    waiter.start()
    while not turns._queue:
        time.sleep(0.001)
    turns.release()
    assert turns.acquire(10)
    assert got.is_set()
    waiter.join()


def test_patience_ends() -> None:
    turns = Turns()
    assert turns.acquire(1)
    assert not turns.acquire(0.01)
    turns.release()
    assert turns.acquire(0.01), "whoever gave up stands in nobody's way"
