"""The ledger: claims, results, doubt, and the balance that always holds."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection

from pipeline.model.mailing import Result
from pipeline.store import ledger, mailings, sessions, subscribers
from pipeline.store.engine import Store

ME, OTHER = "host:1:aa", "host:2:bb"


def mailing_for(connection: Connection, now: datetime, people: int) -> int:
    """A mailing with its audience frozen."""
    for number in range(people):
        subscribers.add(connection, f"reader{number}@example.org", "", now - timedelta(days=1))
    session_id = sessions.add(
        connection,
        source="s",
        origin="o",
        part="",
        entry_id="urn:x",
        state="published",
        title="T",
        revision=1,
        seen_at=now,
        mail="decided",
    )
    mailing_id = mailings.add(
        connection, kind="session", key="urn:x", session_id=session_id, revision=1, state="running", due_at=now,
        created_at=now, started_at=now, key_number=1, domain="example.org",
    )  # fmt: skip
    ledger.freeze(connection, mailing_id, now, now)
    return mailing_id


@pytest.fixture
def mailing_id(store: Store, now: datetime) -> int:
    with store.write() as connection:
        return mailing_for(connection, now, 25)


def test_the_audience_is_who_had_joined_and_is_active(store: Store, now: datetime) -> None:
    with store.write() as connection:
        subscribers.add(connection, "early@example.org", "", now - timedelta(days=1))
        subscribers.add(connection, "late@example.org", "", now + timedelta(seconds=1))
        subscribers.add(connection, "gone@example.org", "", now - timedelta(days=1))
        subscribers.remove(connection, "gone@example.org", "left", now)
        mailing_id = mailing_for(connection, now, 0)
        assert [line.address for line in ledger.lines(connection, mailing_id)] == ["early@example.org"]
        assert ledger.audience_size(connection, now) == 1


def test_who_joins_after_the_freeze_is_not_added(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        subscribers.add(connection, "late@example.org", "", now - timedelta(days=9))
        assert ledger.balance(connection, mailing_id).audience == 25


def test_a_claim_is_attempting_and_belongs_to_its_owner(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        first = ledger.claim(connection, mailing_id, ME, now, 10)
        second = ledger.claim(connection, mailing_id, OTHER, now, 20)
        assert len(first) == 10
        assert len(second) == 15
        assert not {each.subscriber_id for each in first} & {each.subscriber_id for each in second}
        balance = ledger.balance(connection, mailing_id)
        assert (balance.attempting, balance.planned, balance.audience) == (25, 0, 25)


def test_results_count_only_while_the_rows_are_ours(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        mine = ledger.claim(connection, mailing_id, ME, now, 3)
        ledger.settle(connection, [Result(each, "sent", "250 ok") for each in mine], OTHER, now)
        assert ledger.balance(connection, mailing_id).sent == 0
        ledger.settle(connection, [Result(each, "sent", "250 ok") for each in mine], ME, now)
        assert ledger.balance(connection, mailing_id).sent == 3
        ledger.settle(connection, [Result(mine[0], "failed", "550 no")], ME, now)
        assert ledger.balance(connection, mailing_id).sent == 3, "what is settled stays so"


def test_back_off_keeps_a_row_from_being_claimed_until_its_time(store: Store, now: datetime, mailing_id: int) -> None:
    later = now + timedelta(minutes=5)
    with store.write() as connection:
        everybody = ledger.claim(connection, mailing_id, ME, now, 25)
        ledger.settle(connection, [Result(each, "planned", "451 later", later) for each in everybody], ME, now)
        assert ledger.claim(connection, mailing_id, ME, now, 25) == []
        assert ledger.next_attempt(connection, mailing_id) == later
        again = ledger.claim(connection, mailing_id, ME, later, 25)
        assert [each.attempts for each in again] == [1] * 25


@pytest.mark.parametrize(("policy", "state"), [("resend", "planned"), ("hold", "uncertain")])
def test_what_a_dead_owner_left_is_in_doubt_by_policy(
    store: Store, now: datetime, mailing_id: int, policy: str, state: str
) -> None:
    with store.write() as connection:
        ledger.claim(connection, mailing_id, ME, now, 4)
        assert ledger.recover(connection, policy, now) == 4
        in_doubt = [line for line in ledger.lines(connection, mailing_id, [state]) if "died" in line.reason]
        assert len(in_doubt) == 4
        assert ledger.balance(connection, mailing_id).audience == 25


def test_what_was_not_begun_is_given_back_as_if_never_claimed(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        mine = ledger.claim(connection, mailing_id, ME, now, 5)
        ledger.give_back(connection, mine, ME, now)
        again = ledger.claim(connection, mailing_id, ME, now, 5)
        assert [each.attempts for each in again] == [0] * 5


def test_leaving_skips_what_is_planned_and_not_what_is_under_way(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        (under_way,) = ledger.claim(connection, mailing_id, ME, now, 1)
        subscribers.remove(connection, under_way.address, "left", now)
        subscribers.remove(connection, "READER9@example.org ", "left", now)
        balance = ledger.balance(connection, mailing_id)
        assert (balance.skipped, balance.attempting, balance.planned) == (1, 1, 23)


def test_cancelling_skips_the_rest(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        assert ledger.abandon(connection, mailing_id, "cancelled", now) == 25
        assert ledger.balance(connection, mailing_id).remaining == 0


def test_the_lease_is_taken_from_a_dead_host_only(store: Store, now: datetime) -> None:
    with store.write() as connection:
        assert ledger.take_lease(connection, "delivery", ME, "here", now)
        assert not ledger.take_lease(connection, "delivery", OTHER, "there", now + timedelta(seconds=59))
        assert ledger.beat(connection, "delivery", ME, now + timedelta(seconds=30))
        assert not ledger.take_lease(connection, "delivery", OTHER, "there", now + timedelta(seconds=89))
        assert ledger.take_lease(connection, "delivery", OTHER, "there", now + timedelta(seconds=91))
        assert not ledger.beat(connection, "delivery", ME, now)
        ledger.release(connection, "delivery", ME)
        assert ledger.beat(connection, "delivery", OTHER, now)
