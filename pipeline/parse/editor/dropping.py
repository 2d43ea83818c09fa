"""The headings that the editor wants dropped, with all that stands below them."""

from __future__ import annotations

from dataclasses import replace

from pipeline.parse.blocks import GUESSED, Block, Reading
from pipeline.parse.questions.features import label, squeezed

_PLAIN = GUESSED + 1
"""The level of a heading that is none by its markup: a line of its own, in bold perhaps."""


def under(blocks: tuple[Block, ...], headings: tuple[str, ...]) -> dict[int, str]:
    """The index of each block to drop → the heading for which it goes; nothing is dropped without `headings`.

    They are compared without case, space and a colon at the end. What stands below one reaches to the next heading of
    the same or a higher level; below a line that is a heading only for the editor, to the next line that could be one,
    or to the next who speaks.
    """
    wanted = {_bare(heading) for heading in headings} - {""}
    found: dict[int, str] = {}
    level, name = 0, ""
    for index, one in enumerate(blocks if wanted else ()):
        if _bare(one.text) in wanted and one.kind in ("heading", "paragraph"):
            if not name or _level(one) <= level:
                level, name = _level(one), one.text
        elif name and _ends(one, level):
            name = ""
        if name:
            found[index] = name
    return found


def without(found: Reading, dropped: dict[int, str]) -> Reading:
    """`found` without the blocks at the indexes that `under` gave; their text is kept for the editor."""
    if not dropped:
        return found
    kept = tuple(one for index, one in enumerate(found.blocks) if index not in dropped)
    texts = tuple(text for index in dropped if (text := found.blocks[index].text))
    return replace(found, blocks=kept, dropped=(*found.dropped, *texts))


def _bare(text: str) -> str:
    return squeezed(text).rstrip(":：")


def _level(one: Block) -> int:
    return one.level if one.kind == "heading" else _PLAIN


def _ends(one: Block, level: int) -> bool:
    """Whether `one` begins what no longer stands below a heading of `level`."""
    if one.kind == "heading":
        return one.level <= level
    if level < _PLAIN or one.kind != "paragraph":
        return False
    said = label(one)
    return one.is_bold or (said is not None and said.is_word)
