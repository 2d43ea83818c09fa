"""What a run with nothing to do costs, with a thousand sessions known: cron pays it every few minutes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from figure import Figure, at_most

SESSIONS = 1000
ROUNDS = 11

CONFIG = """\
[publication]
id = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"
title = "Ferry Talks"
url = "http://127.0.0.1:8717/"

[[source]]
name = "sessions"
path = "sessions"
"""

SESSION = """\
---
title: Crossing Number {number}
series: Ferry Talks
number: {number}
guest:
  name: Mara Lindqvist-{number}
  role: ferry captain
---

## What do you see from up there?

{answer}

## What would you change about the crossing?

{answer}

## Who taught you?

{answer}
"""

ANSWER = "Fog, mostly, and on the last day of each month the bell buoy, which answers nobody and is heard by all. " * 20


def figures() -> Iterator[Figure]:
    """The first run, and then the idle one."""
    with tempfile.TemporaryDirectory() as folder:
        publication = Path(folder)
        (publication / "config.toml").write_text(CONFIG)
        (publication / "sessions").mkdir()
        for number in range(1, SESSIONS + 1):
            text = SESSION.format(number=number, answer=ANSWER)
            (publication / "sessions" / f"{number}.md").write_text(text)
        run(publication)
        what = f"`qna run` with nothing to do, {SESSIONS:,} sessions known, median of {ROUNDS}"
        seconds = statistics.median(run(publication) for _ in range(ROUNDS))
        yield at_most(what, seconds, "s", "what cron may pay", 0.6)


def run(publication: Path) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pipeline", "--config", str(publication), "run"], check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - start
