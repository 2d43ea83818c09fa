"""What a way to mark questions says of a document, and how much speaks for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.parse.average import mean
from pipeline.parse.questions.features import Feature
from pipeline.parse.questions.speakers import Cast

Sequence = tuple[Feature, ...]

LONGEST_QUESTION = 350
CALLED_SO = "class, which calls them so"
"""The way to mark questions of pages whose author says that they are questions."""
_QUESTION_THEN = re.compile(r"\n|[?？؟][\"'”’»)]*\s+(?=\S)")


class Mark(NamedTuple):
    """What a scheme says of one block."""

    asks: bool
    speaker: str | None = None
    cut: int = 0
    """Characters of `raw` that are label."""
    split: int = 0
    """Where in `raw` the question ends and its answer begins, when one block holds both; else 0."""


_NOBODY = Cast()


class Marking(NamedTuple):
    """A scheme applied to a document."""

    scheme: str
    marks: dict[int, Mark]
    """By the block's index; what is not in it goes with what stands before."""
    asks: tuple[int, ...]
    """The indexes of the questions among `marks`, in order."""
    score: float
    reasons: tuple[str, ...]
    cast: Cast = _NOBODY
    asking: float = 1.0
    """How much its questions look like questions, on average."""
    covered: float = 1.0
    """How much of the text follows its first question."""
    missed: int = 0
    """How many blocks it does not mark that look as much like questions as those it does."""
    closes: int | None = None
    """The index of the block with which who asks takes leave, behind all that is answered."""

    def shifted(self, by: int) -> Marking:
        """The same marking for a sequence that has `by` more blocks at its start."""
        return self._replace(
            marks={index + by: mark for index, mark in self.marks.items()},
            asks=tuple([index + by for index in self.asks]),
            closes=None if self.closes is None else self.closes + by,
        )


def scored(name: str, base: float, seen: Sequence, marks: dict[int, Mark], people: Cast = _NOBODY) -> Marking | None:
    """`marks` with what speaks for them; None when nothing asks. `base` is how rarely such marks mean anything else."""
    asks = [index for index, mark in marks.items() if mark.asks]
    if not asks:
        return None
    asking = mean([1.0 if marks[index].split else _asks(seen, marks, index, people) for index in asks])
    answered = mean([is_answered(seen, marks, index) for index in asks])
    sizes = [len(one.block.text) for one in seen]
    covered = sum(sizes[asks[0] :]) / (sum(sizes) or 1)
    missed = len([index for index in sure(seen) if index not in marks])
    taken = sum([seen[index].asks == 1 for index in asks])
    found = taken / (taken + missed) if taken + missed else 1.0
    score = base + 2 * asking + 2 * answered + 0.25 * min(len(asks), 8) + covered + 1.5 * found
    reasons = (
        f"questions are known by their {name}",
        f"{len(asks)} of them, {answered:.0%} answered, {asking:.0%} look like questions",
        f"{covered:.0%} of the text follows the first one",
        f"{found:.0%} of all short paragraphs that ask are among them",
    )
    return Marking(name, marks, tuple(asks), score, reasons, people, asking, covered, missed)


def _asks(seen: Sequence, marks: dict[int, Mark], index: int, people: Cast) -> float:
    """How much a question asks, with the paragraphs that go on with it: those before a label of who answers."""
    asks = seen[index].asks
    if asks == 1 or not people.has_answers:
        return asks
    more: list[float] = []
    for later in range(index + 1, len(seen)):
        if later in marks:
            return asks if marks[later].asks else max(asks, *more, 0.0)
        more.append(seen[later].asks)
    return asks


def sure(seen: Sequence) -> list[int]:
    """The blocks that would be questions by themselves: they ask, are short, and something else follows."""
    return [
        index
        for index, one in enumerate(seen[:-1])
        if one.asks == 1
        and seen[index + 1].asks < 1
        and one.block.kind in ("paragraph", "heading", "quote")
        and len(one.block.text) < LONGEST_QUESTION
        and (one.label is None or not one.label.name)
    ]


def is_answered(seen: Sequence, marks: dict[int, Mark], index: int) -> bool:
    """Whether something that is no question follows the question at `index`."""
    if marks[index].split:
        return True
    for later in range(index + 1, len(seen)):
        if later in marks:
            return not marks[later].asks
        if seen[later].block.kind not in ("rule", "heading"):
            return True
    return False


def split_where_needed(seen: Sequence, marks: dict[int, Mark]) -> dict[int, Mark]:
    """Where one question follows another at once, its answer stands in its own block, after the question mark."""
    out = dict(marks)
    for index, mark in marks.items():
        following = index + 1
        if mark.split or not mark.asks or not (following >= len(seen) or following in marks):
            continue
        raw = seen[index].block.raw
        end = _QUESTION_THEN.search(raw, mark.cut + 1)
        if end and end.end() < len(raw) and raw[end.end() :].strip():
            out[index] = Mark(True, mark.speaker, mark.cut, end.end())
    return out
