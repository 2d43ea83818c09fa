"""What speaks for a document's being an interview: what it says of itself, and how people speak in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from pipeline.model.session import Session
from pipeline.parse import phrases
from pipeline.parse.asking import addresses, plain
from pipeline.parse.average import mean
from pipeline.parse.marking import Marking
from pipeline.parse.roles import Placed
from pipeline.parse.words import WORDS

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
    tag = (session.language or "").split("-")[0]
    own = _own_words(tag)
    if own is None:
        return 0.5
    said = [_plain_answer(passage.body for passage in turn.answer) for turn in session.turns[:_SEEN] if turn.answer]
    shares = [own.search(text) is not None for text in said if text]
    # Half of the answers are as many as there ever are: "Yes." says nothing of anybody.
    return min(1.0, 2 * mean(shares)) if shares else 0.5


def always_said(session: Session) -> bool:
    """Whether the language of `session` has a word for "I" wherever somebody speaks of themselves."""
    return (session.language or "").split("-")[0] in _ALWAYS_SAID


@cache
def _own_words(tag: str) -> re.Pattern[str] | None:
    """The words of a language with which people speak of themselves."""
    words = WORDS[tag].me if tag in WORDS else ""
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, words.split('|')))})(?![\w'])") if words else None


def reports(session: Session) -> bool:
    """Whether answers quote what was said, as a report does: a third of them at least."""
    answers = [" ".join(passage.body for passage in turn.answer) for turn in session.turns[:_SEEN]]
    return sum(bool(_QUOTED.search(unescape(_TAG.sub(" ", one)))) for one in answers) >= len(answers) / 3


def _plain_answer(bodies: Iterable[str]) -> str:
    return plain(_QUOTED.sub(" ", unescape(_TAG.sub(" ", " ".join(bodies)[:_LOOKED_AT]))))
