"""`make bench` finds each benchmark, writes the table, and fails where a limit is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "bench"
TOY = """
"What a toy does."

from figure import Figure

def figures():
    yield Figure(what="toy", value=12345, unit="messages/s", against="peer", name="tool", mark=10000, better="more")
    yield Figure(what="toy", value={value}, unit="s", against="limit", name="budget", mark=0.5, better="less")
"""

MISSING = """
from figure import ToolMissing

def figures():
    raise ToolMissing("no tool here")
    yield
"""


def run(folder: Path, value: float, *names: str) -> int:
    for name in ("run.py", "figure.py"):
        shutil.copy(BENCH / name, folder)
    (folder / "bench_toy.py").write_text(TOY.format(value=value), "utf-8")
    return measure(folder, *names).returncode


def measure(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "run.py", *names]
    return subprocess.run(command, cwd=folder, timeout=60, check=False, capture_output=True, text=True)


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


def test_a_part_leaves_the_others_alone(tmp_path: Path) -> None:
    assert run(tmp_path, 0.25) == 0
    (tmp_path / "bench_other.py").write_text(f"{TOY.format(value=0.1)}", "utf-8")
    assert run(tmp_path, 0.3, "other") == 0
    text = (tmp_path / "RESULTS.md").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## other", "## toy"]
    assert "| 0.1 s |" in text
    assert "| 0.25 s |" in text


def test_what_cannot_be_compared_keeps_its_figures_and_is_told(tmp_path: Path) -> None:
    assert run(tmp_path, 0.25) == 0
    (tmp_path / "bench_toy.py").write_text(MISSING, "utf-8")
    ended = measure(tmp_path)
    assert ended.returncode == 1
    assert ended.stderr == "bench_toy: not measured: no tool here\n"
    assert "| 0.25 s |" in (tmp_path / "RESULTS.md").read_text("utf-8")
