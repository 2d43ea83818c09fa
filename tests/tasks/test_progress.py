"""What a watcher is shown of a delivery: one bar, whatever goes out, and the whole way, not only today's."""

from __future__ import annotations

from datetime import timedelta

from pipeline.tasks.run import run
from tests.dispatching import lane, make_ready, readers, tools_of
from tests.sinks import Faulty

LATER = ["451 4.7.1 later"]


def shown(publication) -> list[tuple[str, int, int]]:
    """What the meter is told of mailings during a run."""
    told: list[tuple[str, int, int]] = []
    with tools_of(publication, meter=lambda *said: told.append(said)) as tools:
        run(tools)
    return [each for each in told if "mailing" in each[0]]


def test_what_earlier_runs_have_done_counts(publication):
    people = readers(20)
    with Faulty(dict.fromkeys(people[8:], LATER)) as server:
        make_ready(publication, people, lane(server, more="rate = 20\nconnections = 1"))
        publication.run()
        publication.now += timedelta(minutes=6)
        told = shown(publication)
    assert {what for what, _, _ in told} == {"mailing “Crossing Number 1”"}
    done = [done for _, done, _ in told]
    assert done == sorted(done)
    assert done[0] >= 8
    assert {total for _, _, total in told} == {20}


def test_several_mailings_are_one_work(publication):
    people = readers(10)
    with Faulty() as server:
        make_ready(publication, people, lane(server, more="rate = 20\nconnections = 1"))
        publication.write("two.md", 2)
        told = shown(publication)
    assert {(what, total) for what, _, total in told} == {("2 mailings", 20)}
