"""What is said of a guest whose name is known, where nothing but its place shows it: "Ada Brook, 67, keeper of …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.parse.people.names import is_apposition, is_name, is_role
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import any_of, every, word_set

_ARTICLES = (
    r"(?:the|an?|der|die|das|eine?r?|l['’]|le|la|les|une?|el|los|las|una?|il|lo|gli|un['’]|uno|o|os|as|um|uma|de|het|een|"
    r"ett?|en|ei|egy|az?|ο|η|το|ένας|μια|ein|unser|unsere|notre|nuestr[oa]|our)"
)
_LEADING = re.compile(rf"(?i)^\s*{_ARTICLES}(?:\s+|(?<=['’]))")
_INDEFINITE = re.compile(r"(?i)^\s*(?:an?|eine?|une?|un['’]|una?|uno|uma?|een|ett?|en|ei|egy|ένας|μια)\s+")
_AGE = (
    r"(?:aged?\s+)?\d{1,3}(?:[\s-]*(?:years?[\s-]old|years?|jahre?(?:\s+alt)?|ans|años|anni|anos|jaar|år|vuotta|lat|let|"
    r"года?|лет|років|роки|ετών|yaşında|éves|de ani|ani))?(?!\w)"
)
_PAST_AGE = re.compile(
    rf"(?i)\s*(?:[,(]\s*{_AGE}\s*[,)]?|\s+(?:is|ist|er|är|est)\s+{_AGE}\s*(?:,|and|und|et|og|och))\s*"
)
_AGED = re.compile(rf"(?i)\s*{_AGE}\s*(?:,|and|und|et|og|och|ja|i|y|e)\s*")
_COMMA = re.compile(r"\s*[,،]\s+")
_FROM = re.compile(
    r"\s+(?:of|from|aus|uit|de|da|di|från|fra|z|ze|из|з|із|din|από|del|d['’]|van|von|in|à|i|w|v|ve|в|у)\s+"
    r"(?:[^\W\d_a-z][\w'’-]*(?:[\s-](?=[^\W\d_a-z])[\w'’-]+)*)(?:,\s*[^\W\d_a-z][\w'’-]*)?,?"
)
_CLOSE = re.compile(r"\s*(?:[,،;:.!?()–—«„“\"|]|\s[-–—]\s|$)")
_PHRASE = re.compile(r"[^,،;:.!?()–—«„“\"|\n]{3,80}")
_FEW = 3
_LONGEST = 9
"""Words of an apposition that only its place shows."""
_AND = re.compile(r"(?i)\s+(?:and|und|et|y|e|en|och|og|ja|i|a|и|та|ve)\s+")
_PRONOUNS = re.compile(
    r"(?i)(?:^|(?<=[.!?…]\s))(?:she|he|they|sie|er|elle|il|ella|él|lei|lui|ela|ele|zij|ze|hij|hun|han|hon|hän|"
    r"она|он|вона|він|ona|on|η ίδια|ο ίδιος|o)?\s*"
    r"(?:is|are|has been|was|ist|war|est|était|es|era|è|é|är|er|on|jest|je|este|είναι|—|–)\s+(?=\S)"
)
_LINE = 130
_SEARCHED = 4000
"""Characters of a paragraph that are searched."""


def beside(name: str, texts: Iterable[str]) -> str | None:
    """What stands set off beside `name`, whatever its words are: by commas, an age, a place, or "is a"."""
    for text in (text[:_SEARCHED] for text in texts):
        place = text.find(name)
        while place >= 0:
            if found := _behind(text, place + len(name)):
                return found
            place = text.find(name, place + 1)
    return None


def _behind(text: str, end: int) -> str | None:
    at = end
    aged = _PAST_AGE.match(text, at)
    if aged:
        at = aged.end()
        if found := _set_off(text, at, is_aged=True):
            return found
    from_there = _FROM.match(text, end)
    if from_there and (found := _is_a(text, from_there.end())):
        return found
    comma = _COMMA.match(text, end)
    if comma and (found := _set_off(text, comma.end())):
        return found
    return _is_a(text, end)


def _set_off(text: str, start: int, *, is_aged: bool = False) -> str | None:
    """The phrase at `start`, if what closes it shows that it is one: "…, keeper of the tide tables, …"."""
    phrase = _PHRASE.match(text, start)
    if phrase is None or not _CLOSE.match(text, phrase.end()):
        return None
    is_short = text[phrase.end() : phrase.end() + 1] in (",", "،", ":", ")", "") and not is_aged
    said = _told(_LEADING.sub("", phrase[0].strip(), count=1)) or ""
    return said if _may_be(said) and (is_apposition(said) or (len(said.split()) <= _FEW and is_short)) else None


def _may_be(said: str) -> bool:
    words = said.split()
    if not words or len(words) > _LONGEST or any(sign.isdigit() for sign in said):
        return False
    first = plain(words[0])
    if is_name(said, 1) and len(words) > 1 and not is_role(said):
        return False
    if len(words) == 1 and not is_apposition(said) and not said[0].islower():
        return False
    return first not in _never() and not first.endswith(("ing", "ant", "ando", "endo"))


@cache
def _never() -> frozenset[str]:
    """What begins a clause or names a place, and no apposition."""
    ends = frozenset(word.split()[0] for word in every("role_ends"))
    small = word_set(
        "in at on of for from with and but or so then when where as by to aus im bei mit und aber der dans à avec et "
        "mais en con y pero e ma con med och men til men na w z i ale в на с и но з та але auf für seit depuis desde "
        "sagt says said diz dice dit säger sier zegt mówi говорит каже"
    )
    return ends | small | every("you") | every("me") | every("speaks") | every("starters")


def _told(said: str) -> str | None:
    cut = _ends().search(said, 1)
    return (said[: cut.start()] if cut else said).strip(" ,-–—") or None


@cache
def _ends() -> re.Pattern[str]:
    since = "until|since|bis|seit|depuis|hasta|desde|fino|dal|até|sinds|sedan|siden"
    return re.compile(rf"\s*,?\s*(?:{any_of('role_ends')}|{any_of('speaks')}|{since})(?=\s|$)", re.IGNORECASE)


def _is_a(text: str, start: int) -> str | None:
    copula = _copula().match(text, start)
    if copula is None:
        return None
    aged = _AGED.match(text, copula.end())
    return _predicate(text[aged.end() if aged else copula.end() :], is_sure=aged is not None)


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(
        r"(?i),?\s+(?:is|was|has been|ist|war|est|était|es|era|è|é|är|var|er|on|jest|był|była|je|byl|byla|este|είναι|"
        r"היא|הוא|هي|هو|là|adalah)\s+"
    )


def _predicate(text: str, *, is_sure: bool = False) -> str | None:
    """The noun phrase at the start of `text`: with an article, or by its words."""
    indefinite = _INDEFINITE.match(text)
    leading = _LEADING.match(text)
    rest = text[leading.end() :] if leading else text
    phrase = _PHRASE.match(rest)
    if phrase is None:
        return None
    said = _told(_shortened(phrase[0].strip())) or ""
    if len(said.split()) > _LONGEST + 3 or not _may_be(" ".join(said.split()[:_LONGEST])):
        return None
    # German nouns have a capital; elsewhere a noun without an article needs a word that says what people do.
    bare = said[:1].isupper() and not is_name(said, 2)
    return said if indefinite or is_sure or bare or is_apposition(said) else None


def _shortened(said: str) -> str:
    """`said` without a second thought behind "and" that says nothing of what somebody is."""
    parts = _AND.split(said)
    if len(parts) > 1 and not is_apposition(parts[1]):
        return parts[0]
    return said


def by_pronoun(texts: Iterable[str]) -> str | None:
    """What a sentence that begins with a pronoun says of whom it named before: "She has been an inspector"."""
    for text in texts:
        if (eastern := _EASTERN.search(text[:_SEARCHED])) is not None:
            return eastern[1]
        for match in _PRONOUNS.finditer(text[:1500]):
            if match[0].strip(" —–") and (leading := _LEADING.match(text[match.end() :])):
                said = _predicate(text[match.end() :][: _LINE + 20])
                if said and leading and is_apposition(said):
                    return said
    return None


_EASTERN = re.compile(r"[他她]是(?:[^，,。]{0,14}?(?:的|一位|一名|位|个|個))?([^，,。的位]{2,8})(?=[，,。])")


def as_subject(lines: Iterable[str]) -> str | None:
    """Who a standfirst is about, where it begins with that: "The founder of the Hedgehog Patrol talks about …"."""
    return next(_subjects(lines), None)


def _subjects(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        leading = _LEADING.match(line)
        if leading is None or leading.start() or len(line) > 2 * _LINE:
            continue
        rest = line[leading.end() :]
        end = _verb().search(rest)
        said = rest[: end.start()].strip() if end else ""
        if 0 < len(said.split()) <= _LONGEST and is_apposition(said) and not re.search(r"[,;:.!?]", said):
            yield said


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:{any_of('speaks')}|on|about|über|sur|sobre|su|over|om|o|о|про|για|hakkında)(?=\s)", re.IGNORECASE
    )
