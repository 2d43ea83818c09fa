"""Names and roles in Arabic, Persian and Hebrew, which have no capitals: known by what recurs below the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.parse.words.table import WORDS

_UNCASED = re.compile(r"[\u0590-\u08ff]")
_POINTS = re.compile(r"[\u0591-\u05c7\u064b-\u065f\u0670\u0640]")
_PARTS = re.compile(r"\s*[:：|؛،,.…(\[«\"]\s*|\s[–—-]\s")
_FULL = (3, 2)
"""Words of a full name, the longest first."""
_LONGEST_ROLE = 5
_LONGEST_TITLE = 300
_FIRST = 3
"""Lines at the top of which one may be the standfirst."""
_LEAST_SAID = 5
"""Words of a line that says something of whom it names."""


def met_again(titles: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The full name that stands in a title, and again in the text below it."""
    below = " ".join(f" {_words(text)} " for text in texts)
    for title in titles:
        for part in _PARTS.split(title[:_LONGEST_TITLE]):
            words = part.split()
            if not _UNCASED.search(part):
                continue
            # The name stands last: what somebody is, and words such as "a talk with", stand before it.
            for end in range(len(words), 1, -1):
                for count in _FULL:
                    name = " ".join(words[max(0, end - count) : end])
                    # Of three words one with an article is what somebody is: الخطاطة سلمى الحداد.
                    if name.startswith("ال") and count > _FULL[-1]:
                        continue
                    if count <= end and _is_name(name) and f" {_words(name)} " in below:
                        return [name]
    return []


def opening(texts: tuple[str, ...]) -> list[str]:
    """The name that begins a standfirst, and is met again with a comma behind it and what somebody is."""
    for index, text in enumerate(texts[:_FIRST]):
        words = _POINTS.sub("", text[:_LONGEST_TITLE]).split()
        if len(words) < _LEAST_SAID or not _UNCASED.search(text[:1]):
            continue
        for count in _FULL:
            name = " ".join(words[:count])
            others = (f" {_POINTS.sub('', other)}" for place, other in enumerate(texts) if place != index)
            is_whole = _is_name(name) and name.replace(" ", "").isalpha()
            if is_whole and any(f" {name}, " in other or f" {name}، " in other for other in others):
                return [name]
    return []


def role_before(name: str, title: str) -> str | None:
    """What a title says of a guest before the name, without the words that lead in."""
    place = title.find(name)
    if place <= 0:
        return None
    said = _PARTS.split(title[:place])[-1].strip()
    lead = max((match.end() for match in _led_in().finditer(said)), default=0)
    said = said[lead:].strip()
    return said if 0 < len(said.split()) <= _LONGEST_ROLE and said not in _leading() else None


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s\u200c]", " ", _POINTS.sub("", text)).split())


def _is_name(text: str) -> bool:
    words = text.split()
    return all(len(word) > 1 and word not in _small() for word in words) and not any(map(str.isdigit, text))


@cache
def _small() -> frozenset[str]:
    return frozenset(word for tag in _TAGS for word in WORDS[tag].common.split()) | _leading()


@cache
def _leading() -> frozenset[str]:
    """The words with which an interview is announced."""
    phrases = [phrase for tag in _TAGS for phrase in f"{WORDS[tag].interview}|{WORDS[tag].lead_in}".split("|")]
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def _led_in() -> re.Pattern[str]:
    found = [phrase for tag in _TAGS for phrase in WORDS[tag].lead_in.split("|") if phrase]
    words = sorted(found, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})\s+")


_TAGS = ("ar", "fa", "he")
