"""Lines of at most so many columns, for scripts with and without spaces between words."""

from __future__ import annotations

import re
import unicodedata

WIDTH = 72
"""Columns of plain text: leaves room for a quotation mark or two in the replies (RFC 3676 §4.2 says 78 at most)."""

_NOT_FIRST = frozenset("、。，．・：；？！）］｝」』】〕〉》”’…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％‰)]}.,:;?!")
_NOT_LAST = frozenset("（［｛「『【〔〈《“‘([{")
_TRIMMED = re.compile(r"[ \t\r\n\f\v]+")  # not the no-break space, which must hold its words together


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes (Unicode Standard Annex 11: wide and full-width take two)."""
    return sum(_columns(char) for char in text)


def wrapped(text: str, width: int = WIDTH, first: str = "", rest: str | None = None) -> str:
    """`text` in lines of at most `width` columns, `first` before the first line and `rest` before the others.

    Line feeds in `text` are kept; runs of other white space become one space. A word that is too long (an
    address) stands alone on a line that is too long. Chinese and Japanese break between characters, but not before
    closing or after opening punctuation (kinsoku, JIS X 4051).
    """
    rest = first if rest is None else rest
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _fill(_pieces(paragraph), width, first if not lines else rest, rest)
    return "\n".join(line.rstrip() for line in lines)


def _fill(pieces: list[tuple[str, str]], width: int, first: str, rest: str) -> list[str]:
    lines, line, used = [], first, columns(first)
    empty = True
    for space, piece in pieces:
        size = columns(piece)
        if not empty and used + len(space) + size > width:
            lines.append(line)
            line, used, empty = rest, columns(rest), True
        if not empty:
            line, used = line + space, used + len(space)
        line, used, empty = line + piece, used + size, False
    return [*lines, line]


def _pieces(text: str) -> list[tuple[str, str]]:
    """What must not be broken, each with the space that stands before it if it is not the first of its line."""
    pieces: list[tuple[str, str]] = []
    for word in _TRIMMED.split(text.strip(" \t\r\f\v")):
        space = " "
        for part in _breakable(word):
            pieces.append((space, part))
            space = ""
    return pieces


def _breakable(word: str) -> list[str]:
    """A word's parts between which a line may break."""
    if not any(_columns(char) == 2 for char in word):
        return [word] if word else []
    parts: list[str] = []
    for char in word:
        last = parts[-1][-1] if parts else ""
        breaks = last and (_columns(char) == 2 or _columns(last) == 2)
        if not last or (breaks and char not in _NOT_FIRST and last not in _NOT_LAST):
            parts.append(char)
        else:
            parts[-1] += char
    return parts


def _columns(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
