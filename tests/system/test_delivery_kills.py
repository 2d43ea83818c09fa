"""The sender is killed at random moments, again and again: nobody is forgotten, and what comes twice is known."""

from __future__ import annotations

from typing import Any

import pytest

from tests.kills import dice, everybody_got_it, finish, nobody_got_it_twice, prepare, send_with_kills
from tests.sinks import Sink

pytestmark = pytest.mark.kill

RATE = 500.0


def ends_in_balance(publication: Any, sink: Sink) -> None:
    (figures,) = publication.ledger()
    assert figures["state"] == "finished"
    before = sink.count()
    finish(publication)
    assert sink.count() == before, "nothing is left to do"


def test_everybody_gets_it_whenever_the_sender_is_killed(publication):
    count, kills = 20_000, 100
    with dice() as chance, Sink() as sink:
        readers = prepare(publication, count, sink.port, RATE)
        in_flight = send_with_kills(publication, sink.count, count=count, kills=kills, chance=chance)
        finish(publication)
        figures = everybody_got_it(publication, readers, sink.arrived(), in_flight)
        ends_in_balance(publication, sink)
        print(figures)


def test_held_doubt_means_that_nobody_gets_it_twice(publication):
    count, kills = 5_000, 25
    with dice() as chance, Sink() as sink:
        readers = prepare(publication, count, sink.port, RATE, uncertain="hold")
        in_flight = send_with_kills(publication, sink.count, count=count, kills=kills, chance=chance)
        finish(publication)
        figures = nobody_got_it_twice(publication, readers, sink.arrived(), in_flight)
        ends_in_balance(publication, sink)
        print(figures)
