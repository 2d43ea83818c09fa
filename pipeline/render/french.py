"""The spaces of French print, at which no line may break: within « », before ? ! ; : and %, and in 12 000 EUR.

They, and the hyphen that ends no line, are set where a text is shown, and only there: what the store keeps, and what
is written as Markdown, has the spaces of its author. Code and addresses are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.model.entry import Entry
from pipeline.model.session import Html, Passage, Person, Session, Turn

_WIDE, _NARROW = "\u00a0", "\u202f"
_UNITS = r"(?:[€$£%‰°]|(?:EUR|USD|CHF|GBP|euros?|km|cm|mm|kg|kWh)(?!\w))"
_ANY = r"(?:[ \u00a0\u202f]|&nbsp;)"
_SPACES = re.compile(
    rf"(?<=«){_ANY}+|(?<![ \u00a0\u202f]){_ANY}+(?=»|:(?!\w)|[;?!])|(?<=\d){_ANY}(?=\d{{3}}(?!\d)|{_UNITS})"
)
"""Those of the author's own, too, for hands and programs set them in many ways."""
_HYPHEN = re.compile(r"(?<=-t)-(?=(?:ils?|elles?|on)\b)")
"""The second of "reprendra-t-elle", at which French never breaks a line; at the first it may."""
_NARROW_BEFORE = frozenset(";?!0123456789")
_UNTOUCHED = r"""<(pre|code)\b(?:[^>"']|"[^"]*"|'[^']*')*>.*?</\1>|<(?:[^>"']|"[^"]*"|'[^']*')*>"""
_PARTS = re.compile(rf"{_UNTOUCHED}|[^<]+", re.DOTALL)


def is_french(language: str | None) -> bool:
    """Whether that language tag (BCP 47) is one of French."""
    return language is not None and language.casefold().split("-")[0] == "fr"


def spaced(text: str) -> str:
    """A line of plain French with the spaces of French print."""
    return _HYPHEN.sub("\u2011", _SPACES.sub(_space, text))


def spaced_html(fragment: str) -> Html:
    """A fragment of French, whose tags and code stay as they are."""
    return Html(_PARTS.sub(lambda part: part[0] if part[0][0] == "<" else spaced(part[0]), fragment))


def in_language(language: str | None) -> Callable[[str], str]:
    """What sets a line of plain text in that language."""
    return spaced if is_french(language) else str


def typeset(entry: Entry) -> Entry:
    """`entry` as it is shown: its words with the spaces of French print if it is French. Twice is as good as once."""
    return replace(entry, session=_session(entry.session)) if is_french(entry.session.language) else entry


def _session(session: Session) -> Session:
    return replace(
        session,
        title=spaced(session.title),
        turns=tuple(map(_turn, session.turns)),
        guests=tuple(map(_person, session.guests)),
        introduction=spaced_html(session.introduction),
        conclusion=spaced_html(session.conclusion),
        call_to_action=spaced_html(session.call_to_action),
        summary=_maybe(session.summary),
    )


def _turn(turn: Turn) -> Turn:
    return replace(
        turn,
        question=_maybe(turn.question),
        question_html=spaced_html(turn.question_html) if turn.question_html else turn.question_html,
        section=_maybe(turn.section),
        answer=tuple(map(_passage, turn.answer)),
    )


def _passage(passage: Passage) -> Passage:
    return replace(passage, body=spaced_html(passage.body), heading=_maybe(passage.heading))


def _person(person: Person) -> Person:
    return replace(person, role=_maybe(person.role))


def _maybe(text: str | None) -> str | None:
    return spaced(text) if text else text


def _space(match: re.Match[str]) -> str:
    following = match.string[match.end() : match.end() + 1]
    return _NARROW if following in _NARROW_BEFORE and match.string[match.start() - 1 : match.start()] != "«" else _WIDE
