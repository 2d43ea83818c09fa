"""What a doubt is, and what every look for doubts is given."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from pipeline.model.session import Session, Turn
from pipeline.parse.judging.evidence import Evidence, language_of
from pipeline.parse.questions.features import Feature
from pipeline.parse.questions.marking import Marking, Sequence

_TAG = re.compile(r"<[^<>]*>")


class Doubt(NamedTuple):
    """Something that may speak against a session as it was read."""

    weight: float
    why: str
    is_kind: bool = False
    """Whether it says that the document is something else, and not how it may have been read wrongly."""


class Case(NamedTuple):
    """A session as it was read, with all that speaks for and against it, and what several looks want to know of it."""

    session: Session
    evidence: Evidence
    marking: Marking
    own: float
    """How many answers somebody gives of themselves: `evidence.personal`."""
    tag: str
    """The language of the session without its country; "" if it is not known."""
    is_voiced: bool
    """Whether answers have labels, too."""
    asks: tuple[int, ...]
    """The indexes of the blocks that are taken for questions."""
    asked: list[Feature]
    """Those blocks."""
    looks: list[tuple[object, ...]]
    """How each of them is set off."""
    texts: list[str]
    """What each block of the document says."""
    questions: tuple[str, ...]
    turns: list[Turn]
    """Those that begin with a question."""
    answers: list[str]
    """The HTML of what is answered in each of `turns`."""
    sizes: list[int]
    """Characters of HTML in each of `answers`."""

    @property
    def seen(self) -> Sequence:
        """All blocks of the document."""
        return tuple(one.feature for one in self.evidence.placed)


def case_of(session: Session, evidence: Evidence, marking: Marking, own: float) -> Case:
    """All that doubts are looked for in. `own`: `personal(session)`."""
    found = asked(evidence, marking)
    turns = [turn for turn in session.turns if turn.question]
    bodies = [[passage.body for passage in turn.answer] for turn in turns]
    return Case(
        session=session,
        evidence=evidence,
        marking=marking,
        own=own,
        tag=language_of(session),
        is_voiced=marking.cast.has_answers,
        asks=marking.asks,
        asked=found,
        looks=[look(one) for one in found],
        texts=[one.feature.block.text for one in evidence.placed],
        questions=session.questions,
        turns=turns,
        answers=["\n".join(parts) for parts in bodies],
        sizes=[sum(map(len, parts)) for parts in bodies],
    )


@lru_cache(maxsize=64)
def said(html: str) -> str:
    """The words of an answer. Few looks need them, and mostly those of one answer or two."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def may_hold(signs: str, html: str) -> bool:
    """Whether one of `signs` may stand in the words of an answer; that is known long before the words are."""
    return any(map(html.__contains__, signs)) or "&" in html


def given(case: Case) -> list[str]:
    """The HTML of all answers that were given, empty ones too."""
    return [html for turn, html in zip(case.turns, case.answers, strict=True) if turn.answer]


def asked(evidence: Evidence, marking: Marking) -> list[Feature]:
    """The blocks that `marking` takes for questions."""
    return [evidence.placed[index].feature for index in marking.asks if index < len(evidence.placed)]


def look(one: Feature) -> tuple[object, ...]:
    """How a block is set off."""
    sort = "" if one.label is None else "dash" if one.label.dash else "number" if one.label.number is not None else ""
    block = one.block
    return (block.kind, block.level, block.bold > 0, block.italic, sort)
