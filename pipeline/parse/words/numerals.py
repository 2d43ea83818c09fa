"""A number as people write it in a title: 5, #5, (16), IV, Three, Viertes, Forty-second, ②, ٣, ז׳, 四."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.parse.words.table import valued

LARGEST = 99_999
_LONGEST = 30
_ORDINAL = re.compile(r"(\d{1,6})(?:st|nd|rd|th|\.[ªº]|\.|er|re|e|ª|º|o|a|-?[йяе]|:?a)?", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_ENDING = re.compile(r"(?<=[IVXLC])-(?:a|lea|ea|[eй]|th|ой|ая|го)$")
_HEBREW: dict[str, int] = dict(
    zip("אבגדהוזחטיכלמנסעפצקרשת", (*range(1, 10), *range(10, 100, 10), *range(100, 500, 100)), strict=True)
)
_KANJI = dict(zip("〇一二三四五六七八九", range(10), strict=True))
_GERMAN_TENS = re.compile(r"(\w+?)und(\w+(?:zig|ßig)\w*)")


@lru_cache(maxsize=2048)
def value(written: str) -> int | None:
    """The whole number that `written` means, 0 to LARGEST; None when it means none."""
    text = written.strip(" #№().[]°º:,،׳'״\"")
    if not text or len(text) > _LONGEST:
        return None
    for way in (_digits, _roman, _word, _hebrew, _kanji):
        found = way(text)
        if found is not None:
            return found if 0 <= found <= LARGEST else None
    return None


def _digits(text: str) -> int | None:
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal:
        return int(ordinal[1])
    if len(text) == 1 and unicodedata.category(text) == "No":
        number = unicodedata.numeric(text, -1)
        return int(number) if number == int(number) else None
    return None


def _roman(text: str) -> int | None:
    if text[0] not in _ROMAN:
        return None
    text = _ROMAN_ENDING.sub("", text)
    if text in ("C", "D", "M") or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _word(text: str) -> int | None:
    """One word, or tens and ones: "forty-second", "On Birinci", "einundzwanzigste"."""
    # Turkish İ is two signs in lower case.
    folded = text.casefold().replace("i\u0307", "i").replace("’", "'")
    found = _single(folded)
    if found is not None:
        return found
    german = _GERMAN_TENS.fullmatch(folded)
    parts = [german[2], german[1]] if german else folded.replace("-", " ").split()
    parts = [part for part in parts if part not in ("et", "y", "e", "and", "og", "och")]
    if len(parts) != 2:
        return None
    numbers = [number for part in parts if (number := _single(part)) is not None]
    if len(numbers) != 2:
        return None
    tens, ones = numbers
    return tens + ones if tens >= 10 and tens % 10 == 0 and 0 < ones < 10 else None


def _single(word: str) -> int | None:
    exact = valued("numbers").get(word)
    if exact is not None:
        return int(exact)
    stems = _stems()
    return next((stems[word[:end]] for end in range(len(word), max(0, len(word) - 6), -1) if word[:end] in stems), None)


@cache
def _stems() -> dict[str, int]:
    """The entries for languages that decline their numbers: "перв*=1"."""
    return {word[:-1]: int(number) for word, number in valued("numbers").items() if word.endswith("*")}


def _hebrew(text: str) -> int | None:
    letters = [letter for letter in text if letter not in "׳״'\""]
    if not 0 < len(letters) <= 3 or not _HEBREW.keys() >= set(letters):
        return None
    return sum(map(_HEBREW.__getitem__, letters))


def _kanji(text: str) -> int | None:
    if not text or any(sign not in _KANJI and sign not in "十百" for sign in text):
        return None
    total, current = 0, 0
    for sign in text:
        if sign in _KANJI:
            current = current * 10 + _KANJI[sign]
        else:
            total, current = total + max(current, 1) * (10 if sign == "十" else 100), 0
    return total + current
