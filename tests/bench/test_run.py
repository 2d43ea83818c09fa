"""`make bench` finds each benchmark, writes the table, and fails where a limit is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "bench"
TOY = """
from figure import Figure

def figures():
    yield Figure(what="toy", value=12345, unit="messages/s", against="peer", name="tool", mark=10000, better="more")
    yield Figure(what="toy", value={value}, unit="s", against="limit", name="budget", mark=0.5, better="less")
"""


def run(folder: Path, value: float, *names: str) -> int:
    for name in ("run.py", "figure.py"):
        shutil.copy(BENCH / name, folder)
    (folder / "bench_toy.py").write_text(TOY.format(value=value), "utf-8")
    return subprocess.run([sys.executable, "run.py", *names], cwd=folder, timeout=60, check=False).returncode


def test_writes_figure_mark_and_ratio(tmp_path: Path) -> None:
    assert run(tmp_path, 0.25) == 0
    rows = (tmp_path / "RESULTS.md").read_text("utf-8").splitlines()[-2:]
    assert rows == [
        "| toy | 12,345 messages/s | tool: 10,000 messages/s | 1.23 |",
        "| toy | 0.25 s | budget: ≤ 0.5 s | 0.50 |",
    ]


def test_a_broken_limit_stands_out_and_fails(tmp_path: Path) -> None:
    assert run(tmp_path, 0.75) == 1
    assert (tmp_path / "RESULTS.md").read_text("utf-8").endswith("| budget: ≤ 0.5 s | **1.50** |\n")


def test_a_part_leaves_the_results_alone(tmp_path: Path) -> None:
    assert run(tmp_path, 0.25, "toy") == 0
    assert not (tmp_path / "RESULTS.md").exists()
