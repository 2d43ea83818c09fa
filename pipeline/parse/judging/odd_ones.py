"""Doubts about single questions and answers: one that does not look as the others do, one that may hold another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median

from pipeline.parse.inline import lead
from pipeline.parse.judging.doubt import Case, Doubt, look, said
from pipeline.parse.questions.features import Feature, is_byline
from pipeline.parse.questions.first_lines import first_lines
from pipeline.parse.questions.marking import LONGEST_QUESTION
from pipeline.parse.words.asking import addresses, ends_asking

_GUESS = 0.15
"""Answers begin with rhetorical questions, too."""
_SURPLUS = 0.6
_FEW = 3
_ASKS = 0.5
_SEVERAL = 2
_LEAST_REST = 20
"""Characters behind a question in its own paragraph that answer it."""
_LEAST_LINE = 10
_ENDS = ".!?…:。！？"
_BRIEF = 60
"""Characters of what is said of another piece: when it was published, how long it takes to read."""
_ASKED_FIRST = re.compile(r"[^.!?…。？！؟\n]{8,200}+[?？؟]\s+(?=\S)")
_MARKS = "?؟？"
_ASKING = _MARKS + "⁇՞;\u037e"
"""Where none of these stands, nothing ends asking."""
_AT_LENGTH = 200
"""Characters of most answers, where such brief ones stand out."""


def _alone_in_its_look(case: Case) -> Iterator[Doubt]:
    """The last question is set off as none of the others is: it may be the publisher's."""
    looks = case.looks
    if len(looks) <= _FEW:
        return
    parted = [case.marking.marks[index].split > 0 for index in case.asks]
    if len(set(looks[:-1])) == 1 and looks[-1] != looks[0]:
        yield Doubt(0.5, "its last question does not look like the others")
    elif all(parted[:-1]) and not parted[-1] and case.asked[-1].asks < _ASKS:
        yield Doubt(0.8, "its last question asks nothing, and does not stand with its answer as the others do")


def _behind_a_heading(case: Case) -> Iterator[Doubt]:
    """A single heading, late and higher than the questions: what it opens may be something else."""
    level = max((one.block.level for one in case.asked if one.block.kind == "heading"), default=6)
    asks = case.asks
    over = [
        index
        for index, one in enumerate(case.evidence.placed[asks[0] :], asks[0])
        if one.role in ("section", "heading") and 0 < one.feature.block.level < level
    ]
    if not over:
        return
    behind = sum(index > over[0] for index in asks)
    if 0 < behind <= len(asks) / 3 and len(asks) - behind >= _FEW:
        yield Doubt(0.4, "some of its questions stand behind a heading that opens something else")


def _stubs(case: Case) -> Iterator[Doubt]:
    """What stands below a headline in a list of other pieces: "4 May, 7 minutes"."""
    following = (case.texts[index + 1] for index in case.asks if index + 1 < len(case.texts))
    count = sum(len(text) < _BRIEF and is_byline(text) for text in following)
    if count:
        yield Doubt(min(1.0, 0.5 * count), "an answer only says when something was published")


def _fades(case: Case) -> Iterator[Doubt]:
    """The last answers are far shorter than all others: headlines with a line below."""
    if len(case.turns) <= _FEW or case.is_voiced:
        return
    # The markup matters only where the words are few.
    if max(case.sizes[-_SEVERAL:]) > _AT_LENGTH or median(case.sizes) < _AT_LENGTH:
        return
    sizes = [len(said(html)) for html in case.answers]
    if max(sizes[-_SEVERAL:]) < _BRIEF < min(sizes[:-_SEVERAL]):
        yield Doubt(0.4, "its last answers are far shorter than the others")


def _holds_another(case: Case) -> Iterator[Doubt]:
    """An answer with a paragraph that begins with a question of its own, and goes on with what answers it."""
    first = case.asks[0]
    found = [
        (index, own)
        for index, one in enumerate(case.evidence.placed[first:], first)
        if one.mark is None
        and one.role in ("answer", "conclusion")
        and one.feature.block.kind == "paragraph"
        and (own := _begins_asking(one.feature))
    ]
    # A lone second paragraph, where all other answers are but one, makes more of a mere guess.
    surplus = _surplus(case) if found else None
    weight = sum(own + _SURPLUS if index == surplus else own if own > _GUESS else 0.0 for index, own in found)
    if weight:
        # Where labels tell who speaks, it is a box: "Did you know? A forme is …".
        weight *= 0.25 if case.marking.scheme == "labels" else 1.0
        yield Doubt(min(1.0, weight), "an answer holds a paragraph that begins with a question")


def _begins_asking(one: Feature) -> float:
    """How likely it is that a paragraph within an answer begins with a question to whoever gives it."""
    block = one.block
    if not block.bold and not any(map(block.raw.__contains__, _ASKING)):
        return 0.0
    end = block.bold or lead(block.html)[1]
    begins, rest = block.raw[:end], block.raw[end:]
    if end and len(rest) > _LEAST_REST and len(begins.split()) > 1:
        if ends_asking(begins):
            return 0.75
        if block.bold and len(begins.split()) > _SEVERAL and begins.rstrip()[-1:] in ".!…。":
            return 0.35
    line, sign, rest = block.raw.partition("\n")
    if sign and _LEAST_LINE < len(line) < LONGEST_QUESTION and ends_asking(line) and len(rest) > _LEAST_REST:
        return 0.75
    asked_first = _ASKED_FIRST.match(block.raw) if any(map(block.raw.__contains__, _MARKS)) else None
    if asked_first is None or len(block.raw) - asked_first.end() <= _LEAST_REST or len(asked_first[0].split()) <= _FEW:
        return 0.0
    return 0.35 if addresses(asked_first[0]) else _GUESS


def _surplus(case: Case) -> int | None:
    """The index of the only paragraph that is the second of an answer, where all others are single paragraphs."""
    found: list[int] = []
    inside = 0
    for index, one in enumerate(case.evidence.placed):
        if one.role == "question":
            inside = 0
        elif one.role == "answer":
            inside += 1
            found += [index] if inside > 1 else []
    return found[0] if len(found) == 1 and len(case.asks) > _FEW else None


def _in_their_look(case: Case) -> Iterator[Doubt]:
    """What is set off as the questions are, and was not taken for one."""
    if case.is_voiced:
        return
    common, times = Counter(case.looks).most_common(1)[0]
    if common == _PLAIN or times < _FEW:
        return
    between = case.evidence.placed[case.asks[0] : case.asks[-1]]
    kept = [one.feature for one in between if one.mark is None and one.role in ("answer", "heading")]
    count = sum([one.block.kind == common[0] and look(one) == common and one.said[:1].isalnum() for one in kept])
    if count:
        yield Doubt(min(0.6, 0.15 * count), "what looks as its questions do was not taken for one")


def _first_lines(case: Case) -> Iterator[Doubt]:
    """A paragraph within an answer begins with a line in bold, as all that asks does, and may be a title."""
    if case.marking.scheme == "bold" and first_lines(case.seen, case.marking.marks):
        yield Doubt(0.8, "an answer holds a line that is set as its questions are")


def _title_among_lines(case: Case) -> Iterator[Doubt]:
    """The text of a page with its menu: the title is one short line among several others."""
    placed = case.evidence.placed
    title = next((index for index, one in enumerate(placed) if one.role == "title"), None)
    if title is None or placed[title].feature.block.kind == "heading":
        return
    above = sum(one.role == "boilerplate" for one in placed[:title])
    below = [one.feature.block.text for one in placed[title + 1 : case.asks[0]] if one.role == "introduction"]
    lines = sum(len(text) < _BRIEF and text[-1:] not in _ENDS for text in below)
    if above >= _SEVERAL and lines >= _FEW:
        yield Doubt(0.8, "its title is but one of many short lines at the top")


_PLAIN = ("paragraph", 0, False, False, "")

ODD_ONES: tuple[Callable[[Case], Iterator[Doubt]], ...] = (
    _alone_in_its_look,
    _behind_a_heading,
    _stubs,
    _fades,
    _holds_another,
    _in_their_look,
    _first_lines,
    _title_among_lines,
)
"""The doubts about single questions and answers."""
