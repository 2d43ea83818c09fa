"""What stands apart from the running text and says who somebody is: fact sheets, a name over a line, announcements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.parse.people import names_east
from pipeline.parse.people.names import Run, is_name, runs, same
from pipeline.parse.people.role_beside import bare, unqualified
from pipeline.parse.people.role_text import proper
from pipeline.parse.people.role_words import is_apposition
from pipeline.parse.questions.features import is_byline
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.clauses import PLACES, TAKES_PLACE
from pipeline.parse.words.sheets import CALLED, OCCUPATION, OTHER
from pipeline.parse.words.small import BETWEEN, any_small
from pipeline.parse.words.table import any_of, every, word_set

_LONGEST_SHEET = 600
_LONGEST_LINE = 130
_LONGEST_ROLE = 9
"""Words of a role that only its place shows."""
_LONGEST_BETWEEN = 4
"""Words between "interview with" and the name: what the guest is."""
_LABELLED = re.compile(r"^[\s*•–-]*+([^:：\n]{2,25}?)[\s*_]*+[:：][\s*_]*(\S[^\n]*)$", re.MULTILINE)
_INLINE = re.compile(r"(?<!\S)([^\W\d_][^:：\n]{1,24}?)\s?[:：]\s+")
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0e7f\u3040-\ud7af]")
_NO_ROLE = re.compile(r"[?!？！…:：@|«»“”„\"]|//")
_AGED = re.compile(r"^\s*\d{1,3}\s*(?:[^\W\d_]{2,8}\s*)?[,،]\s*")
_READING = re.compile(r"\s*[（(][^()（）]{1,30}[)）]\s*")


class Profile(NamedTuple):
    """Who somebody is, as far as it is told."""

    name: str | None
    role: str | None


# Each guest is looked up in what stands apart, and that is read once a document.
@lru_cache(maxsize=4)
def sheet(texts: tuple[str, ...]) -> Profile:
    """What a fact sheet says: "Navn: Asgjerd Melke / Alder: 61 / Yrke: Havnedykker", in lines or in one."""
    name = role = None
    for text in texts:
        if not text or len(text) > _LONGEST_SHEET:
            continue
        said = dict(_entries(text)) if ":" in text or "：" in text else dict(_unmarked(text))
        first = text.split("\n", 1)[0].strip(" *_") if "\n" in text and len(said) > 1 else None
        found = next((said[label] for label in said if label in CALLED), first)
        name = name or (found if found and _is_somebody(found) else None)
        calling = next((said[label] for label in said if label in OCCUPATION), None)
        role = role or (calling if calling and _may_be_role(calling) else None)
        if name and role:
            break
    return Profile(name, role)


def _entries(text: str) -> Iterator[tuple[str, str]]:
    lines = [(match[1].strip().casefold(), match[2].strip(" *_.")) for match in _LABELLED.finditer(text)]
    if len(lines) > 1 or "\n" in text:
        yield from lines
        return
    # On one line, a label is what stands between two values; only known ones tell where the value before it ends.
    found = list(_INLINE.finditer(text))
    for match, behind in zip(found, [*found[1:], None][: len(found)], strict=True):
        words = match[1].split()
        label = next((" ".join(words[at:]) for at in range(len(words)) if _is_label(words[at:])), match[1])
        value = text[match.end() : behind.start() if behind else len(text)]
        if behind is not None:
            value += text[behind.start() : _label_start(behind)]
        yield label.casefold(), value.strip(" ,;·|*_.")


def _is_label(words: list[str]) -> bool:
    label = " ".join(words).casefold()
    return label in CALLED or label in OCCUPATION or label in OTHER


def _label_start(match: re.Match[str]) -> int:
    """Where the label begins in what stands before a colon: a value before it may belong to another label."""
    words = list(re.finditer(r"\S+", match[1]))
    for word in words:
        if _is_label(match[1][word.start() :].split()):
            return match.start(1) + word.start()
    large = [word for word in words if word[0][:1].isupper()]
    return match.start(1) + (large[-1].start() if large else 0)


def _unmarked(text: str) -> Iterator[tuple[str, str]]:
    """The entries of a table that became one line: its known labels part the values."""
    words = text.split()
    places = [place for place, word in enumerate(words) if place and _is_label([word]) and word[:1] == word[:1].upper()]
    if not any(words[place].casefold() in OCCUPATION for place in places):
        return
    if not any(words[place].casefold() in CALLED for place in places):
        return
    for place, end in zip(places, [*places[1:], len(words)], strict=True):
        yield words[place].casefold(), " ".join(words[place + 1 : end])


def _is_somebody(text: str) -> bool:
    if _UNCASED.search(text):
        return 1 <= len(text.split()) <= 4 and not _NO_NAME.search(text)
    return is_name(text)


_NO_NAME = re.compile(r"[\d:،,;/@|«»\"“”]")


def _may_be_role(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST_ROLE + 3 and not text[0].isdigit() and not _NO_ROLE.search(text)


def under_name(name: str, lines: Iterable[str]) -> str | None:
    """What a line says that stands right below the name: a profession, or a post and a firm."""
    is_next = False
    for line in lines:
        if is_next and (found := _as_role(line)):
            return found
        is_next = _is_only(name, line)
    return None


def _is_only(name: str, line: str) -> bool:
    """Whether `line` is the name and nothing else, with how it is read or さん behind it."""
    if len(line) > len(name) + 40:
        return False
    left = _READING.sub(" ", line).strip(" *_:：,")
    if names_east.EASTERN.search(left):
        left = names_east.with_reading(line) or names_east.honorless(left)
    else:
        left = bare(left)
    return left.replace(" ", "").casefold() == name.replace(" ", "").casefold()


def _as_role(line: str) -> str | None:
    line = line.strip(" *_")
    if not line or len(line) > _LONGEST_LINE or _NO_ROLE.search(line) or is_byline(line) or line[0].isdigit():
        return None
    if names_east.EASTERN.search(line):
        first = line.split("。")[0].strip()
        first = _JOINED_IN.sub("", first)
        return first if len(first) <= 30 and (names_east.may_end_role(first) or _UNIT.search(first)) else None
    text = line.rstrip(".")
    if ". " in text or len(text.split()) > _LONGEST_ROLE or (is_name(text) and not is_apposition(text.lower())):
        return None
    is_small = text[0].islower() or is_apposition(text[0].lower() + text[1:])
    return proper(text) if is_small and plain(text.split()[0]) not in PLACES else None


_JOINED_IN = re.compile(r"[\s／/・（(]*(?:19|20)\d\d年(?:新卒|中途)?入社[)）]?$")
_UNIT = re.compile(r"[部課室係局科](?:所属|担当)?$")
"""Where somebody works in a firm: 技術部 第二課."""


@lru_cache(maxsize=4)
def announced(lines: tuple[str, ...]) -> tuple[Profile, ...]:
    """Whom short lines announce: "Q&A with Ada Brook, barrister", "Intervju med båtbyggaren Ada Brook"."""
    return tuple(_announced(lines))


def _announced(lines: tuple[str, ...]) -> Iterator[Profile]:
    for line in lines:
        if len(line) > _LONGEST_LINE or not phrases.has("lead_in", plain(line)):
            continue
        for run in runs(line):
            name = unqualified(bare(run.name))
            if is_name(name) and _lead_in().match(line, run.end + 1):
                break  # "Ada Brook spoke to Ben Cole": who of them is the guest?
            if is_name(name) and _is_led_in(line[: run.end - len(name)]):
                yield Profile(name, behind(line, run))
                break


def announced_together(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The names that the first announcing line joins: "Interview with Ada Brook and Ben Cole"."""
    first = next((one.name for one in announced(lines) if one.name), None)
    if first is None:
        return ()
    for line in lines:
        found = list(runs(line)) if first in line and len(line) <= _LONGEST_LINE else []
        for run, other in pairwise(found):
            name = bare(other.name)
            is_joined = bare(run.name) == first and BETWEEN.fullmatch(line[run.end : other.start])
            if is_joined and is_name(name):
                return (first, name)
    return (first,)


def _is_led_in(before: str) -> bool:
    """Whether "interview with" ends `before`, or a word or two in small letters stand between."""
    leads = list(_lead_in().finditer(before))
    # One word is too little, unless the line begins with it: "Rozmawia …" tells who asks.
    if not leads or not (" " in leads[-1][0] or (not leads[-1].start() and leads[-1][0].casefold() in _with())):
        return False
    between = before[leads[-1].end() :].split()
    return len(between) <= _LONGEST_BETWEEN and (not between or (between[-1].islower() and is_apposition(between[-1])))


@cache
def _with() -> frozenset[str]:
    """What leads to a guest by a single word."""
    return every("together") | _MEET


_MEET = word_set("amb meet introducing")


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('lead_in')})(?=\s|$)", re.IGNORECASE)


def behind(line: str, run: Run) -> str | None:
    """What a line sets off behind a name, up to its end."""
    match = _SET_OFF.match(line, run.end)
    if match is None:
        return None
    text = _AGED.sub("", match[1]).strip()
    first, comma, second = text.partition(", ")
    goes_on = comma and is_apposition(second) and plain(second.split()[0]) not in TAKES_PLACE
    text = _ARTICLE.sub("", text if goes_on else first)
    if not text or len(text.split()) > _LONGEST_ROLE or (is_name(text) and not is_apposition(text.lower())):
        return None
    is_told = text[0].islower() or is_apposition(text) or (_UNCASED.search(text) is not None)
    return proper(text) if is_told and plain(text.split()[0]) not in PLACES else None


_SET_OFF = re.compile(r"(?:\s*[,،]\s*|\s+[–—-]\s+)([^,،.:;!?()«„“\"]{3,90}(?:,\s[^,،.:;!?()«„“\"]{3,40})?)[.]?\s*$")
_ARTICLE = re.compile(f"^{any_small('the', 'a')}")


def of(name: str, found: Iterable[Profile]) -> str | None:
    """The role that one of `found` has for `name`."""
    return next((one.role for one in found if one.role and one.name and same(one.name, name)), None)
