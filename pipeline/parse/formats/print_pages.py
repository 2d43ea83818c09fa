"""What stands at the edges of printed pages, in text taken from a PDF: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import every

_LONGEST = 100
"""Characters of a line at the edge of a page."""
_DIGIT = re.compile(r"\d")
_NUMBER_FIRST = re.compile(r"\s*[-–—]?\s*(\d{1,4})(?:\s*[-–—]|\s{2,}(\S.*))?\s*")
_NUMBER_LAST = re.compile(r"\s*(\S.*?)(?:\s{2,}|(?<=[A-Z]) )(?:p(?:age|\.)?\s*)?(\d{1,4})\s*")
_ENDED = re.compile(r"[.!?…:。！？؟][\"'”’»)\]]*$")
_LEAST_PAGE = 20
"""Lines of the shortest page."""


def unprinted(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without the edges of its pages, and what stood there.

    Edges are lines that stand apart and hold numbers that count pages: at a turn, or a page's length from each other.
    """
    lines = text.split("\n")
    edges = _numbered(lines)
    if not edges:
        return text, ()
    out: list[str] = []
    is_broken = False
    for index, line in enumerate(lines):
        if index in edges:
            is_broken = True
        elif line.strip() or not is_broken:
            if is_broken and line.strip():
                _turn(out, line)
            is_broken = is_broken and not line.strip()
            out.append(line)
    return "\n".join(out), tuple(" ".join(lines[index].split()) for index in sorted(edges))


def _turn(out: list[str], following: str) -> None:
    """Between two pages: a sentence that goes on overleaf goes on; otherwise a paragraph ends."""
    while out and not out[-1].strip():
        out.pop()
    goes_on = bool(out) and not _ENDED.search(out[-1].rstrip()) and following.lstrip()[:1].islower()
    if not goes_on:
        out.append("")


def _numbered(lines: list[str]) -> set[int]:
    short = ((index, line) for index, line in enumerate(lines) if 0 < len(line) <= _LONGEST and _DIGIT.search(line))
    found = [(index, edge) for index, line in short if (edge := _number(lines, index, line)) is not None]
    heads = Counter(said for _, (_, said) in found)
    if any(number == 1 and not said for _, (number, said) in found):
        heads[""] = 0  # bare numbers from 1 on may count questions
    edges: set[int] = set()
    for (first, (number, said)), (second, (following, other)) in pairwise(found):
        if following != number + 1:
            continue
        is_turn = not any(line.strip() for line in lines[first + 1 : second])
        is_head = heads[said] > 1 and heads[other] > 1
        if is_turn or (is_head and second - first >= _LEAST_PAGE):
            edges |= {first, second}
    return edges


def _number(lines: list[str], index: int, line: str) -> tuple[int, str] | None:
    """The number of a line that stands apart, and the running head beside it, "" without one."""
    above = lines[index - 1].strip() if index else ""
    below = lines[index + 1].strip() if index + 1 < len(lines) else ""
    if above and below:
        return None
    if (found := _NUMBER_FIRST.fullmatch(line)) is not None:
        number, said = found[1], found[2] or ""
    elif (found := _NUMBER_LAST.fullmatch(line)) is not None:
        number, said = found[2], found[1]
    else:
        return None
    is_counted = plain(said).strip(" .:#") in every("question") | every("session") | every("part")
    return None if is_counted or _ENDED.search(said) else (int(number), said)
