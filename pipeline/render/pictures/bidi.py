"""The order in which the letters of one line stand on paper, where its scripts run both ways.

A small part of the Unicode Bidirectional Algorithm (UAX #9), enough for a title: no explicit embeddings, numbers and
signs within numbers, neutrals, and the reversal of levels.
"""

from __future__ import annotations

import unicodedata
from typing import Literal, NamedTuple

_INVISIBLE = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")

Direction = Literal["ltr", "rtl"]


class Run(NamedTuple):
    """A stretch of text that runs one way."""

    text: str
    """In the order in which it is read."""
    direction: Direction


def without_marks(text: str) -> str:
    """`text` without the invisible characters that steer direction: they have no letter form."""
    return "".join(letter for letter in text if letter not in _INVISIBLE)


def visual_runs(line: str, base: Direction) -> list[Run]:
    """The runs of `line` as they stand on paper, from left to right; `base` is the direction of the paragraph."""
    if base == "ltr" and not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line):
        return [Run(line, "ltr")] if line else []
    levels = _levels(line, base)
    order = list(range(len(line)))
    for level in range(max(levels, default=0), 0, -1):  # rule L2
        order = _reversed_at(order, levels, level)
    runs: list[Run] = []
    start = 0
    for at in range(1, len(order) + 1):
        if at == len(order) or levels[order[at]] != levels[order[start]]:
            stretch = sorted(order[start:at])
            direction: Direction = "rtl" if levels[order[start]] % 2 else "ltr"
            runs.append(Run("".join(line[index] for index in stretch), direction))
            start = at
    return runs


def reversed_letters(text: str) -> str:
    """A run from right to left for a renderer that only knows the other way; brackets are mirrored (rule L4)."""
    return text[::-1].translate(_MIRRORED)


def _levels(line: str, base: Direction) -> list[int]:
    kinds = _resolved([unicodedata.bidirectional(letter) for letter in line], "R" if base == "rtl" else "L")
    if base == "ltr":
        return [{"L": 0, "R": 1, "N": 2}[kind] for kind in kinds]
    return [{"L": 2, "R": 1, "N": 2}[kind] for kind in kinds]


def _resolved(kinds: list[str], base: str) -> list[str]:
    """L, R or N (a number between letters from right to left) for every letter."""
    found: list[str] = []
    strong = base
    for at, kind in enumerate(kinds):
        before = found[-1] if found else base
        after = kinds[at + 1] if at + 1 < len(kinds) else ""
        if kind in ("L", "R", "AL"):
            strong = "L" if kind == "L" else "R"
            found.append(strong)
        elif kind in ("EN", "AN"):
            found.append("L" if strong == "L" else "N")  # rule W7
        elif kind == "NSM" and found:
            found.append(before)
        elif (
            before in ("N", "L")
            and at
            and kinds[at - 1] in ("EN", "AN")
            and ((kind in ("ES", "CS") and after in ("EN", "AN")) or kind == "ET")
        ):  # rules W4, W5
            found.append(before)
        elif kind == "ET" and after == "EN":
            found.append("L" if strong == "L" else "N")
        else:
            found.append("?")
    return _neutrals(found, base)


def _neutrals(kinds: list[str], base: str) -> list[str]:
    """What has no direction takes that of its surroundings, if both agree, else the paragraph's (rules N1, N2)."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "?":
            end += 1
        if end > at:
            before = base if at == 0 else kinds[at - 1].replace("N", "R")
            after = base if end == len(kinds) else kinds[end].replace("N", "R")
            kinds[at:end] = [before if before == after else base] * (end - at)
        at = max(end, at + 1)
    return kinds


def _reversed_at(order: list[int], levels: list[int], least: int) -> list[int]:
    result: list[int] = []
    stretch: list[int] = []
    for index in order:
        if levels[index] >= least:
            stretch.append(index)
            continue
        result += [*reversed(stretch), index]
        stretch = []
    return result + stretch[::-1]
