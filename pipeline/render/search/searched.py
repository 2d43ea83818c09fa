"""What of a session can be found: its plain text, answer by answer."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.entry import Entry
from pipeline.model.session import Session, Turn
from pipeline.render.fragments.text import words_of

_APART = "\x01"
"""No text of ours holds a control character: they end where a document is read."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, with its question."""

    question: str
    """"" where an answer stands without one."""
    text: str


@dataclass(frozen=True, slots=True)
class Searched:
    """A session for the index; all plain text."""

    names: str
    """What the session may be found by, and what counts for each of its answers: title, series, guests, topics."""
    text: str
    """What is neither question nor answer: introduction, roles, a closing word."""
    answers: tuple[Said, ...]


def searched(entry: Entry) -> Searched:
    """What of `entry` can be found. The call to action and the imprint cannot: they stand in every session."""
    session = entry.session
    turns = session.turns[: len(entry.answer_ids)]
    bodies = (" ".join(passage.body for passage in turn.answer) for turn in turns)
    introduction, conclusion, *answers = _words_of_each(session.introduction, session.conclusion, *bodies)
    guests = (guest.name for guest in session.guests)
    return Searched(
        names=" ".join((session.title, session.series or "", *guests, *session.topics)),
        text=" ".join((*_particulars(session), introduction, conclusion)),
        answers=tuple(map(_said, turns, answers)),
    )


def _particulars(session: Session) -> list[str]:
    roles = (guest.role or "" for guest in session.guests)
    hosts = (host.name for host in session.hosts)
    return ["" if session.number is None else str(session.number), *roles, *hosts]


def _said(turn: Turn, text: str) -> Said:
    headings = (passage.heading or "" for passage in turn.answer)
    return Said(turn.question or "", " ".join(filter(None, (turn.section, *headings, text))))


def _words_of_each(*fragments: str) -> list[str]:
    """The words of each fragment. They are read in one go: to begin and end takes longer than to read a short one."""
    return words_of(f"<hr>{_APART}<hr>".join(fragments)).split(_APART)
