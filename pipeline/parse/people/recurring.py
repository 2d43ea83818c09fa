"""Whether a word stands in a text, be it declined, or stands there more than once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice


def recurs(word: str, text: str) -> bool:
    """Whether `word` begins a word of `text`, with whatever ending."""
    # A stem will do: names are declined in many languages.
    stem = word if len(word) < 5 or word.isascii() else word[:-2]
    return len(word) > 2 and next(_starts(stem, text), None) is not None


def _starts(word: str, text: str) -> Iterator[int]:
    """Where `word` begins a word of `text`. (Patterns made for one document would have to be compiled for each.)"""
    place = text.find(word)
    while place >= 0:
        if not place or not _is_word_sign(text[place - 1]):
            yield place
        place = text.find(word, place + 1)


def _is_word_sign(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def stands(word: str, text: str, times: int = 1) -> bool:
    """Whether `word` stands in `text` as a whole, at least so many `times`."""
    ends = (text[place + len(word) : place + len(word) + 1] for place in _starts(word, text))
    whole = (sign for sign in ends if not _is_word_sign(sign))
    return len(tuple(islice(whole, times))) == times


def stands_twice(word: str, text: str) -> bool:
    """Whether `word` stands in `text` as a whole more than once."""
    return stands(word, text, 2)
