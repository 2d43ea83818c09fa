"""A session as templates see it: who asks and who answers is decided here, once, for page, feed and mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.model.entry import Entry
from pipeline.model.session import Html, Passage, Session, Turn
from pipeline.render.fragment import fitted, question_parts, words_in
from pipeline.render.text import sentences, words_of

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
    found: Turn
    """What the parser found, by which it knows its own pages again."""


def shown(entry: Entry, *, above: int = 1, page: bool = False) -> tuple[ShownTurn, ...]:
    """The turns of `entry` with all decisions made; questions stand one level below heading level `above`."""
    session = entry.session
    several = len({passage.speaker for turn in session.turns for passage in turn.answer} - {None}) > 1
    askers = [turn.asker if _several_askers(session) else None for turn in session.turns]
    sectioned = False
    turns = []
    for at, turn in enumerate(session.turns):
        sectioned = sectioned or bool(turn.section)
        level = above + 1 + sectioned
        same = at > 0 and askers[at] == askers[at - 1]
        first, more = question_parts(turn.question_html or Html(""))
        turns.append(
            ShownTurn(
                id=entry.answer_ids[at] if at < len(entry.answer_ids) else f"q{at + 1}",
                question=Markup(first) or (Markup.escape(turn.question) if turn.question else None),
                is_marked_up=bool(first),
                plain=turn.question,
                more=Markup(more),
                asker=None if same else askers[at],
                section=turn.section if at == 0 or turn.section != session.turns[at - 1].section else None,
                passages=_passages(turn.answer, several, level, page),
                level=level,
                found=turn,
            )
        )
    return tuple(turns)


def _several_askers(session: Session) -> bool:
    return len({turn.asker for turn in session.turns} - {None}) > 1


def _passages(answer: Sequence[Passage], several: bool, level: int, page: bool) -> tuple[ShownPassage, ...]:
    done: list[ShownPassage] = []
    before: str | None = None
    for passage in answer:
        name = passage.speaker if several and passage.speaker != before else None
        before = passage.speaker or before
        body = Markup(fitted(passage.body, level + bool(passage.heading), page=page))
        done.append(ShownPassage(body, name, passage.heading, passage.closing, passage))
    return tuple(done)


def minutes(session: Session) -> int:
    """How long it takes to read, at least one minute."""
    texts: list[str] = [session.introduction, session.conclusion]
    for turn in session.turns:
        texts += [turn.question or "", *(passage.body for passage in turn.answer)]
    return max(1, round(sum(words_in(words_of(text)) for text in texts) / _WORDS_A_MINUTE))


def summary(session: Session) -> str:
    """What it is about, in at most 300 characters of plain text; "" if nothing is said at all."""
    said = [session.summary or "", words_of(session.introduction)]
    said += [words_of(passage.body) for turn in session.turns for passage in turn.answer]
    first = next((text for text in said if text.strip()), "")
    return sentences(" ".join(first.split()), SUMMARY)
