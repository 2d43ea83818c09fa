"""Finding many words and phrases of the table at once, in time that depends on the text and not on the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.parse.words import every, is_unspaced, longest_first

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


def _unspaced_in(field: str, text: str) -> Iterator[str]:
    if text.isascii() or not _first_signs(field).search(text):
        return iter(())
    return (phrase for phrase in _table(field)[1] if phrase in text)


@cache
def _first_signs(field: str) -> re.Pattern[str]:
    """The signs with which the phrases of scripts without spaces begin: where none stands, none of them does."""
    signs = "".join(sorted({phrase[0] for phrase in _table(field)[1]}))
    return re.compile(f"[{re.escape(signs)}]" if signs else r"(?!)")


def found(field: str, text: str) -> frozenset[str]:
    """The phrases of `field` that `text` holds as whole words; `text` as `asking.plain` gives it."""
    by_word = _table(field)[0]
    out = set(_unspaced_in(field, text))
    if by_word.keys().isdisjoint(_TOKEN.findall(text)):
        return frozenset(out)
    for token in _TOKEN.finditer(text):
        for phrase in by_word.get(token[0], ()):
            if _stands_at(phrase, text, token.start()):
                out.add(phrase)
                break
    return frozenset(out)


def leading(field: str, text: str) -> str | None:
    """The longest phrase of `field` with which `text` begins, if there is one."""
    if not text:
        return None
    return next((phrase for phrase in _by_sign(field, 0).get(text[0], ()) if text.startswith(phrase)), None)


def trailing(field: str, text: str) -> str | None:
    """The longest phrase of `field` with which `text` ends, if there is one."""
    if not text:
        return None
    return next((phrase for phrase in _by_sign(field, -1).get(text[-1], ()) if text.endswith(phrase)), None)


@cache
def _by_sign(field: str, place: int) -> dict[str, tuple[str, ...]]:
    """The phrases of `field`, the longest first, by their first sign or their last."""
    out: dict[str, tuple[str, ...]] = {}
    for phrase in longest_first(field):
        out[phrase[place]] = (*out.get(phrase[place], ()), phrase)
    return out


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
    by_word = _table(field)[0]
    if any(_unspaced_in(field, text)):
        return True
    return any(_stands_in(phrase, text) for word in by_word.keys() & _TOKEN.findall(text) for phrase in by_word[word])


def _stands_in(phrase: str, text: str) -> bool:
    place = text.find(phrase)
    while place >= 0:
        first = place + _signs(phrase)
        if (not first or not text[first - 1].isalnum()) and _stands_at(phrase, text, first):
            return True
        place = text.find(phrase, place + 1)
    return False
