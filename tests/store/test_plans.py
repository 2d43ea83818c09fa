"""How SQLite answers what is asked once a second, a run or a message: by a place in an index, never by reading all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection

from pipeline.model.mailing import Result
from pipeline.store import glance, ledger, mailings, subscribers, throttles
from pipeline.store.attempts import attempts_of
from pipeline.store.engine import Store, driver_of

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
LARGE = re.compile(r"SCAN (delivery|subscriber|attempt|throttle|got|newer)\b|BLOOM FILTER ON (delivery|subscriber)")


def a_turn(connection: Connection) -> None:
    """All that a connection does with its group."""
    one, two, *rest = ledger.claim(connection, 1, "me", NOW, 10, "main")
    ledger.settle(connection, [Result(one, "sent", "250"), Result(two, "planned", "451", NOW)], "me", NOW)
    ledger.put_off(connection, [(rest[0], NOW)], "me", NOW)
    ledger.give_back(connection, rest[1:3], "me", NOW)
    ledger.beat(connection, "delivery", "me", NOW)
    throttles.note(connection, {("lane main", 1): 2})


ASKED: dict[str, Callable[[Connection], object]] = {
    "turn": a_turn,
    "due": lambda connection: mailings.due(connection, NOW),
    "workable": lambda connection: mailings.workable(connection, NOW),
    "next attempt": lambda connection: ledger.next_attempt(connection, 1),
    "due at": lambda connection: ledger.due_at(connection, 1, NOW),
    "done": lambda connection: ledger.is_done(connection, 1),
    "balance": lambda connection: ledger.balance(connection, 1),
    "tally": lambda connection: ledger.tally(connection, 1),
    "lines": lambda connection: list(ledger.lines(connection, 1, ("failed",))),
    "audience": lambda connection: ledger.audience_size(connection, NOW),
    "count": subscribers.count,
    "recover": lambda connection: (ledger.in_flight(connection), ledger.recover(connection, "resend", NOW)),
    "leave": lambda connection: subscribers.remove(connection, "reader7@example.org", "left", NOW),
    "attempts": lambda connection: attempts_of(connection, 1, 3),
    "throttles": lambda connection: (throttles.recent(connection, 5), throttles.forget(connection, 5)),
    "correction": lambda connection: ledger.freeze_correction(connection, 1, 1, 2, NOW),
}


@pytest.fixture(params=["as it is", "with statistics"])
def large(store: Store, request: pytest.FixtureRequest) -> Store:
    """Enough rows for a planner that has statistics to prefer an index."""
    with store.write() as connection:
        driver = driver_of(connection)
        driver.execute(
            "WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < 3000)"
            " INSERT INTO subscriber (address, address_key, name, state, reason, joined_at)"
            " SELECT 'reader' || n || '@example.org', 'reader' || n || '@example.org', '', 'active', '', 0 FROM one"
        )
        driver.execute(
            "INSERT INTO session (source, origin, part, entry_id, state, reason, title, revision, seen_at, mail,"
            " mail_reason) VALUES ('s', 'o', '', 'urn:x', 'published', '', 'T', 1, 0, 'decided', '')"
        )
        mailings.add(
            connection, kind="session", key="urn:x", session_id=1, revision=1, state="running", due_at=NOW,
            created_at=NOW, started_at=NOW, key_number=1, domain="example.org",
        )  # fmt: skip
        ledger.freeze(connection, 1, NOW, NOW)
        if request.param == "with statistics":
            driver.execute("ANALYZE")
    return store


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_reads_a_million_rows_to_find_one(large: Store, asked: str) -> None:
    statements: list[str] = []
    with large.write() as connection:
        driver = driver_of(connection)
        driver.set_trace_callback(statements.append)
        ASKED[asked](connection)
        driver.set_trace_callback(None)
        plans = {each: plan(driver, each) for each in statements if each.split()[0] in ("SELECT", "UPDATE", "INSERT")}
    assert plans or asked == "throttles"
    assert {each: steps for each, steps in plans.items() if LARGE.search(steps)} == {}


def test_nor_does_a_glance(large: Store) -> None:
    with closing(sqlite3.connect(large.path)) as driver:
        steps = plan(driver, glance._DUE.replace(":now", "5"))
    assert "delivery_due" in steps
    assert not LARGE.search(steps)


def plan(driver: sqlite3.Connection, statement: str) -> str:
    """How SQLite would do it, a step a line."""
    return "\n".join(row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}"))
