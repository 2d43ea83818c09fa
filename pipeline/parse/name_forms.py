"""Which form of a guest's name counts: without what stands before it, and in the nominative."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pipeline.parse import phrases
from pipeline.parse.names import is_apposition, is_name, runs
from pipeline.parse.words import every, word_set

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
    found = _met(tuple(text[:_LOOKED_AT] for text in texts))
    name = _cut(name, found)
    return _nominative(name, found)


@lru_cache(maxsize=64)
def _met(texts: tuple[str, ...]) -> dict[str, Counter[bool]]:
    """The stretches that may be names, each with how often it stands behind a small word that declines it, or not."""
    out: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for text in texts:
        for run in runs(text):
            before = text[max(0, run.start - _LONGEST_LEAD) : run.start]
            # Where somebody is led in ("rozmowa z …"), or behind a preposition, a name has another ending.
            is_governed = _last_word(before) in _GOVERNS or _leads_in(before)
            out[run.name][is_governed] += 1
    return dict(out)


def _last_word(before: str) -> str:
    words = before.rsplit(None, 1)
    return words[-1].casefold() if words else ""


def _leads_in(before: str) -> bool:
    return phrases.trailing("lead_in", before.casefold().rstrip()) is not None


def _cut(name: str, found: dict[str, Counter[bool]]) -> str:
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


def _may_precede(words: list[str], found: dict[str, Counter[bool]]) -> bool:
    """Whether what stands before a name is no first name: it never stands alone as one."""
    return not any(word in found and not is_apposition(word.lower()) for word in words)


def _is_no_name(word: str, found: dict[str, Counter[bool]]) -> bool:
    """Whether a capitalised word of a headline is one of its verbs or small words."""
    return word.casefold() in every("starters") or word.endswith(("ed", "es", "ing")) or word not in " ".join(found)


def _nominative(name: str, found: dict[str, Counter[bool]]) -> str:
    """The form of `name` that stands where nothing declines it, if the document has one."""
    if name.isascii() and name in found and not found[name][True]:
        return name
    others = [form for form in found if form != name and declined(form, name)]
    if not others:
        return name
    free = [form for form in others if found[form][False] and not found[form][True]]
    own = found.get(name, Counter())
    best = max(free, key=lambda form: found[form][False], default=name)
    return best if best != name and (own[True] or found[best][False] > own[False]) else name


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
