"""One connection's life: it comes back, gives back, hands in, and ends, whatever the server and the store do."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import Counter
from datetime import timedelta
from typing import Any

from pipeline.errors import BUG
from pipeline.model.envelope import Envelope
from pipeline.model.mailing import Owed
from pipeline.store import ledger
from pipeline.tasks.mailing.dispatch import connection, lanes
from pipeline.tasks.mailing.mailing import Carried
from pipeline.tasks.run import run
from tests.dispatching import Sleeper, ask, lane, make_ready, readers, states, tools_of
from tests.sinks import Scripted, to_readers


def got(*servers: Scripted) -> Counter[str]:
    return Counter(letter.recipient for server in servers for letter in to_readers(server.arrived()))


def test_a_connection_that_the_server_refuses_for_a_while_comes_back(publication, monkeypatch):
    monkeypatch.setattr(lanes, "_FIRST_REST", 0.2)
    busy = ["220 fine"] * 2 + ["421 4.7.0 too many connections"] + ["220 fine"]  # proof, then one of the two
    with Scripted(greeting=busy) as server:
        make_ready(publication, readers(40), lane(server, more="rate = 25\nconnections = 2"))
        publication.run()
        assert got(server) == Counter(readers(40))
        assert server.connections == 5, "proof, two, one of them once more, receipt"
    assert publication.err == ""
    assert "failed" not in publication.out


def test_a_lane_whose_limit_is_used_up_goes_on_when_it_opens_while_another_works(publication, monkeypatch):
    monkeypatch.setattr(connection, "SOON", timedelta(seconds=0.2))
    with Scripted() as slow, Scripted() as limited:
        make_ready(
            publication,
            readers(60),
            lane(slow, "slow", "rate = 12\nconnections = 1"),
            lane(limited, "limited", 'rate = 1000\nconnections = 1\nlimits = ["5/s"]'),
        )
        publication.run()
        assert got(slow, limited) == Counter(readers(60))
        assert sum(got(limited).values()) >= 10


def test_what_the_server_took_is_written_down_though_the_store_fails_in_an_unknown_way(publication, monkeypatch):
    settle, failures = ledger.settle, [sqlite3.OperationalError("of a kind that nobody knows")]

    def unreliable(connection: Any, results: Any, *rest: Any) -> None:
        if results and failures:
            raise failures.pop()
        settle(connection, results, *rest)

    with Scripted() as server:
        make_ready(publication, readers(30), lane(server))
        monkeypatch.setattr(ledger, "settle", unreliable)
        publication.run(code=BUG)
        assert 0 < sum(got(server).values()) < 30
        sent = {address for address, state in states(publication).items() if state == "sent"}
        assert sent == set(got(server))
        assert set(states(publication).values()) == {"sent", "planned"}
        publication.run()
        assert got(server) == Counter(readers(30)), "nobody gets it twice"


def test_a_connection_that_dies_holding_rows_does_not_keep_the_others_waiting(publication, monkeypatch):
    settle = ledger.settle
    begun = threading.Event()

    def unreliable(connection: Any, results: Any, *rest: Any) -> None:
        if results and threading.current_thread().name == "lane-0":
            begun.set()
            raise sqlite3.OperationalError("of a kind that nobody knows")
        settle(connection, results, *rest)

    with Scripted() as server:
        make_ready(publication, readers(60), lane(server, more="rate = 100\nconnections = 2"))
        monkeypatch.setattr(ledger, "settle", unreliable)
        publication.run(code=BUG)
        assert begun.is_set()
        lost = [address for address, state in states(publication).items() if state == "attempting"]
        assert 0 < len(lost) <= 10
        monkeypatch.undo()
        publication.run()
        assert set(got(server)) == set(readers(60))
        assert set(states(publication).values()) == {"sent"}


def test_when_a_thread_cannot_start_the_others_end_before_the_lease_is_given_back(publication, monkeypatch):
    start = threading.Thread.start

    def scarce(thread: threading.Thread) -> None:
        if thread.name == "lane-1":
            time.sleep(0.3)  # the first one is at work by now
            raise RuntimeError("can't start new thread")
        start(thread)

    with Scripted() as server:
        make_ready(publication, readers(60), lane(server, more="rate = 20\nconnections = 2"))
        monkeypatch.setattr(threading.Thread, "start", scarce)
        publication.run(code=BUG)
        assert not [thread for thread in threading.enumerate() if thread.name == "lane-0"]
        assert sum(got(server).values()) < 60
        assert Counter(states(publication).values()) == {
            "sent": sum(got(server).values()),
            "planned": 60 - sum(got(server).values()),
        }


def test_a_reader_whose_message_cannot_be_composed_keeps_nobody_else_waiting(publication, monkeypatch):
    envelope = Carried.envelope

    def but_for_one(carried: Carried, owed: Owed) -> Envelope:
        if owed.address == "reader3@example.org":
            raise ValueError("what nobody thought of")
        return envelope(carried, owed)

    with Scripted() as server:
        make_ready(publication, readers(12), lane(server))
        monkeypatch.setattr(Carried, "envelope", but_for_one)
        publication.run(code=BUG)
        assert got(server) == Counter(set(readers(12)) - {"reader3@example.org"})
        ((reason,),) = ask(publication, "SELECT reason FROM delivery WHERE state = 'failed'")
        assert reason == "could not be composed: ValueError: what nobody thought of"
        assert publication.err.count("\n") == 1
        assert "a message could not be composed" in publication.err
        assert publication.run() == ""


def test_nothing_more_leaves_when_another_machine_has_taken_over_meanwhile(publication):
    taken_over = "UPDATE lease SET owner = 'another', host = 'elsewhere'"
    sleeper = Sleeper(publication, at=5, meanwhile=lambda: ask(publication, taken_over))
    with Scripted(on_letter=sleeper.on_letter) as server:
        make_ready(publication, readers(30), lane(server))
        with tools_of(publication, now=sleeper.now) as tools:
            run(tools)
        assert sum(got(server).values()) == 4, "after the proof: those that had left before, and no other"
        assert ask(publication, "SELECT owner FROM lease") == [("another",)]


def test_who_sleeps_and_is_not_missed_goes_on(publication):
    sleeper = Sleeper(publication, at=5)
    with Scripted(on_letter=sleeper.on_letter) as server:
        make_ready(publication, readers(30), lane(server))
        with tools_of(publication, now=sleeper.now) as tools:
            run(tools)
        assert got(server) == Counter(readers(30))


def test_who_has_nothing_to_do_does_not_write(publication, monkeypatch):
    beat, beats = ledger.beat, []

    def counted(*arguments: Any) -> bool:
        beats.append(arguments)
        return beat(*arguments)

    with Scripted(on_letter=lambda count: time.sleep(2) if count == 2 else None) as server:
        make_ready(publication, readers(3), lane(server, more="rate = 1000\nconnections = 3"))
        monkeypatch.setattr(ledger, "beat", counted)
        publication.run()
        assert got(server) == Counter(readers(3))
    assert len(beats) < 10


def test_a_window_that_opens_soon_is_waited_for_with_nothing_open(publication, monkeypatch):
    monkeypatch.setattr(connection, "SOON", timedelta(seconds=0.2))
    with Scripted() as server:
        make_ready(publication, readers(12), lane(server, more='rate = 1000\nconnections = 1\nlimits = ["5/2 s"]'))
        publication.run()
        assert got(server) == Counter(readers(12))
        assert server.connections == 5, "proof, three windows, receipt"


def test_a_window_that_opens_late_is_left_to_a_later_run(publication, monkeypatch):
    monkeypatch.setattr(connection, "SOON", timedelta(seconds=0.2))
    monkeypatch.setattr(connection, "PATIENCE", timedelta(seconds=0.5))
    with Scripted() as server:
        make_ready(publication, readers(12), lane(server, more='rate = 1000\nconnections = 2\nlimits = ["5/3 s"]'))
        publication.run()
        assert sum(got(server).values()) == 5


def test_the_window_of_a_domain_that_opens_soon_is_waited_for_with_nothing_open(publication, monkeypatch):
    monkeypatch.setattr(connection, "SOON", timedelta(seconds=0.2))
    with Scripted() as server:
        limited = lane(server, more='rate = 1000\nconnections = 1\ndomain_limits = ["example.org 5/2 s"]')
        make_ready(publication, readers(12), limited)
        publication.run()
        assert got(server) == Counter(readers(12))


def test_a_mailing_that_is_cancelled_while_it_waits_for_a_window_keeps_nobody_waiting(publication, monkeypatch):
    monkeypatch.setattr(connection, "SOON", timedelta(seconds=0.2))

    def cancel(seconds: float) -> None:
        time.sleep(seconds)
        if sum(got(server).values()) == 5:
            ask(publication, "UPDATE mailing SET state = 'cancelled'")

    with Scripted() as server:
        make_ready(publication, readers(12), lane(server, more='rate = 1000\nconnections = 1\nlimits = ["5/min"]'))
        began = time.monotonic()
        with tools_of(publication, sleep=cancel) as tools:
            run(tools)
        assert sum(got(server).values()) == 5
        assert time.monotonic() - began < 30
