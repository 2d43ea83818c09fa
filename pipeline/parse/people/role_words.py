"""Whether words say what a person is: "founder", "Verlagsleiterin", "keeper of the tide tables"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.parse.words import phrases
from pipeline.parse.words.endings import AGENT, AGENTS_ELSEWHERE, FEMININE, NO_AGENTS, NO_FEMININE
from pipeline.parse.words.naming import ONE_OF
from pipeline.parse.words.table import every, longest, one_of, word_set

_LETTERS = re.compile(r"[^\W\d_]+")
_OF = re.compile(
    r"\s(?:of|at|for|in|with|from|on|and|who|to|de|des|du|à|en|del|von|der|und|et|y|di|da|do|della|dei|a|al|bei|im|aus|na|no|em|w|z|på|för|til|van|bij|aan|v|ve|u|pod|do|od|у|в|из|с|на|з|із|στο|στη|στην)\s|,"
)
_LONG_ROLE = 5
"""Letters of a role that may end a longer word."""


def is_role(text: str) -> bool:
    """Whether a word of `text` says what a person is: "founder", "Verlagsleiterin"."""
    small = text.lower()
    # Some have a hyphen, "sage-femme", which parts the letters.
    is_joined = "-" in small and not every("roles").isdisjoint(small.split())
    return is_joined or any(_says_role(word) for word in _LETTERS.findall(small))


@lru_cache(maxsize=8192)
def _says_role(word: str) -> bool:
    roles = every("roles")
    # What stands before a role must be three letters long at least: "Verlagsleiterin".
    if word in roles or len(phrases.trailing("roles", word[3:]) or "") >= _LONG_ROLE:
        return True
    if len(word) <= _LONG_ROLE:
        return False
    # Declined, or the other gender: настройщиком, годинникарка.
    if word.endswith(_DEFINITE) and any(word.removesuffix(end) in roles for end in _DEFINITE):
        return True
    other = not word.isascii() and any(word.startswith(role[:-1]) for role in _long_roles(word[:4], is_ascii=False))
    return other or undeclined(word) is not None


_DEFINITE = ("n", "en", "ul", "ят", "ът")
"""The article at the end of a word: urmakaren, ceasornicarul."""


@cache
def _long_roles(start: str, *, is_ascii: bool) -> tuple[str, ...]:
    """The roles of more than five letters that begin with `start`."""
    found = (role for role in every("roles") if len(role) > _LONG_ROLE and role.startswith(start))
    return tuple(sorted(role for role in found if is_ascii or not role.isascii()))


_CASE = word_set("ą em iem ou om ом ем ём ой ою ей ею ým ím val vel lal tal sal nal ral")
"""How words end that stand behind "with": of Slavic languages, and of Hungarian."""


@lru_cache(maxsize=2048)
def undeclined(word: str) -> str | None:
    """The role that `word`, in small letters, is behind "with": konserwatorką, pszczelarzem, ткалею; else None."""
    if not word.endswith(_CASES):
        return None
    for role in _long_roles(word[:4], is_ascii=True):
        stem = role if word.startswith(role) else role[:-1]
        if word.startswith(stem) and word[len(stem) :] in _CASE:
            return role
    return None


_CASES = tuple(sorted(_CASE))


def is_title_of(word: str) -> bool:
    """Whether a capitalised word before a name is no part of it: "CEO", "Netzmacherin"."""
    return is_role(word) or bool(FEMININE.search(word))


def opens_with_role(text: str) -> bool:
    """Whether the first word of `text` says what a person is, or its first words do: "kỹ sư âm thanh"."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return is_role(first) or _many_words(text) is not None


def _many_words(text: str) -> str | None:
    """The role of several words with which `text` begins."""
    if " " not in text or text.isascii():
        return None
    small = text.lower()
    found = phrases.leading("roles", small)
    is_whole = found is not None and " " in found and not small[len(found) : len(found) + 1].isalnum()
    return found if is_whole else None


_ONE_OF = re.compile(rf"(?:{one_of(longest(ONE_OF))})\s+(?=\S)", re.IGNORECASE)
_FIRST_OF_ONE_OF = frozenset(phrase[:3] for phrase in ONE_OF)
_MANY = ("s", "nen", "es")
"""How many of them end: founders, Gründerinnen, fundadores."""


def behind_one_of(text: str) -> str | None:
    """What follows "one of the" at the start of `text`; None without it."""
    found = _ONE_OF.match(text) if text[:3].casefold() in _FIRST_OF_ONE_OF else None
    return text[found.end() :] if found is not None else None


def _singular(word: str) -> tuple[str, ...]:
    return (word, *(word.removesuffix(end) for end in _MANY if word.endswith(end)))


def is_apposition(text: str) -> bool:
    """Whether what stands beside a name says what that person is: "piano rebuilder", "keeper of the tide tables"."""
    if is_role(text) or _many_words(text):
        return True
    if (others := behind_one_of(text)) is not None:
        return any(is_apposition(word) for word in _singular(others.split(maxsplit=1)[0]))
    head = _LETTERS.findall(_OF.split(text, maxsplit=1)[0])
    # Manchester and Hannover end like bakers do, but they are written with a capital.
    if head and FEMININE.search(head[-1]) and head[-1].lower() not in NO_FEMININE:
        return True
    return (
        bool(head)
        and len(head[-1]) > 4
        and head[-1].islower()
        and head[-1] not in NO_AGENTS
        and bool(AGENT.search(head[-1]) or AGENTS_ELSEWHERE.search(head[-1]) or AGENTS_ELSEWHERE.search(head[0]))
    )
