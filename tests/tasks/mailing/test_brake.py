"""The brake: it works in short deliveries too, and counts anew when the editor lets a mailing go again."""

from __future__ import annotations

import pytest

from pipeline.tasks.mailing.brake import FEW, too_many
from tests.dispatching import ask, lane, make_ready, readers
from tests.sinks import Faulty, Scripted

REFUSED = ["550 5.1.1 no such user"]


@pytest.mark.parametrize(
    ("attempted", "failed", "is_too_much"), [(20, 20, False), (21, 21, True), (1000, 100, False), (1000, 101, True)]
)
def test_what_is_a_pattern(attempted, failed, is_too_much):
    assert too_many(attempted, failed, 0.1) is is_too_much


def figures(publication) -> dict[str, object]:
    (found,) = publication.ledger()
    return found


def test_a_delivery_that_is_over_at_once_is_braked(publication):
    people = readers(60)
    moods = dict.fromkeys(people[:30], REFUSED) | {address: ["451 4.7.1 later"] for address in people[30:]}
    with Faulty(moods) as server:
        make_ready(publication, people, lane(server))
        said = publication.run()
        assert "60 subscribers (30 failed, 30 still to be sent, paused until you `qna resume` it: " in said
        assert figures(publication)["state"] == "paused"
        told = [letter for letter in server.arrived() if letter.recipient == "editor@ferry.example"]
        assert len(told) == 2, "the proof, and why it pauses"


def test_where_nothing_remains_there_is_nothing_to_pause(publication):
    people = readers(FEW + 1)
    with Faulty(dict.fromkeys(people, REFUSED)) as server:
        make_ready(publication, people, lane(server))
        publication.run()
    assert (figures(publication)["state"], figures(publication)["failed"]) == ("finished", FEW + 1)


def test_what_is_paused_when_the_last_messages_are_on_their_way_is_finished(publication):
    def pause(letter: int) -> None:
        if letter == 4:  # the proof was the first
            ask(publication, "UPDATE mailing SET state = 'paused'")

    with Scripted(on_letter=pause) as server:
        make_ready(publication, readers(3), lane(server))
        publication.run()
    assert (figures(publication)["state"], figures(publication)["sent"]) == ("finished", 3)


def test_it_sees_what_fails_again_after_a_resend(publication):
    people = readers(90)
    moods = dict.fromkeys(people[:30], REFUSED * 2) | {address: ["451 4.7.1 later"] * 9 for address in people[30:]}
    with Faulty(moods) as server:
        make_ready(publication, people, lane(server))
        publication.run()
        assert figures(publication)["state"] == "paused"
        assert publication.qna("deliveries", "resend", "latest", "--who", "failed") == 0, publication.err
        assert "goes again to 30 subscribers once you let it go on with `qna resume`" in publication.out
        assert publication.qna("resume") == 0
        publication.run()
        assert (figures(publication)["state"], figures(publication)["failed"]) == ("paused", 30)
