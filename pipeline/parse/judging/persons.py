"""Whom a text speaks to, and of whom: what people say to each other, and what no list of frequent questions says."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.parse.words.asking import addresses, plain
from pipeline.parse.words.table import WORDS, is_unspaced, one_of

_WORD = re.compile(r"\w+")


class Signs(NamedTuple):
    """By what a language shows a person."""

    words: re.Pattern[str]
    """Whole words; parts of a text in scripts that put no space between words."""
    ends: tuple[str, ...] = ()
    """How words end."""
    others: frozenset[str] = frozenset()
    """Words that end so, too, and show nobody."""

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in `text`, which is as `asking.plain` gives it."""
        if self.words.search(text) is not None:
            return True
        # Endings are few, and words many: one look at each word's end is faster than a pattern for all of them.
        ends, others = self.ends, self.others
        return bool(ends) and any(word.endswith(ends) and word not in others for word in _WORD.findall(text))


@cache
def of_me(tag: str) -> Signs | None:
    """By what a language shows that somebody speaks of themselves; None if we do not know."""
    words = WORDS.get(tag)
    return _signs(f"{words.me}|{words.of_me}") if words is not None else None


def is_spoken_to(text: str, tag: str) -> bool:
    """Whether `text`, in the language `tag`, speaks to somebody; "" where the language is not known."""
    signs = _to_you(tag)
    return addresses(text) if signs is None else signs.stand_in(plain(text[:2000]))


@cache
def _to_you(tag: str) -> Signs | None:
    words = WORDS.get(tag)
    return _signs(f"{words.you}|{words.to_you}") if words is not None else None


def _signs(written: str) -> Signs | None:
    entries = [entry for entry in written.split("|") if entry]
    others = [entry[1:] for entry in entries if entry[0] == "!"]
    whole = [entry for entry in entries if entry[0] not in "-!"]
    parts = [entry for entry in whole if is_unspaced(entry[0])]
    elided = [entry for entry in whole if entry[-1] == "'"]
    bounded = [entry for entry in whole if entry not in parts and entry not in elided]
    patterns = []
    if bounded:
        patterns.append(rf"\b(?<!')(?:{one_of(bounded)})(?![\w'])")
    if elided:
        patterns.append(rf"\b(?<!')(?:{one_of(elided)})")
    if parts:
        besides = [entry for entry in others if is_unspaced(entry[0])]
        patterns.append((rf"(?!{one_of(besides)})" if besides else "") + f"(?:{one_of(parts)})")
    if not patterns:
        return None
    ends = tuple(entry[1:] for entry in entries if entry[0] == "-")
    return Signs(re.compile("|".join(patterns)), ends, frozenset(others))
