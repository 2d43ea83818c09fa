"""Who the guests are, and what they are: from front matter, labels, the title, the introduction, or their own words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.model.session import Person
from pipeline.parse.people import (
    guest_in_introduction,
    guest_in_title,
    names,
    names_east,
    names_uncased,
    own_words,
    presented,
    profiles,
)
from pipeline.parse.people.guest_in_title import PARTS, leads_in
from pipeline.parse.people.guest_role import role_of
from pipeline.parse.people.name_forms import declined, settled
from pipeline.parse.people.names import is_name, runs, same, words_of
from pipeline.parse.people.names_east import EASTERN
from pipeline.parse.people.names_uncased import POINTS, UNCASED
from pipeline.parse.people.recurring import recurs
from pipeline.parse.people.role_beside import bare
from pipeline.parse.people.sources import MOST, Sources
from pipeline.parse.words.announcers import is_numbered_voice
from pipeline.parse.words.asking import plain
from pipeline.parse.words.persons import EVERYBODY
from pipeline.parse.words.sheets import OCCUPATION, OTHER, PORTRAIT
from pipeline.parse.words.table import WORDS, every

_LONGEST_UNCASED = 4
_MOST_INITIALS = 5
_INITIALS = 2
"""Letters at most of a word that stands for a longer one: "J. Brook", "Ed Brook"."""
_LONGEST_LINE = 110
"""Characters of a line that says who somebody is."""
_FIRST = 4
"""Paragraphs of an introduction in which a guest is introduced."""
_WITH = frozenset({"با", "مع", "עם"})
_COMMA = re.compile(r"[،,.(:؛]|\s[–—-]\s")


def guests(declared: tuple[Person, ...], sources: Sources, fallback: str | None) -> tuple[Person, ...]:
    """The guests, with roles where the document gives them. `fallback` is whom the editor named for such documents."""
    found = declared
    if not found:
        found = tuple(Person(name) for name in _names(sources)) or ((Person(fallback),) if fallback else ())
    alone = len(found) == 1
    return tuple(one if one.role else replace(one, role=role_of(one.name, sources, alone=alone)) for one in found)


def _names(sources: Sources) -> tuple[str, ...]:
    ways = (
        _speaking,
        _told,
        _with_reading,
        _announced,
        _from_headings,
        guest_in_title.from_title,
        guest_in_title.from_head,
        guest_in_title.from_kicker,
        _from_eastern,
        guest_in_introduction.from_introduction,
        _from_uncased,
        _addressed,
        presented.by_summary,
        presented.by_greeting,
        presented.by_themselves,
        guest_in_title.bare_title,
        presented.by_welcome,
        _from_sheet,
        guest_in_title.before_a_talk,
        guest_in_title.from_summary,
        _portrayed,
        guest_in_title.led_in_alone,
        presented.by_label,
    )
    for way in ways:
        found = [name for name in way(sources) if name and not any(same(name, host) for host in sources.hosts)]
        found = [name for name in found if name.split()[0].casefold() not in every("interview")]
        if found:
            family = names.of_one_family(found, (sources.title, *sources.introduction[:MOST]))
            full = dict.fromkeys(family.get(name) or _in_full(name, sources) for name in found)
            return tuple(name for name in full if not _LABEL.fullmatch(name))
    return ()


def _in_full(name: str, sources: Sources) -> str:
    """`name` as the text gives it in full; a short form by which somebody is called as the title has it: Ben."""
    full = _settled(expanded(name, sources), sources)
    if " " in full or len(name) < _SHORTEST or not name.isalpha():
        return full
    longer = (bare(run.name) for run in runs(sources.title) if leads_in(sources.title, run))
    return next((form for form in longer if is_name(form) and form.casefold().startswith(name.casefold())), full)


_SHORTEST = 3
_LABEL = re.compile(r"\w{1,4}\.|\d+")
"""A short form or a number before an answer, which names nobody."""


def _settled(name: str, sources: Sources) -> str:
    """`name` in the form that the text uses; names in scripts without capitals have no other."""
    if EASTERN.search(name) or UNCASED.search(name):
        return name
    below = (*sources.introduction[:MOST], *sources.captions)
    around = (sources.title, sources.headed, *sources.beside, *sources.speakers, *below, sources.first_question)
    return settled(name, (*around, *sources.first_answers))


def _speaking(sources: Sources) -> list[str]:
    names = (name.strip(_DASHES) for name in sources.speakers)
    named = (name for name in names if not is_numbered_voice(name))
    return [name for name in named if name.casefold().strip(".") not in _roles_of_talk()]


_DASHES = " -–—•*"


@cache
def _roles_of_talk() -> frozenset[str]:
    return every("interviewer") | every("guest") | every("answer") | every("question") | frozenset(EVERYBODY.split("|"))


def _told(sources: Sources) -> list[str]:
    return list(sources.guests)


def _with_reading(sources: Sources) -> list[str]:
    """Whom a line of the introduction names, with how it is read behind it: "沢木 灯SAWAKI AKARI"."""
    lines = (line for text in sources.introduction[: sources.before] for line in text.split("\n")[:_FIRST])
    return list(filter(None, (names_east.with_reading(line) for line in lines)))[:1]


def _announced(sources: Sources) -> list[str]:
    return list(profiles.announced_together(sources.lines))


def _from_sheet(sources: Sources) -> list[str]:
    name = profiles.sheet(sources.apart).name
    return [name] if name else []


def _portrayed(sources: Sources) -> list[str]:
    """Whom the description of a picture above the talk names, if it is said to be a portrait, or the text says more."""
    text = " ".join((sources.title, sources.headed, *sources.introduction, sources.questions, *sources.first_answers))
    for described in sources.portraits:
        words = frozenset(plain(described).split())
        for run in runs(described):
            name = bare(run.name)
            is_told = not words.isdisjoint(PORTRAIT) or any(recurs(word, text) for word in name.split())
            if is_name(name) and is_told:
                return [name]
    return []


def expanded(name: str, sources: Sources) -> str:
    """The full form of a first name, a surname or initials, if title or text give it."""
    texts = (
        sources.title,
        *sources.guests,
        *sources.introduction,
        *sources.captions,
        *sources.lines,
        *sources.first_answers[:3],
        sources.questions[:2000],
        sources.headed,
        *sources.beside,
    )
    name = bare(name)
    if UNCASED.search(name):
        if full := names_uncased.longer(name, texts[:1], sources.introduction[:MOST]):
            return full
        parts = [part.strip() for text in texts[:1] for part in PARTS.split(text) if part]
        return next(
            (part for part in parts if part.startswith(name + " ") and len(part.split()) <= _LONGEST_UNCASED), name
        )
    if EASTERN.search(name):
        return names_east.honorless(names_east.longer(name, texts))
    found = (bare(run.name) for text in _telling(name, texts) for run in runs(text[:4000]))
    longer = [form for form in found if is_name(form) and (same(name, form) or _has_declined(name, form))]
    longer = [form for form in longer if not (" " in name and own_words.is_led(form, name))]
    no_name = _LABELS | every("interview")
    longer = [form for form in longer if no_name.isdisjoint(set(words_of(form)) - set(words_of(name)))]
    if name.isupper() and len(name) <= _MOST_INITIALS:
        longer = [form for form in longer if name not in form.split()]
    longer += [bare(text) for text in sources.marked if is_name(text) and same(name, text)]
    is_short = any(len(word) <= _INITIALS for word in words_of(name))
    fuller = [form for form in longer if is_short or len(words_of(form)) > len(words_of(name))]
    best = max(fuller, key=lambda form: (len(form.split()), len(form)), default=name)
    if len(best.replace(".", "")) <= len(name.replace(".", "")):
        best = next((form for form in longer if form.casefold() == name.casefold()), name)
    return best


_LABELS = OCCUPATION | OTHER
"""What a table gives of somebody is no part of the name: "Ada Brook Role Administrator"."""


def _has_declined(name: str, form: str) -> bool:
    """Whether `form` ends with a surname as it is behind "with" or "of": Шлагбаумов, Маврикием Шлагбаумовым."""
    last = form.split()[-1]
    return " " not in name and not last.isascii() and declined(f"{name} {name}", f"{last} {last}")


def _telling(name: str, texts: tuple[str, ...]) -> list[str]:
    """Those of `texts` that may hold a longer form of `name`: they have a word of it, or it may be initials."""
    words = words_of(name)
    if len(words) == 1 and len(words[0]) <= _MOST_INITIALS:
        return list(texts)
    stems = [word[: max(4, len(word) - 2)] for word in words]
    return [text for text in texts if any(map(text.casefold().__contains__, stems))]


def _from_uncased(sources: Sources) -> list[str]:
    """In a script without capitals: who is led in and set off by a comma, or heads a line with what they are."""
    lines = (sources.title, sources.headed, *sources.introduction)
    if not any(UNCASED.search(line) for line in lines):
        return []
    text = POINTS.sub("", " ".join((*lines, sources.questions, *sources.first_answers)))
    for line in lines:
        for match in _led_in().finditer(line[:600]):
            if found := _name_at(line[match.end() :], text, least=1):
                return [found]
        if len(line) <= _LONGEST_LINE and line not in (sources.title, sources.headed):
            for part in (line, *(line.split(":", 1)[1:])):
                if found := _name_at(part, text):
                    return [found]
    texts = sources.introduction[:MOST]
    if found := names_uncased.set_off(texts[:_FIRST]):
        return [found]
    again = names_uncased.met_again((sources.title, sources.headed), texts) or names_uncased.opening(texts)
    return again or list(filter(None, (names_uncased.set_off(sources.beside),)))


def _addressed(sources: Sources) -> list[str]:
    texts = (sources.title, sources.headed, *sources.introduction[:MOST])
    return names_uncased.addressed(sources.questions[:2000], texts)


def _name_at(line: str, text: str, least: int = 2) -> str | None:
    """The two or three words before the first comma of `line`, if they are met so often: once more, or at all.

    `text`: where they are met, without vowel points.
    """
    head, comma, _ = _COMMA.sub(",", line.strip(" •-–—")).partition(",")
    words = head.split()
    if words and words[0] in _WITH:
        words = words[1:]
        head = " ".join(words)
    is_met = comma and 1 < len(words) < _LONGEST_UNCASED and text.count(POINTS.sub("", words[0])) >= least
    return head.strip() if is_met and not any(sign.isdigit() for sign in head) else None


@cache
def _led_in() -> re.Pattern[str]:
    words = [word for tag in ("he", "ar", "fa") for word in WORDS[tag].lead_in.split("|") if " " in word]
    return re.compile("(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + r")\s+")


def _from_eastern(sources: Sources) -> list[str]:
    texts = (sources.title, *sources.introduction)
    if not EASTERN.search(" ".join(texts)):
        return []
    found = [name for text in texts for name in names_east.names(text)]
    below = " ".join((*sources.introduction, sources.questions, *sources.first_answers))
    return [name for name in found if name in below][:1] or found[:1]


def _from_headings(sources: Sources) -> list[str]:
    named = [text for text in sources.headings if is_name(text)]
    return named if len(named) > 1 and len(named) >= len(sources.headings) / 2 else []


def is_host_word(label: str) -> bool:
    """Whether a label is a mere word for who asks, or a number, and no name."""
    return label.lower() in every("interviewer") or is_numbered_voice(label)
