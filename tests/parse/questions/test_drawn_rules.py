"""Rules that are drawn with signs divide a talk; nobody asks or answers so."""

from __future__ import annotations

import pytest

from pipeline.parse.blocks import block
from pipeline.parse.questions.features import features


@pytest.mark.parametrize("text", ["――――――", "* * *", "◆", "*", "- - -", "～～～～"])
def test_a_drawn_line_is_a_rule(text: str) -> None:
    (one,) = features((block("paragraph", text),))
    assert one.block.kind == "rule"


@pytest.mark.parametrize("text", ["—", "……", "?!", "★★★★★", "______", "😀", "― はい"])
def test_what_may_be_said_or_filled_in_is_none(text: str) -> None:
    (one,) = features((block("paragraph", text),))
    assert one.block.kind == "paragraph"
