"""What guests say they are when they begin: "I'm a cellist", "je suis développeuse chez …", "ich arbeite als …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.parse.people.names import words_of
from pipeline.parse.people.role_beside import ARTICLE, trimmed
from pipeline.parse.people.role_by_place import predicate
from pipeline.parse.people.role_words import is_apposition, is_role
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.clauses import BY_NOW, NOT
from pipeline.parse.words.doings import I_WORK_AS, WORKS_LAST
from pipeline.parse.words.table import any_of, every, longest, one_of

_SEARCHED = 800
_LONGEST = 160
_ANSWERS = 2
"""Answers in which guests introduce themselves."""
_END = re.compile(r"[.;!?(),\n]")
_HEAD = re.compile(
    r"\s(?:at|for|in|with|from|on|and|to|of|who|bei|beim|im|in|aus|für|und|der|des|von|chez|à|au|de|des|du|dans|pour|"
    r"et|en|del|da|di|do|della|presso|na|no|em|e|y|w|v|ve|z|på|hos|för|for|til|van|bij|aan|u|pod|у|в|на|з|із|из|с|ở|"
    r"tại|của|στο|στη|στην)\s"
)
"""With which what follows a calling begins: where, and of what."""
_LONGEST_HEAD = 4


def role_told(name: str, answers: Iterable[str]) -> str | None:
    """What `name` says to be in the first of `answers`."""
    for answer in list(answers)[:_ANSWERS]:
        start = answer[:_SEARCHED]
        if found := next(filter(None, (_calling(said, behind, name) for said, behind in _openings(start))), None):
            return found
    return None


def is_led(form: str, name: str) -> bool:
    """Whether `form` is `name` behind a word that leads to it, which may be a name elsewhere: "Ben Defne Aksoy"."""
    return form.endswith(f" {name}") and form.removesuffix(f" {name}").casefold() in every("self_intro")


def introduces(text: str, name: str) -> bool:
    """Whether `text` has the guest say the own name: "Mi chiamo Ada Brook, vivo a …"."""
    place = text[:_SEARCHED].find(name)
    before = text[max(0, place - _NEAR) : place] if place > 0 else ""
    return phrases.trailing("self_intro", plain(before).rstrip()) is not None and _me_last().search(before) is not None


_NEAR = 30


def _openings(text: str) -> Iterator[tuple[str, str]]:
    """What follows each "I am" and "I work as" of `text`, and what is set off by a comma behind it."""
    if (last := _works_last().search(text)) is not None:
        yield last[1], ""
    if not (phrases.has("self_intro", plain(text)) or _works_as().search(text)):
        return
    ends = sorted(match.end() for pattern in (self_intro(), _works_as()) for match in pattern.finditer(text))
    for end in ends:
        said = text[end : end + _LONGEST]
        first = _END.split(said, maxsplit=1)[0]
        behind = said[len(first) :]
        yield first.strip(), _END.split(behind[2:], maxsplit=1)[0].strip() if behind.startswith(", ") else ""


def _calling(said: str, behind: str, name: str) -> str | None:
    """`said` as what somebody is, or what a comma sets off `behind` it where `said` is the name."""
    said = _BY_NOW.sub("", said)
    if not said or plain(said.split()[0]) in NOT:
        return None
    if not set(words_of(name)).isdisjoint(words_of(said)):
        said = behind
        if not said or not _is_headed(ARTICLE.sub("", said)):
            return None
    if ARTICLE.match(said):
        return trimmed(said)
    return predicate(said) if _is_headed(said) else None


def _is_headed(said: str) -> bool:
    """Whether the few words before "at" or "of" are a calling."""
    head = _HEAD.split(said, maxsplit=1)[0].split()
    if not 0 < len(head) <= _LONGEST_HEAD:
        return False
    return any(is_role(word) or is_apposition(word.lower()) for word in (head[0], head[-1]))


_BY_NOW = re.compile(rf"^(?:{one_of(longest(BY_NOW))})\s+", re.IGNORECASE)
"""At the start: "I'm currently a chandler"."""


@cache
def self_intro() -> re.Pattern[str]:
    """How guests introduce themselves: "I'm ", "je m'appelle "."""
    return re.compile(rf"(?:{any_of('self_intro')})\s+", re.IGNORECASE)


@cache
def _me_last() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('self_intro')})\s+$", re.IGNORECASE)


@cache
def _works_last() -> re.Pattern[str]:
    return re.compile(rf"((?:[^\W\d_]+\s){{1,2}})(?:{one_of(longest(WORKS_LAST))})(?!\w)", re.IGNORECASE)


@cache
def _works_as() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(longest(I_WORK_AS))})(?!\w)\s*", re.IGNORECASE)
