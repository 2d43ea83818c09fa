"""Guests who are presented: by the summary, by who asks in the first question, or by themselves in the first answer."""

from __future__ import annotations

import re

from pipeline.parse.people import names_east, own_words, own_words_east
from pipeline.parse.people.guest_in_title import leads_in
from pipeline.parse.people.names import is_name, is_organisation, runs
from pipeline.parse.people.names_east import EASTERN
from pipeline.parse.people.role_beside import bare
from pipeline.parse.people.role_words import is_role
from pipeline.parse.people.sources import Sources
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain, speaks_of_self
from pipeline.parse.words.persons import GREETINGS

_OPENING = 500
_GREETED = 40
_ANSWERS = 2
_OWN = 600
_LONGEST_NAME = 80
_AN_ARTICLE = 3
"""Characters of "a " and "la " before a name: "Sou a Ada Brook"."""
_GREETING = re.compile(rf"\s*(?:{GREETINGS})\s*,?\s+", re.IGNORECASE)


def by_summary(sources: Sources) -> list[str]:
    """Whom the summary leads in, or has speak: "A talk with Ada Brook about bees", "Ada Brook tells …"."""
    summary = sources.summary[:_OPENING]
    if EASTERN.search(summary):
        return list(names_east.names(summary)[:1])
    behind = (run for run in runs(summary) if phrases.leading("speaks", plain(summary[run.end :]).lstrip()))
    return _led_in(summary) or [name for name in (bare(run.name) for run in behind) if is_name(name)][:1]


def by_welcome(sources: Sources) -> list[str]:
    """Whom the first question presents: "Welcome. With me is Ada Brook, who keeps hawks. Ada, …"."""
    return _led_in(sources.first_question[:_OPENING])


def _led_in(text: str) -> list[str]:
    named = (bare(run.name) for run in runs(text) if leads_in(text, run))
    return [name for name in named if is_name(name)][:1]


def by_greeting(sources: Sources) -> list[str]:
    """Whom the first question greets by the whole name: "Hello Ada Brook, how do you do?"."""
    greeting = _GREETING.match(sources.first_question)
    first = next(iter(runs(sources.first_question[greeting.end() :][:_GREETED])), None) if greeting else None
    return [bare(first.name)] if first is not None and not first.start and is_name(first.name) else []


def by_label(sources: Sources) -> list[str]:
    """Who alone speaks of themselves before the first question: "Ada Brook: I keep hawks, and so …".

    Where the introduction names anybody else, it may be who asks.
    """
    above = sources.introduction[: sources.before]
    named = {bare(run.name) for text in above for run in runs(text) if is_name(bare(run.name))}
    if len(named) != 1:
        return []
    (name,) = named
    spoken = (text[len(name) + 1 :] for text in above if text.startswith((f"{name}:", f"{name} :")))
    return [name] if any(map(speaks_of_self, spoken)) else []


def by_themselves(sources: Sources) -> list[str]:
    """Who says the own name in the first answers: "I'm Ada Brook", "我叫林晓雨"."""
    for answer in sources.first_answers[:_ANSWERS]:
        if EASTERN.search(answer[:_GREETED]):
            if name := own_words_east.named(answer):
                return [name]
            continue
        match = own_words.self_intro().search(answer[:_OWN])
        first = next(iter(runs(answer[match.end() : match.end() + _LONGEST_NAME])), None) if match else None
        is_near = first is not None and first.start <= _AN_ARTICLE
        if first is not None and is_near and not (is_role(first.name) or is_organisation(first.name)):
            return [first.name]
    return []
