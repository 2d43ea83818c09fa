"""What is set like a question and is none, and what is one without asking."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from pipeline.parse.average import mean
from pipeline.parse.blocks import CALL
from pipeline.parse.questions.features import Feature, in_words
from pipeline.parse.questions.marking import Sequence
from pipeline.parse.words.asking import ends_asking, speaks_of_self
from pipeline.parse.words.table import every

PROMPT_WORDS = 3
_LONGEST_PROMPT = 90
_HALF = 0.5
_IN_PARENS = re.compile(r"[(（][^()（）]+[)）][.。]?")
"""Who wrote it, who laughs: no question stands in parentheses."""
_QUOTES = "\"'”’“»›」』"
"""What may close a sentence to be finished: "Lunch is…"."""


def is_aside(one: Feature) -> bool:
    """Whether it leads elsewhere, calls the reader to something, or says who laughs, and asks nothing."""
    if CALL in one.block.names:
        return True
    if one.label is not None and one.label.name and in_words(one.label.name, every("related") | every("box")):
        return True
    return in_words(one.said, _asides()) or (one.asks < _HALF and _IN_PARENS.fullmatch(one.said) is not None)


@cache
def _asides() -> frozenset[str]:
    return every("asides") | every("conclusion") | every("comments") | every("contact") | every("about")


def is_prompt(one: Feature) -> bool:
    """Whether it is numbered, long or finished enough to be a question that asks nothing."""
    numbered = one.label is not None and one.label.number is not None
    end = one.said.rstrip(_QUOTES)[-1:]
    return numbered or len(one.said.split()) >= PROMPT_WORDS or end in ".!…:。！：" or ends_asking(one.said)


def alike(seen: Sequence, group: list[int]) -> list[int]:
    """Those of `group` that ask, and the others if they share all that those have in common: a number, a dash…"""
    asking = [index for index in group if seen[index].asks >= _HALF]
    if len(asking) == len(group):
        return group
    shared = [trait for trait in _TRAITS if mean(trait(seen[index]) for index in asking or group) > 0.9]
    return [index for index in group if seen[index].asks >= _HALF or all(trait(seen[index]) for trait in shared)]


_TRAITS: tuple[Callable[[Feature], bool], ...] = (
    lambda one: one.label is not None and one.label.number is not None,
    lambda one: one.is_dashed,
    lambda one: not one.is_ornate,
    lambda one: one.block.italic,
    lambda one: one.block.kind == "heading" or one.block.is_bold,
)


def is_questionnaire(seen: Sequence, group: list[int]) -> bool:
    """Whether `group` are sentences to be finished: "My first memory is…", each followed by who finishes it."""
    return (
        len(group) > PROMPT_WORDS
        and takes_turns(seen, group)
        and all(len(seen[index].said) < _LONGEST_PROMPT and " " in seen[index].said for index in group)
        and mean(seen[index].said.rstrip()[-1:] in "…:" or speaks_of_self(seen[index].said) for index in group) >= _HALF
    )


def takes_turns(seen: Sequence, group: list[int], splits: Iterable[int] = ()) -> bool:
    """Whether nearly every one of `group` has plain text of its own after it, in the same block where it is split."""
    inner, within = set(group), set(splits)
    followed = sum(index in within or (index + 1 < len(seen) and index + 1 not in inner) for index in group)
    return len(group) > PROMPT_WORDS and followed >= 0.9 * len(group)
