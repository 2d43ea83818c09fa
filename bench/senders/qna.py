"""The real sender, as a benchmark drives it: a publication with many subscribers, mailed by `qna run`."""

from __future__ import annotations

import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

TEMPLATES = Path(__file__).parents[2] / "templates" / "mail"
HOUR = 3_600_000_000
"""In microseconds, as the store counts."""

CONFIG = """\
[publication]
id = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"
title = "Ferry Talks"
url = "http://127.0.0.1:8717/"
publisher = "Ferry House"
address = "Ferry House, 1 Quay, Nowhere"

[[source]]
name = "sessions"
path = "sessions"

[site]
pictures = false

[mail]
from = "Ferry Talks <talks@ferry.example>"
editor = "editor@ferry.example"
settle = "0 min"
"""
LANE = """
[[mail.lane]]
name = "local"
outlet = "smtp"
host = "127.0.0.1"
port = {port}
security = "none"
connections = {connections}
rate = 100000
"""
DKIM = """
[[mail.dkim]]
selector = "bench"
key_file = "{file}"
"""
SAID = (
    "The bell buoy answers nobody and is heard by all; my aunt rang it once, for an hour, in the winter of long ice,"
    " and the harbour master wrote it down as weather. I have carried her bicycle across the same water ever since."
)
GREETING = "Dear {{ subscriber.name }},"


class Sent(NamedTuple):
    """One mailing, done."""

    count: int
    seconds: float
    """From the frozen audience to the finished mailing, by the ledger: composing counts, Python's start does not."""

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.count / self.seconds


class Publication:
    """In a folder of its own; each session that is written is mailed by the next run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "var" / "qna.db"
        self._numbers = iter(range(1, 1000))
        (folder / "sessions").mkdir(parents=True)
        (folder / "config.toml").write_text(CONFIG, "utf-8")
        self._greet()
        self.write(1_000)
        self.run()  # what the first run finds is never mailed

    def _greet(self) -> None:
        """Templates that greet each subscriber by name."""
        ours = self.folder / "templates" / "mail"
        ours.mkdir(parents=True)
        for name, before, greeting in (
            ("session.html", '<h1 class="title', f"<p>{GREETING}</p>\n"),
            ("session.txt", "{% if banner %}", f"{GREETING}\n\n"),
        ):
            text = (TEMPLATES / name).read_text("utf-8")
            assert before in text
            (ours / name).write_text(text.replace(before, greeting + before, 1), "utf-8")

    def lead_to(self, port: int, connections: int, key: Path | None = None) -> None:
        """Mail by the server at `port`; with a `key`, signed."""
        dkim = DKIM.format(file=key) if key else ""
        text = CONFIG + LANE.format(port=port, connections=connections) + dkim
        (self.folder / "config.toml").write_text(text, "utf-8")

    def subscribe(self, count: int) -> None:
        """That many in all, straight into the store."""
        joined = time.time_ns() // 1000 - HOUR
        people = ((f"reader{n}@example.org", f"reader{n}@example.org", f"Reader {n}", joined) for n in range(count))
        with closing(sqlite3.connect(self.database)) as connection, connection:
            connection.executemany(
                "INSERT OR IGNORE INTO subscriber (address, address_key, name, joined_at, state, reason)"
                " VALUES (?, ?, ?, ?, 'active', '')",
                people,
            )

    def write(self, size: int) -> None:
        """One more session, whose questions and answers have about `size` bytes."""
        number = next(self._numbers)
        text = [f'---\ntitle: "Crossing {number}"\nnumber: {number}\nguest: Mara Lindqvist-{number}\n---']
        for day in range(1, 2 + size // 600):
            text += [f"## What did you see from the wheelhouse on day {day} of month {number}?"]
            text += [f"Fog, mostly, and {number * 1000 + day * count} birds. {SAID}" for count in (2, 3)]
        (self.folder / "sessions" / f"{number}.md").write_text("\n\n".join(text), "utf-8")

    def command(self, line: str) -> list[str]:
        """The words of `qna LINE` here."""
        return [sys.executable, "-m", "pipeline", "--config", str(self.folder), *shlex.split(line)]

    def run(self, line: str = "run") -> float:
        """Seconds that `qna LINE` took, Python's start and all."""
        start = time.perf_counter()
        subprocess.run(self.command(line), check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    def mail(self, size: int) -> Sent:
        """Mail a session of that size to everybody."""
        self.write(size)
        self.run()
        ((count, audience, begin, end),) = self.ask(
            "SELECT (SELECT count(*) FROM delivery WHERE mailing_id = id AND delivery.state = 'sent'), audience,"
            " started_at, finished_at FROM mailing ORDER BY id DESC LIMIT 1"
        )
        if end is None or count != audience:
            raise RuntimeError(f"{count} of {audience} were sent")
        return Sent(count, (end - begin) / 1e6)

    def ask(self, query: str) -> list[tuple[int, ...]]:
        """The rows of a query that only reads."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    def peak_while_sending(self, seconds: float) -> tuple[float, float]:
        """Start a mailing; (most resident MB, messages a second) in so many seconds of sending; then stop it."""
        with subprocess.Popen(self.command("run"), stdout=subprocess.DEVNULL, start_new_session=True) as process:
            while not self._sent():
                if process.poll() is not None:
                    raise RuntimeError("the run ended before anything was sent")
                time.sleep(0.2)
            before, start, most = self._sent(), time.monotonic(), 0.0
            while time.monotonic() - start < seconds:
                most = max(most, _resident(process.pid))
                time.sleep(0.1)
            rate = (self._sent() - before) / (time.monotonic() - start)
            os.killpg(process.pid, signal.SIGTERM)
        return most, rate

    def _sent(self) -> int:
        ((count,),) = self.ask("SELECT count(*) FROM delivery WHERE state = 'sent' AND mailing_id = 1")
        return count


def _resident(group: int) -> float:
    """MB of a process and of all that it started (see proc(5), fields 5 and 24 of stat)."""
    pages = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            pages += int(fields[21])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
