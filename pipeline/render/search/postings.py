"""The words of a segment as lines of text: each word with the answers in which it stands and how much it weighs there.

A line begins with how many letters its word shares with the word before, as a number; the rest of the word follows.
A session has as many places as it has answers, and one before them for itself; the places of a segment are numbered
through. What is written of a word is a row of numbers, 4 × (distance to the place before) + weight: 3 in a question, a
title or a guest's name, else 0 to 2 by how much of the answer the word makes up. A number is written to the base of 47:
each digit but the last with one of the 47 characters from "!" on, the last with one of the 47 after those. Nearly all
take one or two characters, and a server's compression finds what is left to find.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from pipeline.render.search.folding import words
from pipeline.render.search.searched import Searched

_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_BASE = 47
_FIRST = 33
"""The code of "!"."""
_AVERAGE = 120
"""Words of an answer that is neither short nor long. A constant: else each new session would change all weights."""
_WEIGHTS = 4
_NAMED = 3
# Okapi BM25 with its usual k1 = 1.2 and b = 0.75: a word that stands in an answer `often` weighs
# 2.2 often / (often + k), k = 1.2 (0.25 + 0.75 length / average). From 0.75 on that is weight 1, from 1.3 on weight 2.
_ONE = 0.75 / (2.2 - 0.75)
_TWO = 1.3 / (2.2 - 1.3)


class Postings:
    """Collects the words of sessions, one after the other."""

    def __init__(self) -> None:
        self._places = 0
        self._found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))

    def add(self, session: Searched) -> None:
        """The places of the next session."""
        self._place(session.names, session.text)
        for answer in session.answers:
            self._place(answer.question, answer.text)

    def _place(self, named: str, text: str) -> None:
        found, place = self._found, self._places * _WEIGHTS
        self._places += 1
        told = words(text)
        k = 1.2 * (0.25 + 0.75 * len(told) / _AVERAGE)
        one, two = k * _ONE, k * _TWO
        once = place + (one <= 1) + (two <= 1)  # most words stand there once
        counts = Counter(told)
        for word in set(words(named)):
            counts.pop(word, None)
            found[word].append(place + _NAMED)
        for word, often in counts.items():
            found[word].append(once if often == 1 else place + (one <= often) + (two <= often))

    def rows(self) -> list[tuple[str, str]]:
        """Each word and what is written of it, in the order in which JavaScript compares strings."""
        found = self._found
        # Code points and JavaScript's halves of them are in the same order below U+10000.
        key = _as_javascript if _BEYOND.search("".join(found)) else None
        return [(word, _written(found[word])) for word in sorted(found, key=key)]


def cut(rows: Sequence[tuple[str, str]], count: int) -> list[Sequence[tuple[str, str]]]:
    """`rows` in `count` pieces of about the same size; pieces are empty only where there are fewer rows."""
    sizes = [len(word) + len(written) for word, written in rows]
    left, at = sum(sizes), 0
    pieces: list[Sequence[tuple[str, str]]] = []
    for others in range(count - 1, -1, -1):
        room, until = left / (others + 1), at
        while until < len(rows) - others and (until == at or room >= sizes[until] / 2):
            room -= sizes[until]
            left -= sizes[until]
            until += 1
        pieces.append(rows[at:until])
        at = until
    return pieces


def lines(rows: Iterable[tuple[str, str]]) -> str:
    """The text of a file: a line a word."""
    done, before = [], ""
    for word, written in rows:
        shared = _shared(before, word)
        done.append(f"{numbers((shared,))}{word[shared:]} {written}\n")
        before = word
    return "".join(done)


def numbers(values: Iterable[int]) -> str:
    """Whole numbers, 0 or more, as printable ASCII."""
    return "".join([_SHORT[value] if value < _SHORTS else _number(value) for value in values])


def _shared(before: str, word: str) -> int:
    """How many letters both begin with. It ends at one that JavaScript counts as two."""
    alike = 0
    for one, other in zip(before, word, strict=False):
        if one != other or one > "\uffff":
            break
        alike += 1
    return alike


def _as_javascript(word: str) -> bytes:
    return word.encode("utf-16-be")


def _written(places: Sequence[int]) -> str:
    if len(places) == 1:  # as of half of all words
        return numbers(places)
    steps, last = [], 0
    for number in places:
        steps.append(number - last)
        last = number - number % _WEIGHTS
    return numbers(steps)


def _number(value: int) -> str:
    digits = chr(_FIRST + _BASE + value % _BASE)
    while value := value // _BASE:
        digits = chr(_FIRST + value % _BASE) + digits
    return digits


_SHORTS = _BASE * _BASE
_SHORT = [_number(value) for value in range(_SHORTS)]
