"""Who speaks when nothing but the turn-taking shows it: the likeliest sequence of questions and answers as a whole."""

from __future__ import annotations

from collections.abc import Sequence as Ordered
from itertools import pairwise

from pipeline.parse.average import mean
from pipeline.parse.blocks import GUESSED
from pipeline.parse.questions.features import Feature, is_byline, is_furniture
from pipeline.parse.questions.marking import LONGEST_QUESTION, Sequence, sure
from pipeline.parse.words.asking import addresses

_ENDS = ".?!…。？！؟\"”»’'」)）:："
_ASKS = {1.0: 3.0, 0.75: 1.2, 0.7: 1.0, 0.4: -1.0, 0.3: -1.0, 0.2: -0.5}
_ASKING = 0.5
_NEARLY_ALL = 0.9
_PLAINLY = 0.2
"""So much more must ask in one of two looks, to be that of the questions."""
_NEVER = -1e9
_LEAST = 3
"""Fewer questions show no alternation."""


def unmarked(seen: Sequence) -> tuple[int, ...]:
    """The indexes of the questions of a conversation whose questions nothing sets off."""
    asking = set(sure(seen))
    if len(asking) < _LEAST:
        return ()
    units = [
        index
        for index, one in enumerate(seen)
        if (one.block.kind in ("paragraph", "list", "quote") or one.block.level == GUESSED)
        and one.block.text
        and not is_furniture(one.block.text)
    ]
    places = [place for place, index in enumerate(units) if index in asking]
    if len(places) < _LEAST:
        return ()
    steps = [after - before for before, after in pairwise(places)]
    regular = sum(step == 2 for step in steps) / (len(steps) or 1)
    found = _likeliest(units, [_leans(seen[index]) for index in units], [3.0 * max(0.0, regular - 0.3)] * len(units))
    # What asks nothing behind a rule at the end only closes the piece.
    is_closing = bool(found) and seen[found[-1]].asks < _ASKING and seen[found[-1] - 1].block.kind == "rule"
    return found[:-1] if is_closing else found


def taking_turns(seen: Sequence, units: Ordered[int]) -> tuple[int, ...]:
    """Of `units`, blocks that each begin to speak, those that ask: as strictly in turn as what they say allows."""
    # Who goes on after what was told in between may be the same as before.
    again = [0.5 if before + 1 < index else 3.0 for before, index in pairwise((units[0], *units))] if units else []
    return _likeliest(units, [_leans(seen[index]) + 0.5 for index in units], again, first=2.0)


def in_looks(seen: Sequence, units: Ordered[int]) -> tuple[int, ...]:
    """Of `units`, blocks that each begin to speak, those in the look that asks, if two looks take turns; else none."""
    looks = [seen[index].block.is_bold or seen[index].block.italic for index in units]
    changes = [before != after for before, after in pairwise(looks)]
    if min(sum(looks), len(looks) - sum(looks)) < _LEAST or mean(changes) < _NEARLY_ALL:
        return ()
    parted = [[index for index, look in zip(units, looks, strict=True) if look is one] for one in (True, False)]
    asked, said = sorted(parted, key=lambda some: -mean(seen[index].asks for index in some))
    if mean(seen[index].asks for index in asked) - mean(seen[index].asks for index in said) < _PLAINLY:
        return ()
    return tuple(asked)


def _leans(one: Feature) -> float:
    """How much likelier the block is a question than an answer, as logarithm of the odds."""
    text, kind = one.said, one.block.kind
    if kind != "paragraph" and one.asks < 0.7:
        return -3.0 if kind == "heading" and one.asks < 0.5 else -4.0
    size = len(text)
    if size <= LONGEST_QUESTION and is_byline(text):
        return -4.0
    lean = _ASKS.get(one.asks, -1.5)
    if size > LONGEST_QUESTION:
        lean -= 2.5
    elif size < LONGEST_QUESTION / 2:
        lean += 0.5
        lean += 0.7 * addresses(text)
        lean += 0.8 * (text[-1:] not in _ENDS)
    return lean


def _likeliest(
    units: Ordered[int], leans: Ordered[float], again: Ordered[float], first: float = 0.0
) -> tuple[int, ...]:
    """Viterbi over before, question, answer, after. `again`: what each costs as a second answer in a row; `first`: what
    it costs to begin otherwise than with a question."""
    best = [0.0, _NEVER, _NEVER, _NEVER]
    steps: list[tuple[tuple[float, ...], ...]] = []
    for lean, cost_again in zip(leans, again, strict=True):
        before, question, answer, after = best
        asks = (before + lean, question - 2.5 + lean, answer + lean)
        answers = (_NEVER, question, answer - cost_again)
        ends = (_NEVER, _NEVER, answer - 1.0, after)
        best = [before - first, max(asks), max(answers), max(ends)]
        steps.append(((0.0,), asks, answers, ends))
    state = max((2, 3, 0), key=lambda place: best[place])
    asked: list[int] = []
    for unit, step in zip(reversed(units), reversed(steps), strict=True):
        if state == 1:
            asked.append(unit)
        state = step[state].index(max(step[state]))
    return tuple(reversed(asked))
