from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.pictures.colour import PAPER_DARK, PAPER_LIGHT, accent, contrast, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_every_colour_can_be_read_on_both_papers(wished: str) -> None:
    made = accent(wished)
    assert contrast(made.light, PAPER_LIGHT) >= 4.5
    assert contrast(made.dark, PAPER_DARK) >= 4.5


@given(COLOURS)
def test_readable_colour_is_left_alone(wished: str) -> None:
    made = readable(wished, PAPER_LIGHT)
    assert (made == wished) is (contrast(wished, PAPER_LIGHT) >= 4.5)


def test_hue_stays() -> None:
    made = accent("#8a3324").dark
    red, green, blue = (int(made[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green + 60
    assert red > blue + 60


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)
