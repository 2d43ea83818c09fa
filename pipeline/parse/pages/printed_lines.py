"""Paragraphs that are only lines of a printed page, joined again: some programs make one of each line they wrapped."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from pipeline.parse.blocks import Block, block
from pipeline.parse.questions.labels import label

_LEAST = 10
"""Paragraphs that break off in mid sentence, in the shortest text that was wrapped so."""
_OFTEN = 0.3
"""The share of paragraphs that do so; people hardly ever break one off."""
_NARROWEST = 45
"""Characters of most wrapped lines at least; those of poems are shorter, and are meant to stand alone."""
_WIDEST = 130
_FULL = 0.8
"""A line that is so wide, compared to most, was broken because it was full; a shorter one ends a paragraph."""
_MOST_LINES = 100
"""Lines of the longest paragraph; where none ever ends, they are broken by something else than a page's width."""
_ENDS = frozenset(".!?…:;。！？؟")
_CLOSING = "\"'”’»)“]"


def unwrapped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with the paragraphs joined that are only lines of one, if many of all are."""
    # Few paragraphs begin with a small letter, and that is seen far faster than how the one before ends.
    if len([one for one in blocks if one.text[:1].islower()]) < _LEAST:
        return blocks
    broken = [len(one.text) for one, following in pairwise(blocks) if _breaks_off(one, following)]
    if len(broken) < max(_LEAST, _OFTEN * sum(one.kind == "paragraph" for one in blocks)):
        return blocks
    width = median(broken)
    if not _NARROWEST <= width <= _WIDEST:
        return blocks
    runs: list[list[Block]] = [[blocks[0]]]
    for one, following in pairwise(blocks):
        if len(runs[-1]) < _MOST_LINES and _goes_on(one, following, width):
            runs[-1].append(following)
        else:
            runs.append([following])
    return tuple(run[0] if len(run) == 1 else _joined(run) for run in runs)


def _breaks_off(one: Block, following: Block) -> bool:
    """Whether a paragraph ends in mid sentence, and the next one goes on in small letters and in the same type."""
    return _are_alike(one, following) and following.text[0].islower() and not _is_ended(one)


def _goes_on(one: Block, following: Block, width: float) -> bool:
    if not _are_alike(one, following) or following.led:
        return False
    if following.text[0].islower() and not _is_ended(one):
        return True
    if len(one.text) < _FULL * width or label(following) is not None:
        return False
    # Behind a full stop may stand another paragraph, and a question is never to be lost in what was said before.
    return not _is_ended(one) or not (one.is_bold or following.text[-1] in "?？؟…")


def _are_alike(one: Block, following: Block) -> bool:
    is_text = one.kind == following.kind == "paragraph" and one.text and following.text
    return bool(is_text) and one.is_bold == following.is_bold and one.italic == following.italic


def _is_ended(one: Block) -> bool:
    return one.text.rstrip(_CLOSING)[-1:] in _ENDS


def _joined(run: list[Block]) -> Block:
    html = " ".join(one.html for one in run)
    return block("paragraph", html, number=run[0].number, names=run[0].names)._replace(led=run[0].led)
