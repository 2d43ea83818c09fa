"""Questions that are lines in bold within one paragraph, only line breaks around them: each begins a paragraph."""

from __future__ import annotations

import re

from pipeline.parse import inline
from pipeline.parse.blocks import Block, block
from pipeline.parse.words.asking import ends_asking

_BOLD = re.compile(r"(?:\n|<br\b[^<>]*>)\s*<(strong|b)(?:\s[^<>]*)?>((?:(?!</?\1\b|<br\b|\n).)+)</\1>\s*(?=\n|<br\b)")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}[.):]|[QF]\d{0,3}[.:])\s*\S")
_LEAST = 2
_HALF = 0.5


def parted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with the paragraphs taken apart before each line that alone is in bold, if such lines ask."""
    inside = {index: found for index, one in enumerate(blocks) if (found := _lines(one))}
    said = [line for lines in inside.values() for _, line in lines]
    asking = sum(ends_asking(line) or _NUMBERED.match(line) is not None for line in said)
    if asking < _LEAST or asking < _HALF * len(said):
        return blocks
    out: list[Block] = []
    for index, one in enumerate(blocks):
        pieces = inline.parted(one.html, [place for place, _ in inside[index]]) if index in inside else []
        out += [block("paragraph", piece) for piece in map(_trimmed, pieces) if piece] if pieces else [one]
    return tuple(out)


def _lines(one: Block) -> list[tuple[int, str]]:
    """The lines of a paragraph that alone are in bold, the first and the last aside, each with its place in `raw`."""
    if one.kind != "paragraph" or "\n" not in one.raw or ("<strong" not in one.html and "<b" not in one.html):
        return []
    found: list[tuple[int, str]] = []
    place = done = 0
    for match in _BOLD.finditer(one.html):
        place += len(block("paragraph", one.html[done : match.start()]).raw)
        done = match.start()
        if line := block("paragraph", match[2]).text:
            found.append((place + 1, line))
    return found


def _trimmed(html: str) -> str:
    return _BREAKS.sub("", html.strip()).strip()


_BREAKS = re.compile(r"^(?:\s*<br\b[^<>]*>)+|(?:<br\b[^<>]*>\s*)+$")
