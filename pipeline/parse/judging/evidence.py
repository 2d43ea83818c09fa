"""What speaks for a document's being an interview: what it says of itself, and how people speak in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape

from pipeline.model.session import Session, Turn
from pipeline.parse.average import mean
from pipeline.parse.parts.roles import Placed
from pipeline.parse.questions.marking import Marking
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import addresses, plain
from pipeline.parse.words.table import WORDS

_QUOTED = re.compile(r"[«„“\"「『][^«»„“”\"「」『』]{4,400}[»”“\"」』]")
_TAG = re.compile(r"<[^<>]*>")
_LOOKED_AT = 1200
"""Characters of an answer that are looked at for it."""
_SEEN = 30
"""Turns that are looked at for how people speak."""
_ALWAYS_SAID = frozenset({"en", "de", "fr", "nl", "sv", "da", "no", "nb", "nn"})
"""Languages in which nobody speaks of themselves without a word for it: their verbs do not show who acts."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a document's being a session, beside the session itself."""

    title: str
    titled: bool
    """Whether the title line holds more than series and number."""
    introduction: str
    marking: Marking | None
    doubts: tuple[str, ...] = ()
    is_numbered: bool = False
    in_series: bool = False
    names_guest: bool = False
    """Whether front matter or the configuration names the guest."""
    is_session: bool | None = None
    """What the editor says of it; None if nothing is said."""
    tried: tuple[Marking, ...] = ()
    """The other ways to mark questions that found some."""
    lines: tuple[str, ...] = field(default=())
    """The short lines of the whole document: headings, captions, stage directions."""
    front: tuple[str, ...] = field(default=())
    """The lines around the title that are not kept: who wrote it, in which series, and the title in a page's head."""
    placed: tuple[Placed, ...] = ()
    """All blocks with their roles; `marking` counts them."""


def is_known(evidence: Evidence) -> bool:
    """Whether anything but the text itself says that it is an interview."""
    return evidence.in_series or evidence.is_numbered or evidence.names_guest or says_so(evidence)


def says_so(evidence: Evidence) -> bool:
    """Whether the title, the introduction or a line beside them calls it an interview."""
    return any(told(text) for text in (evidence.title, evidence.introduction, *evidence.front))


@lru_cache(maxsize=64)
def told(text: str) -> bool:
    """Whether a title or an introduction uses a word of interviews."""
    return phrases.has("interview", plain(text))


def addressed(questions: tuple[str, ...]) -> float:
    """The share of questions that address somebody; lists of frequent questions say "I" and "it"."""
    return mean(addresses(one) for one in questions[:_SEEN]) if questions else 0.0


def personal(session: Session) -> float:
    """0 to 1: how many answers somebody gives of themselves ("I"); a half where the language does not show it.

    What stands in quotation marks does not count: in a report everybody says "I".
    """
    own = _own_words(language_of(session))
    if own is None:
        return 0.5
    turns = [turn for turn in session.turns[:_SEEN] if turn.answer]
    answers = count = 0
    for turn in turns:
        text = _plain_answer(turn)
        answers += bool(text)
        count += own.search(text) is not None
        # Half of the answers are as many as there ever are: "Yes." says nothing of anybody.
        if 2 * count >= len(turns):
            break
    return min(1.0, 2 * count / answers) if answers else 0.5


def language_of(session: Session) -> str:
    """The tag of its language without the country; "" if it is not known."""
    return (session.language or "").split("-")[0]


def always_said(tag: str) -> bool:
    """Whether a language has a word for "I" wherever somebody speaks of themselves."""
    return tag in _ALWAYS_SAID


@cache
def _own_words(tag: str) -> re.Pattern[str] | None:
    """The words of a language with which people speak of themselves."""
    words = WORDS[tag].me if tag in WORDS else ""
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, words.split('|')))})(?![\w'])") if words else None


def reports(session: Session) -> bool:
    """Whether answers quote what was said, as a report does: a third of them at least."""
    answers = [" ".join(passage.body for passage in turn.answer) for turn in session.turns[:_SEEN]]
    return sum(bool(_QUOTED.search(unescape(_TAG.sub(" ", one)))) for one in answers) >= len(answers) / 3


def _plain_answer(turn: Turn) -> str:
    html = " ".join([passage.body for passage in turn.answer])[:_LOOKED_AT]
    return plain(_QUOTED.sub(" ", unescape(_TAG.sub(" ", html))))
