"""Fragments, cut at a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.parse import inline


def test_parting_at_several_places_opens_again_what_was_open() -> None:
    parts = inline.parted("<b>Ada: Fog.<br>Bo: <i>Mostly</i></b>, and a bell.<br>Ada: Ah.", [10, 34])
    assert parts == ["<b>Ada: Fog.<br>", "<b>Bo: <i>Mostly</i></b>, and a bell.<br>", "Ada: Ah."]


def test_a_picture_before_a_line_in_italics_sets_nothing_off() -> None:
    assert not inline.look('<img src="a.png"> Photo <i>the keeper of the lamp, by night</i>').italic
    assert inline.look("<i>The keeper of</i> Lamp <i>and of the bell at its foot</i>").italic


@given(
    st.lists(st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<br>", "Fog", " &amp; ", "a bell"]), max_size=12),
    st.sets(st.integers(1, 40), max_size=4),
)
def test_parting_loses_and_repeats_no_text(pieces: list[str], places: set[int]) -> None:
    html = "".join(pieces)
    parts = inline.parted(html, sorted(places))
    assert len(parts) == len(places) + 1
    assert squeezed("".join(inline.look(part).raw for part in parts)) == squeezed(inline.look(html).raw)


def squeezed(text: str) -> str:
    return "".join(text.split())
