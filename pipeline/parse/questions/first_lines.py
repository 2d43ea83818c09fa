"""Questions that ask nothing, where each question is a first line in bold, and the answer goes on below it."""

from __future__ import annotations

from collections.abc import Sequence as Ordered
from typing import NamedTuple

from pipeline.parse.average import mean
from pipeline.parse.blocks import Block
from pipeline.parse.questions.marking import Mark, Sequence

_LEAST = 4
"""So many questions show how they are set."""
_NEARLY_ALL = 0.8
_SEVERAL = 2
_MOST = 40
"""So many lines that ask nothing are looked for in the whole text."""
_ENDS = ".?!…。？！؟।۔։"
_QUOTES = "\"'”’“„«»‹›「」『』"
_COLONS = ":："


class FirstLine(NamedTuple):
    """A paragraph that begins as the questions do, and asks nothing."""

    place: int
    is_sure: bool
    """Whether it is a sentence that stands nowhere else; others may be titles, or only draw the eye."""


def first_lines(seen: Sequence, marks: dict[int, Mark]) -> tuple[FirstLine, ...]:
    """What begins as nearly all questions do, between the first and the last of them, and is not among `marks`.

    What ends with a colon leads to what follows, and what is in quotation marks is somebody's word.
    """
    asks = [index for index, mark in marks.items() if mark.asks]
    if not are_so_set(seen, asks):
        return ()
    found: dict[int, str] = {}
    for index in range(asks[0] + 1, asks[-1]):
        one = seen[index]
        line = _line(one.block) if one.block.bold and one.label is None and index not in marks else ""
        if line and line[-1] not in _COLONS and line[0] not in _QUOTES and line.rstrip(_ENDS)[-1:] not in _QUOTES:
            found[index] = line
    # What asks nothing is the exception among questions.
    are_few = len(found) <= min(len(asks), _MOST)
    text = "\n".join(one.block.text for one in seen) if found and are_few else ""
    return tuple(
        FirstLine(index, are_few and line[-1] in _ENDS and text.count(line.rstrip(_ENDS)) < _SEVERAL)
        for index, line in found.items()
    )


def with_first_lines(seen: Sequence, marks: dict[int, Mark]) -> dict[int, Mark]:
    """`marks`, with the first lines that are surely questions as well."""
    found = [one.place for one in first_lines(seen, marks) if one.is_sure]
    more = {index: Mark(True, None, 0, seen[index].block.bold) for index in found}
    return dict(sorted((marks | more).items())) if more else marks


def are_so_set(seen: Sequence, asks: Ordered[int]) -> bool:
    """Whether nearly all of these questions, and not just one or two, are the first lines of paragraphs."""
    is_often = len(asks) >= _LEAST and asks[-1] < len(seen)
    return is_often and mean([_is_so_set(seen, index) for index in asks]) >= _NEARLY_ALL


def _is_so_set(seen: Sequence, index: int) -> bool:
    """Whether a question is the first line of its paragraph; the reader may have set the two apart."""
    if seen[index].block.is_bold:
        return index + 1 < len(seen) and seen[index + 1].block.led
    return bool(_line(seen[index].block))


def _line(one: Block) -> str:
    """The whole first line of a paragraph, if that alone is in bold, and a line break parts it from plain text."""
    line = one.raw[: one.bold].strip()
    rest = one.raw[one.bold :]
    is_parted = one.raw[one.bold - 1] == "\n" or rest.lstrip(" \xa0").startswith("\n")
    if one.kind != "paragraph" or not is_parted or "\n" in line or not any(map(str.isalnum, line)):
        return ""
    return line if any(map(str.isalnum, rest)) else ""
