"""How long until the program is up: what cron pays each quarter of an hour."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from figure import Figure

ROUNDS = 15


def figures() -> Iterator[Figure]:
    """The start of `qna --help`, and of Python alone, which nobody can undercut."""
    bare = fastest(["-c", "pass"])
    yield Figure(
        what="`qna --help`, fastest of 15",
        value=fastest(["-m", "pipeline", "--help"]),
        unit="s",
        against="peer",
        name="bare Python",
        mark=bare,
        better="less",
    )


def fastest(arguments: list[str]) -> float:
    """Seconds of the fastest of several runs of Python: the one least disturbed by others."""
    return min(once(arguments) for _ in range(ROUNDS))


def once(arguments: list[str]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
