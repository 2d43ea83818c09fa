"""Paragraphs that begin with an element that sets text off otherwise than in bold: a colour, a line below, a slant."""

from __future__ import annotations

import re

from pipeline.parse import inline
from pipeline.parse.questions.features import Feature
from pipeline.parse.words.asking import ends_asking

_BOLD = ("<b", "<strong")


def leads(seen: tuple[Feature, ...]) -> dict[int, tuple[str, int]]:
    """The paragraphs that begin with such an element: its tag, and how many characters it holds."""
    return {
        index: found
        for index, one in enumerate(seen)
        if one.block.kind == "paragraph"
        and "<" in one.block.html
        and not one.block.html.lstrip()[:7].lower().startswith(_BOLD)
        and (found := inline.lead(one.block.html))[1]
    }


def asks_first(one: Feature, end: int) -> bool:
    """Whether the first `end` characters of a block ask, or stand on lines of their own before its answer."""
    raw = one.block.raw
    return bool(raw[end:].strip()) and (ends_asking(raw[:end]) or raw[end : end + 1] == "\n")


def behind_label(one: Feature) -> bool:
    """Whether a block is a label in bold, and behind it nothing but words in italics: "**Us:** _What do you do?_"."""
    return one.label is not None and one.label.bold and _LABELLED.fullmatch(one.block.html.strip()) is not None


_LABELLED = re.compile(r"<(strong|b)>[^<>]{1,60}</\1>\s?:?\s*<(em|i)>[^<>]+</\2>")
