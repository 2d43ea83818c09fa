"""Doubts about the occasion at which somebody is asked: an exam, a call for investors, a court is no interview."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from pipeline.parse.average import reach
from pipeline.parse.judging.doubt import Case, Doubt
from pipeline.parse.judging.evidence import says_so
from pipeline.parse.judging.stage import stage_signs
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import every, is_unspaced, valued

_SHORT = 200
"""Characters of a block that may say what the occasion is; longer ones tell of anything."""
_LOOKED_AT = 1500
_BEGINS = 40
_LEAST = 0.3
_MOST = 2.0
_MANY = 3
_SEVERAL = 2
_POINTS = re.compile(
    r"[(（\[［]\s*(?:各|計|je |worth |sur |/ ?)?\d{1,3}\s*(?:点|點|分|점|points?|marks?|pts?|p|punkte?|punten|puntos?|"
    r"punti|pontos?|poäng|point|pisteet|pistettä|punkty|punktów|bodů|body|баллов|балла|балл|балів|бали|puan|نقاط|نقطة|"
    r"درجات|נקודות)\.?\s*[)）\]］]"
)
_OPENING = "(（[［"
_BLANK = re.compile(r"__{4,}|＿＿{2,}|（[ \u3000]{3,}[）)]|\([ \u3000]{3,}[）)]|\.\.{11,}|……{4,}")
"""Each of them begins with one sign, which makes the search far faster."""
_TASK = re.compile(
    r"[【\[(（＜〈]?\s*(?:(?:問題?|設問|设问|第|題|题|문제)\s*[\d一二三四五六七八九十①-⑩]{1,2}\s*(?:問|题|題|문)?(?![\d月日年回弾話章])|"
    r"(?:aufgabe|exercise|task|ejercicio|exercice|esercizio|exercício|opgave|opdracht|uppgift|oppgave|zadanie|cvičení|"
    r"задание|завдання|alıştırma|soru|تمرين|תרגיל|tehtävä)\s+\d{1,2}\b)"
)
"""How tasks are counted: 問1, 【問題2】, Aufgabe 3."""
_COUNT = re.compile(r"\d+")
"""Week 1, Week 2: counted, these are no names."""
_OFFICERS = (
    re.compile(r"chief executive|\bceo\b|vorstandsvorsitz|directeur général|consejer[oa] delegad|代表取締役"),
    re.compile(r"chief financial|\bcfo\b|finanzvorst|directeur financier|director(?:a)? financier|財務"),
)
"""Who runs a company and who keeps its books are asked together by investors."""


def _occasion(case: Case) -> Iterator[Doubt]:
    """Open line, next question; answer all questions; under oath."""
    weights = valued("occasion")
    text = plain(_said_shortly(case))
    found = phrases.found("occasion", text)
    total = sum(weights[one] for one in found)
    if total >= _LEAST:
        named = max(sorted(found), key=lambda one: weights[one])
        yield Doubt(min(_MOST, total), f"it sounds like another occasion than an interview (“{named}”)", is_kind=True)
    yield from _graded(case, text)


def _graded(case: Case, text: str) -> Iterator[Doubt]:
    """(10 points), blanks to be filled in, 問3: what is asked is to be answered by the reader."""
    points = len(_POINTS.findall(text)) if any(map(text.__contains__, _OPENING)) else 0
    blanks = len(_BLANK.findall(text))
    weight = 0.45 * min(points, _SEVERAL) + 0.3 * min(blanks, _SEVERAL)
    questions = (one.feature.block.text for one in case.evidence.placed if one.role == "question")
    tasks = sum(_TASK.match(plain(text)) is not None for text in questions)
    weight += 0.6 * (tasks > 1)
    if weight:
        yield Doubt(min(_MOST, weight), "its questions are set like those of an exam", is_kind=True)


def _many_ask(case: Case) -> Iterator[Doubt]:
    """One after the other asks once or twice, and is called up by somebody: an audience, the press, investors."""
    if not case.is_voiced:
        labels = [_COUNT.sub("#", one.label.name) for one in case.asked if one.label is not None]
        if len(labels) > _MANY and len({one for one in labels if " " in one}) == len(labels):
            yield Doubt(0.5, "each of its questions names somebody else", is_kind=True)
        return
    asking = Counter(mark.speaker for mark in case.marking.marks.values() if mark.asks and mark.speaker)
    if len(asking) >= _MANY and max(asking.values()) <= _SEVERAL:
        yield Doubt(0.5, "many ask, and each of them only once or twice", is_kind=True)
    labels = [speaker.name or "" for speaker in case.marking.cast.speakers]
    if len(labels) > _SEVERAL and any(label.casefold() in every("service") for label in labels):
        yield Doubt(0.4, "one of the voices in it is of no interview", is_kind=True)


def _staged(case: Case) -> Iterator[Doubt]:
    """ACT TWO. Curtain. Enter Toby: one of them may be a joke or a heading, and more are a play."""
    if case.marking.cast.speakers and stage_signs(case.evidence):
        yield Doubt(0.8, "a scene or a stage direction stands in it, as in a play", is_kind=True)


def _officers(case: Case) -> Iterator[Doubt]:
    if len(case.session.guests) < _SEVERAL:
        return
    roles = [plain(guest.role or "") for guest in case.session.guests]
    if all(any(one.search(role) for role in roles) for one in _OFFICERS):
        yield Doubt(0.5, "it is the officers of a company who answer", is_kind=True)


def _letters(case: Case) -> Iterator[Doubt]:
    """Dear Doña Remedios, …: what is asked is written by readers who want advice."""
    if case.marking.scheme == "labels" or len(case.asked) < _SEVERAL:
        return
    greeting = (_greets(plain(one.block.text[:_BEGINS])) for one in case.asked)
    if reach(greeting, len(case.asked), len(case.asked) // 2 + 1):
        yield Doubt(1.3, "its questions are letters that ask for advice", is_kind=True)


def _greets(begins: str) -> bool:
    found = phrases.leading("dear", begins)
    return found is not None and (is_unspaced(found[0]) or not begins[len(found) :][:1].isalpha())


def _announced(case: Case) -> Iterator[Doubt]:
    """When: …, Where: …, Admission: … above the first question: something is to take place."""
    placed = case.evidence.placed[: case.asks[0]]
    lines = (line for one in placed if ":" in one.feature.block.raw for line in one.feature.block.raw.split("\n"))
    heads = {plain(line.partition(":")[0]).strip() for line in lines if len(line) < _SHORT and ":" in line}
    if len(heads & every("event")) >= _MANY:
        yield Doubt(0.6, "it says when and where something will take place", is_kind=True)


def _column(case: Case) -> Iterator[Doubt]:
    """ "The opinions expressed are the author's": nobody is named, and who writes answers what they ask themselves."""
    if case.is_voiced or case.session.guests or says_so(case.evidence):
        return
    below = case.evidence.placed[case.asks[-1] :]
    lines = (one.feature.block.text for one in below if len(one.feature.block.text) < _SHORT)
    if any(phrases.has("opinion", plain(line)) for line in lines):
        yield Doubt(1.3, "it is a column: what is said below it is that its opinion is its author's", is_kind=True)


def _said_shortly(case: Case) -> str:
    parts = [text for text in case.texts if len(text) < _SHORT]
    return " \n ".join((case.evidence.title, case.evidence.introduction[:_LOOKED_AT], *parts))


OCCASIONS: tuple[Callable[[Case], Iterator[Doubt]], ...] = (
    _occasion,
    _many_ask,
    _staged,
    _officers,
    _letters,
    _announced,
    _column,
)
"""The doubts about the occasion."""
