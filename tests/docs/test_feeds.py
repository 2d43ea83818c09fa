"""docs/feeds.md has all 66 rules, and every test that it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PAGE = (TESTS.parent / "docs" / "feeds.md").read_text("utf-8")
RULES = {int(number): row for number, row in re.findall(r"^\| (\d+) \| (.*) \|$", PAGE, re.MULTILINE)}
NAMED = {number: re.findall(r"`([\w/]+\.py)::(\w+)`", row) for number, row in RULES.items()}


def test_all_rules_are_there_in_their_order() -> None:
    assert list(RULES) == list(range(1, 67))


@pytest.mark.parametrize("number", NAMED)
def test_the_rule_is_held_by_tests_that_exist(number: int) -> None:
    assert NAMED[number]
    for file, name in NAMED[number]:
        assert (TESTS / file).is_file(), file
        tree = ast.parse((TESTS / file).read_text("utf-8"))
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}, f"{file}::{name}"
