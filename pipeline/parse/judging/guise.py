"""Doubts about what a document is: adverts, essays, quizzes, polls and help desks ask and answer questions, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from statistics import median

from pipeline.parse.average import mean, reach
from pipeline.parse.judging.doubt import Case, Doubt, given, may_hold, said
from pipeline.parse.judging.evidence import always_said
from pipeline.parse.judging.persons import is_spoken_to
from pipeline.parse.words.asking import plain
from pipeline.parse.words.persons import OF_US
from pipeline.parse.words.serving import SERVING
from pipeline.parse.words.table import WORDS, every, word_set

_FEW = 3
_HALF = 0.5
_THIRD = 0.3
_OFTEN = 0.75
_SHORT = 260
"""Characters of a closing word to the reader; answers are longer."""
_BRIEF = 8
"""Words of a heading that asks for a whole organisation: "Who are we?"."""
_LONGEST_HEADING = 80
_TOLD = frozenset({"question", "answer", "conclusion"})
_LEAST_VERSES = 12
_VERSE = 42
"""Characters of a line of most poems; text that was wrapped has longer ones."""
_LONGEST_VERSE = 70
_FEW_OF = 0.15
_RUN_ON = 0.12
_TAG = re.compile(r"<[^<>]*>")
_ITEM = re.compile(r"<li\b[^>]*>(.*?)</li>", re.DOTALL | re.IGNORECASE)
_OPTION = re.compile(r"\n[^\S\n]*(?:[(（]?[A-Ea-eА-Д][)）.]|☐|□|○|\[ ?\])\s")
_QUOTED_WHOLE = re.compile(r"\W{0,3}(?:\w+[\s\w]{0,24}:)?\s*[«„“\"「『].{20,}[»”“\"」』]\W{0,2}", re.DOTALL)
_CLOSING = '»”“"」』'
_REACHED_AT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?:\+|\b0)\d[\d\s/()-]{6,}\d")
_TOLD_TO = word_set("me mir mich moi mij mig meg")
"""Askers say these of themselves: "Tell me about the arrow."."""
_WORD = re.compile(r"[\w']+")
_LETTERS = re.compile(r"\w+")
_LEADS = re.compile(r"\W{0,3}(\w+(?: \w+)?):\s")
_WE = {tag: frozenset(words.split("|")) for tag, words in OF_US.items()}
_AT_YOUR_SERVICE = tuple("|".join(SERVING.values()).split("|"))


def of_ours(tag: str, text: str) -> bool:
    """Whether those who publish something may speak in `text`: they say "we", or we cannot tell in this language."""
    ours = _WE.get(tag)
    return ours is None or not ours.isdisjoint(_WORD.findall(plain(text)))


def _lists(case: Case) -> Iterator[Doubt]:
    """Answers that are lists: what a post offers and wants, what may be voted for; people answer in sentences."""
    if len(case.answers) < _FEW or case.is_voiced:
        return
    listed = mean(map(_is_list, case.answers))
    if listed > _HALF:
        # Some people do answer in lists: of what they use, of what they read.
        yield Doubt(0.8 if case.own < _OFTEN else 0.4, "most of its answers are lists", is_kind=True)
    elif listed >= _THIRD and case.own < _OFTEN:
        yield Doubt(0.3, "several of its answers are lists", is_kind=True)


def _is_list(html: str) -> bool:
    items = _ITEM.findall(html)
    return bool(items) and sum(map(len, items)) > _HALF * len(_TAG.sub("", html))


def _options(case: Case) -> Iterator[Doubt]:
    """A) … B) … C) …: answers to choose from."""
    answers = case.answers
    if len(answers) >= _FEW and reach(map(_offers, answers), len(answers), (len(answers) + 1) // 2):
        yield Doubt(1.0, "its answers are there to choose from", is_kind=True)


def _offers(html: str) -> bool:
    # Options begin behind a tag or on a new line; one sign alone is found far faster than any of two.
    return len(_OPTION.findall("\n" + html.replace(">", "\n"))) > 1


def _we(case: Case) -> Iterator[Doubt]:
    """Who are we? What do we offer?"""
    ours = _WE.get(case.tag)
    if ours is None or case.is_voiced:
        return
    words = [_LETTERS.findall(plain(one)) for one in case.questions]
    count = sum(len(one) <= _BRIEF and not ours.isdisjoint(one) for one in words)
    if count > 1:
        yield Doubt(min(0.6, 0.3 * count), "its questions are asked by those who answer them", is_kind=True)


def _reached(case: Case) -> Iterator[Doubt]:
    """The last answer is short and says where to write or to call."""
    if len(case.answers) < _FEW or case.is_voiced:
        return
    last = said(case.answers[-1])
    if len(last) <= _SHORT and _REACHED_AT.search(last):
        yield Doubt(0.3, "its last answer says where to write or to call")


def _nobody_at_all(case: Case) -> Iterator[Doubt]:
    """Not one answer speaks of whoever gives it, in a language that would show it; a series or number is no excuse."""
    named = case.evidence.is_numbered or case.evidence.names_guest or case.evidence.in_series
    if named and case.own == 0 and len(case.questions) > _FEW and always_said(case.tag):
        yield Doubt(0.15, "nobody at all speaks of themselves in its answers", is_kind=True)


def _essay(case: Case) -> Iterator[Doubt]:
    """Headings that begin like questions and ask nobody, perhaps after the one question that they all answer."""
    if not case.asked or case.is_voiced or any(one.asks == 1 for one in case.asked):
        return
    if any(one.feature.asks == 1 for one in case.evidence.placed[: case.asks[0]]):
        yield Doubt(0.4, "what asks plainly stands before all that is taken for a question")
    # The words of the document's own language only: "es" speaks to somebody elsewhere.
    to_you = set(WORDS[case.tag].you.split("|")) if case.tag in WORDS else set()
    spoken = {word for one in case.questions for word in _WORD.findall(plain(one))}
    if always_said(case.tag) and to_you.isdisjoint(spoken):
        yield Doubt(0.3, "its questions are put to nobody")


def _about_oneself(case: Case) -> Iterator[Doubt]:
    """Headings in which the author says "I": "Why I left"; who is interviewed is asked about themselves."""
    if not always_said(case.tag) or case.tag not in WORDS or case.is_voiced:
        return
    told = [one for one in case.questions if one[-1:] not in "?…:"]
    if not told:
        return
    own = set(WORDS[case.tag].me.split("|")) - _TOLD_TO
    count = sum(not own.isdisjoint(_WORD.findall(plain(one))) for one in told)
    if count:
        yield Doubt(min(0.8, 0.35 * count), "its headings speak of whoever wrote them")


def _of_the_guest(case: Case) -> Iterator[Doubt]:
    """Who is Tom Reddy? Others ask so about a guest; an interviewer says "you"."""
    names = [guest.name for guest in case.session.guests if " " in guest.name]
    if case.is_voiced or not names:
        return
    count = sum(any(name in one for name in names) for one in case.questions if len(one) < _LONGEST_HEADING)
    if count:
        yield Doubt(min(0.7, 0.35 * count), "its questions speak of the guest and not to the guest", is_kind=True)


def _for_the_reader(case: Case) -> Iterator[Doubt]:
    """Can I pay by card? Lists of frequent questions speak for those who read them, and interviewers to the guest."""
    if not always_said(case.tag) or case.tag not in WORDS or case.is_voiced:
        return
    own = set(WORDS[case.tag].me.split("|")) - _TOLD_TO
    asked = [one for one in case.questions if one[-1:] == "?" and not is_spoken_to(one, case.tag)]
    count = sum(not own.isdisjoint(_WORD.findall(plain(one))) for one in asked)
    if count > 1:
        yield Doubt(min(0.8, 0.3 * count), "its questions speak for the reader (“Can I …?”)", is_kind=True)


def _serves(case: Case) -> Iterator[Doubt]:
    """How can I help you?"""
    asking = " \n ".join(map(plain, case.questions[:60]))
    if any(map(asking.__contains__, _AT_YOUR_SERVICE)):
        yield Doubt(0.8, "somebody is helped in it rather than interviewed", is_kind=True)


def _samples(case: Case) -> Iterator[Doubt]:
    """Answers in quotation marks, or all led in by one word: "Sample answer: …"."""
    answers = given(case)
    if len(answers) < _FEW:
        return
    # The words of an answer are dear: first see whether enough of them hold the sign.
    quoting = [html for html in answers if may_hold(_CLOSING, html)]
    if len(quoting) > _HALF * len(answers) and sum(map(_is_quoted, quoting)) > _HALF * len(answers):
        yield Doubt(0.4, "its answers are quoted", is_kind=True)
    lead = _led_by(answers[0])
    if lead and all(_led_by(one) == lead for one in answers) and not _is_guest(lead, case):
        yield Doubt(0.6, f"all its answers begin with “{lead}”", is_kind=True)


def _is_quoted(html: str) -> bool:
    return _QUOTED_WHOLE.fullmatch(said(html)) is not None


def _led_by(html: str) -> str | None:
    """The word or two before a colon with which an answer begins, if they do not merely label it as one."""
    found = _LEADS.match(said(html)) if may_hold(":", html) else None
    return found[1] if found and plain(found[1]) not in every("answer") else None


def _is_guest(name: str, case: Case) -> bool:
    return any(name.split()[0] in guest.name for guest in case.session.guests)


def _in_verse(case: Case) -> Iterator[Doubt]:
    """Short lines of which many run on into the next: a poem asks and answers, too."""
    placed = case.evidence.placed[case.asks[0] :]
    if case.is_voiced or len(placed) < _LEAST_VERSES / 4:
        return
    told = [one.feature.block for one in placed if one.role in _TOLD]
    said = [block.raw for block in told if block.kind in ("paragraph", "quote")]
    lines = [line for text in said for line in map(str.strip, text.split("\n")) if line]
    long = sum([len(line) > _LONGEST_VERSE for line in lines])
    if len(lines) < _LEAST_VERSES or long > _FEW_OF * len(lines) or median(map(len, lines)) > _VERSE:
        return
    begins_small = [line[0].islower() for line in lines]
    runs_on = sum(
        line[-1].isalpha() or line[-1] in ",;" for line, small in zip(lines, begins_small[1:], strict=False) if small
    )
    # Where everything is written small, it shows nothing.
    if runs_on >= _RUN_ON * len(lines) and sum(begins_small) < _OFTEN * len(lines):
        yield Doubt(1.3, "its lines are those of a poem", is_kind=True)


GUISES: tuple[Callable[[Case], Iterator[Doubt]], ...] = (
    _lists,
    _options,
    _we,
    _reached,
    _nobody_at_all,
    _essay,
    _about_oneself,
    _of_the_guest,
    _for_the_reader,
    _serves,
    _samples,
    _in_verse,
)
"""The doubts about what a document is."""
