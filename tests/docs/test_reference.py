"""The reference pages say what the program says; `make docs` brings them up to date."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = runpy.run_path(str(DOCS / "reference.py"))["PAGES"]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == PAGES[name]()


def test_every_command_is_there() -> None:
    commands = PAGES["commands.md"]()
    assert {f"## qna {name}\n" in commands for name in ("init", "run", "subscribers add", "sessions approve")} == {True}
