"""Plain text as people draw it: a line of signs parts what stands above it from what stands below."""

from __future__ import annotations

import pytest

from pipeline.parse.formats.plaintext import blocks


@pytest.mark.parametrize("drawn", ["~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~*~", "-" * 60, "= = = = ="])
def test_a_drawn_rule_is_no_part_of_the_line_beside_it(drawn: str) -> None:
    line = "Reed and Rush, a paper for those who cut them, no. 9"
    assert [one.text for one in blocks(f"{drawn}\n{line}\n{drawn}\n\nThe cutting begins.")] == [
        "",
        line,
        "",
        "The cutting begins.",
    ]


def test_a_list_is_not_torn() -> None:
    assert [one.kind for one in blocks("- reeds\n- rushes\n- sedge")] == ["list"]
