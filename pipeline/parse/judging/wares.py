"""Doubts about what belongs to goods or to a whole page: prices and ratings, answers signed by many, one part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.parse.judging.doubt import Case, Doubt, given, may_hold, said
from pipeline.parse.words.wares import FOR_AND_AGAINST

_FEW = 3
_HALF = 0.5
_LONGEST_PRICE = 60
"""Characters of a line that says what something costs; a sentence may name any sum."""
_LONGEST_HEAD = 30
_AROUND = " :：!.+-–—✓✔✗✘👍👎"
_LAST = 80
"""Characters at the end of an answer, where it may be signed."""
_SUM = r"\d{1,3}(?:[.,' \u00a0]?\d{3})*(?:[.,](?:\d{2}|[-–—]{1,2}))?"
_COIN = r"(?:[€$£¥₩₹₽₺₴₪]|(?:EUR|USD|GBP|CHF|PLN|CZK|SEK|NOK|DKK|HUF|RON)\b|zł|Kč|kr\b|Ft\b|元|円|원)"
_PRICE = re.compile(rf"\W{{0,3}}(?:[^\W\d]++:?\s)?(?:{_COIN}\s?{_SUM}|{_SUM}\s?{_COIN})(?!\w)")
_STARS = re.compile(r"\W?\s?(?:[★☆⭐✩✭✰]\ufe0f?\s?){3,}")
_SIGNED = re.compile(r"[(（\[]\s*([^()（）\[\]]{3,60}?)\s*[)）\]]\W{0,2}$")


def _for_sale(case: Case) -> Iterator[Doubt]:
    """A line that is a price, lines that begin with stars: something is sold and rated there."""
    priced = any(map(_PRICE.match, [text for text in case.texts if len(text) < _LONGEST_PRICE]))
    rated = len([*filter(_STARS.match, case.texts)])
    weight = 0.4 * priced + 0.3 * min(rated, 2)
    if weight:
        yield Doubt(min(0.8, weight), "prices or ratings stand beside its questions", is_kind=True)


def _tested(case: Case) -> Iterator[Doubt]:
    """Two short lines that head what is good and what is bad about something: it is tested there."""
    lines = {
        text.strip(_AROUND).casefold()
        for index, text in enumerate(case.texts)
        if len(text) < _LONGEST_HEAD and case.evidence.placed[index].role != "question"
    }
    if _for().isdisjoint(lines):
        return
    if any(not (good.isdisjoint(lines) or bad.isdisjoint(lines)) for good, bad in _for_and_against()):
        yield Doubt(0.9, "it weighs the good against the bad of something, as tests of goods do", is_kind=True)


@cache
def _for() -> frozenset[str]:
    """What is good about something is headed by one of these, in any language."""
    return frozenset().union(*(good for good, _ in _for_and_against()))


@cache
def _for_and_against() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(good.split("|")), frozenset(bad.split("|"))) for good, bad in FOR_AND_AGAINST.values())


def _signed(case: Case) -> Iterator[Doubt]:
    """Answers that end with who gave them, in brackets: somebody else may answer each time."""
    answers = given(case)
    bracketed = [html for html in answers if may_hold(")）]", html)]
    if len(answers) < _FEW or len(bracketed) <= _HALF * len(answers):
        return
    if sum(map(_is_signed, bracketed)) > _HALF * len(answers):
        yield Doubt(0.6, "its answers are signed one by one", is_kind=True)


def _is_signed(html: str) -> bool:
    found = _SIGNED.search(said(html)[-_LAST:])
    return found is not None and _may_sign(found[1])


def _may_sign(text: str) -> bool:
    """Whether brackets hold who gave an answer, and not what is heard in it: "(laughs)", "(Points to the sea.)"."""
    return text[0].isupper() and text[-1] not in ".!?…。" and re.search(r"[\s-]", text) is not None


def _one_part(case: Case) -> Iterator[Doubt]:
    """All its questions stand below one of several headings alike: a part of a page, and the others are no part of it.

    A talk may have a heading above it, and one may head what is said of the guest before.
    """
    placed, asks = case.evidence.placed, case.asks
    heads = [index for index, one in enumerate(placed) if one.feature.block.kind == "heading" and one.role != "title"]
    over = max((index for index in heads if index < asks[0]), default=None)
    if over is None or any(asks[0] <= index < asks[-1] for index in heads):
        return
    level = placed[over].feature.block.level
    before = sum(index < over and placed[index].feature.block.level == level for index in heads)
    behind = sum(index > asks[-1] and placed[index].feature.block.level == level for index in heads)
    if before and behind:
        yield Doubt(min(0.5, 0.15 * (before + behind)), "its questions are but one part of the page", is_kind=True)


WARES: tuple[Callable[[Case], Iterator[Doubt]], ...] = (_for_sale, _tested, _signed, _one_part)
"""The doubts about what stands around the questions."""
