"""Lines of plain text → blocks: paragraphs between blank lines, hard wraps undone, headings known by their looks."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from pipeline.parse import inline
from pipeline.parse.blocks import GUESSED, MOST, Block, block
from pipeline.parse.formats.markdown_slips import with_bold_closed
from pipeline.parse.questions.features import is_headline, label

WRAPPED = range(45, 101)
"""A line that an editor's program broke has so many characters; shorter ones were broken on purpose."""
_WIDEST = 130
_PRINTED = range(WRAPPED.start, _WIDEST + 1)
"""The same of a printed page, whose letters are not all as wide."""
_LONGEST_LABEL = 48
_VOICES = 2
_LEAST_BROKEN = 3
_NEAR_EDGE = 0.7
_MOSTLY = 0.9
_STOPS = (".", "?", "!", "…", ":", "”", '"')
"""With which paragraphs end; a broken line seldom does."""
_ITEM = re.compile(r"(?:[-*•–·]|\d{1,3}[.)])\s+(?=\S)")
_APART = re.compile(r"\n[^\S\n]*\n")
_RULE = re.compile(r"[-=_*~·•—–―─━═＿＝＊◇◆\s]{3,}")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of plain text; `text` has \\n line breaks."""
    runs = (list(filter(None, map(str.strip, part.split("\n")))) for part in _APART.split(text))
    groups = [lines for run in runs for lines in _parts(run)]
    is_wide = _is_wide(groups)
    whole = (_joined(lines, is_wide=is_wide) for lines in groups)
    pieces = [(piece, len(joined) == 1) for joined in whole for piece in joined][: MOST + 1]
    return tuple(_block(piece, alone, following) for (piece, alone), (following, _) in pairwise([*pieces, ("", False)]))


def _parts(lines: list[str]) -> list[list[str]]:
    """The lines of a run between blank lines, apart where a drawn rule parts them."""
    if not any(map(_RULE.fullmatch, lines)):
        return [lines] if lines else []
    runs = groupby(lines, key=lambda line: _RULE.fullmatch(line) is not None)
    return [list(run) for _, run in runs]


def _is_wide(groups: list[list[str]]) -> bool:
    """Whether a program broke all runs at the edge of a wide page: long lines, and sentences that go on below."""
    above = [line for lines in groups for line in lines[:-1] if len(line) >= _PRINTED.start]
    widest = max(map(len, above), default=0)
    if widest not in _PRINTED or widest in WRAPPED or len(above) < _LEAST_BROKEN:
        return False
    near = sum(len(line) >= _NEAR_EDGE * widest for line in above)
    ended = sum(line.endswith(_STOPS) for line in above)
    return near >= _MOSTLY * len(above) and ended <= len(above) / 2


def _joined(lines: list[str], *, is_wide: bool) -> list[str]:
    """The paragraphs that a run of lines without a blank line stands for."""
    if len(lines) == 1:
        return lines
    if all(map(_ITEM.match, lines)):
        return ["\n".join(lines)]
    wrapped = _PRINTED if is_wide else WRAPPED
    if all(len(line) in wrapped for line in lines[:-1]) and len(lines[-1]) <= wrapped.stop:
        return _unwrapped(lines, _speaking(lines))
    if max(map(len, lines)) <= _WIDEST and any(":" in line[:_LONGEST_LABEL] for line in lines):
        speaking = _speaking(lines)
        if _is_broken(lines, speaking):
            return _unwrapped(lines, speaking)
    return lines


def _speaking(lines: list[str]) -> set[int]:
    """The lines with which somebody begins to speak."""
    found = ((index, label(block("paragraph", inline.from_text(line)))) for index, line in enumerate(lines))
    return {index for index, one in found if one is not None and (one.name or one.dash)}


def _is_broken(lines: list[str], speaking: set[int]) -> bool:
    """Whether a program broke what each voice says at the edge of a page, as the text of a printed talk has it."""
    going_on = [line for index, line in enumerate(lines[:-1], 1) if index not in speaking]
    if len(speaking) < _VOICES or not going_on:
        return False
    long = sum(len(line) in _PRINTED for line in going_on)
    ended = sum(line.endswith(_STOPS) for line in going_on)
    return long >= _MOSTLY * len(going_on) and ended <= len(going_on) / 2


def _unwrapped(lines: list[str], speaking: set[int]) -> list[str]:
    out = [[lines[0]]]
    for index, line in enumerate(lines[1:], 1):
        if index in speaking:
            out.append([line])
        else:
            out[-1].append(line)
    return [" ".join(parts) for parts in out]


def _block(piece: str, alone: bool, following: str) -> Block:
    if _RULE.fullmatch(piece):
        return block("rule", "<hr>")
    if "\n" in piece:
        return _list(piece.split("\n"))
    # Many texts are Markdown that lost its ending.
    html = with_bold_closed(inline.from_text(piece))
    leads_on = len(following) > len(piece) and following.rstrip("\"'”’)»“")[-1:] in ".!?…:"
    if alone and leads_on and is_headline(piece):
        return block("heading", html, level=GUESSED)
    return block("paragraph", html)


def _list(lines: list[str]) -> Block:
    tag = "ol" if all(line[0].isdigit() for line in lines) else "ul"
    items = "".join(f"<li>{inline.from_text(_ITEM.sub('', line, count=1))}</li>" for line in lines)
    return block("list", f"<{tag}>{items}</{tag}>")
