"""What is said of a guest whose name is known, where nothing but its place shows it: "Ada Brook, 67, keeper of …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.parse.people import names_east
from pipeline.parse.people.names import is_name
from pipeline.parse.people.role_beside import NO_GENITIVE
from pipeline.parse.people.role_text import is_over, is_relative
from pipeline.parse.people.role_words import is_apposition, is_role, opens_with_role
from pipeline.parse.words.asking import plain
from pipeline.parse.words.clauses import IS_OR_WAS, NO_APPOSITION, NOT, PAST
from pipeline.parse.words.doings import BORN, WORKS_AS
from pipeline.parse.words.small import AND, any_small
from pipeline.parse.words.spans import SINCE_OR_UNTIL
from pipeline.parse.words.table import WORDS, any_of, every, longest, one_of

LEADING = re.compile(rf"^\s*{any_small('the', 'a', 'ours')}")
_INDEFINITE = re.compile(rf"^\s*{any_small('a')}")
_AGE = (
    r"(?:aged?\s+)?\d{1,3}(?:[\s-]*(?:years?[\s-]old|years?|jahre?(?:\s+alt)?|ans|años|anni|anos|jaar|år|vuotta|lat|let|"
    r"года?|лет|років|роки|ετών|yaşında|éves|de ani|ani|tahun|tuổi|χρονών|годишен|годишна))?(?!\w)"
)
_PAST_AGE = re.compile(
    rf"(?i)\s*(?:[,(]\s*{_AGE}\s*[,)]?|\s+(?:is|ist|er|är|est)\s+{_AGE}\s*(?:,|and|und|et|og|och))\s*"
)
_AGED = re.compile(rf"(?i)\s*{_AGE}\s*(?:,|(?:and|und|et|og|och|ja|i|y|e)(?=\s))\s*")
_COMMA = re.compile(r"\s*[,،]\s+")
_FROM = re.compile(
    r"\s+(?:of|from|aus|uit|de|da|di|från|fra|z|ze|из|з|із|din|από|del|d['’]|van|von|in|à|i|w|v|ve|в|у)\s+"
    r"(?:[^\W\d_a-z][\w'’-]*(?:[\s-](?=[^\W\d_a-z])[\w'’-]+)*)(?:,\s*[^\W\d_a-z][\w'’-]*)?,?"
)
_CLOSE = re.compile(r"\s*(?:[,،;:.!?()–—«„“\"|]|\s[-–—]\s|$)")
_PHRASE = re.compile(r"[^,،;:.!?()–—«„“\"|\n]{3,120}")
_FEW = 3
LONGEST = 9
"""Words of an apposition that only its place shows."""
_AND = re.compile(rf"(?i)\s+(?:{AND})\s+")
_PRONOUNS = re.compile(
    r"(?i)(?:^|(?<=[.!?…]\s))(?:she|he|they|sie|er|elle|il|ella|él|lei|lui|ela|ele|zij|ze|hij|hun|han|hon|hän|"
    r"она|он|вона|він|ona|on|η ίδια|ο ίδιος|o|chị|anh|ông|bà|cô|dia|ia|beliau)?\s*"
    rf"(?:{IS_OR_WAS}|are|—|–)\s+"
    r"(?:(?:also|now|still|today|auch|heute|noch|aussi|aujourd'hui|también|hoy|anche|oggi|também|hoje|ook|också|også|też|"
    r"teraz|dziś|také|dnes)\s+)?(?=\S)"
)
_CONTRACTED = re.compile(r"(?:^|(?<=[.!?…,]\s))(?:[Ss]he|[Hh]e)['’]s\s+(?=an?\s|the\s)")
_LINE = 130
_SEARCHED = 4000
"""Characters of a paragraph that are searched."""


def beside(name: str, texts: Iterable[str]) -> str | None:
    """What stands set off beside `name`, whatever its words are: by commas, an age, a place, or "is a"."""
    for text in (text[:_SEARCHED] for text in texts):
        place = text.find(name)
        while place >= 0:
            if found := _behind(text, place + len(name)) or _inverted(text, place, place + len(name)):
                return found
            place = text.find(name, place + 1)
    return None


def _behind(text: str, end: int) -> str | None:
    at = end
    aged = _PAST_AGE.match(text, at)
    if aged:
        at = aged.end()
        if found := _set_off(text, at, is_aged=True) or _is_a(text, at - text[at - 1].isspace()):
            return found
        end = at - text[at - 1].isspace()
    from_there = _FROM.match(text, end)
    if from_there and (found := _is_a(text, from_there.end())):
        return found
    if text[end : end + 1] == " " and (found := _postposed(text[end : end + _LINE])):
        return found
    comma = _COMMA.match(text, end)
    if comma and (found := _set_off(text, comma.end())):
        return found
    return _is_a(text, end)


def _inverted(text: str, start: int, end: int) -> str | None:
    """What follows a name behind a verb: "Seit 1990 ist Ada Brook Hebamme in Leeds"."""
    if not _IS_BEFORE.search(text[max(0, start - _NEAR) : start]):
        return None
    said = predicate(text[end : end + _LINE])
    return said if said and is_apposition(said) else None


_IS_BEFORE = re.compile(r"(?i)(?<!\w)(?:ist|is|är|er)\s$")
_NEAR = 8


def _postposed(text: str) -> str | None:
    """What follows a name without a sign, as it does in Hungarian: "Barkóczy Dénes harangkutató …"."""
    words = text.split()[:_FEW]
    found: str | None = None
    for count, word in enumerate(words):
        bare = word.rstrip(",.;:")
        if not bare.islower():
            break
        role = next((form for form in (bare, _WITH.sub("", bare)) if _is_hungarian(form)), None)
        found = " ".join((*words[:count], role)) if role else found
        if bare != word:
            break
    return found


_WITH = re.compile(r"(?:[vV]al|[vV]el|(?<=([^\W\d_aeiouáéíóöőúüű]))\1[ae]l)$")
"""With somebody, in Hungarian: mesterrel, kutatóval."""


def _is_hungarian(word: str) -> bool:
    ends, whole = _hungarian_roles()
    return word in whole or word.endswith(ends)


@cache
def _hungarian_roles() -> tuple[tuple[str, ...], frozenset[str]]:
    whole = frozenset(WORDS["hu"].roles.split("|"))
    return tuple(sorted(role for role in whole if len(role) > _FEW + 1)), whole


def _set_off(text: str, start: int, *, is_aged: bool = False) -> str | None:
    """The phrase at `start`, if what closes it shows that it is one: "…, keeper of the tide tables, …"."""
    phrase = _PHRASE.match(text, start)
    if phrase is None or not _CLOSE.match(text, phrase.end()):
        return None
    if is_relative(phrase[0].strip()):
        return None
    is_short = text[phrase.end() : phrase.end() + 1] in (",", "،", ":", ")", "") and not is_aged
    said = _told(LEADING.sub("", phrase[0].strip(), count=1)) or ""
    return said if _may_be(said) and (is_apposition(said) or (len(said.split()) <= _FEW and is_short)) else None


def _may_be(said: str) -> bool:
    words = said.split()
    if not words or len(words) > LONGEST or any(sign.isdigit() for sign in said):
        return False
    first = plain(words[0])
    if first in BORN or (is_name(said, 1) and len(words) > 1 and not is_role(said)):
        return False
    if len(words) == 1 and not is_apposition(said) and not said[0].islower():
        return False
    return first not in _never() and not first.endswith(("ing", "ant", "ando", "endo"))


@cache
def _never() -> frozenset[str]:
    """What begins a clause or names a place, and no apposition."""
    ends = frozenset(word.split()[0] for word in every("role_ends"))
    return ends | NO_APPOSITION | every("you") | every("me") | every("speaks") | every("starters")


def _told(said: str) -> str | None:
    cut = _ends().search(said, 1)
    return (said[: cut.start()] if cut else said).strip(" ,-–—") or None


@cache
def _ends() -> re.Pattern[str]:
    ends = f"{any_of('role_ends')}|{any_of('speaks')}|{one_of(longest(SINCE_OR_UNTIL))}"
    return re.compile(rf"\s*,?\s*(?:{ends})(?=\s|$){NO_GENITIVE}", re.IGNORECASE)


def _is_a(text: str, start: int) -> str | None:
    if (works := _WORKS_AS.match(text, start)) is not None:
        return predicate(text[works.end() :], is_sure=True)
    if (works := _WORKS.match(text, start)) is not None:
        return predicate(text[works.end() :])
    copula = _COPULA.match(text, start)
    if copula is None:
        return None
    if copula[1].casefold() in PAST and is_over(text[copula.end() :]):
        return None
    aged = _AGED.match(text, copula.end())
    return predicate(text[aged.end() if aged else copula.end() :], is_sure=aged is not None)


_WHO = r"(?:,\s(?:who|qui|que|che|som|która|który|která|который|которая|яка|який|care))?"
_WORKS_AS = re.compile(rf"(?i){_WHO}\s+(?:{one_of(longest(WORKS_AS))}|fa (?=(?:il|la|lo|l['’])\s?\w))\s*")


_WORKS = re.compile(rf"(?i){_WHO}\s+(?:работает|працює)\s+")
"""Where only the case of what follows says "as"."""
_COPULA = re.compile(rf"(?i),?\s+({IS_OR_WAS})\s+")


def predicate(text: str, *, is_sure: bool = False) -> str | None:
    """The noun phrase at the start of `text`: with an article, or by its words."""
    indefinite = _INDEFINITE.match(text)
    leading = LEADING.match(text)
    rest = text[leading.end() :] if leading else text
    phrase = _PHRASE.match(rest)
    if phrase is None or plain(rest.partition(" ")[0]) in NOT:
        return None
    said = _told(_shortened(phrase[0].strip())) or ""
    if len(said.split()) > LONGEST + 3 or not _may_be(" ".join(said.split()[:LONGEST])):
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
        for eastern in _EASTERN.finditer(text[:_SEARCHED]):
            if names_east.is_role(eastern[1]) or is_apposition(eastern[1].lower()):
                return eastern[1].strip()
        for match in (*_PRONOUNS.finditer(text[:1500]), *_CONTRACTED.finditer(text[:1500])):
            rest = text[match.end() : match.end() + _LINE + 20]
            if match[0].strip(" —–") and (LEADING.match(rest) or opens_with_role(rest)):
                said = predicate(rest)
                if said and is_apposition(said):
                    return said
    return None


_EASTERN = re.compile(r"[他她]是(?:[^，,。]{0,40}(?:的|一位|一名|位|个|個))?([^，,。的位]{2,24})(?=[，,。])")
