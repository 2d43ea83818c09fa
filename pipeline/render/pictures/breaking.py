"""Where a title may be broken into lines, and the breaks that make its lines equally long."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

_DENSE = (
    r"\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\uff01-\uff60\U00020000-\U0003ffff"
)
"""Scripts without spaces, in which a line may end after nearly every letter. Korean has spaces."""
_NOT_FIRST = (
    "、。，．・：；？！）］｝〕〉》」』】”’‐–—〜～…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞ,.:;?!)]}»›%°"
)
"""No line begins with these (JIS X 4051, CLREQ)."""
_NOT_LAST = "（［｛〔〈《「『【“‘([{«‹¿¡"
_PIECE = re.compile(
    rf"[{_DENSE}]|[^\s{_DENSE}]+?[-‐–—/](?=\w{{2}})|[^\s{_DENSE}]+|[^\S\xa0\u202f]+|[\xa0\u202f]+", re.UNICODE
)

Measure = Callable[[str], float]
"""How long a text is when it is set in one line."""


def pieces(text: str) -> list[str]:
    """`text`, cut wherever a line may end; a piece that ends in a space loses it at the end of a line.

    No-break spaces hold; neither closing marks and dashes begin a line nor opening marks end it.
    """
    found: list[str] = []
    is_glued = False
    for piece in _PIECE.findall(text):
        holds = piece[0] in "\xa0\u202f" or piece.isspace()
        if found and (is_glued or holds or piece[0] in _NOT_FIRST):
            found[-1] += piece
        else:
            found.append(piece)
        is_glued = piece[-1] in _NOT_LAST or piece[-1] in "\xa0\u202f"
    return found


def clusters(piece: str) -> list[str]:
    """The letters of `piece`, each with the marks that stand on it."""
    found: list[str] = []
    for letter in piece:
        is_joined = found and (found[-1].endswith("\u200d") or letter == "\u200d")
        if found and (is_joined or unicodedata.category(letter) in ("Mn", "Mc", "Me")):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def fill(parts: Sequence[str], width: float, measure: Measure) -> list[str] | None:
    """The fewest lines of at most `width`, as equally long as can be; None if a single piece is longer than that.

    Of breaks that are nearly as good, the one after a comma is taken rather than the one after "the".
    """
    bare = [measure(part.rstrip(" ")) for part in parts]
    whole = list(accumulate((measure(part) for part in parts), initial=0.0))
    if any(length > width for length in bare):
        return None
    # For every piece: the lines up to its end, how uneven they are, and where the last of them begins.
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    mean = whole[-1] / max(1, math.ceil(whole[-1] / width))
    for end in range(1, len(parts) + 1):
        ways = []
        for begin in range(end - 1, -1, -1):
            length = whole[end - 1] - whole[begin] + bare[end - 1]
            if length > width:
                break
            lines, uneven, _ = best[begin]
            is_last = end == len(parts)
            ways.append((lines + 1, uneven + ((length - mean) / mean) ** 2 + _cost(parts[end - 1], is_last), begin))
        best.append(min(ways))
    cuts = [len(parts)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][2])
    cuts.reverse()
    return ["".join(parts[begin:end]).rstrip(" ") for begin, end in pairwise(cuts)]


def _cost(part: str, is_last: bool) -> float:
    """What it takes from a line's evenness to end with this piece."""
    word = part.rstrip(" ")
    if is_last or word[-1] in ",.;:?!–—。、，：；？！":
        return 0.0
    return 0.1 if len(word) <= 3 or word[-1] in "-‐/" else 0.04


def cut(word: str, width: float, measure: Measure) -> list[str]:
    """`word`, which is longer than a line, in about equal parts of at most `width`, with hyphens between them."""
    letters = clusters(word)
    count = 2
    while count < len(letters):
        step = -(-len(letters) // count)
        parts = ["".join(letters[at : at + step]) for at in range(0, len(letters), step)]
        parts = [f"{part}-" if part[-1].isalpha() else part for part in parts[:-1]] + parts[-1:]
        if all(measure(part.rstrip(" ")) <= width for part in parts):
            return parts
        count += 1
    return letters
