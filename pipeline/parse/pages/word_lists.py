"""The lists of pages that Word saved: paragraphs with a class of its own, each with its bullet as text."""

from __future__ import annotations

import re
from itertools import groupby

from pipeline.parse import inline
from pipeline.parse.blocks import Block, block

_CLASS = "msolist"
_BULLET = re.compile(r"\s*[·•‣◦▪■§\uf0b7\uf0a7oü–-][\s\xa0]+(?=\S)")


def listed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with the paragraphs that Word bulleted as lists; a lone one only loses its bullet."""
    if not any(map(_is_item, blocks)):
        return blocks
    runs = ((is_item, list(run)) for is_item, run in groupby(blocks, _is_item))
    return tuple(one for is_item, run in runs for one in (_list(run) if is_item else run))


def _is_item(one: Block) -> bool:
    is_words = any(name.startswith(_CLASS) for name in one.names)
    return is_words and one.kind == "paragraph" and _BULLET.match(one.raw) is not None


def _without_bullet(one: Block) -> str:
    bullet = _BULLET.match(one.raw)
    return inline.cut(one.html, bullet.end()).strip() if bullet else one.html


def _list(run: list[Block]) -> list[Block]:
    items = [_without_bullet(one) for one in run]
    if len(items) == 1:
        return [block("paragraph", items[0])]
    return [block("list", "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>")]
