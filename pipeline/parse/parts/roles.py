"""Every block gets a role, and a reason that can be shown: the decision over the whole sequence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from pipeline.parse.parts.asides import asides
from pipeline.parse.parts.ending import Close, endings
from pipeline.parse.parts.imprint import is_row
from pipeline.parse.parts.masthead import Masthead
from pipeline.parse.questions.features import Feature, in_words, is_byline, is_furniture
from pipeline.parse.questions.marking import Mark, Marking
from pipeline.parse.words.asking import plain
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

_LONGEST_ROW = 160
_LONGEST_HEADING = 60
_LONGEST_SECTION = 48
_ASKS = 0.7
_NUMBER = re.compile(r"\W{0,2}\d{1,2}\W{0,2}|\W{0,2}[IVX]{1,4}\W{0,2}")
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
    if marking is not None and marking.closes is not None:
        leave = Close("conclusion", "who asks takes leave with it")
        ends = dict.fromkeys(range(marking.closes, min(stop, len(seen))), leave) | ends
    ends |= {
        index: Close("boilerplate", why)
        for index, why in asides(seen, marking, 0 if title is None else title + 1).items()
    }
    going_on = _going_on(seen, marking)
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
    if marking is not None and mark is not None and index not in ends:
        return Placed(one, "question" if mark.asks else "answer", f"marked by {marking.scheme}", mark)
    if one.block.kind == "rule":
        return Placed(one, "rule", "it only divides")
    if is_furniture(one.block.text, extra) and one.block.kind != "image":
        return Placed(one, "boilerplate", "such lines stand on every page")
    if title is not None and index < title and not _is_standfirst(one):
        return Placed(one, "boilerplate", "it stands before the title")
    if index in ends:
        return Placed(one, ends[index].role, ends[index].why)
    if (line := _section_line(seen, index, marking)) is not None:
        return line
    if index < first:
        return _before(seen, index, marking)
    if one.block.kind == "heading":
        if _next_is_question(seen, index, marking):
            return Placed(one, "section", "a heading directly before a question groups those that follow")
        return Placed(one, "heading", "a heading within an answer")
    if one.is_ornate and marking is not None and _heads_by_sign(seen, index, marking):
        return Placed(one, "section", "a line in bold with a sign before it groups the questions that follow")
    if index in going_on:
        return Placed(one, "question", "it stands between a question and the label of its answer")
    return Placed(one, "answer", "it follows what was said before")


def _heads_by_sign(seen: tuple[Feature, ...], index: int, marking: Marking) -> bool:
    """Whether a short line in bold with a sign that no question has groups those that follow: "◆ The eleventh lens"."""
    one, before = seen[index], marking.marks.get(index - 1)
    if not one.block.is_bold or len(one.said) >= _LONGEST_HEADING or one.said[-1:] in ".?!…。？！":
        return False
    answers = before is not None and before.asks and not before.split
    is_theirs = any(seen[place].is_ornate for place in marking.asks)
    return not answers and not is_theirs and _next_is_question(seen, index, marking)


def _section_line(seen: tuple[Feature, ...], index: int, marking: Marking | None) -> Placed | None:
    """The role of a line in bold over a question, and of the number above it, where labels tell all who speak."""
    if marking is None or marking.scheme != "labels" or not marking.cast.has_answers or not _is_bold_line(seen[index]):
        return None
    before = marking.marks.get(index - 1)
    if before is not None and before.asks:
        return None  # it may be the answer
    if _NUMBER.fullmatch(seen[index].block.text):
        following = _next(seen, index)
        if following < len(seen) and _is_bold_line(seen[following]) and _next_is_question(seen, following, marking):
            return Placed(seen[index], "boilerplate", "it only numbers a section")
        return None
    if not _next_is_question(seen, index, marking):
        return None
    return Placed(seen[index], "section", "a line in bold directly before a question groups those that follow")


def _is_bold_line(one: Feature) -> bool:
    """Whether a block is a short line in bold that nobody says: neither labelled nor a sentence, and no question."""
    text = one.block.text
    is_line = one.block.kind == "paragraph" and one.block.is_bold and 0 < len(text) <= _LONGEST_SECTION
    return is_line and one.label is None and one.asks <= _ASKS and text[-1] not in ".。!！?？…:："


def _is_standfirst(one: Feature) -> bool:
    return len(one.block.text) > _STANDFIRST and one.block.text[-1] in ".!?…。！？"


def _going_on(seen: tuple[Feature, ...], marking: Marking | None) -> frozenset[int]:
    """The blocks between a question and the label of its answer, which go on with the question; pictures do not."""
    marks = marking.marks if marking else {}
    pairs = pairwise(marks.items())
    return frozenset(
        index
        for (before, asking), (after, answering) in pairs
        if asking.asks and not answering.asks
        for index in range(before + 1, after)
        if seen[index].block.kind != "image"
    )


def _before(seen: tuple[Feature, ...], index: int, marking: Marking | None) -> Placed:
    one = seen[index]
    if is_byline(one.block.text) and one.label is None:
        return Placed(one, "boilerplate", "it only says by whom and when")
    if one.block.kind == "paragraph" and len(text := one.block.text) < _LONGEST_ROW and is_row(plain(text)):
        return Placed(one, "boilerplate", "it is a row of links")
    if one.block.kind == "heading":
        if _next_is_question(seen, index, marking):
            return Placed(one, "section", "a heading directly before a question groups those that follow")
        if in_words(one.block.text, every("asides")):
            return Placed(one, "boilerplate", "it only says that this is the introduction")
    return Placed(one, "introduction", "it stands before the first question")


def _next_is_question(seen: tuple[Feature, ...], index: int, marking: Marking | None) -> bool:
    mark = marking.marks.get(_next(seen, index)) if marking else None
    return mark is not None and mark.asks


def _next(seen: tuple[Feature, ...], index: int) -> int:
    """The index of the next block that is text."""
    following = index + 1
    while following < len(seen) and seen[following].block.kind in ("rule", "image"):
        following += 1
    return following
