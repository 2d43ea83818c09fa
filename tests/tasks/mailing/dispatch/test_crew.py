"""Several lanes, limits, a brake and a pause, against real SMTP servers, by the real command."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import Counter
from contextlib import closing
from datetime import timedelta

import pytest

from tests.apart import apart
from tests.sinks import Faulty, Scripted, to_readers
from tests.waiting import until

LANE = """\
[[mail.lane]]
name = "{name}"
outlet = "smtp"
host = "127.0.0.1"
port = {port}
security = "none"
"""


def with_lanes(publication, readers, *lanes: str, mail: str = "") -> None:
    """A publication with a new session and these lanes."""
    publication.configure('[[mail.lane]]\nname = "local"\noutlet = "maildir"\nrate = 1000\n', "\n".join(lanes))
    publication.configure('settle = "0 min"', f'settle = "0 min"\n{mail}')
    publication.qna("subscribers", "add", *readers)
    publication.run()
    publication.write("one.md", 1)


def lane(server, name: str = "main", more: str = "rate = 1000") -> str:
    return LANE.format(name=name, port=server if isinstance(server, int) else server.port) + more + "\n"


def readers(count: int, domain: str = "example.org") -> list[str]:
    return [f"reader{number}@{domain}" for number in range(count)]


def got(*servers: Faulty) -> Counter[str]:
    return Counter(letter.recipient for server in servers for letter in to_readers(server.arrived()))


@pytest.fixture
def server():
    with Faulty() as started:
        yield started


def test_lanes_share_the_work(publication, server):
    with Faulty() as other:
        with_lanes(publication, readers(120), lane(server, "one"), lane(other, "two"))
        publication.run()
        assert got(server, other) == Counter(readers(120))
        assert min(sum(got(server).values()), sum(got(other).values())) >= 20
    publication.qna("deliveries", "1", "--json")
    lanes = Counter(each["lane"] for each in json.loads(publication.out)["deliveries"])
    assert set(lanes) == {"one", "two"}


def test_others_do_the_work_of_a_lane_that_is_down(publication, server):
    with Faulty() as gone:
        nowhere = gone.port
    with_lanes(publication, readers(30), lane(nowhere, "dead"), lane(server, "alive"))
    publication.run()
    assert got(server) == Counter(readers(30))
    assert "lane dead failed, the others did its work" in publication.out
    assert publication.err == ""


def test_a_lane_that_the_editor_has_to_mend_is_told_though_the_others_did_its_work(publication, server):
    with Faulty(login=False, host="127.0.0.1") as picky:
        wrong = lane(picky, "wrong", 'rate = 1000\nusername = "me"\npassword_file = "word"').replace(
            'security = "none"', 'security = "starttls"'
        )
        (publication.folder / "word").write_text("secret")
        with_lanes(publication, readers(30), wrong, lane(server, "right"))
        publication.run(code=78)
    assert got(server) == Counter(readers(30))
    assert "STARTTLS" in publication.err


def test_a_limit_holds_over_runs_and_restarts(publication, server):
    with_lanes(publication, readers(12), lane(server, more='rate = 1000\nlimits = ["5/hour"]'))
    publication.run()
    assert sum(got(server).values()) == 5
    publication.now += timedelta(minutes=50)
    publication.run()
    assert sum(got(server).values()) == 5
    publication.now += timedelta(minutes=11)
    publication.run()
    assert sum(got(server).values()) == 10
    publication.now += timedelta(minutes=61)
    publication.run()
    assert got(server) == Counter(readers(12))


def test_a_domain_that_is_full_keeps_nobody_else_waiting(publication, server):
    people = [*readers(8, "slow.example"), *readers(8, "quick.example")]
    with_lanes(publication, people, lane(server, more='rate = 1000\ndomain_limits = ["slow.example 3/hour"]'))
    publication.run()
    assert Counter(address.partition("@")[2] for address in got(server)) == {"slow.example": 3, "quick.example": 8}
    (figures,) = publication.ledger()
    assert figures["remaining"] == 5
    for _ in range(6):
        publication.now += timedelta(minutes=30)
        publication.run()
    assert got(server) == Counter(people)


def test_what_was_in_flight_at_a_crash_counts_as_passed(publication, server):
    with_lanes(publication, readers(12), lane(server, more='rate = 1000\nconnections = 1\nlimits = ["8/hour"]'))
    publication.run()
    assert sum(got(server).values()) == 8
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as store:
        store.execute("DELETE FROM throttle")
        store.execute("UPDATE delivery SET state = 'attempting', owner = 'gone' WHERE state = 'sent'")
        store.commit()
    publication.run()
    assert sum(got(server).values()) == 8, "those eight may have passed just now"


def test_a_mailing_of_which_too_much_fails_pauses_and_goes_on_when_it_is_resumed(publication):
    refused = {address: ["550 5.1.1 no such user"] for address in readers(30)}
    with Faulty(refused) as server:
        people = [*readers(30), *readers(300, "well.example")]
        with_lanes(publication, people, lane(server, more="rate = 40\nconnections = 1"), mail="max_failures = 0.2")
        publication.run()
        (figures,) = publication.ledger()
        assert figures["state"] == "paused"
        assert "max_failures" in str(figures["reason"])
        assert figures["remaining"] > 0
        publication.qna("status")
        assert "paused (" in publication.out
        publication.configure("rate = 40", "rate = 1000")
        assert publication.qna("resume") == 0
        publication.run()
        (figures,) = publication.ledger()
        assert (figures["state"], figures["failed"], figures["sent"]) == ("finished", 30, 300)
        letters = [letter for letter in server.arrived() if letter.recipient.startswith("editor@")]
        assert len(letters) == 3, "proof, pause, receipt"


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["pause", "cancel"])
def test_a_word_of_the_editor_is_heard_within_a_second(publication, server, verb):
    with_lanes(publication, readers(200), lane(server, more="rate = 10\nconnections = 2"))
    with apart(publication.folder, environ=publication.environ) as job:
        until(lambda: len(got(server)) >= 5, process=job)
        assert publication.qna(verb, *(["--yes"] if verb == "cancel" else [])) == 0, publication.err
        before = got(server).total()
        assert job.wait(timeout=60) == 0
    sent = got(server).total()
    assert sent <= before + 20, "a second's worth, and as much again for a busy machine"
    (figures,) = publication.ledger()
    assert figures["sent"] == sent
    assert figures["remaining"] == (0 if verb == "cancel" else 200 - sent)


@pytest.mark.slow
def test_a_second_mailing_is_not_kept_waiting_by_a_long_one(publication):
    """The first one's fifth letter is answered when the editor has the proof of the second."""
    begun, may_go_on = threading.Event(), threading.Event()

    def hold(count: int) -> None:
        if count == 5:
            begun.set()
            may_go_on.wait(60)

    with Scripted(on_letter=hold) as server:
        with_lanes(publication, readers(40), lane(server, more="rate = 15\nconnections = 1"))
        with apart(publication.folder, environ=publication.environ) as job:
            until(begun.is_set, process=job)
            publication.write("two.md", 2)
            publication.run()
            until(
                lambda: sum(letter.recipient == "editor@ferry.example" for letter in server.letters) == 2, process=job
            )
            may_go_on.set()
            assert job.wait(timeout=60) == 0
        arrived = [letter.recipient for letter in server.arrived() if letter.recipient in readers(40)]
    is_second = [recipient in arrived[:at] for at, recipient in enumerate(arrived)]
    assert not all(is_second[is_second.index(True) :]), "they take turns"
    assert Counter(arrived) == Counter(dict.fromkeys(readers(40), 2))
    assert [figures["state"] for figures in publication.ledger()] == ["finished", "finished"]


def test_a_server_that_drops_one_of_several_connections_costs_nobody_anything(publication):
    with Scripted(pipelining=True, quota=7) as server:
        with_lanes(publication, readers(40), lane(server, more="rate = 1000\nconnections = 3"))
        publication.run()
        assert sorted(letter.recipient for letter in to_readers(server.arrived())) == sorted(readers(40))
