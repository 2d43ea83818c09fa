"""Every block gets a role, and a reason that can be shown: the decision over the whole sequence."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pipeline.parse.blocks import GUESSED, Declared
from pipeline.parse.ending import Close, endings
from pipeline.parse.features import Feature, in_words, is_byline, is_furniture
from pipeline.parse.heading_line import split_title
from pipeline.parse.schemes import Mark, Marking
from pipeline.parse.words import every

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

_LONGEST_TITLE = 160
_TITLE_WITHIN = 5
"""A title stands among the first so many blocks."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its role in the session."""

    feature: Feature
    role: Role
    why: str
    mark: Mark | None = None
    """Set where the scheme marks this block as said by somebody."""


def find_title(seen: tuple[Feature, ...], declared: Declared) -> int | None:
    """The index of the block that is the title, if the text holds one."""
    top = [index for index, one in enumerate(seen) if one.block.kind == "heading" and one.block.level == 1]
    if top and (len(top) == 1 or seen[top[0]].asks < 0.5):
        return top[0]
    start = range(min(_TITLE_WITHIN, len(seen)))
    if declared.title:
        return next((index for index in start if _alike(seen[index].block.text, declared.title)), None)
    numbered = (i for i in start if _may_be_title(seen[i]) and split_title(seen[i].block.text).number is not None)
    first = next(numbered, None)
    if first is not None:
        return first
    for index in start:
        one = seen[index]
        if one.block.kind in ("rule", "image") or is_furniture(one.block.text):
            continue
        plain = one.block.level in (0, GUESSED) and (one.asks < 0.5 or (one.block.kind == "heading" and index == 0))
        lone_heading = one.block.kind == "heading" and sum(other.block.level == one.block.level for other in seen) == 1
        return index if _may_be_title(one) and (plain or lone_heading) else None
    return None


def _may_be_title(one: Feature) -> bool:
    text = one.block.text
    return (
        one.block.kind in ("heading", "paragraph")
        and len(text) <= _LONGEST_TITLE
        and not text.endswith((".", ":", ",", ";"))
        and not (one.label and one.label.is_word)
        and not is_byline(text)
    )


def _alike(one: str, other: str) -> bool:
    return (
        0.8 < len(one) / (len(other) or 1) < 1.25
        and len(one) <= _LONGEST_TITLE
        and SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() > 0.9
    )


def place(
    seen: tuple[Feature, ...], marking: Marking | None, title: int | None, stop: int, extra: frozenset[str]
) -> tuple[Placed, ...]:
    """The role of each block. `stop` is where readers' comments begin, `extra` lines that the editor wants dropped."""
    asks = marking.asks if marking else ()
    first = asks[0] if asks else _essay_start(seen, title)
    last = asks[-1] if asks else first
    ends = endings(seen, _answered_until(seen, marking, last), stop, extra, own_words=len(asks) > 1)
    return tuple(_placed(seen, index, marking, title, first, ends, extra) for index in range(len(seen)))


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
    title: int | None,
    first: int,
    ends: dict[int, Close],
    extra: frozenset[str],
) -> Placed:
    one = seen[index]
    mark = marking.marks.get(index) if marking else None
    if index == title:
        return Placed(one, "title", "it heads the document")
    if mark is not None and (marking is None or index not in ends):
        return Placed(
            one, "question" if mark.asks else "answer", f"marked by {marking.scheme if marking else 'nothing'}", mark
        )
    if one.block.kind == "rule":
        return Placed(one, "rule", "it only divides")
    if is_furniture(one.block.text, extra) and one.block.kind != "image":
        return Placed(one, "boilerplate", "such lines stand on every page")
    if title is not None and index < title:
        return Placed(one, "boilerplate", "it stands before the title")
    if index < first:
        return _before(seen, index, first, marking)
    if index in ends:
        return Placed(one, ends[index].role, ends[index].why)
    if one.block.kind == "heading":
        if _next_is_question(seen, index, marking):
            return Placed(one, "section", "a heading directly before a question groups those that follow")
        return Placed(one, "heading", "a heading within an answer")
    if marking is not None and _continues_question(marking, index):
        return Placed(one, "question", "it stands between a question and the label of its answer")
    return Placed(one, "answer", "it follows what was said before")


def _continues_question(marking: Marking, index: int) -> bool:
    before, after = marking.around(index)
    return before is not None and before.asks and after is not None and not after.asks


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
