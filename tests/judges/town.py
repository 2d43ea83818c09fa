"""A small publication that is really run and really served: what happens to it while readers are subscribed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.conftest import CONFIG, SESSION
from tests.judges.witness import Witness, listening
from tests.ports import free_port, is_open
from tests.waiting import until

EDITED = "a kinder green, and the mast a lasting yellow"
STEPS = ("subscribe", "second", "third", "fourth", "edit", "retract", "add", "rename", "nothing")
"""What is done before each refresh: nothing at first, to see who asks how; and nothing again at the end."""


@dataclass
class Town:
    """`step` does what a name of STEPS says, through the command line."""

    folder: Path
    witness: Witness
    now: datetime = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)

    def step(self, name: str) -> None:
        sessions = self.folder / "sessions"
        if name == "edit":
            file = sessions / "two.md"
            file.write_text(file.read_text("utf-8").replace("a kinder green", EDITED), "utf-8")
        elif name == "add":
            self.write("four.md", 4)
        elif name == "retract":
            self.qna("sessions", "retract", "1", "--yes")
        elif name == "rename":
            (sessions / "three.md").rename(sessions / "three-again.md")
        else:
            return
        # Readers that go by Last-Modified see whole seconds.
        time.sleep(1.1)
        self.now += timedelta(hours=1)
        self.qna("run")

    def write(self, name: str, number: int) -> None:
        answer = f"Fog, mostly, and on the {number}th day of each month the bell buoy, which answers nobody."
        text = SESSION.format(
            title=f"Crossing Number {number}",
            number=number,
            guest=f"Mara Lindqvist-{number}",
            date=f"2026-0{number + 1}-01",
            answer=answer,
        )
        (self.folder / "sessions" / name).write_text(text, "utf-8")

    def qna(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "pipeline", "--config", str(self.folder), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=self.environ)
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def environ(self) -> dict[str, str]:
        return {**os.environ, "SOURCE_DATE_EPOCH": str(int(self.now.timestamp()))}


@contextmanager
def served(folder: Path) -> Iterator[Town]:
    """Three sessions, published, served by `qna serve` behind a witness, at the address that the feeds name."""
    (folder / "sessions").mkdir(parents=True)
    with listening() as (witness, stands_before):
        config = CONFIG.replace("http://127.0.0.1:8717/", witness.url)
        (folder / "config.toml").write_text(config, "utf-8")
        town = Town(folder, witness)
        for number, name in enumerate(("one.md", "two.md", "three.md"), 1):
            town.write(name, number)
        town.qna("run")
        port = free_port()
        stands_before(port)
        command = [sys.executable, "-m", "pipeline", "--config", str(folder), "serve", "--port", str(port)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            until(lambda: is_open(port), process=process)
            yield town
        finally:
            process.terminate()
            process.wait(20)
