"""How sure are we? Evidence that adds up, and for the editor the reasons in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from pipeline.model.session import Session, Verdict
from pipeline.parse import phrases
from pipeline.parse.asking import addresses, is_remark, plain
from pipeline.parse.average import mean
from pipeline.parse.marking import Marking
from pipeline.parse.words import WORDS, every

LEFT_ALONE = "the editor says that it is no session"
"""The reason of those verdicts that are not ours."""
_LEAST = 20
"""Characters of text in the shortest session."""
_QUOTED = re.compile(r"[«„“\"「『][^«»„“”\"「」『』]{4,400}[»”“\"」』]")
_PARENS = re.compile(r"^\s*[(（\[][^()（）\[\]]{3,200}[)）\]]\s*$")
_CLOSE_CALL = 0.6
"""Another way to mark questions that scores so near may be the right one."""
_ASKS_PLAINLY = 0.75
_FEW = 3
_HALF = 0.5
_TAG = re.compile(r"<[^<>]*>")
_LOOKED_AT = 1200
"""Characters of an answer that are looked at for it."""
_HEAD = 6
"""Short lines at the top of a document that say what it is."""
_LONGEST_HEAD = 70
_SEEN = 30
"""Turns that are looked at for how people speak."""


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


def judge(session: Session, evidence: Evidence) -> Verdict:
    """The verdict on a parsed document."""
    if evidence.is_session is False:
        return Verdict("none", (LEFT_ALONE,))
    talk = _signs_of_talk(session, evidence)
    why_not = _no_session(session, evidence, talk)
    if evidence.is_session and session.turns:
        reasons = (*_incomplete(session), *evidence.doubts)
        return Verdict("review", reasons) if reasons else Verdict("ready")
    if why_not:
        return Verdict("none", (why_not,))
    reasons = (*_missing(session, evidence, talk), *evidence.doubts)
    return Verdict("review", reasons) if reasons else Verdict("ready")


def _no_session(session: Session, evidence: Evidence, talk: float) -> str | None:
    marking = evidence.marking
    said = sum(len(passage.body) for turn in session.turns for passage in turn.answer)
    if said < _LEAST:
        return "there is hardly any text in it" if not session.turns else "nothing is answered in it"
    if (kind := _other_kind(session, evidence)) is not None:
        return kind
    signs = 2.0 * bool(session.guests) + 1.0 * any(guest.role for guest in session.guests) + talk
    signs += 0.5 * any(guest.name in evidence.title for guest in session.guests)
    if marking is None:
        return None if session.guests and _is_known(evidence) else "no questions are asked in it"
    count = len(marking.asks)
    if count < _FEW and not (signs >= 4 and _is_known(evidence) and (count > 1 or marking.covered >= _HALF)):
        return f"only {count} question{'s' * (count > 1)} in it, and nothing else says that it is an interview"
    if marking.covered < 0.4 and signs < 5:
        return "only a small part of it is questions and answers"
    if not _is_known(evidence) and not marking.cast.has_answers and personal(session) == 0 and _reports(session):
        return "questions and answers, but nobody speaks of themselves in it"
    if signs < 2.5:
        return "questions and answers, but nobody is interviewed in it"
    return None


def _is_known(evidence: Evidence) -> bool:
    """Whether anything but the text itself says that it is an interview."""
    return evidence.in_series or evidence.is_numbered or evidence.names_guest or _says_so(evidence)


def _says_so(evidence: Evidence) -> bool:
    """Whether the title, the introduction or a line beside them calls it an interview."""
    return any(_told(text) for text in (evidence.title, evidence.introduction, *evidence.front))


def _other_kind(session: Session, evidence: Evidence) -> str | None:
    """What else it plainly is: by its title, its headings, or the labels of those who talk."""
    told = _says_so(evidence)
    cast = evidence.marking.cast if evidence.marking else None
    labels = [speaker.name or "" for speaker in cast.speakers] if cast else []
    service = sum(label.casefold() in every("service") for label in labels)
    if service and service >= len(labels) / 2 and not _told(evidence.title):
        return "it is a talk between a service and its customers, or another one in which nobody is interviewed"
    heads = () if told else tuple(filter(_heads, evidence.lines[:_HEAD]))
    untold = () if told and session.guests else (*evidence.front, *heads)
    around = " \n ".join((evidence.title, *untold))
    named = max(phrases.found("other", plain(around)), key=len, default="")
    if named and not (told and session.guests):
        return f"its title says that it is something else (“{named}”)"
    heading = next((line for line in evidence.lines if plain(line).strip(" .:：—–-") in every("other")), None)
    if heading and not told:
        return f"its heading “{heading}” belongs to something else than an interview"
    directions = sum(bool(_PARENS.match(line)) for line in evidence.lines)
    if len(labels) > 2 and directions > 2 and not told and all(label.isupper() for label in labels):
        return "voices in capitals and stage directions make it a play"
    return None


def _heads(line: str) -> bool:
    """Whether a short line at the top may say what the document is; a sentence may speak of anything."""
    return len(line) < _LONGEST_HEAD and line[-1:] not in ".!?…"


def _signs_of_talk(session: Session, evidence: Evidence) -> float:
    """How much says that somebody is interviewed here, names apart: any text may name somebody."""
    signs = 1.5 * evidence.names_guest + 1.5 * evidence.is_numbered + 1.0 * bool(evidence.in_series or session.series)
    told = _told(evidence.title)
    signs += 1.5 * told + 1.0 * (_told(evidence.introduction) or (not told and _says_so(evidence)))
    if evidence.marking is not None:
        signs += 1.0 * evidence.marking.cast.has_answers + 1.5 * (_addressed(session.questions) >= 0.25)
        own = max(-0.5, 2.0 * (personal(session) - 0.5))
        # Two short answers may well say nothing of the one who gives them.
        signs += own if len(session.turns) > _FEW else max(0.0, own)
    return signs


def _told(text: str) -> bool:
    """Whether a title or an introduction uses a word of interviews."""
    return phrases.has("interview", plain(text))


def _addressed(questions: tuple[str, ...]) -> float:
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


@cache
def _own_words(tag: str) -> re.Pattern[str] | None:
    """The words of a language with which people speak of themselves."""
    words = WORDS[tag].me if tag in WORDS else ""
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, words.split('|')))})(?![\w'])") if words else None


def _reports(session: Session) -> bool:
    """Whether answers quote what was said, as a report does: a third of them at least."""
    answers = [" ".join(passage.body for passage in turn.answer) for turn in session.turns[:_SEEN]]
    return sum(bool(_QUOTED.search(unescape(_TAG.sub(" ", one)))) for one in answers) >= len(answers) / 3


def _plain_answer(bodies: Iterable[str]) -> str:
    return plain(_QUOTED.sub(" ", unescape(_TAG.sub(" ", " ".join(bodies)[:_LOOKED_AT]))))


def _only_labels_name(session: Session, evidence: Evidence) -> bool:
    """Whether it may as well be a play: voices with a name of one word, and no word of an interview."""
    if (
        evidence.in_series
        or evidence.is_numbered
        or evidence.names_guest
        or any(guest.role for guest in session.guests)
    ):
        return False
    return not _says_so(evidence) and all(len(guest.name.split()) == 1 for guest in session.guests)


def _missing(session: Session, evidence: Evidence, talk: float) -> tuple[str, ...]:
    reasons: list[str] = []
    if session.title and not evidence.titled:
        reasons.append("the title line has no title")
    if not session.guests:
        reasons.append("no guest found")
    reasons += _incomplete(session)
    marking = evidence.marking
    if marking is None:
        return tuple(reasons)
    if marking.scheme == "turn-taking":
        reasons.append("only turn-taking tells the questions from the answers")
    elif talk < 1 or not (_is_known(evidence) or _two_talk(marking) or _you_and_i(session)):
        reasons.append("it has questions and answers, but nothing says that somebody is interviewed")
    elif _only_labels_name(session, evidence):
        reasons.append("only labels name those who speak, and nothing else says that it is an interview")
    elif marking.asking < 0.4:
        reasons.append("most of what is marked as a question does not ask")
    elif len(marking.asks) < _FEW and not (evidence.is_numbered or evidence.names_guest):
        reasons.append("there are only one or two questions in it")
    elif marking.missed >= _FEW and marking.missed > len(marking.asks) / 2:
        reasons.append(f"{marking.missed} other paragraphs ask as much as its questions do")
    elif (count := _remarks(session)) > 0:
        reasons.append(f"{count} of its questions {'are' if count > 1 else 'is'} but a word or two that ask nothing")
    elif (other := _rival(evidence)) is not None:
        count = len(other.asks)
        reasons.append(f"its questions may as well be told by their {other.scheme}, and would be {count} then")
    return tuple(reasons)


def _rival(evidence: Evidence) -> Marking | None:
    """Another way to mark questions that found more of them and has nearly as much for it."""
    chosen = evidence.marking
    if chosen is None:
        return None
    for other in evidence.tried:
        if other.asking < _ASKS_PLAINLY or chosen.scheme == "the editor":
            continue
        more = len(other.asks) > len(chosen.asks) and not set(chosen.asks) >= set(other.asks)
        if other is not chosen and more and chosen.score - other.score < _CLOSE_CALL:
            return other
    return None


def _you_and_i(session: Session) -> bool:
    """Whether what is asked speaks to somebody and what is answered is said of oneself, most of the time."""
    return _addressed(session.questions) >= _HALF and personal(session) >= _ASKS_PLAINLY


def _two_talk(marking: Marking) -> bool:
    """Whether labels tell one or two who ask from one who answers, again and again."""
    asking, answering = marking.cast.names(asking=True), marking.cast.names(asking=False)
    voices = marking.cast.speakers
    return marking.cast.has_answers and len(asking) < _FEW and len(answering) < _FEW and len(voices) < 2 * _FEW


def _remarks(session: Session) -> int:
    """How many questions only remark something in a word or two: "Wow.", "Right."."""
    return sum(is_remark(question) for question in session.questions)


def _incomplete(session: Session) -> tuple[str, ...]:
    """What no session should lack, whoever says that it is one."""
    reasons: list[str] = []
    if not session.title:
        reasons.append("no title found")
    if not session.questions:
        reasons.append("no question found")
    unanswered = sum(not any(passage.body for passage in turn.answer) for turn in session.turns if turn.question)
    if unanswered:
        reasons.append(
            f"{unanswered} of {len(session.questions)} questions {'have' if unanswered > 1 else 'has'} no answer"
        )
    return tuple(reasons)
