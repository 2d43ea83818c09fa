"""A session as templates see it: who asks and who answers is decided here, once, for page, feed and mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from pipeline.model.entry import Entry
from pipeline.model.session import Html, Passage, Session, Turn
from pipeline.render.fragments.fragment import fitted, question_parts, words_in
from pipeline.render.fragments.text import sentences, words_of

SUMMARY = 300
"""Characters of a summary at most."""
_WORDS_A_MINUTE = 230


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A stretch of an answer."""

    body: Markup
    speaker: str | None
    """None where the reader knows who speaks: one guest, or the same as before."""
    heading: str | None
    closing: bool
    found: Passage
    """What the parser found, by which it knows its own pages again."""


@dataclass(frozen=True, slots=True)
class ShownTurn:
    """A question and its answer."""

    id: str
    question: Markup | None
    """What stands in the heading, with its links and emphasis."""
    is_marked_up: bool
    """Whether the heading is the beginning of the question's own markup, and not only `plain`."""
    plain: str | None
    """The question without markup, for the list of questions and the text part."""
    more: Markup
    """What the question says beyond its first paragraph; mostly empty."""
    asker: str | None
    """None where there is one interviewer, or the same as before."""
    section: str | None
    """None where it is the same as before."""
    passages: tuple[ShownPassage, ...]
    level: int
    """The heading level of the question; headings in its answer are one deeper, sections one less deep."""
    below: int
    """The level of headings in its answer on a page, where an answer without a question leaves no gap."""
    found: Turn
    """What the parser found, by which it knows its own pages again."""


Dress = Callable[[Html], Html]
"""Puts into a fragment what only pages show, such as our own copies of images."""


def as_is(fragment: Html) -> Html:
    """What everything else shows."""
    return fragment


def shown(entry: Entry, *, page: bool = False, dress: Dress = as_is) -> tuple[ShownTurn, ...]:
    """The turns of `entry` with all decisions made; questions stand below the one heading of the first level."""
    session = entry.session
    several = has_several_speakers(session)
    several_askers = len({turn.asker for turn in session.turns} - {None}) > 1
    askers = [turn.asker if several_askers else None for turn in session.turns]
    sectioned = False
    turns = []
    for at, turn in enumerate(session.turns):
        sectioned = sectioned or bool(turn.section)
        level = 2 + sectioned
        same = at > 0 and askers[at] == askers[at - 1]
        below = level + (bool(turn.question) or not page)
        first, more = question_parts(turn.question_html or Html(""))
        turns.append(
            ShownTurn(
                id=entry.answer_ids[at] if at < len(entry.answer_ids) else f"q{at + 1}",
                question=Markup(dress(first)) or (Markup.escape(turn.question) if turn.question else None),
                is_marked_up=bool(first),
                plain=turn.question,
                more=Markup(dress(more)),
                asker=None if same else askers[at],
                section=turn.section if at == 0 or turn.section != session.turns[at - 1].section else None,
                passages=shown_passages(turn.answer, below - 1, several=several, page=page, dress=dress),
                level=level,
                below=below,
                found=turn,
            )
        )
    return tuple(turns)


def has_several_speakers(session: Session) -> bool:
    """Whether it has to be said who answers."""
    return len({passage.speaker for turn in session.turns for passage in turn.answer} - {None}) > 1


def shown_passages(
    answer: Sequence[Passage], level: int, *, several: bool, page: bool = False, dress: Dress = as_is
) -> tuple[ShownPassage, ...]:
    """An answer below a heading of `level`; `several` says that its session has more than one speaker."""
    done: list[ShownPassage] = []
    before: str | None = None
    for passage in answer:
        name = passage.speaker if several and passage.speaker != before else None
        before = passage.speaker or before
        body = dress(fitted(passage.body, level + bool(passage.heading), page=page))
        done.append(ShownPassage(Markup(body), name, passage.heading, passage.closing, passage))
    return tuple(done)


def titled(title: str, *others: str | None) -> str:
    """What stands where a title must: the title, else the first of `others` that says anything."""
    return next((text for text in (title, *others) if text and text.strip()), "¶")


def minutes(session: Session) -> int:
    """How long it takes to read, at least one minute."""
    texts: list[str] = [session.introduction, session.conclusion]
    for turn in session.turns:
        texts += [turn.question or "", *(passage.body for passage in turn.answer)]
    return max(1, round(words_in(texts) / _WORDS_A_MINUTE))


def summary(session: Session) -> str:
    """What it is about, in at most 300 characters of plain text; "" if nothing is said at all."""
    passages = (passage.body for turn in session.turns for passage in turn.answer)
    said = chain([session.summary or ""], map(words_of, chain([session.introduction], passages)))
    first = next((text for text in said if text.strip()), "")
    return sentences(" ".join(first.split()), SUMMARY)
