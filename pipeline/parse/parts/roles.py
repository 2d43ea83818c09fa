"""Every block gets a role, and a reason that can be shown: the decision over the whole sequence."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from pipeline.parse.parts.ending import Close, endings
from pipeline.parse.parts.masthead import Masthead
from pipeline.parse.questions.features import Feature, in_words, is_byline, is_furniture
from pipeline.parse.questions.marking import Mark, Marking
from pipeline.parse.words.table import every

Role = Literal[
    "title",
    "introduction",
    "section",
    "question",
    "answer",
    "heading",
    "conclusion",
    "call_to_action",
    "contact",
    "boilerplate",
    "rule",
]

_STANDFIRST = 80
"""Characters of what stands above the title and says something."""


class Placed(NamedTuple):
    """A block with its role in the session."""

    feature: Feature
    role: Role
    why: str
    mark: Mark | None = None
    """Set where the scheme marks this block as said by somebody."""


def place(
    seen: tuple[Feature, ...],
    marking: Marking | None,
    head: Masthead,
    stop: int,
    extra: frozenset[str],
) -> tuple[Placed, ...]:
    """The role of each block. `stop` is where readers' comments begin, `extra` lines that the editor wants dropped."""
    title = head.title
    asks = marking.asks if marking else ()
    first = asks[0] if asks else _essay_start(seen, title)
    last = asks[-1] if asks else first
    ends = endings(seen, _answered_until(seen, marking, last), stop, extra, own_words=len(asks) > 1)
    going_on = _going_on(marking)
    return tuple(_placed(seen, index, marking, head, first, ends, extra, going_on) for index in range(len(seen)))


def _essay_start(seen: tuple[Feature, ...], title: int | None) -> int:
    begin = -1 if title is None else title
    return next((i for i, one in enumerate(seen) if i > begin and one.block.kind == "heading"), begin + 1)


def _answered_until(seen: tuple[Feature, ...], marking: Marking | None, last: int) -> int:
    """The first index that may be behind the answers: at least one block answers the last question."""
    marks = marking.marks if marking else {}
    if any(index > last for index in marks):
        return max(marks) + 1
    if last in marks and marks[last].split:
        return last + 1
    until = last + 1
    while until < len(seen) and seen[until].block.kind == "rule":
        until += 1
    return min(until + 1, len(seen))


def _placed(
    seen: tuple[Feature, ...],
    index: int,
    marking: Marking | None,
    head: Masthead,
    first: int,
    ends: dict[int, Close],
    extra: frozenset[str],
    going_on: frozenset[int],
) -> Placed:
    one = seen[index]
    mark = marking.marks.get(index) if marking else None
    title = head.title
    if index == title:
        return Placed(one, "title", "it heads the document")
    if index in head.kickers:
        return Placed(one, "boilerplate", "it only names the series or its number, which the session has as fields")
    if mark is not None and (marking is None or index not in ends):
        return Placed(
            one, "question" if mark.asks else "answer", f"marked by {marking.scheme if marking else 'nothing'}", mark
        )
    if one.block.kind == "rule":
        return Placed(one, "rule", "it only divides")
    if is_furniture(one.block.text, extra) and one.block.kind != "image":
        return Placed(one, "boilerplate", "such lines stand on every page")
    if title is not None and index < title and not _is_standfirst(one):
        return Placed(one, "boilerplate", "it stands before the title")
    if index < first:
        return _before(seen, index, first, marking)
    if index in ends:
        return Placed(one, ends[index].role, ends[index].why)
    if one.block.kind == "heading":
        if _next_is_question(seen, index, marking):
            return Placed(one, "section", "a heading directly before a question groups those that follow")
        return Placed(one, "heading", "a heading within an answer")
    if index in going_on:
        return Placed(one, "question", "it stands between a question and the label of its answer")
    return Placed(one, "answer", "it follows what was said before")


def _is_standfirst(one: Feature) -> bool:
    return len(one.block.text) > _STANDFIRST and one.block.text[-1] in ".!?…。！？"


def _going_on(marking: Marking | None) -> frozenset[int]:
    """The blocks between a question and the label of its answer, which go on with the question."""
    marks = marking.marks if marking else {}
    pairs = pairwise(marks.items())
    return frozenset(
        index
        for (before, asking), (after, answering) in pairs
        if asking.asks and not answering.asks
        for index in range(before + 1, after)
    )


def _before(seen: tuple[Feature, ...], index: int, first: int, marking: Marking | None) -> Placed:
    one = seen[index]
    if is_byline(one.block.text) and one.label is None:
        return Placed(one, "boilerplate", "it only says by whom and when")
    if one.block.kind == "heading":
        if _next_is_question(seen, index, marking):
            return Placed(one, "section", "a heading directly before a question groups those that follow")
        if in_words(one.block.text, every("asides")):
            return Placed(one, "boilerplate", "it only says that this is the introduction")
    return Placed(one, "introduction", "it stands before the first question")


def _next_is_question(seen: tuple[Feature, ...], index: int, marking: Marking | None) -> bool:
    following = index + 1
    while following < len(seen) and seen[following].block.kind in ("rule", "image"):
        following += 1
    mark = marking.marks.get(following) if marking else None
    return mark is not None and mark.asks
