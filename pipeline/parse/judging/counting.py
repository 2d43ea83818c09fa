"""Doubts about the number of questions: numbers that leave one out, a title that promises more, thanks among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from pipeline.parse.judging.doubt import Case, Doubt
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import asking, is_remark, plain
from pipeline.parse.words.numerals import value
from pipeline.parse.words.table import WORDS, every

_FEW = 3
_MOST = 40
"""Titles promise no more questions than this."""
_LEAST_STEM = 4
_LONGEST_SHARED = 3
"""Letters of numbers that are common words elsewhere."""
_ASKS = 0.5
_LOOKED_AT = 1500
"""Characters of an introduction that may promise how many questions follow."""
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*")
_LONGEST_THANKS = 80
_PROMISE_EAST = re.compile(r"([\d一二三四五六七八九十]{1,3})\s*(?:の|つの|个|個|가지)\s*(?:質問|问题|問題|提问|질문)")
_WORD = re.compile(r"[\w'’]+")


def _numbering(case: Case) -> Iterator[Doubt]:
    """1, 2, 4: what bears the number 3 was not taken for a question."""
    numbers = [one.label.number if one.label else None for one in case.asked]
    placed = [(place, number) for place, number in enumerate(numbers) if number is not None]
    if len(placed) < _FEW:
        return
    pairs = pairwise(placed)
    lacking = sum(max(0, (after - before) - (later - place)) for (place, before), (later, after) in pairs)
    if 0 < lacking < _MOST:
        yield Doubt(0.8, f"the numbers of its questions leave out {lacking}")


def _promise(case: Case) -> Iterator[Doubt]:
    """ "Five questions for …": that many there should be."""
    count = len(case.questions)
    said = _promised(case.evidence.title, case.tag)
    if said is not None:
        if said != count:
            yield Doubt(0.8, f"its title speaks of {said} questions, and {count} were found")
        return
    sentences = _SENTENCE.split(case.evidence.introduction[:_LOOKED_AT])
    said = next((number for one in sentences if (number := _promised(one, case.tag)) is not None), None)
    # "We ask ten people one question": far more than were found are not meant.
    if said is not None and said >= _FEW and 0 < abs(said - count) <= max(_FEW - 1, said // _FEW):
        yield Doubt(0.8, f"its introduction speaks of {said} questions, and {count} were found")


def _promised(title: str, tag: str) -> int | None:
    if not title.isascii() and (east := _PROMISE_EAST.search(title)):
        return value(east[1])
    words = _WORD.findall(plain(title))
    for place, word in enumerate(words):
        if place and word[:_LEAST_STEM] in _heads() and word.startswith(_stems()):
            # "Five quick questions": one word may stand between.
            for before in (words[place - 1], *words[place - 2 : place - 1]):
                number = value(before)
                if number is not None and 1 < number <= _MOST and _counts(before, tag):
                    return number
    return None


def _counts(word: str, tag: str) -> bool:
    """Whether a short word is a number in the document's language: "on" is ten in Turkish, "hat" six in Hungarian."""
    is_clear = tag not in WORDS or word.isdecimal() or len(word) > _LONGEST_SHARED
    return is_clear or f"|{word}=" in f"|{WORDS[tag].numbers}"


@cache
def _stems() -> tuple[str, ...]:
    """The words for a question without their last letter, which changes in the plural."""
    return tuple(word[:-1] for word in every("question") if len(word) > _LEAST_STEM)


@cache
def _heads() -> frozenset[str]:
    """The first letters of all of them: few words begin so."""
    return frozenset(stem[:_LEAST_STEM] for stem in _stems())


def _odd_label(case: Case) -> Iterator[Doubt]:
    """One question alone has a label, and a link behind it: "Read also: Who owns the river?"."""
    if case.marking.scheme == "labels" or len(case.asked) <= _FEW:
        return
    labelled = [one for one in case.asked if one.label is not None and one.label.name]
    if len(labelled) == 1 and "<a" in labelled[0].block.html:
        yield Doubt(0.8, "one of its questions may lead to another piece")


def _thanks(case: Case) -> Iterator[Doubt]:
    """Thanks and remarks among what is asked: one may count them or not."""
    if not case.is_voiced:
        return
    short = [one for one in case.questions if len(one) < _LONGEST_THANKS]
    thanked = [one for one in short if asking(one) < _ASKS and _is_thanks(one)]
    if thanked:
        weight = 0.4 + 0.2 * any(map(is_remark, set(case.questions) - set(thanked)))
        yield Doubt(weight, "a word of thanks is counted among its questions")


def _is_thanks(text: str) -> bool:
    return phrases.has("thanks", plain(text))


COUNTING: tuple[Callable[[Case], Iterator[Doubt]], ...] = (_numbering, _promise, _odd_label, _thanks)
"""The doubts about how many questions there are."""
