"""What a guest is: the role that the nearest of all the sources tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.parse.people import (
    affiliation,
    names_east,
    names_uncased,
    own_words,
    own_words_east,
    profiles,
    role_beside,
    role_by_place,
    role_without_name,
)
from pipeline.parse.people.names import same
from pipeline.parse.people.names_uncased import UNCASED
from pipeline.parse.people.role_beside import SENTENCE
from pipeline.parse.people.role_edges import tidied
from pipeline.parse.people.role_text import proper
from pipeline.parse.people.role_words import is_apposition
from pipeline.parse.people.sources import MOST, Sources

_TOP = 3
"""Paragraphs of an introduction in which the only guest is meant."""
_SITE = re.compile(r"\s[|–—-]\s|[|｜]")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")


def role_of(name: str, sources: Sources, *, alone: bool) -> str | None:
    """What `name` is, in the document's words; a guest's own "I'm a …" counts when there is one guest only."""
    return next(filter(None, (tidied(said, name) for said in _said(name, sources, alone=alone) if said)), None)


def _said(name: str, sources: Sources, *, alone: bool) -> Iterator[str | None]:
    """What may be the role of `name`, the surest first."""
    yield from _listed(name, sources, alone=alone)
    told = names_uncased.role_before(name, sources.title) if alone and UNCASED.search(name) else None
    above = (sources.title, *_parts_of_head(sources))
    below = (*sources.introduction[:MOST], sources.first_question, *sources.beside)
    own = tuple(text for text in sources.introduction[:_TOP] if own_words.introduces(text, name))
    if own:
        below = tuple(text for text in below if text not in own)
        yield _proper(own_words.role_told(name, own))
    if alone and told is None:
        text = " ".join(sources.introduction)
        told = _proper(next(filter(None, (role_beside.in_title(name, title, text) for title in above)), None))
    if told and not is_apposition(told) and (plainer := role_beside.role_in(name, below)) and is_apposition(plainer):
        yield plainer
    yield told
    said = role_beside.role_in(name, (*above, *below))
    if alone and said and not is_apposition(said):
        yield _proper(own_words.role_told(name, sources.first_answers))
    yield said
    yield _proper(role_by_place.beside(name, (*below, *above)))
    if alone and UNCASED.search(name):
        yield names_uncased.role_behind(name, sources.introduction[:_TOP])
    if _DEVANAGARI.search(name):
        yield names_uncased.role_by_clause(name, (*below, *above))
    if alone:
        yield from _of_the_only_one(name, sources)
    elif not names_east.EASTERN.search(name):
        yield _proper(own_words.role_told(name, (said for label, said in sources.opened if same(label, name))))
    yield _proper(role_by_place.beside(name, sources.captions))
    if not names_east.EASTERN.search(name) and not UNCASED.search(name):
        said = "\n".join((sources.questions, *sources.first_answers[:_TOP]))
        yield affiliation.firm(name, (*sources.introduction[:_TOP], sources.summary), sources.marked, said)


def _listed(name: str, sources: Sources, *, alone: bool) -> Iterator[str | None]:
    """What a fact sheet, an announcement or a line below the name says of `name`."""
    found = profiles.sheet(sources.apart)
    if found.role and ((found.name and same(found.name, name)) or (alone and not found.name)):
        yield found.role
    yield profiles.of(name, profiles.announced(sources.lines))
    yield profiles.under_name(name, sources.lines)


def _proper(said: str | None) -> str | None:
    return proper(said) if said else None


def _of_the_only_one(name: str, sources: Sources) -> Iterator[str | None]:
    """What is said of somebody without a name, where it can be nobody else."""
    top = sources.introduction[:3]
    lines = (*top, *sources.beside)
    yield _proper(role_without_name.as_tagline(sources.introduction[: min(1, sources.before)]))
    yield _proper(role_without_name.as_subject((*lines, *_behind_the_name(name, sources.introduction[:2]))))
    yield _proper(role_by_place.by_pronoun(sources.introduction[:4]))
    yield _proper(role_without_name.as_spoken_with(top))
    yield _proper(role_without_name.as_host(top))
    yield _proper(role_without_name.as_spoken_to(sources.first_question))
    if names_east.EASTERN.search(name):
        yield own_words_east.role_told(name, sources.first_answers)
    yield _proper(own_words.role_told(name, sources.first_answers))
    said = " ".join((*top, sources.questions[:2000], *sources.first_answers[:3]))
    parts = (part for title in _titles(sources) for part in role_without_name.PARTS.split(title))
    yield _proper(next(filter(None, (role_without_name.as_title(part, said) for part in parts)), None))


def _titles(sources: Sources) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (sources.title, *sources.lines[:1], *_parts_of_head(sources)))))


def _behind_the_name(name: str, texts: tuple[str, ...]) -> Iterator[str]:
    """The sentence that follows the first, where that one names the guest."""
    for text in texts:
        first, _, rest = text[:1000].partition(". ")
        if rest and any(word in first for word in name.split()):
            yield SENTENCE.split(rest, maxsplit=1)[0]


def _parts_of_head(sources: Sources) -> tuple[str, ...]:
    """What a page's head sets off by dashes and bars, the name of the site among it."""
    return tuple(part.strip() for part in _SITE.split(sources.headed) if part.strip())
