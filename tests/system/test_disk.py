"""A full disk: one clear line, exit 74, and the next run heals."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.system


@pytest.fixture
def small_disk(publication) -> Path:
    """The publication's folder on a file system of 12 MB."""
    folder = publication.folder
    for part in ("sessions", "config.toml"):
        (folder / part).rename(folder.with_name(part))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder)], check=True)
    try:
        for part in ("sessions", "config.toml"):
            subprocess.run(["cp", "-r", str(folder.with_name(part)), str(folder)], check=True)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int) -> Path:
    """Take all the room but `leave` bytes."""
    ballast = folder / "ballast"
    free = int(
        subprocess.run(["stat", "-f", "-c", "%a", str(folder)], capture_output=True, text=True, check=True).stdout
    )
    ballast.write_bytes(b"\0" * (free * 4096 - leave))
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
