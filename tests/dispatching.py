"""A mailing that is ready to go by SMTP lanes, and the tools to send it within the test's own process."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pipeline.config import find, load
from pipeline.tasks.tools import Tools
from pipeline.wiring import open_tools

LANE = '[[mail.lane]]\nname = "{name}"\noutlet = "smtp"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n{more}\n'


def lane(server: Any, name: str = "main", more: str = "rate = 1000\nconnections = 1") -> str:
    return LANE.format(name=name, port=server.port, more=more)


def readers(count: int, domain: str = "example.org") -> list[str]:
    return [f"reader{number}@{domain}" for number in range(count)]


def make_ready(publication: Any, people: list[str], *lanes: str, mail: str = "") -> None:
    """A new session that the next run mails to `people` by these lanes."""
    config = publication.folder / "config.toml"
    text = config.read_text("utf-8").partition("[[mail.lane]]")[0]
    config.write_text(text + mail + "\n" + "\n".join(lanes), "utf-8")
    publication.qna("subscribers", "add", *people)
    publication.run()
    publication.write("one.md", 1)


@contextmanager
def tools_of(publication: Any, **changes: Any) -> Iterator[Tools]:
    """The publication's tools, some of them changed."""
    folder = publication.folder
    with open_tools(load(find(str(folder), folder, {})), publication.environ) as tools:
        yield replace(tools, **changes)


class Sleeper:
    """A machine's clock by which it sleeps five minutes at a certain letter; what is monotonic stands still then."""

    def __init__(self, publication: Any, at: int, meanwhile: Callable[[], object] = lambda: None) -> None:
        """`meanwhile` is what happens elsewhere."""
        self._start = publication.now
        self._began = time.monotonic()
        self._asleep = timedelta()
        self._at = at
        self._meanwhile = meanwhile

    def on_letter(self, count: int) -> None:
        if count == self._at:
            self._asleep = timedelta(minutes=5)
            self._meanwhile()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._began) + self._asleep


def ask(publication: Any, query: str, *values: object) -> list[tuple[Any, ...]]:
    """What the store answers to SQL, in a transaction of its own."""
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db", timeout=10)) as driver, driver:
        return driver.execute(query, values).fetchall()


def states(publication: Any) -> dict[str, str]:
    """Address → state of the delivery."""
    query = "SELECT address, delivery.state FROM delivery JOIN subscriber ON subscriber.id = subscriber_id"
    return dict(ask(publication, query))
