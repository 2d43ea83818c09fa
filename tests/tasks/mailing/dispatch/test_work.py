"""The work that all connections draw from: whose rows are waited for, and what is new."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest

from pipeline.store import mailings
from pipeline.store.throttles import recent
from pipeline.tasks.mailing.dispatch.crew import count_in_flight
from pipeline.tasks.mailing.dispatch.steady import Steady
from pipeline.tasks.mailing.dispatch.work import Turnover, Work
from pipeline.tasks.mailing.lease import Lease
from pipeline.tasks.mailing.mailing import carry
from tests.dispatching import ask, lane, make_ready, readers, tools_of
from tests.sinks import Scripted


def greylisting() -> Scripted:
    """It has taken the proof when it begins to put everybody off."""
    return Scripted(RCPT=["250 fine", "451 4.7.1 later"])


@contextmanager
def put_off(publication):
    """(tools, a running mailing whose three readers may be tried again, the work that has not taken it up)."""
    with greylisting() as server:
        make_ready(publication, readers(3), lane(server))
        publication.run()
    publication.now += timedelta(minutes=10)
    with tools_of(publication) as tools, Lease(tools, lambda: None) as lease:
        with tools.store.read() as connection:
            (mailing,) = mailings.in_state(connection, "running")
        yield tools, mailing, Work(tools, lease, Steady(tools.now, tools.monotonic))


def test_rows_of_a_mailing_that_could_not_be_taken_up_keep_nobody_waiting(publication):
    with put_off(publication) as (tools, mailing, work):
        assert work.due_at() is None
        assert not work.is_due()
        work.take_up(carry(tools, mailing))
        assert work.due_at() == pytest.approx(tools.now().timestamp(), abs=5), "now, not when it fell due"
        assert work.is_due()


def test_a_mailing_is_news_until_somebody_has_looked_for_its_rows(publication):
    with put_off(publication) as (tools, mailing, work):
        assert not work.hear_news()
        work.take_up(carry(tools, mailing))
        assert work.hear_news()
        assert not work.hear_news()
        work.take_up(carry(tools, mailing))
        group = work.turn_over("who", Turnover(), 10, "main")
        assert len(group) == 3
        assert not work.hear_news()
        assert not work.is_quiet()
        work.forget("who")
        assert work.is_quiet()


def test_what_was_in_flight_counts_for_its_domain_however_that_is_written(publication):
    with greylisting() as server:
        make_ready(publication, readers(1), lane(server, more='domain_limits = ["xn--mnchen-3ya.de 5/hour"]'))
        publication.run()
    ask(publication, "UPDATE subscriber SET address = 'reader@München.de'")
    ask(publication, "UPDATE delivery SET state = 'attempting', lane = 'main', owner = 'gone'")
    with tools_of(publication) as tools:
        count_in_flight(tools)
        with tools.store.read() as connection:
            assert {scope for scope, _, _ in recent(connection, 0)} == {
                "lane main",
                "lane main domain xn--mnchen-3ya.de",
            }
