"""A question whose label was forgotten, where all others have one and are in bold besides."""

from __future__ import annotations

from itertools import pairwise

from pipeline.parse.average import mean
from pipeline.parse.questions.marking import Mark, Sequence

_LEAST = 4
"""So many questions show how they are set."""
_NEARLY_ALL = 0.9
_MOST = 40
"""More sentences than this are not forgotten, but set off."""
_ENDS = ".?!…。？！؟"
_QUOTES = "\"'”’“„«‹»「『"


def forgotten(seen: Sequence, marks: dict[int, Mark]) -> dict[int, Mark]:
    """Whole sentences in bold between questions that have a label and are all in bold: theirs was forgotten.

    What is quoted, or said elsewhere too, only draws the eye.
    """
    places = sorted(marks)
    if len(places) < _LEAST or mean(seen[index].block.is_bold for index in places) < _NEARLY_ALL:
        return {}
    found: dict[int, Mark] = {}
    for before, after in pairwise(places):
        for index in range(before + 2, after - 1):
            one, text = seen[index], seen[index].block.text
            is_set_off = one.block.kind == "paragraph" and one.block.is_bold and one.label is None
            if is_set_off and text[-1] in _ENDS and text[0] not in _QUOTES and not seen[index + 1].block.bold:
                found[index] = Mark(True, marks[before].speaker)
    if not 0 < len(found) <= _MOST:
        return {}
    text = "\n".join([one.block.text for one in seen])
    return {index: mark for index, mark in found.items() if text.count(seen[index].block.text.rstrip(_ENDS)) == 1}
