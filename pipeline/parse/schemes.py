"""How does this document mark its questions? Every way is tried on the whole sequence; the best-scored wins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from statistics import fmean

from pipeline.parse.features import Feature, in_words
from pipeline.parse.speakers import Cast, cast
from pipeline.parse.words import every

HALF = 0.5
"""So much of what a style sets off must ask, or it is not how questions are set off here."""
_PROMPT_WORDS = 3
_LONGEST_QUESTION = 350


@dataclass(frozen=True, slots=True)
class Mark:
    """What a scheme says of one block."""

    asks: bool
    speaker: str | None = None
    cut: int = 0
    """Characters of `raw` that are label."""
    split: int = 0
    """Where in `raw` the question ends and its answer begins, when one block holds both; else 0."""


@dataclass(frozen=True, slots=True)
class Marking:
    """A scheme applied to a document."""

    scheme: str
    marks: dict[int, Mark]
    """By the block's index; what is not in it goes with what stands before."""
    score: float
    reasons: tuple[str, ...]
    cast: Cast = field(default_factory=Cast)
    asking: float = 1.0
    """How much its questions look like questions, on average."""

    covered: float = 1.0
    """How much of the text follows its first question."""

    @property
    def asks(self) -> tuple[int, ...]:
        """The indexes of the questions."""
        return tuple(index for index, mark in self.marks.items() if mark.asks)

    def around(self, index: int) -> tuple[Mark | None, Mark | None]:
        """The last mark before `index` and the first one after it."""
        order = list(self.marks)
        place = bisect_left(order, index)
        before = self.marks[order[place - 1]] if place else None
        return before, self.marks[order[place]] if place < len(order) else None

    def shifted(self, by: int) -> Marking:
        """The same marking for a sequence that has `by` more blocks at its start."""
        return replace(self, marks={index + by: mark for index, mark in self.marks.items()})


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people before the text is read."""

    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


Sequence = tuple[Feature, ...]


def best(seen: Sequence, known: Known) -> Marking | None:
    """The marking with the most evidence, or None when nothing in `seen` looks like questions and answers."""
    tried = [found for scheme in SCHEMES.values() if (found := scheme(seen, known)) is not None]
    return max(tried, key=lambda found: found.score, default=None)


def _labels(seen: Sequence, known: Known) -> Marking | None:
    """Question: … Answer: …; Q3. …; **Ada**: … **Ben**: …"""
    found = cast(seen, known.hosts, known.guests)
    if found is None:
        return None
    marks: dict[int, Mark] = {}
    for index, one in enumerate(seen):
        speaker = found.of(one.label)
        if speaker is not None and one.label is not None:
            marks[index] = Mark(speaker.asks, speaker.name, one.label.end)
    if found.has_answers:
        return _scored("labels", 3.0, seen, marks, found)
    return _scored("labels", 3.0, seen, _split_where_needed(seen, marks), found)


def _headings(seen: Sequence, _: Known) -> Marking | None:
    """### What do you do?"""
    return _styled(
        "headings", 2.0, seen, [index for index, one in enumerate(seen) if one.block.kind == "heading"], by_level=True
    )


def _bold(seen: Sequence, _: Known) -> Marking | None:
    """**What do you do?**, alone or at the start of a paragraph."""
    found = []
    splits: dict[int, int] = {}
    for index, one in enumerate(seen):
        if one.block.kind != "paragraph" or not one.block.bold:
            continue
        lead = one.block.raw[: one.block.bold]
        if one.block.is_bold and len(one.said) > 3:
            found.append(index)
        elif re.search(r"[?？؟…]\s*$", lead) and len(lead.split()) > 1:
            found.append(index)
            splits[index] = one.block.bold
    return _styled("bold", 2.0, seen, found, splits=splits)


def _numbers(seen: Sequence, _: Known) -> Marking | None:
    """1. What do you do? … 2. Why?"""
    found = [
        index for index, one in enumerate(seen) if one.label and one.label.number is not None and not one.label.name
    ]
    return _styled("numbers", 1.5, seen, found) if len(found) > 1 else None


def _marks(seen: Sequence, _: Known) -> Marking | None:
    """Nothing but alternation: a paragraph that ends with a question mark, and one that does not."""
    found = [
        index
        for index, one in enumerate(seen)
        if one.asks == 1
        and one.block.kind in ("paragraph", "heading")
        and len(one.block.text) < _LONGEST_QUESTION
        and one.label is None
    ]
    found = [index for index in found if index + 1 < len(seen) and seen[index + 1].asks < 1]
    if len(found) < 3:
        return None
    return _scored("question marks", 0.0, seen, {index: Mark(True) for index in found})


SCHEMES: dict[str, Callable[[Sequence, Known], Marking | None]] = {
    "labels": _labels,
    "headings": _headings,
    "bold": _bold,
    "numbers": _numbers,
    "question marks": _marks,
}
"""Every way to mark questions that we know; to add one, write a function and put it here."""


def _styled(
    name: str,
    base: float,
    seen: Sequence,
    found: list[int],
    *,
    splits: dict[int, int] | None = None,
    by_level: bool = False,
) -> Marking | None:
    """A marking by a look that questions share; other things may have it too (a section, "Links"), if most asks."""
    levels = {index: seen[index].block.level if by_level else 0 for index in found}
    marks: dict[int, Mark] = {}
    for level in sorted(set(levels.values())):
        group = [index for index in found if levels[index] == level and not _is_aside(seen[index])]
        share = fmean(seen[index].asks >= HALF for index in group) if group else 0.0
        if share < HALF:
            continue
        for index in group:
            if seen[index].asks >= HALF or (_is_prompt(seen[index]) and not _opens_section(seen, index)):
                one = seen[index]
                marks[index] = Mark(
                    True,
                    None,
                    one.label.end if one.label and one.label.number is not None else 0,
                    (splits or {}).get(index, 0),
                )
    return _scored(name, base, seen, dict(sorted(_split_where_needed(seen, marks).items())))


def _is_aside(one: Feature) -> bool:
    return (
        in_words(one.said, every("asides"))
        or in_words(one.said, every("conclusion"))
        or in_words(one.said, every("comments"))
    )


def _is_prompt(one: Feature) -> bool:
    numbered = one.label is not None and one.label.number is not None
    return numbered or len(one.said.split()) >= _PROMPT_WORDS or one.said[-1:] in ".!…:"


def _opens_section(seen: Sequence, index: int) -> bool:
    return index + 1 < len(seen) and seen[index + 1].block.kind == "heading"


def _split_where_needed(seen: Sequence, marks: dict[int, Mark]) -> dict[int, Mark]:
    """Where one question follows another at once, its answer stands in its own block, after the question mark."""
    out = dict(marks)
    for index, mark in marks.items():
        following = index + 1
        if mark.split or not mark.asks or not (following >= len(seen) or following in marks):
            continue
        raw = seen[index].block.raw
        end = re.compile(r"\n|[?？؟][\"'”’»)]*\s+(?=\S)").search(raw, mark.cut + 1)
        if end and end.end() < len(raw) and raw[end.end() :].strip():
            out[index] = Mark(True, mark.speaker, mark.cut, end.end())
    return out


def _scored(
    name: str, base: float, seen: Sequence, marks: dict[int, Mark], people: Cast | None = None
) -> Marking | None:
    asks = [index for index, mark in marks.items() if mark.asks]
    if not asks:
        return None
    asking = fmean(1.0 if mark.split else seen[index].asks for index, mark in marks.items() if mark.asks)
    answered = fmean(is_answered(seen, marks, index) for index in asks)
    sizes = [len(one.block.text) for one in seen]
    covered = sum(sizes[asks[0] :]) / (sum(sizes) or 1)
    score = base + 2 * asking + 2 * answered + 0.25 * min(len(asks), 8) + covered
    reasons = (
        f"questions are known by their {name}",
        f"{len(asks)} of them, {answered:.0%} answered, {asking:.0%} look like questions",
        f"{covered:.0%} of the text follows the first one",
    )
    return Marking(name, marks, score, reasons, people or Cast(), asking, covered)


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
