"""docs/correcting.md: what its examples show is what it says of them; its table has every key of a sidecar."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.parse.editor.correcting import KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "correcting.md").read_text("utf-8")
EXPLAINED, CORRECTED, CHECKED = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_example_goes_wrong_and_is_put_right() -> None:
    assert "  4 of them, " in EXPLAINED, "the teaser at the end is taken for a question"
    assert re.search(r"^ +19  question 4 .*Who keeps the light", EXPLAINED, re.MULTILINE)
    assert "harbour.md: ready\n" in CORRECTED
    assert len(re.findall(r"^ +\d+  .*\?  \[", CORRECTED, re.MULTILINE)) == 2
    assert "dropped: The lighthouse issue · Who keeps the light?" in CORRECTED
    assert "harbour.md:15: error: the link “Nobody”" in CHECKED


def test_every_key_is_in_the_table() -> None:
    table = " ".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", table)) == set(KEYS)
