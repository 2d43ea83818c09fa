from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.pictures.bidi import reversed_letters, visual_runs, without_marks

MIXED = st.text(alphabet="abc אבג ممل 0123 .,:()%-+", max_size=30)


def order(line: str, base: str) -> list[tuple[str, str]]:
    return [(run.text, run.direction) for run in visual_runs(line, base)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "base", "wanted"),
    [
        ("plain text, 50 %", "ltr", [("plain text, 50 %", "ltr")]),
        ("", "ltr", []),
        ("אבג", "rtl", [("אבג", "rtl")]),
        ("אבג abc", "rtl", [("abc", "ltr"), ("אבג ", "rtl")]),
        ("the אבג word", "ltr", [("the ", "ltr"), ("אבג", "rtl"), (" word", "ltr")]),
        ("שנת 2024.", "rtl", [(".", "rtl"), ("2024", "ltr"), ("שנת ", "rtl")]),
        ("אב 12,5% ג", "rtl", [(" ג", "rtl"), ("12,5%", "ltr"), ("אב ", "rtl")]),
        ("abc אבג 12 de", "ltr", [("abc ", "ltr"), ("12", "ltr"), ("אבג ", "rtl"), (" de", "ltr")]),
        ("אבג (abc) דה", "rtl", [(") דה", "rtl"), ("abc", "ltr"), ("אבג (", "rtl")]),
        ("abc!", "rtl", [("!", "rtl"), ("abc", "ltr")]),
        ("אבג!", "ltr", [("אבג", "rtl"), ("!", "ltr")]),
    ],
)
def test_order(line: str, base: str, wanted: list[tuple[str, str]]) -> None:
    assert order(line, base) == wanted


@given(MIXED, st.sampled_from(["ltr", "rtl"]))
def test_every_letter_stands_somewhere_once(line: str, base: str) -> None:
    assert sorted("".join(run.text for run in visual_runs(line, base))) == sorted(line)  # type: ignore[arg-type]


def test_brackets_are_mirrored() -> None:
    assert reversed_letters("אב (ג)") == "(ג) בא"


def test_marks_that_steer_are_no_letters() -> None:
    assert without_marks("\u200fאב\u202c \u2067abc\u2069") == "אב abc"
