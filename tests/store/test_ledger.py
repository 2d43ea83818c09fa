"""The ledger: claims, results, doubt, and the balance that always holds."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection

from pipeline.model.mailing import Attempt, InFlight, Result
from pipeline.store import ledger, mailings, sessions, subscribers
from pipeline.store.attempts import attempts_of, attempts_on
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


def test_nothing_becomes_of_a_mailing_but_what_is_written_down(store: Store, mailing_id: int) -> None:
    with store.write() as connection:
        mailings.move(connection, mailings.get(connection, mailing_id), "finished")
        with pytest.raises(AssertionError, match="a mailing that is finished is never paused"):
            mailings.move(connection, mailings.get(connection, mailing_id), "paused")
        assert mailings.get(connection, mailing_id).state == "finished"


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


def test_what_a_limit_puts_off_waits_and_is_not_counted(store: Store, now: datetime, mailing_id: int) -> None:
    soon, late = now + timedelta(minutes=1), now + timedelta(hours=1)
    with store.write() as connection:
        mine = ledger.claim(connection, mailing_id, ME, now, 25)
        ledger.put_off(connection, [(mine[0], soon), *((each, late) for each in mine[1:])], ME, now)
        assert ledger.claim(connection, mailing_id, ME, now, 25) == []
        assert ledger.next_attempt(connection, mailing_id) == soon
        assert [(each.subscriber_id, each.attempts) for each in ledger.claim(connection, mailing_id, ME, soon, 25)] == [
            (mine[0].subscriber_id, 0)
        ]
        ledger.put_off(connection, [(mine[0], late)], OTHER, now)
        assert ledger.balance(connection, mailing_id).attempting == 1, "only its owner can put it off"


def test_who_waited_and_who_is_new_take_turns(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        first = ledger.claim(connection, mailing_id, ME, now, 8)
        ledger.settle(connection, [Result(each, "planned", "451", now) for each in first], ME, now)
        claimed = ledger.claim(connection, mailing_id, ME, now, 6)
        assert [each.attempts for each in claimed] == [1, 1, 1, 0, 0, 0]
        rest = ledger.claim(connection, mailing_id, ME, now, 25)
        assert sorted(each.attempts for each in rest) == [0] * 14 + [1] * 5, "no place is left empty"


@pytest.mark.parametrize("state", ["scheduled", "held", "paused", "finished", "cancelled"])
def test_only_what_runs_is_claimed(store: Store, now: datetime, mailing_id: int, state: str) -> None:
    with store.write() as connection:
        mailings.change(connection, mailing_id, state=state)
        assert ledger.claim(connection, mailing_id, ME, now, 25) == []


def test_what_comes_back_is_owed_no_more_if_its_reader_left_or_it_was_cancelled(
    store: Store, now: datetime, mailing_id: int
) -> None:
    with store.write() as connection:
        one, two, three = ledger.claim(connection, mailing_id, ME, now, 3)
        subscribers.remove(connection, one.address, "left", now)
        ledger.settle(connection, [Result(one, "planned", "451")], ME, now)
        subscribers.suppress(connection, two.address, "bounced", now)
        ledger.give_back(connection, [two], ME, now)
        mailings.change(connection, mailing_id, state="cancelled")
        ledger.put_off(connection, [(three, now)], ME, now)
        told = [(line.address, line.reason) for line in ledger.lines(connection, mailing_id, ["skipped"])]
        assert told == [
            (one.address, "left before it was sent"),
            (two.address, "left before it was sent"),
            (three.address, "the mailing was cancelled"),
        ]


def test_every_attempt_is_told_with_its_lane_and_reply(store: Store, now: datetime, mailing_id: int) -> None:
    def minute(number: int) -> datetime:
        return now + timedelta(minutes=number)

    with store.write() as connection:
        (owed,) = ledger.claim(connection, mailing_id, ME, now, 1, "main")
        who = owed.subscriber_id
        ledger.settle(connection, [Result(owed, "planned", "451 later", minute(1))], ME, now)
        (owed,) = (each for each in ledger.claim(connection, mailing_id, ME, minute(1), 25) if each.attempts)
        lost = Result(owed, "planned", "connection lost", minute(2), lane="spare", outcome="uncertain")
        ledger.settle(connection, [lost], ME, minute(1))
        (owed,) = ledger.claim(connection, mailing_id, ME, minute(2), 1, "main")
        ledger.settle(connection, [Result(owed, "failed", "550 no")], ME, minute(2))
        ledger.plan_again(connection, mailing_id, "failed", minute(3))
        (owed,) = ledger.claim(connection, mailing_id, ME, minute(3), 1, "main")
        ledger.settle(connection, [Result(owed, "sent", "250 ok")], ME, minute(3))
        told = [
            Attempt(1, now, "main", "later", "451 later"),
            Attempt(2, minute(1), "spare", "uncertain", "connection lost"),
            Attempt(3, minute(2), "main", "failed", "550 no"),
            Attempt(4, minute(3), "main", "sent", "250 ok"),
        ]
        assert attempts_of(connection, mailing_id, who) == told
        assert list(attempts_on(connection, mailing_id)) == [(who, each) for each in told]
        assert attempts_of(connection, mailing_id, who + 1) == [], "claimed, and nothing came of it yet"


def test_a_result_that_is_not_ours_to_tell_is_no_attempt(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        (owed,) = ledger.claim(connection, mailing_id, ME, now, 1)
        ledger.settle(connection, [Result(owed, "failed", "550 no")], OTHER, now)
        assert attempts_of(connection, mailing_id, owed.subscriber_id) == []


def test_what_is_in_flight_is_known_with_its_lane(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        (one,) = ledger.claim(connection, mailing_id, ME, now, 1, "main")
        (two,) = ledger.claim(connection, mailing_id, ME, now, 1, "spare")
        flying = {InFlight(mailing_id, one.address, "main"), InFlight(mailing_id, two.address, "spare")}
        assert set(ledger.in_flight(connection)) == flying
        ledger.recover(connection, "resend", now)
        assert ledger.in_flight(connection) == []
        (told,) = attempts_of(connection, mailing_id, two.subscriber_id)
        assert (told.outcome, told.lane) == ("uncertain", "spare")


def test_the_tally_counts_what_has_ended(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        assert ledger.tally(connection, mailing_id) == (0, 0)
        mine = ledger.claim(connection, mailing_id, ME, now, 6)
        ends = ("sent", "sent", "failed", "uncertain", "planned")
        ledger.settle(connection, [Result(each, end, "") for each, end in zip(mine, ends, strict=False)], ME, now)
        assert ledger.tally(connection, mailing_id) == (4, 1)
        assert not ledger.is_done(connection, mailing_id)


def test_lines_come_in_the_order_of_the_subscribers(store: Store, now: datetime, mailing_id: int) -> None:
    with store.write() as connection:
        mine = ledger.claim(connection, mailing_id, ME, now, 9, "main")
        ends = ("failed", "sent", "uncertain") * 3
        ledger.settle(connection, [Result(each, end, "") for each, end in zip(mine, ends, strict=True)], ME, now)
        for states in ((), ("failed", "uncertain"), ("sent", "failed")):
            lines = list(ledger.lines(connection, mailing_id, states))
            assert len(lines) == {(): 25}.get(states, 6)
            assert [line.subscriber_id for line in lines] == sorted(line.subscriber_id for line in lines)
        assert {line.lane for line in ledger.lines(connection, mailing_id, ("sent",))} == {"main"}


def test_a_correction_goes_to_those_who_last_got_another_revision(store: Store, now: datetime, mailing_id: int) -> None:
    """Also when the mailing with the old text was sent again after a correction."""
    later = now + timedelta(hours=1)
    with store.write() as connection:
        sent, doubtful, failed, left, again, *_ = mine = ledger.claim(connection, mailing_id, ME, now, 6)
        ends = ("sent", "uncertain", "failed", "sent", "uncertain", "planned")
        ledger.settle(connection, [Result(each, end, "") for each, end in zip(mine, ends, strict=True)], ME, now)
        subscribers.remove(connection, left.address, "left", now)
        first = correction(connection, mailing_id, 2, later)
        assert mailings.get(connection, first).note == "the year was wrong"
        expected = {each.address for each in (sent, doubtful, again)}
        assert {line.address for line in ledger.lines(connection, first)} == expected
        corrected = ledger.claim(connection, first, ME, later, 9)
        ledger.settle(connection, [Result(each, "sent", "") for each in corrected], ME, later)
        assert ledger.freeze_correction(connection, correction(connection, mailing_id, 2, later, "b"), 1, 2, later) == 0
        ledger.plan_again(connection, mailing_id, "uncertain", later)
        for each in ledger.claim(connection, mailing_id, ME, later, 25):
            end = "sent" if each.address == again.address else "failed"
            ledger.settle(connection, [Result(each, end, "")], ME, later + timedelta(minutes=1))
        second = correction(connection, mailing_id, 2, later, "c")
        assert {line.address for line in ledger.lines(connection, second)} == {again.address}
        assert [each.id for each in mailings.of(connection, 1)] == [mailing_id, first, first + 1, second]
        announcing = mailings.of_session(connection, 1)
        assert announcing is not None
        assert announcing.id == mailing_id
        assert failed.address not in expected


def correction(connection: Connection, mailing_id: int, revision: int, now: datetime, key: str = "a") -> int:
    """A correction of what that mailing said, its audience frozen."""
    session_id = mailings.get(connection, mailing_id).session_id
    added = mailings.add(
        connection, kind="correction", key=f"urn:x revision {revision} {key}", session_id=session_id,
        revision=revision, state="running", due_at=now, created_at=now, started_at=now, key_number=1,
        domain="example.org", note="the year was wrong",
    )  # fmt: skip
    ledger.freeze_correction(connection, added, session_id, revision, now)
    return added


def test_what_is_known_of_a_subscriber_comes_with_the_claim(store: Store, now: datetime) -> None:
    with store.write() as connection:
        subscribers.add(connection, "a@example.org", "A", now, {"town": "Nõmme"})
        subscribers.add(connection, "b@example.org", "B", now)
        one, two = ledger.claim(connection, mailing_for(connection, now, 0), ME, now, 5)
        assert (one.fields, two.fields) == ({"town": "Nõmme"}, {})


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
