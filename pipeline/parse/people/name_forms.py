"""Which form of a guest's name counts: without what stands before it, and in the nominative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pipeline.parse.people.names import is_apposition, is_name, runs
from pipeline.parse.words import phrases
from pipeline.parse.words.table import every, word_set

_LOOKED_AT = 4000
_LONGEST_LEAD = 40
"""So many signs before a name may lead it in."""
_LEAST_STEM = 3
_ENDING = 3
"""So many letters at most are an ending."""
_LEAST_WORDS = 2
_GOVERNS = word_set("з із зі с со из у в к о об от для за до про по на z ze u od dla do przez s se k ke na po o")
"""Small words after which a name is declined."""


def settled(name: str, texts: Iterable[str]) -> str:
    """`name` as the rest of the document has it: "Ceramicist Hamish Orrery" is Hamish Orrery elsewhere."""
    stems = [word[:_LEAST_STEM] for word in name.split()]
    found = _met(tuple(text[:_LOOKED_AT] for text in texts if any(stem in text for stem in stems)))
    name = _cut(name, found)
    return _nominative(name, found)


@lru_cache(maxsize=64)
def _met(texts: tuple[str, ...]) -> dict[str, list[str]]:
    """The stretches that may be names, each with what stands before it, wherever it is met."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        for run in runs(text):
            out[run.name].append(text[max(0, run.start - _LONGEST_LEAD) : run.start])
    return dict(out)


def _is_governed(before: str) -> bool:
    """Whether a name behind `before` has another ending: it is led in ("rozmowa z …"), or follows a preposition."""
    before = before.casefold().rstrip()
    words = before.split()
    return bool(words) and (words[-1] in _GOVERNS or phrases.trailing("lead_in", before) is not None)


def _cut(name: str, found: dict[str, list[str]]) -> str:
    words = name.split()
    for count in range(len(words) - 1, _LEAST_WORDS - 1, -1):
        tail, head = " ".join(words[-count:]), " ".join(words[:count])
        if tail in found and is_name(tail) and _may_precede(words[:-count], found):
            return tail
        if head in found and is_name(head) and any(_is_no_name(word, found) for word in words[count:]):
            return head
    first = words[0]
    if len(words) > _LEAST_WORDS and is_apposition(first.lower()) and is_name(" ".join(words[1:])):
        return " ".join(words[1:])
    return name


def _may_precede(words: list[str], found: dict[str, list[str]]) -> bool:
    """Whether what stands before a name is no first name: it never stands alone as one."""
    return not any(word in found and not is_apposition(word.lower()) for word in words)


def _is_no_name(word: str, found: dict[str, list[str]]) -> bool:
    """Whether a capitalised word of a headline is one of its verbs or small words."""
    return word.casefold() in every("starters") or word.endswith(("ed", "es", "ing")) or word not in " ".join(found)


def _nominative(name: str, found: dict[str, list[str]]) -> str:
    """The form of `name` that stands where nothing declines it, if the document has one."""
    own = found.get(name, [])
    is_declined = any(map(_is_governed, own))
    if name.isascii() and own and not is_declined:
        return name
    free = [form for form in found if form != name and declined(form, name) and not any(map(_is_governed, found[form]))]
    best = max(free, key=lambda form: len(found[form]), default=name)
    return best if best != name and (is_declined or len(found[best]) > len(own)) else name


@lru_cache(maxsize=2048)
def declined(one: str, other: str) -> bool:
    """Whether two names are one in different cases: Одарка Медовик, Одаркою Медовик."""
    a, b = one.split(), other.split()
    return len(a) == len(b) > 1 and all(_alike(x, y) for x, y in zip(a, b, strict=True))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    stem = 0
    for x, y in zip(one, other, strict=False):
        if x != y:
            break
        stem += 1
    return stem >= _LEAST_STEM and max(len(one), len(other)) - stem <= _ENDING
