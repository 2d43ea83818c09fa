"""Which form of a guest's name counts: without what stands before it, and in the nominative."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pipeline.parse.people.names import is_name, runs
from pipeline.parse.people.role_words import is_apposition
from pipeline.parse.words import phrases
from pipeline.parse.words.clauses import GOVERNS, WITH
from pipeline.parse.words.table import every, word_set

_LOOKED_AT = 4000
_LONGEST_LEAD = 40
"""So many signs before a name may lead it in."""
_LEAST_STEM = 3
_ENDING = 4
"""So many letters at most are an ending."""
_LEAST_WORDS = 2


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
            # A sentence may begin with what governs the name: "С Маврикием …".
            first, _, rest = run.name.partition(" ")
            start = run.start + (len(first) + 1 if rest and first.casefold() in GOVERNS else 0)
            out[text[start : run.end]].append(text[max(0, start - _LONGEST_LEAD) : start])
    return dict(out)


def _is_governed(before: str) -> bool:
    """Whether a name behind `before` has another ending: it is led in ("rozmowa z …"), or follows a preposition."""
    before = before.casefold().rstrip()
    if phrases.trailing("self_intro", before) is not None:
        return False  # "Jmenuji se Ada Brook": se is no "with"
    words = before.split()
    if len(words) > 1 and words[-2] in WITH and _INSTRUMENTAL.search(words[-1]):
        return True  # "s hodinářkou Adou …"
    return bool(words) and (words[-1] in GOVERNS or phrases.trailing("lead_in", before) is not None)


_IS = word_set("ist is är er war var")


def _cut(name: str, found: dict[str, list[str]]) -> str:
    words = name.split()
    if (
        len(words) > _LEAST_WORDS
        and is_apposition(words[-1].lower())
        and any(_is_subject(one) for one in found.get(name, []))
    ):
        return " ".join(words[:-1])  # "Seit 1990 ist Ada Brook Hebamme"
    for count in range(len(words) - 1, _LEAST_WORDS - 1, -1):
        tail, head = " ".join(words[-count:]), " ".join(words[:count])
        is_met = tail in found or (_ACRONYM.fullmatch(words[0]) and any(declined(form, tail) for form in found))
        if is_met and is_name(tail) and _may_precede(words[:-count], found):
            return tail
        if head in found and is_name(head) and all(map(_LOCAL.search, words[count:])):
            return head
        if head in found and is_name(head) and any(_is_no_name(word, found) for word in words[count:]):
            return head
    first = words[0]
    if len(words) > _LEAST_WORDS and is_apposition(first.lower()) and is_name(" ".join(words[1:])):
        return " ".join(words[1:])
    return name


_LOCAL = re.compile(r"(?:[sl]t[aä]|ss[aä]|ll[aä]|b[óő]l|r[óő]l|t[óő]l)$")
"""Where somebody is from, in Finnish and Hungarian: "Aslak Niemi Utsjoelta"."""


_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,6}")
"""With which no name of more than two words begins, unless all of it is in capitals."""


def _is_subject(before: str) -> bool:
    return not _IS.isdisjoint(before.casefold().split()[-1:])


def _may_precede(words: list[str], found: dict[str, list[str]]) -> bool:
    """Whether what stands before a name is no first name: it never stands alone as one, or is an organisation's."""
    return bool(_ACRONYM.fullmatch(words[0])) or not any(
        word in found and not is_apposition(word.lower()) for word in words
    )


def _is_no_name(word: str, found: dict[str, list[str]]) -> bool:
    """Whether a capitalised word of a headline is one of its verbs or small words."""
    if word.casefold() in every("starters"):
        return True
    times = sum(len(before) for form, before in found.items() if word in form)
    # Jones and Reyes end as verbs do, but they are met again.
    return not times or (times == 1 and word.endswith(("ed", "es", "ing")))


def _nominative(name: str, found: dict[str, list[str]]) -> str:
    """The form of `name` that stands where nothing declines it, if the document has one."""
    own = found.get(name, [])
    is_declined = any(map(_is_governed, own)) or _ends_declined(name)
    if name.isascii() and own and not is_declined:
        return name
    free = [
        form
        for form in found
        if form != name
        and declined(form, name)
        and not _ends_declined(form)
        and not any(map(_is_governed, found[form]))
    ]
    bare = next((form for form in free if _is_bare(form, name) and len(found[form]) >= len(own)), None)
    if bare is not None:
        return bare
    best = max(free, key=lambda form: len(found[form]), default=name)
    if best != name and (is_declined or len(found[best]) > len(own)):
        return best
    return _by_words(name, found) if is_declined and best == name and not name.isascii() else name


def _is_bare(form: str, name: str) -> bool:
    """Whether all words of `name` have an ending where `form` has none: Тимофей Звягин, Тимофея Звягина."""
    return all(
        _ENDED.search(long) is not None and _ENDED.sub("", long) == short.removesuffix("й")
        for long, short in zip(name.split(), form.split(), strict=True)
    )


_ENDED = re.compile(r"(?<=[^\W\d_aeiouyаеёиоуыэюяії])[аяую]$|(?<=[еаоиі])[яю]$")
"""Of a man's name in the genitive or dative, in Russian and its kin."""


def _by_words(name: str, found: dict[str, list[str]]) -> str:
    """`name` from forms of its single words, if each is met where nothing declines it: as a label, in an address."""
    free = [form for form, before in found.items() if form != name and not any(map(_is_governed, before))]
    words = [
        next((other for form in free for other in form.split() if _alike(other, word)), None) for word in name.split()
    ]
    return " ".join(filter(None, words)) if all(words) else name


_INSTRUMENTAL = re.compile(r"(?:ą|em|ou|ym|im|ým|ím|ом|ем|ым|им|ой|ою|ею|ей)$")


def _ends_declined(name: str) -> bool:
    """Whether all words of `name` end as they do behind "with"."""
    return not name.isascii() and all(map(_INSTRUMENTAL.search, name.split()))


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
