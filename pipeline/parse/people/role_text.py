"""What is left of a stretch of text as a role: without how long somebody has been it, and nothing if it is a clause."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.people.names import is_name, runs
from pipeline.parse.people.role_words import behind_one_of, is_apposition, undeclined
from pipeline.parse.words.asking import plain
from pipeline.parse.words.clauses import ENDS_OPEN, OPENS_CLAUSE, PLACES, TAKES_PLACE, UNTIL, WITH
from pipeline.parse.words.doings import LAST_VERBS
from pipeline.parse.words.small import any_small
from pipeline.parse.words.spans import DURING, SINCE, SINCE_ONLY, UNITS
from pipeline.parse.words.table import every

_CLAUSE = re.compile(
    r"(?i)\s*,?\s+(?:who|whom|whose|that|which|qui|que|dont|che|som|der|die|das|który|która|který|která|который|"
    r"которая|який|яка|που|care|aki|yang|wer|wo|where|donde|où|dove|onde)(?=\s).*$"
)


def without_clause(text: str) -> str:
    """`text` without the relative clause at its end: "seat designer who measures elbows"."""
    return _CLAUSE.sub("", text.strip()).strip(" ,")


_TURKISH_VERB = re.compile(r"(?:[ıiuü]yor(?:lar|du|dum|um|uz)?|m[ae]kt[ae](?:d[ıi]r)?)$")
_RELATIVE = re.compile(r"(?i)^(?:der|die|das|dat)\s+")
_LONGEST_SPAN = 6
"""Words at most from "since" to the unit of time."""
_CUT_NUMBER = re.compile(r"\s+[^\W\d_]{1,4}\s+\d{1,2}$")


def proper(text: str) -> str | None:
    """`text` as a role, without how long somebody has been it; None if it is a clause."""
    words = text.split()
    if len(words) > 1 and words[0].casefold() in WITH and is_apposition(words[1].lower()):
        words = words[1:]
    words = _in_nominative(_without_span(words))
    text = _CUT_NUMBER.sub("", " ".join(words)).strip(" ,–—-")
    return text if text and not is_clause(text) else None


def is_clause(text: str) -> bool:
    """Whether `text` says what somebody does: it begins as a sentence does, or ends with a verb."""
    first, last = plain(text.split(maxsplit=1)[0]), text.rsplit(maxsplit=1)[-1]
    if " " in text and last in LAST_VERBS:
        return True
    if behind_one_of(text) is not None:
        return False  # "one" is a pronoun elsewhere
    return first in OPENS_CLAUSE or first in _role_ends() or _TURKISH_VERB.search(last) is not None


_CLAUSE_WORDS = 16


def is_over(text: str) -> bool:
    """Whether what stands behind "was" has ended: "a teacher for twenty years before she …"."""
    words = [
        plain(word.strip(",;:")) for word in _SENTENCE_END.split(text[:200], maxsplit=1)[0].split()[:_CLAUSE_WORDS]
    ]
    return not UNITS.isdisjoint(words) or not UNTIL.isdisjoint(words)


_SENTENCE_END = re.compile(r"[.!?;]\s")


def ends_open(text: str) -> bool:
    """Whether `text` stops at a small word that something has to follow: "conoce los semáforos por"."""
    last = plain(text.rsplit(maxsplit=1)[-1])
    return " " in text and len(last) > 1 and last in ENDS_OPEN


@cache
def _role_ends() -> frozenset[str]:
    return every("role_ends") - every("roles")


def is_relative(text: str) -> bool:
    """Whether `text` begins with der, die or das and goes on without any noun of German: "der passer på tingene"."""
    return _RELATIVE.match(text) is not None and text[4:] == text[4:].lower()


def is_about_another(text: str) -> bool:
    """Whether what stands before a name begins with a name of its own, and goes on: "Ben Cole rings the old"."""
    first = next(iter(runs(text)), None)
    return (
        first is not None
        and first.start == 0
        and is_name(first.name)
        and not is_apposition(first.name.lower())
        and len(text[first.end :].split()) > 1
    )


def set_before(text: str) -> str | None:
    """The role with which a sentence begins, by a comma before the name: "A former teacher, Ada Brook keeps bees"."""
    role = text.strip().rstrip(",").strip()
    role = _POSSESSIVE.sub("", _AGE.sub("", role))
    words = role.split()
    if not 0 < len(words) <= _LONGEST_SPAN + 3 or "," in role or plain(words[0]) in TAKES_PLACE or is_clause(role):
        return None
    if words[-1].casefold() in UNITS:
        return None
    return role if is_apposition(role[0].lower() + role[1:]) else None


_POSSESSIVE = re.compile(f"^{any_small('the', 'a', 'whose', 'ours')}")
_AGE = re.compile(r",\s*\d{1,3}(?:\s[^\W\d_]{2,6})?$")


def _in_nominative(words: list[str]) -> list[str]:
    """`words` as they are without "with": "pszczelarzem miejskim i dyrektorem szkoły" is who somebody is with."""
    if not words or undeclined(words[0].casefold()) is None:
        return words
    out: list[str] = []
    for place, word in enumerate(words):
        if plain(word) in PLACES:
            return [*out, *words[place:]]
        role = undeclined(word.casefold())
        ending = next((end for end in _ADJECTIVES if word.endswith(end)), None) if role is None else None
        out.append(role or (word.removesuffix(ending) + _ADJECTIVES[ending] if ending else word))
    return out


_ADJECTIVES = {
    "kim": "ki", "gim": "gi", "nim": "ni", "ym": "y", "ým": "ý", "ím": "í", "ą": "a",
    "ым": "ый", "ким": "кий", "ським": "ський",
}  # fmt: skip
"""How attributes end behind "with", and by themselves."""


def past_span(text: str) -> str:
    """`text` without how long somebody has been what follows: "od 19 lat dyspozytorka" → "dyspozytorka"."""
    words = text.split(maxsplit=_LONGEST_SPAN)
    if not words or not (words[0].casefold() in SINCE or words[0].casefold() in DURING):
        return text
    unit = next((place for place, word in enumerate(words[1:-1], 1) if word.casefold() in UNITS), None)
    return " ".join(words[unit + 1 :]) if unit else text


def _without_span(words: list[str]) -> list[str]:
    for place, word in enumerate(words[: _LONGEST_SPAN + 1]):
        rest = words[place + 1 :]
        if place and word.casefold() in UNITS and rest and is_apposition(" ".join(rest)) and rest[0].lower() != "old":
            words = rest
            break
    for place, word in enumerate(words[1:], 1):
        small, behind = word.casefold(), words[place + 1 : place + _LONGEST_SPAN]
        is_dated = small in SINCE and any(
            sign.isdigit() for sign in "".join(behind if small in SINCE_ONLY else behind[:2])
        )
        if is_dated or ((small in SINCE or small in DURING) and any(other.casefold() in UNITS for other in behind)):
            return words[:place]
    return words
