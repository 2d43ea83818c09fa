"""A full disk: one clear line, exit 74, and the next run heals."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.system


def fill(folder: Path, leave: int) -> Path:
    """Take all the room but `leave` bytes."""
    ballast = folder / "ballast"
    room = os.statvfs(folder)
    ballast.write_bytes(b"\0" * (room.f_bavail * room.f_frsize - leave))
    return ballast


@pytest.mark.parametrize("leave", [8_000, 40_000, 120_000, 300_000])
def test_a_full_disk_is_told_in_one_line_and_the_next_run_heals(publication, small_disk, leave):
    publication.qna("subscribers", "add", "ann@example.org")
    publication.write("one.md", 1, date="2026-01-10")
    publication.run()
    for number in range(2, 5):
        publication.write(f"{number}.md", number)
    ballast = fill(small_disk, leave)
    code = publication.qna("run")
    assert code in (0, 74), publication.err
    if code == 74:
        assert publication.err.count("\n") == 1, publication.err
        assert "full" in publication.err or "No space left" in publication.err
    ballast.unlink()
    publication.run()
    assert len([path for path in publication.site() if path.startswith("s/")]) == 4
    assert [figures["state"] for figures in publication.ledger()] == ["finished"] * 3
    assert publication.mailed() == ["ann@example.org"] * 3


def test_the_smallest_room_is_too_small(publication, small_disk):
    publication.write("one.md", 1, date="2026-01-10")
    fill(small_disk, 8_000)
    assert publication.qna("run") == 74
    assert publication.err.count("\n") == 1
