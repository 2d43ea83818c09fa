"""How sure are we? Evidence that adds up, and for the editor the reasons in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from statistics import fmean

from pipeline.model.session import Session, Verdict
from pipeline.parse.schemes import Marking
from pipeline.parse.words import every, longest_first

_LEAST = 20
"""Characters of text in the shortest session."""


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


def judge(session: Session, evidence: Evidence) -> Verdict:
    """The verdict on a parsed document."""
    why_not = _no_session(session, evidence)
    if why_not:
        return Verdict("none", (why_not,))
    reasons = (*_missing(session, evidence), *evidence.doubts)
    return Verdict("review", reasons) if reasons else Verdict("ready")


def _no_session(session: Session, evidence: Evidence) -> str | None:
    marking = evidence.marking
    said = sum(len(passage.body) for turn in session.turns for passage in turn.answer)
    if said < _LEAST:
        return "there is hardly any text in it" if not session.turns else "nothing is answered in it"
    signs = _signs(session, evidence)
    if marking is None:
        known = (
            evidence.in_series
            or evidence.is_numbered
            or evidence.names_guest
            or _speaks_of_interview(evidence.title.lower())
        )
        return None if session.guests and known else "no questions are asked in it"
    count = len(marking.asks)
    if count < 3 and signs < 4:
        return f"only {count} question{'s' * (count > 1)} in it, and nothing else says that it is an interview"
    if marking.covered < 0.4 and signs < 5:
        return "only a small part of it is questions and answers"
    if signs < 2:
        return "questions and answers, but nobody is interviewed in it"
    return None


def _signs(session: Session, evidence: Evidence) -> float:
    """How much says that somebody is interviewed here."""
    named = 2.0 * bool(session.guests) + 1.0 * any(guest.role for guest in session.guests)
    return named + _signs_of_talk(session, evidence)


def _signs_of_talk(session: Session, evidence: Evidence) -> float:
    """The same without the names that the text holds: any text may name somebody."""
    title, introduction = evidence.title.lower(), evidence.introduction.lower()
    signs = 1.5 * evidence.names_guest + 1.5 * evidence.is_numbered + 1.0 * bool(evidence.in_series or session.series)
    signs += 1.5 * _speaks_of_interview(title) + 1.0 * _speaks_of_interview(introduction)
    if evidence.marking is not None:
        signs += 1.0 * evidence.marking.cast.has_answers + 1.5 * (_addressed(session.questions) >= 0.25)
    return signs


def _only_labels_name(session: Session, evidence: Evidence) -> bool:
    """Whether it may as well be a play: voices with a name of one word, and no word of an interview."""
    if (
        evidence.in_series
        or evidence.is_numbered
        or evidence.names_guest
        or any(guest.role for guest in session.guests)
    ):
        return False
    told = _speaks_of_interview(f"{evidence.title} {evidence.introduction}".lower())
    return not told and all(len(guest.name.split()) == 1 for guest in session.guests)


def _speaks_of_interview(text: str) -> bool:
    return bool(_interview().search(text))


@cache
def _interview() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first('interview')))})(?!\w)")


def _addressed(questions: tuple[str, ...]) -> float:
    """The share of questions that address somebody; lists of frequent questions say "I" and "it"."""
    return (
        fmean(bool(every("you") & set(re.findall(r"[\w'-]+", one.lower().replace("’", "'")))) for one in questions)
        if questions
        else 0.0
    )


def _missing(session: Session, evidence: Evidence) -> tuple[str, ...]:
    reasons: list[str] = []
    if not session.title:
        reasons.append("no title found")
    elif not evidence.titled:
        reasons.append("the title line has no title")
    if not session.guests:
        reasons.append("no guest found")
    if not session.questions:
        reasons.append("no question found")
    unanswered = sum(not any(passage.body for passage in turn.answer) for turn in session.turns if turn.question)
    if unanswered:
        reasons.append(
            f"{unanswered} of {len(session.questions)} questions {'have' if unanswered > 1 else 'has'} no answer"
        )
    if evidence.marking is not None and evidence.marking.scheme == "question marks":
        reasons.append("only question marks tell the questions from the answers")
    elif evidence.marking is not None and _signs_of_talk(session, evidence) < 1:
        reasons.append("it has questions and answers, but nothing says that somebody is interviewed")
    elif _only_labels_name(session, evidence):
        reasons.append("only labels name those who speak, and nothing else says that it is an interview")
    elif evidence.marking is not None and evidence.marking.asking < 0.45:
        reasons.append("most of what is marked as a question does not ask")
    return tuple(reasons)
