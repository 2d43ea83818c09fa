"""Why a mailing stands still, and until when: said by the run, by `qna status` and by `qna deliveries`; and its end."""

from __future__ import annotations

import socket
from collections import Counter
from datetime import timedelta

import pytest

from pipeline.store import locks
from pipeline.tasks.mailing.standing import next_due
from tests.dispatching import ask, lane, make_ready, readers, tools_of
from tests.sinks import Scripted, to_readers


@pytest.fixture
def greylisted(publication):
    """A mailing whose three readers the server puts off; it has taken the proof, and takes everything from then on."""
    with Scripted(RCPT=["250 fine", *["451 4.7.1 greylisted"] * 3, "250 fine"]) as server:
        make_ready(publication, readers(3), lane(server))
        publication.run()
        yield publication, server


def test_used_up_limits_are_told_with_the_moment_at_which_they_open(publication):
    with Scripted() as server:
        make_ready(publication, readers(12), lane(server, more='rate = 1000\nlimits = ["5/hour"]'))
        told = publication.run()
        assert "(7 still to be sent), next attempt at 2026-06-03 13:00: the limits of lane main are used up" in told
        for command in (["status"], ["deliveries", "latest"]):
            publication.qna(*command)
            assert "next attempt 2026-06-03 13:00 (in 1 h): the limits of lane main are used up" in publication.out
        with tools_of(publication) as tools:
            due = next_due(tools)
        assert due is not None
        assert timedelta(minutes=59) < due - publication.now < timedelta(minutes=61)
        publication.now = due
        publication.run()
        assert len(to_readers(server.arrived())) == 10


def test_the_limit_of_a_domain_is_told_row_by_row(publication):
    with Scripted() as server:
        make_ready(publication, readers(3), lane(server, more='rate = 1000\ndomain_limits = ["* 2/hour"]'))
        publication.run()
    publication.qna("deliveries", "latest")
    assert "lane main has used up its limit for this domain" in publication.out.splitlines()[-1]
    assert "next attempt 2026-06-03 13:00" in publication.out.splitlines()[-1]
    publication.qna("status")
    assert "next attempt 2026-06-03 13:00 (in 1 h): lane main has used up its limit" in publication.out


def test_readers_who_are_put_off_are_told_with_what_was_said(greylisted):
    publication, _ = greylisted
    assert "(3 still to be sent), next attempt at 2026-06-03 12:05: 451 4.7.1 greylisted" in publication.out
    publication.run("-v")
    assert publication.out.startswith("Nothing to do.\n")
    assert "next attempt 2026-06-03 12:05 (in 5 min): 451 4.7.1 greylisted" in publication.out
    with tools_of(publication) as tools:
        assert next_due(tools) == publication.now + timedelta(minutes=5)


def test_those_whom_servers_have_put_off_are_tried_at_once_if_the_editor_says_so(greylisted):
    publication, server = greylisted
    publication.qna("pause")
    publication.qna("resume")
    assert "who was put off is tried again from" in publication.out
    assert "--who planned` tries them with the next run" in publication.out
    assert publication.run() == ""
    assert publication.qna("deliveries", "resend", "latest", "--who", "planned") == 0
    assert "is tried again for 3 subscribers with the next run" in publication.out
    publication.run()
    assert Counter(letter.recipient for letter in to_readers(server.arrived())) == Counter(readers(3))
    assert publication.qna("deliveries", "resend", "latest", "--who", "planned") == 78


def test_a_proof_that_is_put_off_is_told_and_may_be_tried_at_once(publication):
    with Scripted(RCPT=["451 4.7.1 greylisted", "250 fine"]) as server:
        make_ready(publication, readers(3), lane(server))
        told = publication.run()
        assert "a proof to the editor, for which its mailing waits, was put off by the server until" in told
        assert ": 451 4.7.1 greylisted\n" in told
        publication.qna("status")
        waits = "its proof has not left yet: 451 4.7.1 greylisted, next attempt 2026-06-03 12:05 (in 5 min)"
        assert waits in publication.out
        assert waits in publication.run("-v")
        with tools_of(publication) as tools:
            assert next_due(tools) == publication.now + timedelta(minutes=5)
        publication.qna("deliveries", "resend", "latest", "--who", "planned")
        assert "its proof is tried again with the next run" in publication.out
        publication.run()
        assert len(to_readers(server.arrived())) == 3


def test_a_mailing_whose_sender_was_killed_is_said_to_be_left_alone(publication):
    with Scripted() as server:
        make_ready(publication, readers(12), lane(server, more='rate = 1000\nlimits = ["5/hour"]'))
        publication.run()
    publication.now += timedelta(hours=2)
    at = int(publication.now.timestamp() * 1_000_000)
    left = "INSERT INTO lease (name, owner, host, heartbeat_at) VALUES ('delivery', 'gone', ?, ?)"
    ask(publication, left, socket.gethostname(), at)
    publication.qna("status")
    assert "sent 5 of 12, remaining 7; nobody is sending, the next run goes on" in publication.out
    with locks.locked(publication.folder / "var", locks.DELIVERY):
        publication.qna("status")
        assert "nobody is sending" not in publication.out
    ask(publication, "UPDATE lease SET host = 'elsewhere'")
    publication.qna("status")
    assert "nobody is sending" not in publication.out, "it has shown just now that it lives"
    ask(publication, "UPDATE lease SET heartbeat_at = heartbeat_at - 61000000")
    publication.qna("status")
    assert "nobody is sending" in publication.out
