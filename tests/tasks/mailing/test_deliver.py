"""Delivery against a real SMTP server with every mood that servers have; the ledger must tell the truth of each."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller

from pipeline.errors import LATER
from pipeline.tasks.mailing.deliver import is_delivery_wanted
from pipeline.tasks.run import mail
from tests.apart import apart
from tests.dispatching import ask, tools_of
from tests.ports import free_port
from tests.waiting import until


class Server:
    """An SMTP server on loopback; `mood` answers each RCPT with a line, or "" to accept."""

    def __init__(self) -> None:
        self.port = free_port()
        self.mood: Callable[[str], str] = lambda address: ""
        self.heard = 0
        self.got: list[tuple[str, str]] = []
        self.drop_after_data = False
        self.slow = 0.0
        self._controller: Controller | None = None

    def start(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, server_hostname="server.example")
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.mood(address)
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        self.heard += 1
        await asyncio.sleep(self.slow)
        message = message_from_bytes(envelope.content)
        self.got.append((envelope.rcpt_tos[0], message["Message-ID"]))
        if self.drop_after_data:
            self.drop_after_data = False
            server.transport.abort()
        return "250 taken"

    @property
    def readers(self) -> list[str]:
        return sorted(address for address, _ in self.got if not address.startswith("editor@"))


@pytest.fixture
def server() -> Iterator[Server]:
    started = Server()
    started.start()
    yield started
    started.stop()


READERS = [f"reader{number}@example.org" for number in range(12)]


@pytest.fixture
def publication(publication, server):
    """One new session, twelve subscribers, an SMTP lane."""
    publication.configure(
        'outlet = "maildir"',
        f'outlet = "smtp"\nhost = "127.0.0.1"\nport = {server.port}\nsecurity = "none"',
    )
    publication.qna("subscribers", "add", *READERS)
    publication.write("one.md", 1, date="2026-01-10")
    publication.run()
    publication.now += timedelta(days=1)
    publication.write("two.md", 2)
    return publication


def test_everybody_gets_it_once(publication, server):
    assert "to 12 of 12 subscribers" in publication.run()
    assert server.readers == sorted(READERS)
    assert len({identity for _, identity in server.got}) == 14
    assert publication.run() == ""
    assert len(server.got) == 14


def test_a_server_that_is_down_costs_nobody_anything(publication, server):
    server.stop()
    publication.run(code=LATER)
    assert publication.err.count("\n") == 1
    assert f"127.0.0.1:{server.port}" in publication.err
    assert any(path.startswith("s/ferry-talks-2") for path in publication.site()), "published all the same"
    assert server.got == []
    server.start()
    publication.run()
    assert server.readers == sorted(READERS)


def test_a_correction_does_not_wait_for_one_reader_and_reaches_that_one_later(publication, server):
    server.mood = lambda address: "451 4.7.1 greylisted" if address.startswith("reader4@") else ""
    publication.run()
    publication.write("two.md", 2, title="The Second Crossing")
    publication.run()
    assert publication.qna("sessions", "correct", "2", "-y") == 0, publication.err
    assert publication.qna("sessions", "correct", "2", "-y") == 78, "one correction at a time"
    assert "Mailed the correction of “The Second Crossing” to 11 of 11 subscribers" in publication.run()
    server.mood = lambda address: ""
    publication.now += timedelta(minutes=5)
    said = publication.run()
    assert said.index("Mailed “Crossing Number 2” to 12 of 12") < said.index(
        "correction of “The Second Crossing” to 12 of 12"
    )
    assert server.readers == sorted(READERS * 2)
    assert [each["remaining"] for each in publication.ledger()] == [0, 0]
    assert [each["audience"] for each in publication.ledger()] == [12, 12]
    assert publication.run() == ""


def test_hard_refusals_fail_at_once_and_soft_ones_are_tried_again(publication, server):
    def moody(address: str) -> str:
        if address.startswith("reader3@"):
            return "550 5.1.1 no such user"
        return "451 4.7.1 greylisted" if address.startswith("reader4@") else ""

    server.mood = moody
    assert "to 10 of 12 subscribers (1 failed, 1 still to be sent)" in publication.run()
    assert publication.run() == "", "its time has not come yet"
    publication.qna("deliveries", "2")
    assert "550 5.1.1 no such user" in publication.out
    server.mood = lambda address: ""
    publication.now += timedelta(minutes=5)
    publication.run()
    assert server.readers == sorted(set(READERS) - {"reader3@example.org"})
    (figures,) = publication.ledger()
    assert (figures["state"], figures["sent"], figures["failed"], figures["remaining"]) == ("finished", 11, 1, 0)


def test_who_says_later_for_too_long_is_given_up(publication, server):
    server.mood = lambda address: "452 4.2.2 mailbox full" if address.startswith("reader4@") else ""
    publication.run()
    for _ in range(17):
        publication.now += timedelta(hours=4)
        publication.run()
    publication.qna("deliveries", "2", "--json")
    (failed,) = [each for each in json.loads(publication.out)["deliveries"] if each["state"] == "failed"]
    assert failed["reason"].startswith("given up after 2 days: 452 4.2.2 mailbox full")
    (figures,) = publication.ledger()
    assert figures["state"] == "finished"


@pytest.mark.parametrize("policy", ["resend", "hold"])
def test_a_connection_lost_after_the_dot_is_doubt(publication, server, policy):
    publication.configure('settle = "0 min"', f'settle = "0 min"\nuncertain = "{policy}"')
    publication.run("--dry-run")
    server.mood = drop_at(server, "reader5@example.org")
    publication.run()
    publication.now += timedelta(minutes=6)
    publication.run()
    times = Counter(address for address, _ in server.got)
    (figures,) = publication.ledger()
    assert figures["sent"] + figures["uncertain"] == figures["audience"] == 12
    if policy == "hold":
        assert times["reader5@example.org"] == 1
        assert figures["uncertain"] == 1
    else:
        assert times["reader5@example.org"] == 2
        assert len({identity for address, identity in server.got if address.startswith("reader5@")}) == 1
    assert figures["state"] == "finished"


def drop_at(server: Server, unlucky: str) -> Callable[[str], str]:
    dropped: list[str] = []

    def mood(address: str) -> str:
        if address == unlucky and not dropped:
            dropped.append(address)
            server.drop_after_data = True
        return ""

    return mood


def test_the_first_4xx_at_the_editor_does_not_let_the_mailing_go_without_proof(publication, server):
    server.mood = lambda address: "451 later" if address.startswith("editor@") else ""
    publication.run()
    assert server.readers == []
    publication.qna("status")
    assert "(now); it waits: its proof has not left yet" in publication.out
    server.mood = lambda address: ""
    publication.now += timedelta(minutes=5)
    publication.run()
    assert server.got[0][0] == "editor@ferry.example"
    assert server.readers == sorted(READERS)


def test_what_a_killed_sender_left_in_flight_is_wanted_also_when_nothing_else_is_owed(publication, server):
    publication.run()
    with tools_of(publication) as tools:
        assert not is_delivery_wanted(tools)
        ask(publication, "UPDATE mailing SET state = 'running', finished_at = NULL WHERE audience = 12")
        ask(publication, "UPDATE delivery SET state = 'attempting', owner = 'dead' WHERE subscriber_id = 1")
        assert is_delivery_wanted(tools)
        mail(tools)
        assert not is_delivery_wanted(tools)
    assert server.readers == sorted([*READERS, READERS[0]])


@pytest.mark.slow
def test_sigterm_ends_between_two_messages_and_nothing_is_in_doubt(publication, server):
    server.slow = 0.1
    with apart(publication.folder, environ=publication.environ) as job:
        until(lambda: len(server.got) >= 4, process=job)
        job.send_signal(signal.SIGTERM)
        out, err = job.communicate(timeout=60)
    assert job.returncode == 75, err
    assert "Stopped before everything was done" in out
    (figures,) = publication.ledger()
    assert figures["sent"] == len(server.readers) < 12
    assert figures["uncertain"] == 0
    assert figures["remaining"] == 12 - figures["sent"]
    server.slow = 0
    publication.run()
    assert server.readers == sorted(READERS)


@pytest.mark.slow
def test_sigterm_during_a_silent_answer_writes_the_doubt_down_within_5_s(publication, server):
    publication.configure('settle = "0 min"', 'settle = "0 min"\nuncertain = "hold"')
    publication.configure("rate = 1000", "rate = 1000\nconnections = 1")
    server.mood = lambda address: setattr(server, "slow", 60.0) or "" if address.startswith("reader2@") else ""
    with apart(publication.folder, environ=publication.environ) as job:
        until(lambda: server.slow and server.heard > len(server.got), process=job)
        job.send_signal(signal.SIGTERM)
        before = time.monotonic()
        job.communicate(timeout=60)
    assert time.monotonic() - before < 50, "the answer would have come after a minute"
    (figures,) = publication.ledger()
    assert (figures["sent"], figures["uncertain"], figures["remaining"]) == (2, 1, 9)
