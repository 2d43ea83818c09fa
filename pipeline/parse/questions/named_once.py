"""Who asks and who answers where only the first question and its answer say so: "Ada Brook, The Gull: …", "Ben: …"."""

from __future__ import annotations

import re

from pipeline.parse.people.names import is_name
from pipeline.parse.people.recurring import stands
from pipeline.parse.questions.features import Feature
from pipeline.parse.questions.marking import Mark, Marking, Sequence
from pipeline.parse.questions.speakers import Cast, Speaker
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import every, is_unspaced

_LEAST = 3
_LONGEST = 80
_ABOVE = 12
"""Blocks above the first question in which the guest is looked for."""
_NAMED = re.compile(r"\s*([^\s:：,，\n][^:：,，\n?!]{1,40}?)(?:,\s?[^:：,，\n?!]{1,40})?\s?[:：]\s*(?=\S)")
"""A name, and maybe the paper it asks for."""
_PAPER = re.compile(r"\s*([^\W\d_]{2,6})\s?[:：]\s*(?=\S)")


def with_first_names(seen: Sequence, marking: Marking, title: str) -> Marking:
    """`marking` with the names apart that stand before the first question and its answer, and before no other."""
    first = marking.asks[0]
    answer = first + 1
    is_open = len(marking.asks) >= _LEAST and answer < len(seen) and answer not in marking.marks
    if not is_open or marking.cast.speakers or marking.marks[first].split:
        return marking
    answering = _named(seen[answer])
    asking = _named(seen[first]) or (_paper(seen[first]) if answering is not None else None)
    if asking is None and answering is not None and not any(map(_in_bold, (seen[index] for index in marking.asks[1:]))):
        return _with_answerer(marking, first, _in_bold(seen[first]), answer, answering)
    if asking is None or answering is None or asking[0] == answering[0]:
        return marking
    if not (_is_whole(asking[0]) and _is_whole(answering[0])):
        # Where a paper or a player is named by one word, the guest is named above, too.
        above = " ".join((title, *(one.block.text for one in seen[max(0, first - _ABOVE) : first])))
        is_met = _may_ask(asking[0]) and stands(answering[0], above)
        if not is_met and not (_paper(seen[first]) and _is_whole(answering[0])):
            return marking
    names = [one.label.name for one in seen if one.label is not None and one.label.name]
    if max(names.count(asking[0]), names.count(answering[0])) > 1:
        return marking
    if any(index != first and (found := _named(seen[index])) and _is_whole(found[0]) for index in marking.asks):
        return marking
    marks = dict(marking.marks)
    marks[first] = Mark(True, *asking)
    marks[answer] = Mark(False, *answering)
    voices = tuple(Speaker((name,), name, asks) for name, asks in ((asking[0], True), (answering[0], False)))
    return marking._replace(marks=dict(sorted(marks.items())), cast=Cast(voices))


def _named(one: Feature) -> tuple[str, int] | None:
    """The whole name before the colon at the start of a block, and where what is said begins."""
    raw = one.block.raw
    if one.block.kind != "paragraph" or not (":" in raw[:_LONGEST] or "：" in raw[:_LONGEST]):
        return None
    found = _NAMED.match(raw)
    return (found[1], found.end()) if found is not None else None


def _is_whole(name: str) -> bool:
    return is_name(name) and (" " in name or is_unspaced(name[0]))


def _may_ask(name: str) -> bool:
    """Whether a single word may be short for who asks: "Ben", "FSFE"; a sentence may begin with any other."""
    return name.isalpha() and name[0].isupper() and plain(name) not in every("starters")


def _in_bold(one: Feature) -> int:
    """Where what is said begins behind a label in bold: "**Us:** _What do you do?_"; 0 without one."""
    return one.label.end if one.label is not None and one.label.bold and not one.block.is_bold else 0


def _with_answerer(marking: Marking, first: int, end: int, answer: int, answering: tuple[str, int]) -> Marking:
    """`marking` with the name of who answers, and without what stands for who asks."""
    if not end:
        return marking
    marks = marking.marks | {first: Mark(True, None, end), answer: Mark(False, *answering)}
    return marking._replace(
        marks=dict(sorted(marks.items())), cast=Cast((Speaker(answering[:1], answering[0], False),))
    )


def _paper(one: Feature) -> tuple[str, int] | None:
    """The short form of a paper's or a society's name before the colon: "BBC: …"."""
    found = _PAPER.match(one.block.raw) if one.block.kind == "paragraph" else None
    return (found[1], found.end()) if found is not None and found[1].isupper() else None
