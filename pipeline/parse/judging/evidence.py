"""What speaks for a document's being an interview: what it says of itself, and how people speak in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from pipeline.model.session import Session, Turn
from pipeline.parse.judging.persons import is_spoken_to, of_me
from pipeline.parse.parts.roles import Placed
from pipeline.parse.questions.marking import Marking
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import asking, plain
from pipeline.parse.words.dates import is_month
from pipeline.parse.words.table import every, is_unspaced

_QUOTED = re.compile(r"[«„“\"「『][^«»„“”\"「」『』]{4,400}[»”“\"」』]")
_OPENING = '«„“"「『'
_CLOSED = re.compile(r"[»”“\"」』]\W{0,2}$")
_LONGEST_END = 4
_LEAST_TELLING = 4
"""Letters of a word that says something."""
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"<[^<>]*>")
_LOOKED_AT = 1200
"""Characters of an answer that are looked at for it."""
_SEEN = 30
"""Turns that are looked at for how people speak."""
_RARELY_SAID = frozenset({"ja", "zh", "ko"})
"""Languages in which somebody may well speak of themselves, and nothing shows it."""
SELDOM_ADDRESSED = frozenset({"ja", "zh", "ko", "th"})
"""Languages in which one asks somebody without a word for whom one asks."""
_UNKNOWN = 0.5
_HALF = 0.5
_FIRST_SENTENCES = 250
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
    is_of_one: bool = False
    """Whether it is the editor who says so, and names nobody beside them."""
    is_session: bool | None = None
    """What the editor says of it; None if nothing is said."""
    tried: tuple[Marking, ...] = ()
    """The other ways to mark questions that found some."""
    lines: tuple[str, ...] = field(default=())
    """The short lines of the whole document: headings, captions, stage directions."""
    front: tuple[str, ...] = field(default=())
    """The lines around the title that are not kept: who wrote it, in which series."""
    headed: str = ""
    """What a page's head says."""
    heading: str = ""
    """The same without the name of the site, where that is known."""
    placed: tuple[Placed, ...] = ()
    """All blocks with their roles; `marking` counts them."""


def is_known(evidence: Evidence) -> bool:
    """Whether anything but the text itself says that it is an interview."""
    return evidence.in_series or evidence.is_numbered or evidence.names_guest or says_so(evidence)


def says_so(evidence: Evidence) -> bool:
    """Whether the title, the introduction or a line beside them calls it an interview."""
    return any(told(text) for text in (evidence.title, evidence.introduction, evidence.headed, *evidence.front))


@lru_cache(maxsize=64)
def told(text: str) -> bool:
    """Whether a title or an introduction uses a word of interviews."""
    return phrases.has("interview", plain(text))


@lru_cache(maxsize=64)
def only_told(title: str) -> bool:
    """Whether a title is nothing but that word, and perhaps a number or a day: "Interview of 4 May 2019"."""
    words = _WORD.findall(plain(title))
    calls = [word for word in words if word in every("interview")]
    rest = (word for word in words if word not in calls)
    return bool(calls) and all(len(word) < _LEAST_TELLING or is_month(word) for word in rest)


def others(text: str) -> frozenset[str]:
    """The words for something else than an interview in `text`, as `asking.plain` gives it.

    "Five minutes with Ada Brook" keeps no minutes.
    """
    found = phrases.found("other", text)
    calls = phrases.found("interview", text) if found else frozenset()
    return frozenset(one for one in found if not any(one in call for call in calls))


def addressed(session: Session) -> float:
    """0 to 1: how many questions speak to somebody; lists of frequent questions say "I" and "it"."""
    asked = session.questions[:_SEEN]
    tag = language_of(session)
    own = of_me(tag) if always_said(tag) else None
    # Questionnaires give the beginning of a sentence to go on with: "My first memory is …".
    spoken = (
        is_spoken_to(one, tag) or (own is not None and asking(one) < _HALF and own.stand_in(plain(one)))
        for one in asked
    )
    return sum(spoken) / len(asked) if asked else 0.0


def personal(session: Session) -> float:
    """0 to 1: how many answers somebody gives of themselves ("I"); a half where the language does not show it.

    What stands in quotation marks does not count: in a report everybody says "I".
    """
    tag = language_of(session)
    own = of_me(tag)
    if own is None:
        return _UNKNOWN
    turns = [turn for turn in session.turns[:_SEEN] if turn.answer]
    answers = count = 0
    for turn in turns:
        text = _plain_answer(turn)
        answers += bool(text)
        count += own.stand_in(text)
        # Half of the answers are as many as there ever are: "Yes." says nothing of anybody.
        if 2 * count >= len(turns):
            break
    found = min(1.0, 2 * count / answers) if answers else _UNKNOWN
    return max(found, _UNKNOWN) if tag in _RARELY_SAID else found


def is_introduced(session: Session, evidence: Evidence) -> bool:
    """Whether the title, or the first sentences, name the guest in full, as those do that introduce somebody."""
    start = f"{evidence.title} {evidence.introduction[:_FIRST_SENTENCES]}"
    return any(guest.name in start and (" " in guest.name or is_unspaced(guest.name[:1])) for guest in session.guests)


def language_of(session: Session) -> str:
    """The tag of its language without the country; "" if it is not known."""
    return (session.language or "").split("-")[0]


def always_said(tag: str) -> bool:
    """Whether a language has a word for "I" wherever somebody speaks of themselves."""
    return tag in _ALWAYS_SAID


def reports(session: Session) -> bool:
    """Whether answers quote what was said, as a report does: a third of them at least."""
    answers = [" ".join(passage.body for passage in turn.answer) for turn in session.turns[:_SEEN]]
    return sum(bool(_QUOTED.search(unescape(_TAG.sub(" ", one)))) for one in answers) >= len(answers) / 3


def _plain_answer(turn: Turn) -> str:
    html = " ".join([passage.body for passage in turn.answer])[:_LOOKED_AT]
    said = unescape(_TAG.sub(" ", html)).strip()
    # Few answers quote anything, and that is found far faster than what they quote.
    if not any(map(said.__contains__, _OPENING)):
        return plain(said)
    # Newspapers of some countries set each whole answer in quotation marks: then it is said, and not quoted in it.
    if said[0] in _OPENING and _CLOSED.search(said, max(0, len(said) - _LONGEST_END)):
        return plain(said)
    return plain(_QUOTED.sub(" ", said))
