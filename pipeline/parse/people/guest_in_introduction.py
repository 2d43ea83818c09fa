"""Who the guest is by the introduction: the name with the most evidence around it, and in all of the document."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.people import role_beside, role_without_name
from pipeline.parse.people.guest_in_title import is_led_in
from pipeline.parse.people.names import Run, is_name, is_organisation, is_place, runs
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
_LONGEST_SALUTATION = 4
"""Words of "Dear Ada Brook,"."""
_MOST_GUESTS = 40
"""An introduction that names more people alike lists them, and introduces nobody."""


def from_introduction(sources: Sources) -> list[str]:
    """The names with the most evidence: led in, speaking, with a role, set off, met again in the answers."""
    scores: dict[str, float] = {}
    elsewhere: dict[str, float] = {}
    texts = (*sources.introduction[:MOST], *sources.captions[:MOST])
    later = " ".join((sources.title, *texts, sources.first_question, *sources.first_answers[:3]))
    for place, paragraph in enumerate(texts):
        if is_byline(paragraph) or (paragraph.endswith(",") and len(paragraph.split()) <= _LONGEST_SALUTATION):
            continue
        sentences = SENTENCE.split(paragraph[:4000])
        for index, sentence in enumerate(sentences):
            following = sentences[index + 1] if index + 1 < len(sentences) and place < sources.before else ""
            opens = not index and place < sources.before
            led_to = -1
            for run in runs(sentence):
                name = bare(run.name)
                is_whose = name.startswith(("der ", "des "))  # "Leiterin der Lichtspiele Benning"
                if not is_whose and _may_be_guest(name) and not role_without_name.asks(sentence[: run.start]):
                    if name not in elsewhere:
                        elsewhere[name] = _evidence_elsewhere(name, sources, later)
                    evidence = elsewhere[name] + _evidence(sentence, run)
                    is_joined = led_to >= 0 and BETWEEN.fullmatch(sentence[led_to : run.start]) is not None
                    evidence += 2.0 * is_joined
                    led_to = run.end if is_joined or is_led_in(sentence[: run.start]) else -1
                    is_subject = opens and run.start <= 2 and _goes_on(sentence[run.end :])
                    is_told = is_subject and _is_person(run.name, name, sentence[run.end :], following)
                    evidence += 1.0 * is_subject + 1.0 * is_told
                    is_alone = sentence[: run.start].strip()[-1:] in ("", ",") and _goes_on(sentence[run.end :])
                    evidence += 2.0 * (is_alone and _opens_with_pronoun(following))
                    scores[name] = max(scores.get(name, 0), evidence)
    for text in sources.marked:
        if not text.isascii() and len(text.split()) in (2, 3) and text == text.upper() == text.lower():
            # A script without capitals: what the introduction sets off is all we can go by.
            scores[text] = 2.0
    best = max(scores.values(), default=0)
    if best < 2 and sources.introduction:
        return _first_subject(scores)
    found = [name for name, score in scores.items() if score >= 2 and score >= best - 1]
    return found if len(found) <= _MOST_GUESTS else []


def _may_be_guest(name: str) -> bool:
    return is_name(name) and not is_organisation(name)


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


def _evidence(sentence: str, run: Run) -> float:
    """How much what stands around a name in a sentence tells that it is the guest's."""
    before, after = sentence[: run.start], sentence[run.end :]
    led_in = is_led_in(before)
    score = 2.0 * led_in + 1.5 * bool(_speaks().match(after)) + 1.0 * _is_spoken_by(before)
    score += 2.0 * bool(role_beside.role_at(sentence, run))
    return score - 2.5 * (is_place(before) and not led_in)


def _evidence_elsewhere(name: str, sources: Sources, later: str) -> float:
    """How much the whole document tells of `name` as the guest's: set off, met again in `later`, spoken to."""
    # What is set off may hold a title before the name, and a post behind it.
    score = 1.5 * any(name in text for text in sources.marked if len(text) <= len(name) + _LONGEST_LEAD)
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
