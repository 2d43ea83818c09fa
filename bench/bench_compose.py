"""How long one recipient's message takes once the mailing is composed: the budget is a part of what sending costs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from figure import Figure, at_most

from pipeline.config import Mail, Publication
from pipeline.model.letter import Draft, Reader
from pipeline.render.mail.message import Composed, compose
from pipeline.render.mail.personal import Asking, Said
from pipeline.render.mail.variants import letter_of

BUDGET = 15e-6
"""Seconds for one recipient's 30 KB."""
COUNT, ROUNDS = 3000, 9
SCRIPTS = {"Latin": "All of this is said. " * 330, "Japanese": "これはすべて言われたこと。" * 120}


def figures() -> Iterator[Figure]:
    """Name, token and Message-ID in each; the best of some rounds, for other work on the machine only ever adds."""
    for script, said in SCRIPTS.items():
        message = composed(said)
        size = len(recipient(message, 0)) / 1000
        what = f"One recipient's message of {size:.0f} KB, {script}"
        fastest = min(seconds(message) for _ in range(ROUNDS)) * 1e6
        yield at_most(what, fastest, "µs", "budget", BUDGET * 1e6)


def seconds(message: Composed) -> float:
    """Of this thread's processor time, for one."""
    start = time.thread_time()
    for number in range(COUNT):
        recipient(message, number)
    return (time.thread_time() - start) / COUNT


def recipient(message: Composed, number: int) -> bytes:
    """What one of them gets."""
    reader = Reader("Ann Marble", f"reader-{number}@example.org", token="t" * 32)
    return message.pieces(reader, f"<{number}.2@ferry.example>").message


def composed(said: str) -> Composed:
    """A mail that greets by name and leads to the reader's own page."""

    def make(asking: Asking) -> tuple[Draft, None]:
        name, page = asking.mark(Said("name")), f"https://ferry.example/list/unsubscribe/{asking.mark(Said('token'))}"
        html = f'<p>Dear {name},</p>{f"<p>{said}</p>" * 3}<p><a href="{page}">Unsubscribe</a></p>\n'
        return Draft("What the ferry sees", f"{said}\n\n{page}\n", html), None

    publication = Publication(
        id="7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e", title="Ferry Talks", url="https://ferry.example/"
    )
    mail = Mail(from_="Ferry <talks@ferry.example>", editor="ed@ferry.example")
    letter = letter_of(make, said, one_click="https://ferry.example/list/")
    date = datetime(2026, 6, 3, tzinfo=UTC)
    return compose(letter, mail, publication, date=date, link="https://ferry.example/s/1/", mailing="12")
