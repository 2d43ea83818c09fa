"""What stands at the edges of printed pages, in text taken from a PDF: page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.parse.words.asking import plain
from pipeline.parse.words.printed import PAGE
from pipeline.parse.words.table import every

_LONGEST = 130
"""Characters of a line at the edge of a page."""
_DIGIT = re.compile(r"\d")
_NUMBER_FIRST = re.compile(r"\s*[-–—]?\s*(\d{1,4})(?:\s*[-–—]|\s{2,}(\S.*))?\s*")
_NUMBER_LAST = re.compile(r"\s*(\S.*?)(?:\s{2,}|(?<=[A-Z]) )(?:p(?:age|\.)?\s*)?(\d{1,4})\s*")
_COUNTED = re.compile(
    r"\s*(?:(\S.*?)(?:\s{2,}|\s[|·•–—-]\s))?([^\W\d_]{1,8})\.?\s*\|?\s*(\d{1,4})"
    r"(?:\s?(?:/|[^\W\d_]{1,4})\s?\d{1,4})?(?:\s*[|·•–—-])?\s*"
)
"""Said in words, and mostly how many there are: "Page 4 of 20"."""
_ENDED = re.compile(r"[.!?…:。！？؟][\"'”’»)\]]*$")
_NEAR = 8
"""So many lines, empty ones among them, may stand between the edge of a page and its text."""
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
    edges |= _running(lines, edges)
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
    bare = [(index, number) for index, (number, said) in found if not said]
    if any(number == 1 for _, number in bare) and not any(_tears(lines, index) for index, _ in bare):
        heads[""] = 0  # bare numbers from 1 on may count questions
    edges: set[int] = set()
    for (first, (number, said)), (second, (following, other)) in pairwise(found):
        is_said = said == other and said.casefold().rpartition(" ")[2] in PAGE
        if following != number + 1 and not (is_said and following > number):
            continue
        is_turn = not any(line.strip() for line in lines[first + 1 : second])
        is_head = heads[said] > 1 and heads[other] > 1
        if is_turn or (is_head and second - first >= _LEAST_PAGE):
            edges |= {first, second}
    return edges


def _tears(lines: list[str], index: int) -> bool:
    """Whether a sentence goes on behind the line at `index`."""
    above = next(filter(None, map(str.strip, reversed(lines[max(0, index - _NEAR) : index]))), "")
    below = next(filter(None, map(str.strip, lines[index + 1 : index + _NEAR])), "")
    return bool(above) and not _ENDED.search(above) and below[:1].islower()


def _running(lines: list[str], edges: set[int]) -> set[int]:
    """The lines that stand apart beside such edges and are the same on most pages: the title of the whole."""
    beside: dict[str, list[int]] = {}
    for index in edges:
        for step in (-1, 1):
            place = index + step
            while 0 <= place < len(lines) and not lines[place].strip():
                place += step
            if 0 <= place < len(lines) and place not in edges and _is_apart(lines, place):
                beside.setdefault(" ".join(lines[place].split()), []).append(place)
    heads = [places for said, places in beside.items() if len(said) <= _LONGEST and not _ENDED.search(said)]
    return {place for places in heads if 2 < len(places) > len(edges) / 2 for place in places}


def _is_apart(lines: list[str], index: int) -> bool:
    return not any(line.strip() for place in (index - 1, index + 1) for line in lines[max(0, place) : place + 1])


def _number(lines: list[str], index: int, line: str) -> tuple[int, str] | None:
    """The number of a line that stands apart, and the running head beside it, "" without one."""
    above = lines[index - 1].strip() if index else ""
    below = lines[index + 1].strip() if index + 1 < len(lines) else ""
    if above and below:
        return None
    if (found := _COUNTED.fullmatch(line)) is not None and found[2].casefold() in PAGE:
        number, said = found[3], " ".join([*(found[1] or "").split(), found[2]])
    elif (found := _NUMBER_FIRST.fullmatch(line)) is not None:
        number, said = found[1], found[2] or ""
    elif (found := _NUMBER_LAST.fullmatch(line)) is not None:
        number, said = found[2], found[1]
    else:
        return None
    is_counted = plain(said).strip(" .:#") in every("question") | every("session") | every("part")
    return None if is_counted or _ENDED.search(said) else (int(number), said)
