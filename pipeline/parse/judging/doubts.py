"""Small doubts that add up: none of them shows that a session was read wrongly, but several together make it likely."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from statistics import median

from pipeline.model.session import Session
from pipeline.parse.average import mean
from pipeline.parse.judging.counting import COUNTING
from pipeline.parse.judging.doubt import Case, Doubt, case_of, said
from pipeline.parse.judging.evidence import Evidence, always_said, is_known, others, says_so, told
from pipeline.parse.judging.guise import GUISES, of_ours
from pipeline.parse.judging.occasions import OCCASIONS
from pipeline.parse.judging.odd_ones import ODD_ONES
from pipeline.parse.judging.several import SEVERAL
from pipeline.parse.judging.wares import WARES
from pipeline.parse.questions.features import Feature
from pipeline.parse.questions.first_lines import are_so_set
from pipeline.parse.questions.marking import CALLED_SO, LONGEST_QUESTION
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import UNSPACED, is_remark, plain
from pipeline.parse.words.table import is_unspaced, valued

ENOUGH = 0.75
"""Doubts that weigh so much together hold a session for review."""
_WORTH_TELLING = 0.2
_HALF = 0.5
_THIRD = 0.34
_FEW = 3
_SHORT = 260
"""Characters of a closing word to the reader; answers are longer."""
_OUTSIZE = 4
"""So many times as long as the others a question is an introduction or an answer."""
_ASKS_PLAINLY = 0.75
_ASKS_DENSE = 0.7
"""As much, in scripts whose questions need no mark."""
_ESSAY = "being the only one"
"""The way to mark a single question, whose answer may have headings that ask."""
_MARKUP = 40
"""Characters of tags in a short answer."""
_REACHED_AT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|https?://|\bwww\.|(?:\+|\b0)\d[\d\s/()-]{6,}\d")
# Where a question is folded in, a link that leads nowhere else opens what is below.
_AWAY = r"<a\b(?=[^>]{0,300}\bhref\s*=\s*[\"']?[^#\"'>\s])[^>]*>"
_LINKED = re.compile(rf"\s*{_AWAY}(?:(?!</?a\b).)*</a>\s*[.…»›→]*\s*", re.DOTALL | re.IGNORECASE)
_LED = re.compile(
    rf"(?:<(?:strong|b|em|i)\b[^>]*>|[^\w<]){{0,8}}{_AWAY}((?:(?!</?a\b).)*)</a>", re.DOTALL | re.IGNORECASE
)
_LEAST_LED = 12
"""Characters of a link that is more than a word of a question."""
LISTS_TIMES = "it lists times of a recording rather than what was said"
_CLOCK = re.compile(r"(?m)(?:^|\s)\[?\(?@?\d{1,2}:\d{2}(?::\d{2})?\b")


def doubts(session: Session, evidence: Evidence, own: float) -> tuple[Doubt, ...]:
    """What there is, the gravest first. Nothing where the editor named the questions. `own`: `personal(session)`."""
    marking = evidence.marking
    if marking is None or not marking.asks or marking.scheme == "the editor":
        return ()
    case = case_of(session, evidence, marking, own)
    return tuple(sorted((doubt for look in _LOOKS for doubt in look(case)), key=lambda doubt: -doubt.weight))


def reasons(found: tuple[Doubt, ...]) -> tuple[str, ...]:
    """The doubts in words if they weigh enough together, else none."""
    if sum(doubt.weight for doubt in found) < ENOUGH:
        return ()
    return tuple(doubt.why for doubt in found if doubt.weight >= _WORTH_TELLING)


def grave(found: tuple[Doubt, ...]) -> tuple[str, ...]:
    """Those doubts in words of which one alone weighs enough."""
    return tuple(doubt.why for doubt in found if doubt.weight >= ENOUGH)


def other_kind(found: tuple[Doubt, ...]) -> float:
    """How much says that the document is something else than an interview."""
    return sum(doubt.weight for doubt in found if doubt.is_kind)


def _few(case: Case) -> Iterator[Doubt]:
    if len(case.questions) < _FEW:
        yield Doubt(0.5, "there are only one or two questions in it")


def _hardly_ask(case: Case) -> Iterator[Doubt]:
    """Headings that begin like questions may head the parts of an essay; voices need not ask, they speak."""
    if case.is_voiced or not case.asked:
        return
    plainly = mean(map(_asks_plainly, case.asked))
    if plainly == 0:
        yield Doubt(0.6, "none of its questions ends like one")
    elif plainly < _HALF:
        yield Doubt(1.2 * (_HALF - plainly), "most of what is marked as a question does not end like one")


def _asks_plainly(one: Feature) -> bool:
    return one.asks >= _ASKS_PLAINLY or (one.asks >= _ASKS_DENSE and UNSPACED.search(one.said) is not None)


def _left_out(case: Case) -> Iterator[Doubt]:
    if case.marking.missed > 1:
        share = case.marking.missed / len(case.asks) * (_HALF if case.marking.scheme == CALLED_SO else 1)
        yield Doubt(min(1.0, 1.2 * share), f"{case.marking.missed} other paragraphs ask as much as its questions do")


def _otherwise(case: Case) -> Iterator[Doubt]:
    """Another way to mark questions that finds plain ones between those that were chosen."""
    if case.marking.scheme == _ESSAY:
        return
    chosen = set(case.asks)
    weights: list[tuple[float, str]] = []
    for other in case.evidence.tried:
        if other is case.marking or other.scheme in ("turn-taking", _ESSAY):
            continue
        more = [
            index
            for index in other.asks
            if index not in chosen
            and index > case.asks[0]
            and index not in case.marking.marks
            and case.evidence.placed[index].feature.asks == 1
        ]
        if more and other.asking >= _HALF:
            # Where labels or an author tell what is asked, other headings that ask are headings.
            each = 0.15 if case.marking.scheme in ("labels", CALLED_SO) else 0.35
            weights.append((min(1.0, each * len(more)), other.scheme))
    if weights:
        weight, scheme = max(weights)
        yield Doubt(weight, f"what is set off by {scheme} asks, too, and is not among its questions")


def _nobody(case: Case) -> Iterator[Doubt]:
    """Explanations: in a language that shows it, hardly anybody says "I" in the answers."""
    if len(case.questions) >= _FEW and always_said(case.tag) and case.own < _THIRD:
        weight = 0.9 - case.own - 0.2 * told(case.evidence.title) - 0.2 * case.is_voiced
        weight -= 0.35 * (case.evidence.is_numbered or case.evidence.names_guest or case.evidence.in_series)
        yield Doubt(weight, "hardly anybody speaks of themselves in its answers", is_kind=True)


def _of_its_series(case: Case) -> Iterator[Doubt]:
    """What stands before the colon of a title may be a series or a person, and cannot be both."""
    series = (case.session.series or "").casefold()
    if series and not case.evidence.names_guest and any(one.name.casefold() == series for one in case.session.guests):
        yield Doubt(ENOUGH, "its series has the name of its guest")


def _unintroduced(case: Case) -> Iterator[Doubt]:
    """Who interviews somebody says who that is: in the title, or beside the name."""
    if not case.session.guests:
        return
    if is_known(case.evidence):
        yield from _unheard_of(case)
        return
    is_titled = any(guest.name in case.evidence.title for guest in case.session.guests)
    around = f"{case.evidence.title} {case.evidence.introduction}"
    if not is_titled and not any(guest.role for guest in case.session.guests):
        # Where mere words label all that is said, the name stands in the introduction and nobody speaks by it.
        is_voice = case.marking.scheme != "labels" or bool(case.marking.cast.names(asking=False))
        named = is_voice and any(guest.name.split()[-1] in around for guest in case.session.guests)
        yield Doubt(0.3 if named else 0.6, "nothing says who the guest is")
    if not says_so(case.evidence):
        yield Doubt(0.15, "nothing calls it an interview")


def _unheard_of(case: Case) -> Iterator[Doubt]:
    """A name of one word that only labels hold, though something calls it an interview: a dialogue in a lesson."""
    evidence, guests = case.evidence, case.session.guests
    if not case.is_voiced or evidence.names_guest:
        return
    around = f"{evidence.title} {evidence.introduction} {evidence.headed} {' '.join(evidence.front)}"
    if not any(one.role or " " in one.name or is_unspaced(one.name[:1]) or one.name in around for one in guests):
        yield Doubt(ENOUGH, "nothing but labels names the guest")


def _is_called_otherwise(case: Case) -> Iterator[Doubt]:
    title = plain(case.evidence.title)
    if found := others(title):
        named = max(sorted(found), key=len)
        weight = 0.5 if told(case.evidence.title) else 1.0
        yield Doubt(weight, f"its title says that it is something else (“{named}”)", is_kind=True)
        return
    if told(case.evidence.title):
        return
    named = max(sorted(others(plain(case.evidence.introduction[:600]))), key=len, default="")
    if named:
        yield Doubt(0.45, f"its introduction speaks of something else (“{named}”)", is_kind=True)


def _to_the_reader(case: Case) -> Iterator[Doubt]:
    """A last "question" that speaks to the reader: "Do you restore clocks, too? Write to us."."""
    if len(case.turns) < _FEW or case.is_voiced:
        return
    question, answer = case.questions[-1], said(case.answers[-1])
    if len(answer) > _SHORT:
        return
    invites, calls = _calls(question), _calls(question) + _calls(answer)
    is_alone, is_reached = case.looks[-1] not in case.looks[:-1], _REACHED_AT.search(answer) is not None
    if calls >= 2 or (calls >= 1 and (is_reached or is_alone)):
        # A guest gives advice ("Buy a good file, join a club") to what is asked as all else was asked.
        called = " ".join(phrases.found("action", plain(answer)))
        is_advice = not (invites or is_alone or is_reached or of_ours(case.tag, called))
        weight = min(0.5, 0.15 * calls) if is_advice else min(1.0, 0.35 * calls)
        yield Doubt(weight, "its last question may speak to the reader")


def _links(case: Case) -> Iterator[Doubt]:
    """Questions that are nothing but links lead to other pieces."""
    linked = linked_share(case.asked)
    if linked:
        yield Doubt(min(1.2, 0.5 + linked), "some of its questions are links to something else", is_kind=True)


def lists_times(evidence: Evidence) -> bool:
    """Whether times of a recording stand before short lines, each of which says what is spoken of then."""
    lists = (one.feature.block.raw[:_LONGEST_LIST] for one in evidence.placed if one.feature.block.kind == "list")
    lines = [line for text in lists if ":" in text for line in text.split("\n") if _CLOCK.search(line)]
    return len(lines) > _FEW and median(map(len, lines)) < _LONGEST_TOPIC


_LONGEST_LIST = 8000
_LONGEST_TOPIC = 90


def linked_share(found: list[Feature]) -> float:
    """The share of questions that are nothing but links."""
    return mean(_LINKED.fullmatch(one.block.html) is not None for one in found) if found else 0.0


def led_share(found: list[Feature]) -> float:
    """The share of questions that begin with a link, as in lists of links: "[Can you own a puddle?](…) Briefly."."""
    heads = (_LED.match(one.block.html) if "<a" in one.block.html else None for one in found)
    return mean(head is not None and len(head[1]) >= _LEAST_LED for head in heads) if found else 0.0


def _outsize(case: Case) -> Iterator[Doubt]:
    sizes = [len(one.said) for one in case.asked]
    if len(sizes) >= _FEW and not case.is_voiced and max(sizes) > LONGEST_QUESTION:
        long = sum(size > max(LONGEST_QUESTION, _OUTSIZE * median(sizes)) for size in sizes)
        if long:
            yield Doubt(min(1.0, 0.5 * long), "one of its questions is as long as an answer")


def _curt(case: Case) -> Iterator[Doubt]:
    """Answers that say less than the questions do: a quiz, a form, a cross-examination."""
    turns = zip(case.turns, case.answers, case.sizes, strict=True)
    answered = [(len(turn.question or ""), html, size) for turn, html, size in turns if turn.answer]
    # Most answers are so much longer that their markup does not matter.
    if len(answered) < _FEW or median([size - _MARKUP - asked for asked, _, size in answered]) > 0:
        return
    if median([len(said(html)) - asked for asked, html, _ in answered]) < 0:
        yield Doubt(0.5, "its answers are shorter than its questions")


def _remarks(case: Case) -> Iterator[Doubt]:
    """Where labels tell who speaks, or a line of its own, a remark is a turn too; elsewhere it is hardly a question."""
    count = sum(is_remark(question) for question in case.questions)
    if count:
        is_turn = case.is_voiced or (case.marking.scheme == "bold" and are_so_set(case.seen, case.asks))
        weight = min(0.6, 0.2 * count) if is_turn else 0.7 * count
        verb = "are" if count > 1 else "is"
        yield Doubt(weight, f"{count} of its questions {verb} but a word or two that ask nothing")


def _notes(case: Case) -> Iterator[Doubt]:
    """Show notes: times of a recording, and no voices."""
    if case.is_voiced:
        return
    texts = [one.feature.block.raw[:2000] for one in case.evidence.placed]
    times = sum([len(_CLOCK.findall(text)) for text in texts if ":" in text])
    if times > len(case.questions):
        yield Doubt(0.6, LISTS_TIMES, is_kind=True)


_LOOKS: tuple[Callable[[Case], Iterator[Doubt]], ...] = (
    _few,
    _hardly_ask,
    _left_out,
    _otherwise,
    _nobody,
    _of_its_series,
    _unintroduced,
    _is_called_otherwise,
    _to_the_reader,
    _links,
    _outsize,
    _curt,
    _remarks,
    _notes,
    *COUNTING,
    *GUISES,
    *ODD_ONES,
    *OCCASIONS,
    *WARES,
    *SEVERAL,
)
"""Every doubt that we know; to add one, write a function and put it here."""


def _calls(text: str) -> float:
    """How much `text` asks something of the reader."""
    weights = valued("action")
    return sum(weights.get(phrase, 0.0) for phrase in phrases.found("action", plain(text)))
