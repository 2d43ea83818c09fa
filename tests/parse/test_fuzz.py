"""The fuzzer: it sees what is planted, and a short walk from a fixed seed finds nothing else in the parser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "fuzz"
PLANTED = """
import sys
sys.path.insert(0, {folder!r})
import oracle
from pipeline.parse import assemble
from pipeline.parse.parts import turns

{defect}
page = "<h1>An interview with Ada Brook</h1>" + "<h2>Why do you bake?</h2><p onclick=x>I <b>like</b> bread.</p>" * 5
try:
    print(oracle.examine("text/html", page.encode())[0])
except oracle.Broken as failure:
    print(failure.kind)
"""
DEFECTS = {
    "unclean HTML": "turns.clean = lambda html, address=None: html",
    "unwanted character": "turns.clean = lambda html, address=None: html + '\\x07'",
    "slow": "oracle.SECONDS = oracle.SECONDS_A_KB = 0",
    "KeyError": "assemble.clean = lambda html, address=None: {}[0]",
    "not the same twice": "n = iter(range(10**6)); turns.clean = lambda html, address=None: html + str(next(n))",
    "ready": "",
}


@pytest.mark.parametrize("kind", DEFECTS)
def test_oracle_sees_what_is_planted(kind: str) -> None:
    script = PLANTED.format(folder=str(FOLDER), defect=DEFECTS[kind])
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert kind in done.stdout


@pytest.mark.slow
def test_short_walk_finds_nothing(tmp_path: Path) -> None:
    walk = ["--inputs", "8", "--seed", "5", "--findings", tmp_path, "txt", "md", "html", "eml", "odt"]
    command = [sys.executable, FOLDER / "fuzz.py", *walk]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stdout.count(" 0 failures")) == (0, 5), done.stdout + done.stderr
