"""The ledger at scale: a million subscribers frozen, reported on and glanced at; what each message pays."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from figure import Figure, at_most

from pipeline.model.mailing import Result
from pipeline.store import ledger, mailings, sessions, throttles
from pipeline.store.engine import Connection, Store, driver_of
from pipeline.store.glance import glance
from pipeline.store.opening import open_store

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
EVERYBODY, MANY, GROUP, OWNER = 1_000_000, 100_000, 10, "host:1:aa"
SENT = 20_000
"""Messages in a measurement of what each pays."""
REPLY = "250 2.0.0 Ok: queued as 4B2D31F00A"

_PEOPLE = """
WITH RECURSIVE person(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM person WHERE number < ?)
INSERT INTO subscriber (address, address_key, name, state, reason, joined_at)
SELECT 'reader' || number || '@mail' || (number % 50) || '.example', 'reader' || number || '@mail' || (number % 50)
       || '.example', 'Reader ' || number, 'active', '', number * 7919 % 1000003 FROM person
"""


def figures() -> Iterator[Figure]:
    """A million people; then a hundred thousand, first all new and then all but the last waiting for their back-off."""
    with tempfile.TemporaryDirectory() as folder:
        with closing(open_store(Path(folder) / "million.db")) as store:
            yield from million(store)
        with closing(open_store(Path(folder) / "many.db")) as store:
            yield from turns(store)


def million(store: Store) -> Iterator[Figure]:
    """What is done once a mailing, once a second, once a run."""
    with store.write() as connection:
        mailing_id = mailing_to(connection, EVERYBODY)
    yield limit(f"audience of {EVERYBODY:,} frozen", seconds(lambda: frozen(store, mailing_id)), "s", 3)
    with store.write() as connection:
        driver_of(connection).execute(
            "UPDATE delivery SET reason = ?, state = CASE subscriber_id % 1000 WHEN 0 THEN 'failed' ELSE 'sent' END"
            " WHERE subscriber_id % 20 != 0 OR subscriber_id % 1000 = 0",
            (REPLY,),
        )
    shown = median(lambda: report(store, mailing_id))
    yield limit(f"figures of {EVERYBODY:,} deliveries and the 1,000 that failed", shown, "s", 1)
    counted = median(lambda: tallied(store, mailing_id))
    yield limit(f"attempted and failed of {EVERYBODY:,}, asked once a second", counted, "s", 0.2)
    seen = median(lambda: glance(store.path, NOW))
    yield limit(f"an idle run's glance at {EVERYBODY:,} deliveries", seen, "s", 0.02)


def turns(store: Store) -> Iterator[Figure]:
    """What a message pays: the results of ten and the claim of the next ten in one transaction."""
    with store.write() as connection:
        mailing_id = mailing_to(connection, MANY)
        ledger.take_lease(connection, "delivery", OWNER, "here", NOW)
    frozen(store, mailing_id)
    what = f"of {MANY:,}, ten results and ten claims in a transaction, a message"
    yield limit(f"{what}", turn_over(store, mailing_id), "µs", 100)
    with store.write() as connection:
        driver_of(connection).execute(
            "UPDATE delivery SET not_before = ? WHERE state = 'planned' AND subscriber_id <= ?",
            (int((NOW + timedelta(hours=1)).timestamp() * 1_000_000), MANY - SENT - GROUP),
        )
    yield limit(f"{what}, the others waiting", turn_over(store, mailing_id), "µs", 100)


def mailing_to(connection: Connection, people: int) -> int:
    """A running mailing and that many subscribers, its audience not yet frozen."""
    driver_of(connection).execute(_PEOPLE, (people,))
    session_id = sessions.add(
        connection, source="s", origin="o", part="", entry_id="urn:x", state="published", title="T", revision=1,
        seen_at=NOW, mail="decided", public_revision=1,
    )  # fmt: skip
    return mailings.add(
        connection, kind="session", key="urn:x", session_id=session_id, revision=1, state="running", due_at=NOW,
        created_at=NOW, started_at=NOW, key_number=1, domain="example.org",
    )  # fmt: skip


def frozen(store: Store, mailing_id: int) -> None:
    """The audience, committed."""
    with store.write() as connection:
        ledger.freeze(connection, mailing_id, NOW, NOW)


def report(store: Store, mailing_id: int) -> None:
    """What `qna deliveries SESSION` asks."""
    with store.read() as connection:
        ledger.balance(connection, mailing_id)
        list(ledger.lines(connection, mailing_id, ("failed", "uncertain", "skipped")))


def tallied(store: Store, mailing_id: int) -> None:
    """What a sender asks to notice that too many fail."""
    with store.read() as connection:
        ledger.tally(connection, mailing_id)


def turn_over(store: Store, mailing_id: int) -> float:
    """Microseconds a message, over SENT of them."""
    results: list[Result] = []
    start = time.perf_counter()
    for number in range(SENT // GROUP):
        now = NOW + timedelta(milliseconds=number)
        with store.write() as connection:
            ledger.settle(connection, results, OWNER, now)
            ledger.beat(connection, "delivery", OWNER, now)
            throttles.note(connection, {("lane main", int(now.timestamp())): len(results)})
            group = ledger.claim(connection, mailing_id, OWNER, now, GROUP, "main")
        results = [Result(each, "sent", REPLY, lane="main") for each in group]
    spent = time.perf_counter() - start
    with store.write() as connection:
        ledger.settle(connection, results, OWNER, NOW)
    return spent / SENT * 1_000_000


def limit(what: str, value: float, unit: str, mark: float) -> Figure:
    """A figure that must not be larger than its mark."""
    return at_most(what, value, unit, "budget", mark)


def median(do: Callable[[], object]) -> float:
    """Seconds that it takes, of five times."""
    return statistics.median(seconds(do) for _ in range(5))


def seconds(do: Callable[[], object]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    do()
    return time.perf_counter() - start
