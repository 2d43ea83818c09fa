"""A site of 10,000 sessions: what one more costs, and nothing new. It takes about half an hour."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench_build import changed, qna, write
from figure import Figure

SESSIONS = 10_000


def figures() -> Iterator[Figure]:
    """The same limits as of a smaller one."""
    with tempfile.TemporaryDirectory() as folder:
        publication = Path(folder, "talks")
        write(publication, SESSIONS)
        qna(publication, "run")
        yield from changed(publication, SESSIONS)
