"""How sure are we? Evidence that adds up, and for the editor the reasons in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.model.session import Session, Verdict
from pipeline.parse.judging.doubt import asked
from pipeline.parse.judging.doubts import (
    LISTS_TIMES,
    doubts,
    grave,
    led_share,
    linked_share,
    lists_times,
    other_kind,
    reasons,
)
from pipeline.parse.judging.evidence import (
    SELDOM_ADDRESSED,
    Evidence,
    addressed,
    is_introduced,
    is_known,
    language_of,
    only_told,
    others,
    personal,
    reports,
    says_so,
    told,
)
from pipeline.parse.judging.stage import is_direction, stage_signs
from pipeline.parse.questions.marking import Marking
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import every, is_unspaced

__all__ = ["LEFT_ALONE", "judge"]

LEFT_ALONE = "the editor says that it is no session"
"""The reason of those verdicts that are not ours."""
_LEAST = 20
"""Characters of text in the shortest session."""
_LIKELY = 1.25
_PLAINLY_SO = 1.75
"""What says that a document is something else weighs so much where nothing calls it an interview, and where it does."""
_HARDLY_ANY = 0.75
_CLOSE_CALL = 0.6
"""Another way to mark questions that scores so near may be the right one."""
_ASKS_PLAINLY = 0.75
_FEW = 3
_HALF = 0.5
_QUARTER = 0.25
_FIFTH = 0.2
_TWO_FIFTHS = 0.4
_PERSONS = 1.0
"""Shares of questions to somebody and of answers of somebody that are enough together, where the guest is named."""
_HEAD = 6
"""Short lines at the top of a document that say what it is."""
_LONGEST_HEAD = 70


def judge(session: Session, evidence: Evidence) -> Verdict:
    """The verdict on a parsed document."""
    if evidence.is_session is False:
        return Verdict("none", (LEFT_ALONE,))
    if evidence.is_session and session.turns:
        lacking = (*_incomplete(session), *evidence.doubts)
        return Verdict("review", lacking) if lacking else Verdict("ready")
    own = personal(session)
    talk = _signs_of_talk(session, evidence, own)
    if why_not := _no_session(session, evidence, talk, own):
        return Verdict("none", (why_not,))
    told_apart = _missing(session, evidence, talk, own)
    found = doubts(session, evidence, own)
    # A question or two, and nobody who speaks of themselves: it takes less to be something else.
    against = other_kind(found) + _HARDLY_ANY * (own == 0 and 0 < len(session.questions) < _FEW)
    if against >= (_PLAINLY_SO if _is_called_one(session, evidence) else _LIKELY):
        return Verdict("none", tuple(doubt.why for doubt in found if doubt.is_kind)[:_FEW])
    # What is lacking is told first; beside it only what is plainly wrong, too.
    held = (*told_apart, *(grave(found) if told_apart else reasons(found)), *evidence.doubts)
    return Verdict("review", held) if held else Verdict("ready")


def _is_called_one(session: Session, evidence: Evidence) -> bool:
    """Whether somebody names the guest beside the text, or the title calls it an interview, and a guest was found."""
    return evidence.names_guest or (told(evidence.title) and bool(session.guests))


def _no_session(session: Session, evidence: Evidence, talk: float, own: float) -> str | None:
    marking = evidence.marking
    said = sum(len(passage.body) for turn in session.turns for passage in turn.answer)
    if said < _LEAST:
        return "there is hardly any text in it" if not session.turns else "nothing is answered in it"
    if (kind := _other_kind(session, evidence)) is not None:
        return kind
    signs = 2.0 * bool(session.guests) + 1.0 * any(guest.role for guest in session.guests) + talk
    signs += 0.5 * any(guest.name in evidence.title for guest in session.guests)
    # Who is asked may be named elsewhere on the site; what else has such a title, and asks so plainly?
    signs += 1.0 * (marking is not None and marking.asking >= _ASKS_PLAINLY and only_told(evidence.title))
    if marking is None:
        is_talk = session.guests and is_known(evidence) and own > 0
        if is_talk and lists_times(evidence):
            return LISTS_TIMES
        return None if is_talk else "no questions are asked in it"
    found = asked(evidence, marking)
    if not session.guests and max(linked_share(found), led_share(found)) >= _HALF:
        return "its questions are links to other pieces"
    count = len(marking.asks)
    if count < _FEW and not (signs >= 4 and is_known(evidence) and (count > 1 or marking.covered >= _HALF)):
        return f"only {count} question{'s' * (count > 1)} in it, and nothing else says that it is an interview"
    if marking.covered < 0.4 and signs < 5:
        return "only a small part of it is questions and answers"
    if not is_known(evidence) and not marking.cast.has_answers and own == 0 and reports(session):
        return "questions and answers, but nobody speaks of themselves in it"
    if signs < 2.5:
        return "questions and answers, but nobody is interviewed in it"
    return None


def _other_kind(session: Session, evidence: Evidence) -> str | None:
    """What else it plainly is: by its title, its headings, or the labels of those who talk."""
    is_told = says_so(evidence)
    cast = evidence.marking.cast if evidence.marking else None
    labels = [speaker.name or "" for speaker in cast.speakers] if cast else []
    service = sum(label.casefold() in every("service") for label in labels)
    if service and service >= len(labels) / 2 and not told(evidence.title):
        return "it is a talk between a service and its customers, or another one in which nobody is interviewed"
    # A label with which somebody speaks alternates with others in plays, too.
    signs = stage_signs(evidence) if labels else 0
    if signs > 1 and not (is_told and evidence.names_guest):
        return "scenes, stage directions and a cast make it a play"
    if is_told and session.guests:
        return None
    heads = () if is_told else filter(_heads, islice(_before_the_end(evidence), _HEAD))
    around = " \n ".join((evidence.title, evidence.heading, *evidence.front, *heads))
    named = max(sorted(others(plain(around))), key=len, default="")
    if named:
        return f"its title says that it is something else (“{named}”)"
    if is_told:
        return None
    heading = next(
        (line for line in _before_the_end(evidence) if plain(line).strip(" .:：—–-") in every("other")), None
    )
    if heading:
        return f"its heading “{heading}” belongs to something else than an interview"
    if len(labels) > 2 and all(map(str.isupper, labels)) and sum(map(is_direction, evidence.lines)) > 2:
        return "voices in capitals and stage directions make it a play"
    return None


def _before_the_end(evidence: Evidence) -> Iterator[str]:
    """The short lines up to the last question, or all; below the talk, a letter may go on with its agenda."""
    asks = evidence.marking.asks if evidence.marking is not None else ()
    end = asks[-1] if len(asks) >= _FEW else len(evidence.placed)
    texts = (one.feature.block.text for one in evidence.placed[:end] if one.role != "question")
    return (text for text in texts if len(text) < _LONGEST_HEAD)


def _heads(line: str) -> bool:
    """Whether a short line at the top may say what the document is; a sentence may speak of anything."""
    return len(line) < _LONGEST_HEAD and line[-1:] not in ".!?…"


def _signs_of_talk(session: Session, evidence: Evidence, own: float) -> float:
    """How much says that somebody is interviewed here, names apart: any text may name somebody."""
    signs = 1.5 * evidence.names_guest + 1.5 * evidence.is_numbered + 1.0 * bool(evidence.in_series or session.series)
    is_told = told(evidence.title)
    signs += 1.5 * is_told + 1.0 * (told(evidence.introduction) or (not is_told and says_so(evidence)))
    if evidence.marking is not None:
        spoken = addressed(session)
        is_unseen = language_of(session) in SELDOM_ADDRESSED and own > _HALF
        signs += 1.0 * evidence.marking.cast.has_answers + 1.5 * (spoken >= _QUARTER or is_unseen)
        # Somebody is asked, and tells of themselves.
        signs += 0.5 * (min(spoken, own) >= _QUARTER or (own >= _ASKS_PLAINLY and is_known(evidence)))
        said = max(-0.5, 2.0 * (own - 0.5))
        # Two short answers may well say nothing of the one who gives them.
        signs += said if len(session.turns) > _FEW else max(0.0, said)
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
    names = [guest.name for guest in session.guests]
    return bool(names) and not says_so(evidence) and all(map(_is_part_of_name, names))


def _is_part_of_name(name: str) -> bool:
    """Whether it may be a mere first name; where words are not set apart, a whole name is one of them."""
    return " " not in name and (len(name) < _FEW or not is_unspaced(name[0]))


def _missing(session: Session, evidence: Evidence, talk: float, own: float) -> tuple[str, ...]:
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
    elif not ((talk >= 1 and (is_known(evidence) or _two_talk(marking))) or _you_and_i(session, evidence, own)):
        reasons.append("it has questions and answers, but nothing says that somebody is interviewed")
    elif _only_labels_name(session, evidence):
        reasons.append("only labels name those who speak, and nothing else says that it is an interview")
    elif marking.asking < (_FIFTH if _is_led(session, evidence) else _TWO_FIFTHS):
        reasons.append("most of what is marked as a question does not ask")
    elif len(marking.asks) < _FEW and not (evidence.is_numbered or evidence.names_guest):
        reasons.append("there are only one or two questions in it")
    elif marking.missed >= _FEW and marking.missed > len(marking.asks) / 2:
        reasons.append(f"{marking.missed} other paragraphs ask as much as its questions do")
    elif (other := _rival(evidence)) is not None:
        count = len(other.asks)
        reasons.append(f"its questions may as well be told by their {other.scheme}, and would be {count} then")
    return tuple(reasons)


def _rival(evidence: Evidence) -> Marking | None:
    """Another way to mark questions that found more of them and has nearly as much for it."""
    chosen = evidence.marking
    if chosen is None or chosen.scheme == "the editor":
        return None
    for other in evidence.tried:
        is_close = other.asking >= _ASKS_PLAINLY and chosen.score - other.score < _CLOSE_CALL
        # More of them are never a part of the chosen ones.
        if other is not chosen and is_close and len(other.asks) > len(chosen.asks):
            return other
    return None


def _you_and_i(session: Session, evidence: Evidence, own: float) -> bool:
    """Whether what is asked speaks to somebody and what is answered is said of oneself, most of the time.

    Where the guest is introduced, less of that will do: many questions speak to nobody, and many answers tell of
    things.
    """
    spoken = addressed(session)
    if spoken >= _HALF and own >= _ASKS_PLAINLY:
        return True
    return spoken > 0 and spoken + own >= _PERSONS and is_introduced(session, evidence)


def _two_talk(marking: Marking) -> bool:
    """Whether labels tell one or two who ask from one who answers, again and again."""
    asking, answering = marking.cast.names(asking=True), marking.cast.names(asking=False)
    voices = marking.cast.speakers
    return marking.cast.has_answers and len(asking) < _FEW and len(answering) < _FEW and len(voices) < 2 * _FEW


def _is_led(session: Session, evidence: Evidence) -> bool:
    """Whether two talk, and the title names the one who answers alone: then it is plain who asks, who may chat, too."""
    cast = evidence.marking.cast if evidence.marking is not None else None
    if cast is None or not cast.has_answers or len(cast.speakers) != 2 or not is_known(evidence):
        return False
    named = [guest.name in evidence.title for guest in session.guests]
    return all(named) and bool(named) and not any(host.name in evidence.title for host in session.hosts)


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
