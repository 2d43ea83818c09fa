"""Who the guest is by the introduction: the name with the most evidence around it, and in all of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from pipeline.parse.people import role_beside, role_without_name
from pipeline.parse.people.guest_in_title import leads_in
from pipeline.parse.people.names import is_name, is_place, runs, words_of
from pipeline.parse.people.recurring import recurs, stands_twice
from pipeline.parse.people.role_beside import SENTENCE, bare
from pipeline.parse.people.sources import MOST, Sources
from pipeline.parse.questions.features import is_byline
from pipeline.parse.words.asking import plain
from pipeline.parse.words.clauses import PRONOUNS, SUBJECTS
from pipeline.parse.words.small import BETWEEN
from pipeline.parse.words.table import any_of, every

_LONGEST_LEAD = 40
"""Characters of the longest words that lead a name in."""
_SEARCHED = 4000
"""Characters of a paragraph that are searched."""
_FIRST_SIGNS = 2
"""Before a name that begins a sentence: a quote, a dash."""
_LONGEST_SALUTATION = 4
"""Words of "Dear Ada Brook,"."""
_MOST_GUESTS = 40
"""An introduction that names more people alike lists them, and introduces nobody."""


class _Sentence(NamedTuple):
    """A sentence of the introduction."""

    text: str
    following: str
    """The sentence behind it, before the first question."""
    is_before: bool
    """Whether it stands before the first question."""
    opens: bool
    """Whether it opens a paragraph before the first question."""


def from_introduction(sources: Sources) -> list[str]:
    """The names with the most evidence: led in, speaking, with a role, set off, met again in the answers."""
    texts = (*sources.introduction[:MOST], *sources.captions[:MOST])
    later = " ".join((sources.title, *texts, sources.first_question, *sources.first_answers[:3]))
    scores: dict[str, float] = {}
    elsewhere: dict[str, float] = {}
    before: set[str] = set()
    for sentence in _sentences(texts, sources.before):
        for name, evidence in _named(sentence):
            if name not in elsewhere:
                elsewhere[name] = _evidence_elsewhere(name, sources, later)
            if sentence.is_before:
                before.add(name)
            scores[name] = max(scores.get(name, 0), evidence + elsewhere[name])
    for text in sources.marked:
        if not text.isascii() and len(text.split()) in (2, 3) and text == text.upper() == text.lower():
            # A script without capitals: what the introduction sets off is all we can go by.
            scores[text] = 2.0
    best = max(scores.values(), default=0)
    if best < 2 and sources.introduction:
        return _first_subject(scores)
    found = [name for name, score in scores.items() if score >= 2 and score >= best - 1]
    told = {word for name in found if name in before for word in words_of(name)}
    # Behind the last answer, "Thanks Ada Brook" is nobody else.
    found = [name for name in found if name in before or told.isdisjoint(words_of(name))]
    return found if len(found) <= _MOST_GUESTS else []


def _sentences(texts: tuple[str, ...], before: int) -> Iterator[_Sentence]:
    """The sentences of `texts`, of which so many stand `before` the first question; no bylines, no salutations."""
    for place, paragraph in enumerate(texts):
        if is_byline(paragraph) or (paragraph.endswith(",") and len(paragraph.split()) <= _LONGEST_SALUTATION):
            continue
        is_before = place < before
        sentences = SENTENCE.split(paragraph[:_SEARCHED])
        for index, (text, following) in enumerate(zip_longest(sentences, sentences[1:], fillvalue="")):
            yield _Sentence(text, following if is_before else "", is_before, is_before and not index)


def _named(sentence: _Sentence) -> Iterator[tuple[str, float]]:
    """The names in a sentence, each with how much what stands around it tells that it is the guest's."""
    text = sentence.text
    led_to = -1
    for run in runs(text):
        name = bare(run.name)
        before, after = text[: run.start], text[run.end :]
        is_whose = name.startswith(("der ", "des "))  # "Leiterin der Lichtspiele Benning"
        if is_whose or not is_name(name) or role_without_name.asks(before):
            continue
        is_joined = led_to >= 0 and BETWEEN.fullmatch(text, led_to, run.start) is not None
        led_in = leads_in(text, run)
        led_to = run.end if is_joined or led_in else -1
        goes_on = _goes_on(after)
        is_subject = sentence.opens and run.start <= _FIRST_SIGNS and goes_on
        is_told = is_subject and _is_person(run.name, name, after, sentence.following)
        is_alone = goes_on and before.strip()[-1:] in ("", ",")
        evidence = 2.0 * led_in + 1.5 * bool(_speaks().match(after)) + 1.0 * _is_spoken_by(before)
        evidence += 2.0 * bool(role_beside.role_at(text, run)) - 2.5 * (is_place(before) and not led_in)
        evidence += 2.0 * is_joined + 1.0 * is_subject + 1.0 * is_told
        yield name, evidence + 2.0 * (is_alone and _opens_with_pronoun(sentence.following))


def _goes_on(after: str) -> bool:
    """Whether a sentence goes on behind a name, as it does behind its subject, maybe after an age or an apposition."""
    return after[:1] == "," or (after[:1] == " " and (after[1:2].islower() or after[1:2] == "("))


def _is_person(written: str, name: str, behind: str, following: str) -> bool:
    """Whether a title stands before the name, or what follows goes on with "she" or "his", and names nobody before."""
    if written != name:
        return True
    for text in (behind[:_LONGEST_OPENING], following[:_LONGEST_OPENING]):
        words = text.split()
        place = next((at for at, word in enumerate(words) if word.casefold().strip(",.;:") in PRONOUNS), None)
        if place is not None:
            return not any(is_name(bare(run.name)) for run in runs(" ".join(words[:place])))
    return False


def _opens_with_pronoun(sentence: str) -> bool:
    return plain(sentence[:20]).partition(" ")[0] in SUBJECTS


_LONGEST_OPENING = 500


def _first_subject(scores: dict[str, float]) -> list[str]:
    """The one name in an introduction that names a single person."""
    return list(scores) if len(scores) == 1 and max(scores.values()) > 0 else []


def _evidence_elsewhere(name: str, sources: Sources, later: str) -> float:
    """How much the whole document tells of `name` as the guest's: set off, met again in `later`, spoken to."""
    # What is set off may hold a title before the name, and a post behind it.
    score = 1.5 * any(name in text for text in sources.marked if len(text) <= len(name) + _LONGEST_LEAD)
    score += 2.0 * (name in sources.headed_by)
    score += 1.0 * any(stands_twice(word, later) for word in name.split())
    return score + 1.5 * any(recurs(word, sources.questions) for word in name.split() if len(word) > 3)


def _is_spoken_by(before: str) -> bool:
    """Whether a verb stands before who speaks, titles aside: "…, opowiada dr hab. Ada Brook"."""
    words = before[-_LONGEST_LEAD:].casefold().split()
    while words and words[-1] in every("honorific"):
        words.pop()
    return bool(words) and words[-1] in every("speaks")


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{any_of('speaks')})", re.IGNORECASE)
