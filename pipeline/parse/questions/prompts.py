"""What is set like a question and is none, and what is one without asking."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.questions.features import Feature, in_words
from pipeline.parse.words.asking import ends_asking
from pipeline.parse.words.table import every

PROMPT_WORDS = 3
_HALF = 0.5
_IN_PARENS = re.compile(r"[(（][^()（）]+[)）][.。]?")
"""Who wrote it, who laughs: no question stands in parentheses."""
_QUOTES = "\"'”’“»›」』"
"""What may close a sentence to be finished: "Lunch is…"."""


def is_aside(one: Feature) -> bool:
    """Whether it leads elsewhere or says who laughs, and asks nothing."""
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
