"""Lists that are a talk: items that each hold a question and its answer, and dialogues whose voices are items."""

from __future__ import annotations

import re

from pipeline.parse.blocks import Block, block
from pipeline.parse.questions.labels import label
from pipeline.parse.words.asking import asking, ends_asking

_ITEM = re.compile(r"<li\b[^>]*>(.*?)</li>", re.DOTALL)
_PARAGRAPH = re.compile(r"\s*</?(?:p|div|dt|dd)\b[^>]*>\s*")
_LEAST_LISTS = 3
_LEAST_ITEMS = 3
_LEAST_SPOKEN = 4
_LONGEST_LEAD = 80
_LEAST_ASKING = 0.5
_NEARLY_ALL = 0.8
_EMPTY = block("paragraph", "")


def spoken(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks`, with the lists that are a dialogue or a questionnaire taken apart."""
    lists = {
        index: items for index, one in enumerate(blocks) if one.kind == "list" and (items := _ITEM.findall(one.html))
    }
    if not lists:
        return blocks
    voiced = {index: items for index, items in lists.items() if _has_voices(blocks[index], items)}
    # In an answer, "Pro" and "Con" may recur; where voices are items, there is little else.
    if voiced and sum(map(len, voiced.values())) >= len(blocks) - len(voiced):
        apart = {index: [block("paragraph", piece) for piece in _pieces(items)] for index, items in voiced.items()}
    elif _is_dialogue(lists):
        apart = {index: [block("paragraph", "— " + item) for item in items] for index, items in lists.items()}
    else:
        found = ((index, _answered(blocks[index], items)) for index, items in lists.items())
        apart = {index: pieces for index, pieces in found if pieces}
    if not apart:
        return blocks
    out: list[Block] = []
    for index, one in enumerate(blocks):
        out += apart.get(index, [one])
    return tuple(out)


def _is_dialogue(lists: dict[int, list[str]]) -> bool:
    """Whether lists of two or so items each are what two people say in turn: "- Why red?", "- Because …"."""
    if sum(len(items) > 1 for items in lists.values()) < _LEAST_LISTS:
        return False
    first = [asking(block("paragraph", items[0]).text) for items in lists.values()]
    later = [asking(block("paragraph", items[1]).text) for items in lists.values() if len(items) > 1]
    return sum(first) >= _LEAST_ASKING * len(first) and sum(later) <= _LEAST_ASKING * len(later)


def _has_voices(one: Block, items: list[str]) -> bool:
    """Whether nearly each item is what somebody says by name, and they speak again and again: "- **Ada**: …"."""
    is_flat = len(items) >= _LEAST_SPOKEN and one.html.count("<li") == len(items)
    if not is_flat or ":" not in items[0][:_LONGEST_LEAD]:
        return False
    found = (label(block("paragraph", item)) for item in items)
    names = [one.name for one in found if one is not None and one.name and (one.bold or one.is_word)]
    return len(names) >= _NEARLY_ALL * len(items) and 1 < len(set(names)) <= len(names) / 2


def _pieces(items: list[str]) -> list[str]:
    return [piece for item in items for piece in _PARAGRAPH.split(item) if piece.strip()]


def _answered(one: Block, items: list[str]) -> list[Block]:
    """The paragraphs of a list, if nearly each of its items begins with a question and goes on with what answers it."""
    # Where a list stands within another, fewer items are found than begin.
    if len(items) < _LEAST_ITEMS or one.html.count("<li") != len(items):
        return []
    out: list[Block] = []
    count = 0
    for item in items:
        first, *rest = [block("paragraph", piece) for piece in _PARAGRAPH.split(item) if piece.strip()] or [_EMPTY]
        if rest and ends_asking(first.text):
            count += 1
            first = block("paragraph", f"<strong>{first.html}</strong>")
        else:
            count += 0 < first.bold < len(first.raw.rstrip()) and ends_asking(first.raw[: first.bold])
        out += [piece for piece in (first, *rest) if piece.text]
    return out if count >= _NEARLY_ALL * len(items) and count >= _LEAST_ITEMS else []
