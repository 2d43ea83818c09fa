"""Blocks with roles → turns: each question with all that was answered to it, by whom, under which headings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.model.session import Html, Passage, Turn
from pipeline.parse import inline
from pipeline.parse.blocks import Block, block
from pipeline.parse.parts.roles import Placed
from pipeline.parse.questions.schemes import Marking
from pipeline.parse.sanitize import clean
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain


@dataclass(slots=True)
class _Speech:
    speaker: str | None
    heading: str | None = None
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    asker: str | None = None
    section: str | None = None
    question: list[Block] = field(default_factory=list)
    answer: list[_Speech] = field(default_factory=list)


def turns(
    placed: tuple[Placed, ...], marking: Marking | None, several_guests: bool, address: str | None
) -> tuple[Turn, ...]:
    """The exchanges in order. `several_guests`: whether passages name speakers. `address` resolves relative links."""
    drafts: list[_Draft] = []
    section: str | None = None
    for one in placed:
        if one.role == "section":
            section = one.feature.said if one.feature.is_ornate else one.feature.block.text
        elif one.role == "question":
            _ask(drafts, one, section, together=marking is not None and marking.cast.has_answers)
        elif one.role == "heading":
            _current(drafts, section).answer.append(_Speech(None, one.feature.block.text))
        elif one.role == "answer":
            _answer(_current(drafts, section), one)
    several_askers = len({draft.asker for draft in drafts if draft.asker}) > 1
    made = [_turn(draft, several_guests, several_askers, address) for draft in drafts]
    return tuple([*made[:-1], _closed(made[-1])] if made else made)


def _current(drafts: list[_Draft], section: str | None) -> _Draft:
    if not drafts:
        drafts.append(_Draft(section=section))
    return drafts[-1]


def _ask(drafts: list[_Draft], one: Placed, section: str | None, *, together: bool) -> None:
    """Begin a turn with a question, or go on with one; `together`: what two hosts say in a row is one question."""
    mark, asked = one.mark, one.feature.block
    speaker = mark.speaker if mark else None
    goes_on = drafts and drafts[-1].question and not drafts[-1].answer
    if mark is not None and not (goes_on and speaker and (together or drafts[-1].asker == speaker)):
        drafts.append(_Draft(speaker, section))
    draft = _current(drafts, section)
    if mark is not None and mark.split:
        draft.question.append(_part(asked, inline.cut(inline.head(asked.html, mark.split), mark.cut)))
        draft.answer.append(_Speech(None, None, [f"<p>{inline.cut(asked.html, mark.split)}</p>"]))
    else:
        draft.question.append(_part(asked, inline.cut(asked.html, mark.cut) if mark else asked.html))


def _part(asked: Block, html: str) -> Block:
    kind = "paragraph" if asked.kind == "heading" else asked.kind
    return asked if kind == asked.kind and html == asked.html else block(kind, html)


def _answer(draft: _Draft, one: Placed) -> None:
    said, mark = one.feature.block, one.mark
    last = draft.answer[-1] if draft.answer else None
    speaker = mark.speaker if mark else (last.speaker if last else None)
    if last is None or (last.speaker != speaker and last.parts):
        last = _Speech(speaker, None)
        draft.answer.append(last)
    last.speaker = speaker
    html = inline.cut(said.html, mark.cut) if mark else said.html
    if html.strip():
        last.parts.append(f"<p>{html}</p>" if said.kind in ("paragraph", "heading") else html)


def _turn(draft: _Draft, several_guests: bool, several_askers: bool, address: str | None) -> Turn:
    question = " ".join(part.text for part in draft.question if part.text) or None
    passages = tuple(
        Passage(clean("\n".join(speech.parts), address), speech.speaker if several_guests else None, speech.heading)
        for speech in draft.answer
        if speech.parts or speech.heading
    )
    return Turn(
        question,
        passages,
        draft.asker if several_askers else None,
        _with_markup(draft.question, address),
        draft.section,
    )


def _with_markup(parts: list[Block], address: str | None) -> Html | None:
    """The question as HTML, where its text alone would lose links, emphasis or paragraphs."""
    if len(parts) == 1 and parts[0].kind == "paragraph":
        bare = parts[0]
        if "<" not in bare.html or (bare.is_bold and not bare.html.count("<") > 2):
            return None
        html = clean(bare.html, address)
        return html if "<" in html and not bare.is_bold else None
    return (
        clean("\n".join(f"<p>{part.html}</p>" if part.kind == "paragraph" else part.html for part in parts), address)
        if parts
        else None
    )


def _closed(last: Turn) -> Turn:
    """`last` with its final titled passage marked as closing, when its heading says so, or alone asks."""
    titled = [passage for passage in last.answer if passage.heading]
    if len(titled) < 2 or titled[-1] is not last.answer[-1]:
        return last
    final = last.answer[-1]
    heading = (final.heading or "").lower()
    alone_asks = heading.endswith("?") and not any((passage.heading or "").endswith("?") for passage in titled[:-1])
    if not alone_asks and not phrases.has("closing", plain(heading)):
        return last
    return replace(last, answer=(*last.answer[:-1], replace(final, closing=True)))
