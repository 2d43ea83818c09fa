"""A question whose label was forgotten, where all others have one and are in bold besides."""

from __future__ import annotations

from itertools import pairwise

from pipeline.parse.average import mean
from pipeline.parse.questions.marking import Mark, Sequence

_LEAST = 4
"""So many questions show how they are set."""
_NEARLY_ALL = 0.9
_ENDS = ".?!…。？！؟"
_QUOTES = "\"'”’“„«‹»「『"


def forgotten(seen: Sequence, marks: dict[int, Mark]) -> dict[int, Mark]:
    """Whole sentences in bold between questions that have a label and are all in bold: theirs was forgotten.

    What is quoted, or said elsewhere too, only draws the eye.
    """
    places = sorted(marks)
    if len(places) < _LEAST or mean(seen[index].block.is_bold for index in places) < _NEARLY_ALL:
        return {}
    texts = [one.block.text for one in seen]
    out: dict[int, Mark] = {}
    for before, after in pairwise(places):
        for index in range(before + 2, after - 1):
            one, text = seen[index], texts[index]
            is_set_off = one.block.kind == "paragraph" and one.block.is_bold and one.label is None
            if not is_set_off or text[-1] not in _ENDS or text[0] in _QUOTES or seen[index + 1].block.bold:
                continue
            if not any(text.rstrip(_ENDS) in other for place, other in enumerate(texts) if place != index):
                out[index] = Mark(True, marks[before].speaker)
    return out
