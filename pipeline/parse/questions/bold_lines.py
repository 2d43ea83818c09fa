"""Questions that are lines in bold or italics within one paragraph, with line breaks around them: each begins one."""

from __future__ import annotations

import re

from pipeline.parse import inline
from pipeline.parse.blocks import Block, block
from pipeline.parse.words.asking import ends_asking

_SET_OFF = r"(?:\n|<br\b[^<>]*>)[^\S\n]*<({tags})(?:\s[^<>]*)?>((?:(?!</?\1\b|<br\b|\n).)+)</\1>\s*(?=\n|<br\b)"
_BOLD = re.compile(_SET_OFF.format(tags="strong|b"))
_ITALIC = re.compile(_SET_OFF.format(tags="em|i"))
_NUMBERED = re.compile(r"\s*(?:\d{1,3}[.):]|[QF]\d{0,3}[.:])\s*\S")
_LEAST = 2
_HALF = 0.5


def parted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with the paragraphs taken apart before each line that alone is set off, if such lines ask.

    What follows such a line stays with it: questions so set are known wherever they begin a paragraph.
    """
    broken = [
        index for index, one in enumerate(blocks) if "\n" in one.raw and one.kind == "paragraph" and "<" in one.html
    ]
    for form in (_BOLD, _ITALIC) if broken else ():
        inside = {index: found for index in broken if (found := _lines(blocks[index], form))}
        if _ask([line for lines in inside.values() for _, line in lines]):
            return tuple(piece for index, one in enumerate(blocks) for piece in _pieces(one, inside.get(index, [])))
    return blocks


def _ask(lines: list[str]) -> bool:
    asking = sum(ends_asking(line) or _NUMBERED.match(line) is not None for line in lines)
    return asking >= _LEAST and asking >= _HALF * len(lines)


def _lines(one: Block, form: re.Pattern[str]) -> list[tuple[int, str]]:
    """The lines of a paragraph that alone are set off, the first and the last aside, each with its place in `raw`."""
    found: list[tuple[int, str]] = []
    place = done = 0
    for match in form.finditer(one.html):
        place += len(block("paragraph", one.html[done : match.start()]).raw)
        done = match.start()
        if line := block("paragraph", match[2]).text:
            found.append((place + 1, line))
    return found


def _pieces(one: Block, lines: list[tuple[int, str]]) -> list[Block]:
    if not lines:
        return [one]
    pieces = inline.parted(one.html, [place for place, _ in lines])
    return [block("paragraph", piece) for piece in map(_trimmed, pieces) if piece]


def _trimmed(html: str) -> str:
    return _BREAKS.sub("", html.strip()).strip()


_BREAKS = re.compile(r"^(?:\s*<br\b[^<>]*>)+|(?:<br\b[^<>]*>\s*)+$")
