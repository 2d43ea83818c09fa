"""Doubts about what a document is: adverts, essays, quizzes, polls and help desks ask and answer questions, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.parse.average import mean
from pipeline.parse.judging.doubt import Case, Doubt, given
from pipeline.parse.judging.evidence import always_said
from pipeline.parse.words.asking import plain
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
_TAG = re.compile(r"<[^<>]*>")
_ITEM = re.compile(r"<li\b[^>]*>(.*?)</li>", re.DOTALL | re.IGNORECASE)
_OPTION = re.compile(r"\n\s*(?:[(（]?[A-Ea-eА-Д][)）.]|☐|□|○|\[ ?\])\s")
_QUOTED_WHOLE = re.compile(r"\W{0,3}(?:\w+[\s\w]{0,24}:)?\s*[«„“\"「『].{20,}[»”“\"」』]\W{0,2}", re.DOTALL)
_CLOSING = frozenset('»”“"」』')
_REACHED_AT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?:\+|\b0)\d[\d\s/()-]{6,}\d")
_TOLD_TO = word_set("me mir mich moi mij mig meg")
"""Askers say these of themselves: "Tell me about the arrow."."""
_WORD = re.compile(r"[\w']+")
_LETTERS = re.compile(r"\w+")
_LEADS = re.compile(r"\W{0,3}(\w+(?: \w+)?):\s")
_WE: dict[str, frozenset[str]] = {
    "en": word_set("we us our"),
    "de": word_set("wir uns unser unsere unseren"),
    "fr": word_set("nous notre nos"),
    "es": word_set("nosotros nuestro nuestra somos ofrecemos buscamos"),
    "it": word_set("noi nostro nostra siamo offriamo cerchiamo"),
    "pt": word_set("nós nosso nossa somos oferecemos procuramos"),
    "nl": word_set("wij we ons onze"),
    "sv": word_set("vi oss vår våra"),
    "da": word_set("vi os vores"),
    "no": word_set("vi oss vår våre"),
    "nb": word_set("vi oss vår våre"),
    "pl": word_set("jesteśmy oferujemy nas nasz nasza szukamy"),
    "ru": word_set("мы нас наш наша предлагаем ищем"),
}
"""How those who publish something speak of themselves; interviewers seldom ask who they are."""
_AT_YOUR_SERVICE = re.compile(
    r"can i (?:help|assist|do for) you|may i (?:help|assist|do for) you|anything else (?:that )?i can|"
    r"is there anything else|wie kann ich (?:ihnen|dir) (?:weiter)?helfen|kann ich sonst noch|puis-je vous aider|"
    r"en qué (?:puedo|le puedo|te puedo) ayudar|come posso aiutar|em que posso ajud|como posso ajud|"
    r"waarmee kan ik (?:u|je) helpen|hoe kan ik (?:u|je) helpen|hur kan jag hjälpa|vad kan jag hjälpa|"
    r"hvad kan jeg hjælpe|w czym mogę pomóc|чем (?:я )?могу (?:вам )?помочь|как (?:я )?могу (?:вам )?помочь|"
    r"size nasıl yardımcı|ada yang bisa (?:saya|kami) bantu|どのようなご用件|お手伝いできる|有什么可以帮|有什麼可以幫|"
    r"무엇을 도와"
)
"""Each begins with one sign and not with a choice, which makes the search far faster."""


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
        yield Doubt(0.8 if case.own < _OFTEN else 0.4, "most of its answers are lists")
    elif listed >= _THIRD and case.own < _OFTEN:
        yield Doubt(0.3, "several of its answers are lists")


def _is_list(html: str) -> bool:
    items = _ITEM.findall(html)
    return bool(items) and sum(map(len, items)) > _HALF * len(_TAG.sub("", html))


def _options(case: Case) -> Iterator[Doubt]:
    """A) … B) … C) …: answers to choose from."""
    answers = case.answers
    if len(answers) >= _FEW and mean(map(_offers, answers)) >= _HALF:
        yield Doubt(1.0, "its answers are there to choose from")


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
        yield Doubt(min(0.6, 0.3 * count), "its questions are asked by those who answer them")


def _reached(case: Case) -> Iterator[Doubt]:
    """The last answer is short and says where to write or to call."""
    if len(case.said) < _FEW or case.is_voiced:
        return
    if len(case.said[-1]) <= _SHORT and _REACHED_AT.search(case.said[-1]):
        yield Doubt(0.3, "its last answer says where to write or to call")


def _nobody_at_all(case: Case) -> Iterator[Doubt]:
    """Not one answer speaks of whoever gives it, in a language that would show it; a series or number is no excuse."""
    named = case.evidence.is_numbered or case.evidence.names_guest or case.evidence.in_series
    if named and case.own == 0 and len(case.questions) > _FEW and always_said(case.tag):
        yield Doubt(0.15, "nobody at all speaks of themselves in its answers")


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
        yield Doubt(min(0.7, 0.35 * count), "its questions speak of the guest and not to the guest")


def _serves(case: Case) -> Iterator[Doubt]:
    """How can I help you?"""
    asking = " \n ".join(map(plain, case.questions[:60]))
    if _AT_YOUR_SERVICE.search(asking):
        yield Doubt(0.8, "somebody is helped in it rather than interviewed")


def _samples(case: Case) -> Iterator[Doubt]:
    """Answers in quotation marks, or all led in by one word: "Sample answer: …"."""
    answers = given(case)
    if len(answers) < _FEW:
        return
    if mean(map(_is_quoted, answers)) > _HALF:
        yield Doubt(0.4, "its answers are quoted")
    leads = [found[1] for one in answers if (found := _LEADS.match(one)) and plain(found[1]) not in every("answer")]
    if len(leads) == len(answers) and len(set(leads)) == 1 and not _is_guest(leads[0], case):
        yield Doubt(0.6, f"all its answers begin with “{leads[0]}”")


def _is_quoted(text: str) -> bool:
    # Few end with such a sign, and only for those the whole text is looked at.
    return not _CLOSING.isdisjoint(text[-3:]) and _QUOTED_WHOLE.fullmatch(text) is not None


def _is_guest(name: str, case: Case) -> bool:
    return any(name.split()[0] in guest.name for guest in case.session.guests)


GUISES: tuple[Callable[[Case], Iterator[Doubt]], ...] = (
    _lists,
    _options,
    _we,
    _reached,
    _nobody_at_all,
    _essay,
    _about_oneself,
    _of_the_guest,
    _serves,
    _samples,
)
"""The doubts about what a document is."""
