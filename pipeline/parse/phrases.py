"""Finding many words and phrases of the table at once, in time that depends on the text and not on the table."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.words import every, is_unspaced

_TOKEN = re.compile(r"[^\W_]+")


@cache
def _table(field: str) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The phrases of `field` by their first word, and those of scripts without spaces."""
    by_word: dict[str, list[str]] = {}
    unspaced: list[str] = []
    for entry in every(field):
        head, sign, value = entry.rpartition("=")
        phrase = head if sign and re.fullmatch(r"[\d.]+", value) else entry
        first = _TOKEN.search(phrase)
        if first is None or is_unspaced(phrase[0]):
            unspaced.append(phrase)
        else:
            by_word.setdefault(first[0], []).append(phrase)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in by_word.items()}, tuple(unspaced)


def found(field: str, text: str) -> frozenset[str]:
    """The phrases of `field` that `text` holds as whole words; `text` as `asking.plain` gives it."""
    by_word, unspaced = _table(field)
    out = {phrase for phrase in unspaced if phrase in text} if not text.isascii() else set()
    if by_word.keys().isdisjoint(_TOKEN.findall(text)):
        return frozenset(out)
    for token in _TOKEN.finditer(text):
        for phrase in by_word.get(token[0], ()):
            if _stands_at(phrase, text, token.start()):
                out.add(phrase)
                break
    return frozenset(out)


def _stands_at(phrase: str, text: str, place: int) -> bool:
    start = place - _signs(phrase)
    end = start + len(phrase)
    if start < 0 or not text.startswith(phrase, start):
        return False
    return end == len(text) or not (phrase[-1].isalnum() and (text[end].isalnum() or text[end] == "_"))


@cache
def _signs(phrase: str) -> int:
    """How many signs a phrase begins with before its first word."""
    first = _TOKEN.search(phrase)
    return first.start() if first else 0


def has(field: str, text: str) -> bool:
    """Whether `text` holds a phrase of `field`."""
    by_word, unspaced = _table(field)
    if not text.isascii() and any(phrase in text for phrase in unspaced):
        return True
    if by_word.keys().isdisjoint(_TOKEN.findall(text)):
        return False
    return any(
        _stands_at(phrase, text, token.start())
        for token in _TOKEN.finditer(text)
        for phrase in by_word.get(token[0], ())
    )
