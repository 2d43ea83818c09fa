"""A sender that is killed at random moments and started again, and what the store said right after each kill."""

from __future__ import annotations

import csv
import json
import os
import random
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.apart import apart
from tests.sinks import Letter, to_readers

SEED = "QNA_TEST_SEED"
"""Set this in the environment to what a failure has told."""
CONNECTIONS = 4
GROUP = 10
"""Deliveries that may be in flight on a connection (docs/delivery.md)."""
LANE = """\
outlet = "smtp"
host = "127.0.0.1"
port = {port}
security = "none"
connections = {connections}
rate = {rate}
"""


@contextmanager
def dice() -> Iterator[random.Random]:
    """Another chance each time; what fails tells its seed."""
    seed = int(os.environ.get(SEED) or random.SystemRandom().randrange(2**32))
    try:
        yield random.Random(seed)
    except BaseException as error:
        error.add_note(f"{SEED}={seed}")
        raise


def prepare(publication: Any, count: int, port: int, rate: float, *, uncertain: str = "resend") -> list[str]:
    """`count` readers, and a session that the next run mails them by the server at `port`; returns their addresses."""
    publication.now = datetime.now(UTC)
    readers = [f"reader{number}@example.org" for number in range(count)]
    file = publication.folder / "readers"
    file.write_text("\n".join(readers))
    publication.qna("subscribers", "add", "--quiet", "--from", str(file))
    publication.write("one.md", 1, date="2026-01-10")
    publication.run()
    publication.configure('settle = "0 min"', f'settle = "0 min"\nuncertain = "{uncertain}"')
    config = publication.folder / "config.toml"
    lane = LANE.format(port=port, connections=CONNECTIONS, rate=rate)
    config.write_text(config.read_text("utf-8").partition("outlet = ")[0] + lane, "utf-8")
    publication.write("two.md", 2)
    return readers


@contextmanager
def sender(publication: Any, *under: str) -> Iterator[subprocess.Popen[str]]:
    """`qna run`, by the real clock; who leaves the block kills it, if it still runs."""
    environ = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    with apart(publication.folder, environ=environ, under=under) as process:
        yield process


def finish(publication: Any, *under: str) -> None:
    """Run undisturbed; `under` another command, perhaps."""
    with sender(publication, *under) as process:
        _, said = process.communicate(timeout=300)
    assert process.returncode == 0, said
    assert said == ""


def after_kill(folder: Path) -> tuple[set[str], int]:
    """Who may or may not have got it, and to how many it is still to be sent.

    Read only, so that the next sender finds the log as the dead one left it.
    """
    with closing(sqlite3.connect(f"file:{folder / 'var' / 'qna.db'}?mode=ro", uri=True)) as connection:
        query = "SELECT address FROM delivery JOIN subscriber ON id = subscriber_id WHERE delivery.state = 'attempting'"
        attempting = {address for (address,) in connection.execute(query)}
        ((planned,),) = connection.execute("SELECT count(*) FROM delivery WHERE state = 'planned'")
    return attempting, planned


def send_with_kills(
    publication: Any, progress: Callable[[], int], *, count: int, kills: int, chance: random.Random
) -> list[set[str]]:
    """Start and kill a sender so often; returns who was `attempting` after each kill.

    `progress` tells how many messages there have been. Each kill comes after a random number of further ones, so that
    all of them together are spread over the mailing, whose last part is left to the caller; one in eight comes before
    the first.
    """
    in_flight: list[set[str]] = []
    left = count
    for number in range(kills):
        share = 1.6 * left / (kills - number + 1)
        goal = progress() + chance.randint(1, max(int(share), 1))
        patience = chance.uniform(0, 1) if number and chance.random() < 1 / 8 else float("inf")
        begin = time.monotonic()
        with sender(publication) as process:
            while progress() < goal and time.monotonic() - begin < patience:
                assert process.poll() is None, f"it ended before kill {number}: {process.communicate()[1]}"
                time.sleep(chance.uniform(0, 0.01))
        attempting, left = after_kill(publication.folder)
        assert len(attempting) <= CONNECTIONS * GROUP
        in_flight.append(attempting)
    return in_flight


def rows(publication: Any) -> dict[str, str]:
    """Address → state, as `qna deliveries` tells it; its figures must be those of its rows."""
    publication.now = datetime.now(UTC)
    assert publication.qna("deliveries", "2", "--json") == 0, publication.err
    facts = json.loads(publication.out)
    states = {each["address"]: each["state"] for each in facts["deliveries"]}
    found = Counter(states.values())
    assert facts["audience"] == len(states) == len(facts["deliveries"])
    assert {state: facts[state] for state in ("sent", "failed", "skipped", "uncertain")} == {
        state: found[state] for state in ("sent", "failed", "skipped", "uncertain")
    }
    assert facts["remaining"] == found["planned"] + found["attempting"]
    return states


def everybody_got_it(publication: Any, readers: list[str], letters: list[Letter], in_flight: list[set[str]]) -> str:
    """With policy `resend`: repeats only where there was doubt, with the same Message-ID; returns the figures."""
    arrived = to_readers(letters)
    assert {letter.recipient for letter in arrived} == set(readers), "nobody was forgotten"
    assert len(arrived) == len(readers), "one Message-ID each"
    doubts = Counter(address for each in in_flight for address in each)
    repeated = {letter.recipient: times - 1 for letter, times in arrived.items() if times > 1}
    assert all(times <= doubts[address] for address, times in repeated.items())
    assert rows(publication) == dict.fromkeys(readers, "sent")
    return f"{len(in_flight)} kills, {doubts.total()} in flight, {sum(repeated.values())} repeats"


def nobody_got_it_twice(publication: Any, readers: list[str], letters: list[Letter], in_flight: list[set[str]]) -> str:
    """With policy `hold`: exactly the doubtful are listed, all others have it once; returns the figures."""
    arrived = to_readers(letters)
    assert set(arrived.values()) == {1}
    doubtful = set().union(*in_flight)
    states = rows(publication)
    assert {address for address, state in states.items() if state == "uncertain"} == doubtful
    assert {address for address, state in states.items() if state == "sent"} == set(readers) - doubtful
    reached = {letter.recipient for letter in arrived}
    assert set(readers) - doubtful <= reached
    assert publication.qna("deliveries", "2", "--who", "uncertain", "--csv") == 0
    assert {row["address"] for row in csv.DictReader(publication.out.splitlines())} == doubtful
    return f"{len(in_flight)} kills, {len(doubtful)} in doubt, of whom {len(doubtful & reached)} have it"
