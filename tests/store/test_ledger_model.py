"""A model of the ledger beside the real one: whatever happens in whatever order, both say the same, and it balances."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import event

from pipeline.model.mailing import Mailing, Owed, Result
from pipeline.store import attempts, ledger, mailings, sessions, subscribers
from pipeline.store.engine import Connection, Store, driver_of
from pipeline.store.glance import glance
from pipeline.store.opening import open_store

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
GROUP = 3
PEOPLE = [f"reader{number}@example.org" for number in range(8)]
MACHINES = ["here", "there"]
Key = tuple[int, int]

people = st.sampled_from(PEOPLE)
machines = st.sampled_from(MACHINES)
outcomes = st.sampled_from(["sent", "failed", "later", "doubt held", "doubt resent"])
some_outcomes = st.lists(outcomes, min_size=GROUP, max_size=GROUP)
waits = st.sampled_from([1, 59, 61, 300, 900])


@cache
def an_empty_store() -> Path:
    """Made once: migrations take longer than a hundred steps."""
    path = Path(tempfile.mkdtemp(prefix="ledger-model-")) / "qna.db"
    open_store(path).close()
    return path


@pytest.fixture(scope="module", autouse=True)
def _tidy() -> Iterator[None]:
    yield
    shutil.rmtree(an_empty_store().parent)
    an_empty_store.cache_clear()


@dataclass
class Person:
    """What the model knows of a subscriber."""

    id: int
    state: str
    joined_at: datetime


@dataclass
class Row:
    """What the model says of one delivery."""

    changed_at: datetime
    state: str = "planned"
    attempts: int = 0
    not_before: datetime | None = None
    owner: str | None = None


@dataclass
class Sender:
    """A process that sends, or believes that it still may."""

    owner: str
    hand: list[Owed] = field(default_factory=list)


class LedgerMachine(RuleBasedStateMachine):
    """Two machines send two sessions and their corrections to eight people who come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "qna.db"
        shutil.copy(an_empty_store(), path)
        self.store: Store = open_store(path)
        event.listen(self.store.engine, "connect", lambda driver, _: driver.execute("PRAGMA synchronous = OFF"))
        self.now = NOW
        self.started = 0
        self.people: dict[str, Person] = {}
        self.published: list[tuple[int, int]] = []  # session, its revision
        self.states: dict[int, str] = {}  # of mailings
        self.revisions: dict[int, tuple[int, int]] = {}  # mailing → session, revision
        self.audiences: dict[int, frozenset[int]] = {}
        self.rows: dict[Key, Row] = {}
        self.ended: Counter[Key] = Counter()  # attempts that did not end in sent
        self.was_sent: set[Key] = set()
        self.senders: dict[str, Sender] = {}
        self.lease: tuple[str, str, datetime] | None = None  # machine, owner, heartbeat

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    # What readers do

    @initialize(first=st.sets(people, min_size=6))
    def a_mailing_goes_out(self, first: set[str]) -> None:
        for address in sorted(first):
            self.join(address)
        self.publish(0)
        self.start("here", "resend", False)

    @rule(address=people)
    def join(self, address: str) -> None:
        known = self.people.get(address)
        with self.store.write() as connection:
            if known and known.state == "suppressed":
                with pytest.raises(ValueError, match="suppressed"):
                    subscribers.add(connection, address, "", self.now)
                return
            subscribers.add(connection, address, "", self.now)
            found = subscribers.find(connection, address)
        assert found is not None
        assert known is None or known.id == found.id
        if known is None or known.state != "active":
            self.people[address] = Person(found.id, "active", self.now)

    @rule(data=st.data(), how=st.sampled_from(["left", "left", "suppressed"]))
    def go(self, data: st.DataObject, how: str) -> None:
        """Rather somebody whose mail is on its way: that is where things can go wrong."""
        flying = [each.address for sender in self.senders.values() for each in sender.hand]
        address = data.draw(st.sampled_from(flying * 3 + PEOPLE))
        known = self.people.get(address)
        act = subscribers.remove if how == "left" else subscribers.suppress
        with self.store.write() as connection:
            changed = act(connection, address, how, self.now)
        assert changed == (known is not None and known.state in ("active", *(["left"] if how == "suppressed" else [])))
        if known and changed:
            known.state = how
            for (_, subscriber_id), row in self.rows.items():
                if subscriber_id == known.id and row.state == "planned":
                    self.put(row, "skipped")

    # What the editor does

    @precondition(lambda self: len(self.published) < 2)
    @rule(age=st.sampled_from([0, 60, 900]))
    def publish(self, age: int) -> None:
        """The mailing starts `age` seconds after its session was first published."""
        published = self.now - timedelta(seconds=age)
        number = len(self.published) + 1
        with self.store.write() as connection:
            session_id = sessions.add(
                connection, source="s", origin=f"{number}", part="", entry_id=f"urn:{number}", state="published",
                title="T", revision=1, public_revision=1, seen_at=self.now, mail="decided",
            )  # fmt: skip
            mailing_id = self.new_mailing(connection, "session", session_id, 1)
            audience = ledger.freeze(connection, mailing_id, published, self.now)
        self.published.append((session_id, 1))
        owed = {each.id for each in self.people.values() if each.state == "active" and each.joined_at <= published}
        self.begin_mailing(mailing_id, session_id, 1, owed, audience)

    @precondition(lambda self: self.published and len(self.states) < 5)
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        index = data.draw(st.integers(0, len(self.published) - 1))
        session_id, revision = self.published[index]
        revision += 1
        self.published[index] = (session_id, revision)
        with self.store.write() as connection:
            sessions.change(connection, session_id, revision=revision, public_revision=revision)
            mailing_id = self.new_mailing(connection, "correction", session_id, revision)
            audience = ledger.freeze_correction(connection, mailing_id, session_id, revision, self.now)
            assert mailings.of(connection, session_id)[-1].id == mailing_id
            announcing = mailings.of_session(connection, session_id)
        assert announcing is not None
        assert announcing.kind == "session"
        self.begin_mailing(mailing_id, session_id, revision, self.misinformed(session_id, revision), audience)

    def misinformed(self, session_id: int, revision: int) -> set[int]:
        """Active ones whose last mail about the session was of another revision."""
        wrong = set()
        for person in self.people.values():
            got = [
                (row.changed_at, mailing_id)
                for (mailing_id, subscriber_id), row in self.rows.items()
                if subscriber_id == person.id
                and row.state in ("sent", "uncertain")
                and self.revisions[mailing_id][0] == session_id
            ]
            if got and person.state == "active" and self.revisions[max(got)[1]][1] != revision:
                wrong.add(person.id)
        return wrong

    def new_mailing(self, connection: Connection, kind: str, session_id: int, revision: int) -> int:
        return mailings.add(
            connection, kind=kind, key=f"urn:{session_id} revision {revision}", session_id=session_id,
            revision=revision, state="running", due_at=self.now, created_at=self.now, started_at=self.now,
            key_number=1, domain="example.org",
        )  # fmt: skip

    def begin_mailing(self, mailing_id: int, session_id: int, revision: int, owed: set[int], audience: int) -> None:
        assert audience == len(owed)
        self.states[mailing_id] = "running"
        self.revisions[mailing_id] = (session_id, revision)
        self.audiences[mailing_id] = frozenset(owed)
        self.rows |= {(mailing_id, each): Row(self.now) for each in owed}

    @precondition(lambda self: self.states)
    @rule(data=st.data(), verb=st.sampled_from(["paused", "running", "running", "cancelled"]))
    def control(self, data: st.DataObject, verb: str) -> None:
        mailing_id = data.draw(st.sampled_from(sorted(self.states)))
        if self.states[mailing_id] not in ("running", "paused"):
            return
        self.states[mailing_id] = verb
        with self.store.write() as connection:
            if verb == "cancelled":
                ledger.abandon(connection, mailing_id, "cancelled", self.now)
            mailings.change(connection, mailing_id, state=verb)
        for row in self.of(mailing_id):
            if verb == "cancelled" and row.state == "planned":
                self.put(row, "skipped")

    @precondition(lambda self: self.states)
    @rule(data=st.data(), ended=st.sampled_from(["failed", "uncertain"]))
    def send_again(self, data: st.DataObject, ended: str) -> None:
        mailing_id = data.draw(st.sampled_from(sorted(self.states)))
        if self.states[mailing_id] == "cancelled":
            return
        active = {each.id for each in self.people.values() if each.state == "active"}
        with self.store.write() as connection:
            count = ledger.plan_again(connection, mailing_id, ended, self.now)  # type: ignore[arg-type]
            if count and self.states[mailing_id] == "finished":
                mailings.change(connection, mailing_id, state="running")
                self.states[mailing_id] = "running"
        chosen = [
            row for (of, who), row in self.rows.items() if of == mailing_id and row.state == ended and who in active
        ]
        assert count == len(chosen)
        for row in chosen:
            self.put(row, "planned", attempts=0)

    # What senders do

    @rule(seconds=waits)
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(machine=machines, policy=st.sampled_from(["resend", "hold"]), late=st.booleans())
    def start(self, machine: str, policy: str, late: bool) -> None:
        """A process begins, perhaps after the lease has become stale, of which its holder on the other machine knows
        nothing; one before it on this machine was killed. What was in hand is in doubt."""
        if late and self.lease:
            self.now = max(self.now, self.lease[2] + ledger.STALE)
        self.senders.pop(machine, None)
        self.started += 1
        owner = f"{machine}:{self.started}"
        stale = self.lease is None or self.lease[0] == machine or self.lease[2] <= self.now - ledger.STALE
        with self.store.write() as connection:
            taken = ledger.take_lease(connection, "delivery", owner, machine, self.now)
            assert taken == stale
            if not taken:
                return
            flying = sorted((each.mailing_id, each.address) for each in ledger.in_flight(connection))
            count = ledger.recover(connection, policy, self.now)
        addresses = {person.id: address for address, person in self.people.items()}
        doubtful = {key: row for key, row in self.rows.items() if row.state == "attempting"}
        assert count == len(doubtful)
        assert flying == sorted((mailing_id, addresses[who]) for mailing_id, who in doubtful)
        for key, row in doubtful.items():
            self.ended[key] += 1
            self.come_back(key, row) if policy == "resend" else self.put(row, "uncertain")
        self.lease = (machine, owner, self.now)
        self.senders[machine] = Sender(owner)

    @precondition(lambda self: self.senders)
    @rule(data=st.data(), ends=some_outcomes)
    def turn_over(self, data: st.DataObject, ends: list[str]) -> None:
        """All that is in hand is answered, and as much is claimed."""
        self.turn(data, ends, GROUP)

    @precondition(lambda self: self.senders)
    @rule(data=st.data(), ends=some_outcomes)
    def turn_over_the_first(self, data: st.DataObject, ends: list[str]) -> None:
        """One answer, and one claim: how a connection rolls."""
        self.turn(data, ends, 1)

    @precondition(lambda self: self.senders)
    @rule(data=st.data(), ends=some_outcomes)
    def claim_only(self, data: st.DataObject, ends: list[str]) -> None:
        """No answer yet."""
        self.turn(data, ends, 0)

    def turn(self, data: st.DataObject, ends: list[str], finished: int) -> None:
        """Results of what is in hand, the heartbeat and the next claim in one transaction; who lost the lease ends."""
        machine = data.draw(st.sampled_from(sorted(self.senders)))
        sender = self.senders[machine]
        results = [self.result(each, end) for each, end in zip(sender.hand[:finished], ends, strict=False)]
        running = sorted(each for each, state in self.states.items() if state == "running")
        mailing_id = data.draw(st.sampled_from(running or sorted(self.states)))
        sender.hand = sender.hand[finished:]
        with self.store.write() as connection:
            ledger.settle(connection, results, sender.owner, self.now)
            ours = ledger.beat(connection, "delivery", sender.owner, self.now)
            room = GROUP - len(sender.hand)
            claimed = ledger.claim(connection, mailing_id, sender.owner, self.now, room, "main") if ours else []
        for each, end in zip(results, ends, strict=False):
            self.settled(each, sender, end)
        assert ours == (self.lease is not None and self.lease[1] == sender.owner)
        if not ours:
            del self.senders[machine]
            return
        self.lease = (machine, sender.owner, self.now)
        self.check_claim(mailing_id, claimed, room)
        for each in claimed:
            row = self.rows[each.mailing_id, each.subscriber_id]
            self.put(row, "attempting", attempts=row.attempts + 1, owner=sender.owner)
        sender.hand += claimed
        self.finish(mailing_id)

    def finish(self, mailing_id: int) -> None:
        """As tasks do when a sender finds nothing more to claim."""
        with self.store.write() as connection:
            remaining = ledger.balance(connection, mailing_id).remaining
            if not remaining and self.states.get(mailing_id) == "running":
                mailings.change(connection, mailing_id, state="finished", finished_at=self.now)
                self.states[mailing_id] = "finished"

    def result(self, owed: Owed, end: str) -> Result:
        if end == "later":
            return Result(owed, "planned", "451", self.now + timedelta(minutes=5))
        if end == "doubt resent":
            return Result(owed, "planned", "lost", self.now + timedelta(minutes=5), outcome="uncertain")
        return Result(owed, "uncertain" if end == "doubt held" else end, end)  # type: ignore[arg-type]

    def settled(self, result: Result, sender: Sender, end: str) -> None:
        key = (result.owed.mailing_id, result.owed.subscriber_id)
        row = self.rows[key]
        if row.owner != sender.owner:
            return  # somebody else took over, and wrote it down as doubt
        if end == "sent":
            self.was_sent.add(key)
        else:
            self.ended[key] += 1
        if result.state == "planned":
            self.come_back(key, row, not_before=result.not_before)
        else:
            self.put(row, result.state)

    def check_claim(self, mailing_id: int, claimed: list[Owed], room: int) -> None:
        ripe = [
            (mailing_id, who)
            for (of, who), row in self.rows.items()
            if of == mailing_id
            and row.state == "planned"
            and (row.not_before is None or row.not_before <= self.now)
            and self.states[of] == "running"
        ]
        assert len(claimed) == min(room, len(ripe))
        assert {(each.mailing_id, each.subscriber_id) for each in claimed} <= set(ripe)
        for each in claimed:
            assert self.people[each.address].state == "active"
            assert each.attempts == self.rows[each.mailing_id, each.subscriber_id].attempts

    @precondition(lambda self: self.senders)
    @rule(data=st.data(), limited=st.booleans())
    def not_begun(self, data: st.DataObject, limited: bool) -> None:
        """What is in hand is given back, or put off because a limit is reached."""
        sender = self.senders[data.draw(st.sampled_from(sorted(self.senders)))]
        later = self.now + timedelta(minutes=15) if limited else None
        with self.store.write() as connection:
            if later is not None:
                ledger.put_off(connection, [(each, later) for each in sender.hand], sender.owner, self.now)
            else:
                ledger.give_back(connection, sender.hand, sender.owner, self.now)
        for each in sender.hand:
            key = (each.mailing_id, each.subscriber_id)
            if self.rows[key].owner == sender.owner:
                self.come_back(key, self.rows[key], attempts=each.attempts, not_before=later)
        sender.hand = []

    # The model's own

    def of(self, mailing_id: int) -> list[Row]:
        return [row for (each, _), row in self.rows.items() if each == mailing_id]

    def put(
        self, row: Row, state: str, *, attempts: int | None = None, not_before: datetime | None = None,
        owner: str | None = None,
    ) -> None:  # fmt: skip
        row.state, row.not_before, row.owner, row.changed_at = state, not_before, owner, self.now
        row.attempts = row.attempts if attempts is None else attempts

    def come_back(self, key: Key, row: Row, *, attempts: int | None = None, not_before: datetime | None = None) -> None:
        """To planned, unless it is not owed any more."""
        states = {each.id: each.state for each in self.people.values()}
        if states[key[1]] != "active" or self.states[key[0]] == "cancelled":
            self.put(row, "skipped", attempts=attempts)
        else:
            self.put(row, "planned", attempts=attempts, not_before=not_before)

    # What holds at every moment

    @invariant()
    def both_say_the_same(self) -> None:
        query = "SELECT mailing_id, subscriber_id, state, attempts, not_before, owner, changed_at FROM delivery"
        with self.store.read() as connection:
            found = {(one, two): tuple(rest) for one, two, *rest in driver_of(connection).execute(query)}
        expected = {
            key: (row.state, row.attempts, micro(row.not_before), row.owner, micro(row.changed_at))
            for key, row in self.rows.items()
        }
        assert found == expected

    @invariant()
    def it_balances(self) -> None:
        with self.store.read() as connection:
            for mailing_id, audience in self.audiences.items():
                balance = ledger.balance(connection, mailing_id)
                assert balance.audience == len(audience)
                assert {who for of, who in self.rows if of == mailing_id} == audience
                ended = balance.sent + balance.failed + balance.uncertain
                assert ledger.tally(connection, mailing_id) == (ended, balance.failed)
                if self.states[mailing_id] in ("finished", "cancelled"):
                    assert balance.planned == 0
                if self.states[mailing_id] == "finished":
                    assert balance.remaining == 0
                times = [row.not_before for row in self.of(mailing_id) if row.state == "planned" and row.not_before]
                assert ledger.next_attempt(connection, mailing_id) == min(times, default=None)

    @invariant()
    def what_is_attempted_has_one_owner_and_no_more_than_a_group(self) -> None:
        assert all((row.state == "attempting") == (row.owner is not None) for row in self.rows.values())
        flying = Counter(row.owner for row in self.rows.values() if row.owner)
        assert all(count <= GROUP for count in flying.values())

    @invariant()
    def what_was_sent_stays_sent(self) -> None:
        assert {key for key, row in self.rows.items() if row.state == "sent"} == self.was_sent

    @invariant()
    def nobody_who_has_gone_is_planned(self) -> None:
        active = {each.id for each in self.people.values() if each.state == "active"}
        assert all(who in active for (_, who), row in self.rows.items() if row.state == "planned")

    @invariant()
    def every_attempt_is_told(self) -> None:
        with self.store.read() as connection:
            told: Counter[Key] = Counter()
            for mailing_id in self.states:
                for subscriber_id, attempt in attempts.attempts_on(connection, mailing_id):
                    told[mailing_id, subscriber_id] += 1
                    assert attempt.number == told[mailing_id, subscriber_id]
        assert told == self.ended + Counter(self.was_sent)

    @invariant()
    def everybody_sees_whether_there_is_work(self) -> None:
        def ripe(row: Row) -> bool:
            return row.state == "planned" and (row.not_before is None or row.not_before <= self.now)

        running = [each for each, state in self.states.items() if state == "running"]
        expected = [
            each
            for each in running
            if any(map(ripe, self.of(each))) or not any(row.state in ("planned", "attempting") for row in self.of(each))
        ]
        with self.store.read() as connection:
            workable: list[Mailing] = mailings.workable(connection, self.now)
        assert [each.id for each in workable] == expected
        seen = glance(self.store.path, self.now)
        assert seen is not None
        assert seen.due == bool(expected or any(row.state == "attempting" for row in self.rows.values()))


def micro(moment: datetime | None) -> int | None:
    """As the store has it."""
    return None if moment is None else round(moment.timestamp() * 1_000_000)


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(
    settings.default, max_examples=(settings.default or settings()).max_examples // 3, stateful_step_count=50
)
