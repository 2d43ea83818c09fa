"""Finding many words and phrases of the table at once, in time that depends on the text and not on the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.parse.words.table import every, is_unspaced, longest_first

_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile(r"\w+")
_PERHAPS_UNSPACED = re.compile(r"[\u0e00-\u0eff\u2e80-\uffef]")
"""All scripts without spaces, and others: two ranges are found three times as fast as the many that are exact."""


@cache
def _table(field: str) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The phrases of `field` by their first word, and those of scripts without spaces."""
    by_word: dict[str, list[str]] = {}
    unspaced: list[str] = []
    for entry in every(field):
        head, sign, value = entry.rpartition("=")
        phrase = head if sign and re.fullmatch(r"[\d.]+", value) else entry
        if is_unspaced(phrase[0]):
            unspaced.append(phrase)
        elif first := _TOKEN.search(phrase):
            by_word.setdefault(first[0], []).append(phrase)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in by_word.items()}, tuple(unspaced)


def _unspaced_in(field: str, text: str) -> Iterator[str]:
    if not may_be_unspaced(text) or not _first_signs(field).search(text):
        return iter(())
    return (phrase for phrase in _table(field)[1] if phrase in text)


def may_be_unspaced(text: str) -> bool:
    """Whether `text` may hold signs of a script that puts no space between words: to ask before what takes longer."""
    return not text.isascii() and _PERHAPS_UNSPACED.search(text) is not None


@cache
def _first_signs(field: str) -> re.Pattern[str]:
    """The signs with which the phrases of scripts without spaces begin: where none stands, none of them does."""
    signs = "".join(sorted({phrase[0] for phrase in _table(field)[1]}))
    return re.compile(f"[{re.escape(signs)}]" if signs else r"(?!)")


def found(field: str, text: str) -> frozenset[str]:
    """The phrases of `field` that `text` holds as whole words; `text` as `asking.plain` gives it."""
    by_word = _table(field)[0]
    out = set(_unspaced_in(field, text))
    for word in by_word.keys() & _words(text):
        # Where a longer phrase stands, a shorter one with the same beginning does not count.
        taken: set[int] = set()
        for phrase in by_word[word]:
            if places := set(_places(phrase, text)) - taken:
                out.add(phrase)
                taken |= places
    return frozenset(out)


def leading(field: str, text: str) -> str | None:
    """The longest phrase of `field` with which `text` begins, if there is one."""
    if not text:
        return None
    phrases = _by_sign(field, 0).get(text[0], ())
    return next(filter(text.startswith, phrases)) if text.startswith(phrases) else None


def trailing(field: str, text: str) -> str | None:
    """The longest phrase of `field` with which `text` ends, if there is one."""
    if not text:
        return None
    phrases = _by_sign(field, -1).get(text[-1], ())
    return next(filter(text.endswith, phrases)) if text.endswith(phrases) else None


@cache
def _by_sign(field: str, place: int) -> dict[str, tuple[str, ...]]:
    """The phrases of `field`, the longest first, by their first sign or their last."""
    out: dict[str, tuple[str, ...]] = {}
    for phrase in longest_first(field):
        out[phrase[place]] = (*out.get(phrase[place], ()), phrase)
    return out


@lru_cache(maxsize=32)
def _words(text: str) -> frozenset[str]:
    """The words of `text`, which is often searched for several fields."""
    # As `_TOKEN` finds them, in less time.
    return frozenset(_WORD.findall(text.replace("_", " ")))


def _places(phrase: str, text: str) -> Iterator[int]:
    """Where the first word of `phrase` stands in `text`, wherever the phrase does as whole words."""
    signs = _signs(phrase)
    start = text.find(phrase)
    while start >= 0:
        first, end = start + signs, start + len(phrase)
        goes_on = end < len(text) and phrase[-1].isalnum() and (text[end].isalnum() or text[end] == "_")
        if not goes_on and not (first and text[first - 1].isalnum()):
            yield first
        start = text.find(phrase, start + 1)


@cache
def _signs(phrase: str) -> int:
    """How many signs a phrase begins with before its first word."""
    first = _TOKEN.search(phrase)
    return first.start() if first else 0


def has(field: str, text: str) -> bool:
    """Whether `text` holds a phrase of `field`."""
    # Most texts that hold one hold a single word, free of punctuation: no need to take all of it apart.
    if not _lone_words(field).isdisjoint(text.split()):
        return True
    by_word = _table(field)[0]
    for word in by_word.keys() & _words(text):
        if any(True for phrase in by_word[word] for _ in _places(phrase, text)):
            return True
    return any(_unspaced_in(field, text))


@cache
def _lone_words(field: str) -> frozenset[str]:
    """The phrases of `field` that are a single word, and nothing but its letters."""
    by_word = _table(field)[0]
    return frozenset(word for word, phrases in by_word.items() if word in phrases)
