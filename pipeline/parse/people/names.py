"""What a person's name looks like in running text, and where names stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import permutations
from typing import NamedTuple
from unicodedata import normalize

from pipeline.model.session import Person
from pipeline.parse.people.role_words import is_role
from pipeline.parse.words.clauses import PLACES
from pipeline.parse.words.language import STOP_WORDS
from pipeline.parse.words.naming import ASSOCIATIONS, ORGANISATIONS, PARTICLES, TITLES_BEFORE
from pipeline.parse.words.portraits import is_portrait
from pipeline.parse.words.small import BETWEEN, small
from pipeline.parse.words.table import WORDS, every, one_of, word_set

_AROUND_WORDS = ',;:!?()[]{}<>/|–—“”„«»"'
_NO_WORD = rf"\s{re.escape(_AROUND_WORDS)}"
_MAY_BE_CAPITAL = re.compile(
    r"[^\x00-@\[-`a-z{-¿ß-ö÷-ÿąăćčďđęěğıľłńňőřśşšťůűźżžțșΰ-ώа-џ\u0590-\u109f\u1680\u2000-\u206f\u2e80-\ua63f\uac00-\ud7a3]"
    rf"[^{_NO_WORD}]*"
)
"""A word from any letter on but those that surely are small, or have no capitals: it is looked for in whole texts."""
_JOINED = re.compile(rf" {{1,2}}([^{_NO_WORD}]+)")
"""The next word, if nothing but a space parts it from the one before."""
_INITIAL_LAST = re.compile(r"(?:^|[\s.])\w\.$")
_OPENING = frozenset("\"“„«‘'")
_NICKNAME = re.compile(r"\s[\"“„«(‘'][^\"“”„«»()‘’]{1,30}[\"”“»)’'](?!\w)")
_NICKNAMED = re.compile(r" [\"“„«‘']\w[^\"“”„«»‘’'\n,.:;!?]{0,16}[\"”“»’'](?= [^\W\d_])")
"""What others call somebody, between the first name and the last: 'Ada "Gull" Brook'."""
_ASIDE = re.compile(r"(?:\s*[(—,]|\s–)\s*([^()]{2,200}?)\s*\)?\s*$")
"""Behind a name; a dash without a space joins two names: "Ada Smith–Brook"."""
_SEVERAL = re.compile(rf"\s*[;&,]\s*|\s+(?:{one_of(sorted(small('joins') - word_set('a e en i y')))})\s+")
"""Between names; what may stand in one (Ramón y Cajal) is not among the words."""


_APART = str.maketrans(".-–", "   ")
_ADDRESS = re.compile(r"[^\W\d_]{2}\.[^\W\d_]{2}")
"""Of a site: "Coast.Online"."""
_I = ("I'", "I’")
"""In front of a name, "I'm" is no part of it."""
_CONTRACTED = re.compile(r"^I['’]|['’](?:m|s|re|ve|ll|d|t)$")


class Run(NamedTuple):
    """A stretch of text that may be a name."""

    start: int
    end: int
    name: str


_NOBODY = word_set("our your their its i'm i’m i've i’ve i'd i’d i'll i’ll")
# Small words of other languages are names in these: Kim, Meg, Ben, Han, Jak.
_GIVEN = word_set("will may per chi mark grace ben kan jan jo art sue rose")
_LARGE = ("en", "de", "fr", "es", "it", "pt", "nl")


@cache
def _common() -> frozenset[str]:
    starters = frozenset(word for tag in _LARGE for word in WORDS[tag].starters.split("|"))
    # "Adım Ada Brook": the first word only leads to the name.
    leads = frozenset(word for word in every("self_intro") if " " not in word)
    return (_stop_words() | starters | every("asides") | leads | _NOBODY) - _GIVEN


@cache
def _small_words() -> frozenset[str]:
    return (_stop_words() | _DETERMINERS) - PARTICLES


_DETERMINERS = word_set("our your their his her its all more new how why who")


def _stop_words() -> frozenset[str]:
    return frozenset(word for tag in _LARGE for word in STOP_WORDS[tag])


def _capital(token: str) -> bool:
    return token.lstrip("'’")[:1].istitle() and not any(map(str.isdigit, token))


@lru_cache(maxsize=512)
def runs(text: str) -> tuple[Run, ...]:
    """The stretches of capitalised words in `text`, particles inside allowed, without a sentence's first small word."""
    found: list[Run] = []
    place = 0
    while (capital := _MAY_BE_CAPITAL.search(text, place)) is not None:
        start, place = _beginning(text, capital.start()), capital.end()
        if start is None:
            continue
        word = text[start:place]
        if _capital(word) and word.rstrip(".'’").lower() not in _common() and word[:2] not in _I:
            end, place = _last_of_run(text, word, place)
            found.append(_run(text, start, end))
    return tuple(found)


def _beginning(text: str, place: int) -> int | None:
    """Where the word begins whose first letter is at `place`, maybe with an apostrophe before it."""
    while place and text[place - 1] in "'’":
        place -= 1
    is_first = not place or text[place - 1] in _AROUND_WORDS or text[place - 1].isspace()
    return place if is_first else None


def _last_of_run(text: str, before: str, place: int) -> tuple[int, int]:
    """Where the run ends whose first word `before` ends at `place`, and where the next one may begin."""
    end = place
    while (
        not _ends_sentence(before)
        and (joined := _JOINED.match(text, place if end != place else _past_nickname(text, before, place))) is not None
    ):
        before, place = joined[1], joined.end()
        word = before.rstrip(".'’")
        if word not in PARTICLES and not (_capital(before) and word.lower() not in every("speaks")):
            break
        # A name does not end with a particle.
        end = end if before.lower() in PARTICLES else place
    return end, place


def _past_nickname(text: str, before: str, place: int) -> int:
    """Where the nickname ends that follows a word of a run at `place`; `place` itself where there is none."""
    is_quoted = text[place + 1 : place + 2] in _OPENING and before.isalpha() and _capital(before)
    found = _NICKNAMED.match(text, place) if is_quoted else None
    return found.end() if found is not None and _capital(text[found.end() + 1 :][:1]) else place


def _ends_sentence(token: str) -> bool:
    return token.endswith(".") and len(token) > 2 and token.lower() not in TITLES_BEFORE and token.count(".") < 2


def _run(text: str, start: int, end: int) -> Run:
    name = text[start:end]
    if name[-1] != "." or not _INITIAL_LAST.search(name):
        name = name.rstrip(".,'’")
        name = name[:-2] if name.endswith(("’s", "'s")) else name
    return Run(start, start + len(name), name)


_VIETNAMESE = re.compile(r"[đơưĐƠƯ\u1ea0-\u1ef9]")
"""Letters of a language whose names are small words elsewhere: Nguyễn Văn An, Đỗ Thị My."""
_PREPOSITIONS = frozenset("ОоКкСсВвУуЯяИиАа")
"""Words of one letter: no name ends with them, but a row of links does before it goes on in small letters."""


@lru_cache(maxsize=4096)
def is_name(text: str, least: int = 2) -> bool:
    """Whether `text` as a whole looks like the name of a person: `least` to five capitalised words, particles apart."""
    if len(text) > 60 or len(text.split()) < least:
        return False
    tokens = _NICKNAME.sub("", text).split()
    words = [token for token in tokens if token not in PARTICLES]
    if not least <= len(words) <= 5 or text[-1:] in "?!:;," or words[-1] in _PREPOSITIONS:
        return False
    if is_organisation(text) or is_portrait(text):
        return False
    if any(not _capital(word) or word.lower().strip(".,") in ORGANISATIONS for word in words):
        return False
    if _ADDRESS.search(text) or any(
        _CONTRACTED.search(word) or word[-1] in ":;,»”" or word[0] in "«„“" for word in tokens
    ):
        return False
    small = frozenset[str]() if _VIETNAMESE.search(text) else _small_words()
    first = words[0].lower()
    if first in _common() or first in _DETERMINERS:
        return False
    return not any(word.lower() in small or _shouted(word) for word in words[1:])


def _shouted(word: str) -> bool:
    return len(word) > 3 and word.isupper() and "." not in word


def is_organisation(text: str) -> bool:
    """Whether a capitalised stretch names a firm or an institution rather than a person."""
    return any(word.lower() in ORGANISATIONS or word.lower().endswith(ASSOCIATIONS) for word in text.split())


def is_place(before: str) -> bool:
    """Whether what follows `before` is where somebody is, and not who: "keeper at the Old Harbour"."""
    *others, last = before.casefold().split()[-2:] or ("",)
    return last in PLACES or (last in small("the") and not PLACES.isdisjoint(others))


def person(written: str) -> tuple[Person, ...]:
    """The people whom an editor's "Ada Brook, cellist", "Ada Brook (cellist)" or "Ada Brook and Ben Cole" means."""
    parts = [part.strip() for part in _SEVERAL.split(written)]
    if len(parts) > 1 and all(is_name(part) and not is_role(part) for part in parts):
        return tuple(Person(part) for part in parts)
    aside = _ASIDE.search(written)
    if aside and aside.start() > 0:
        return (Person(written[: aside.start()].strip(), aside[1].strip()),)
    first, comma, rest = written.partition(",")
    return (Person(first.strip(), rest.strip() or None),) if comma and first.strip() else (Person(written.strip()),)


def of_one_family(labels: Sequence[str], texts: Iterable[str]) -> dict[str, str]:
    """The full names of those among `labels` whom `texts` give one surname: "Ada and Eve Brook"."""
    firsts = [label for label in labels if " " not in label and label[:1].isupper()]
    if len(firsts) < 2:
        return {}
    for text in texts:
        for one, other in permutations(firsts[:_MOST_SIBLINGS], 2):
            place = text.find(f"{one} ")
            joined = BETWEEN.match(text, place + len(one)) if place >= 0 else None
            if joined is None or not text.startswith(f"{other} ", joined.end()):
                continue
            surname = next(iter(runs(text[joined.end() + len(other) + 1 :][:_LONGEST_SURNAME])), None)
            if surname is not None and not surname.start and is_name(f"{one} {surname.name}"):
                return {first: f"{first} {surname.name}" for first in (one, other)}
    return {}


_MOST_SIBLINGS = 4
_LONGEST_SURNAME = 40


def words_of(name: str) -> list[str]:
    """The words of a name in small letters; what points and hyphens part are several."""
    return name.casefold().translate(_APART).split()


@lru_cache(maxsize=4096)
def same(one: str, other: str) -> bool:
    """Whether two names may mean one person: equal, a part of the other's words, or the other's initials."""
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return False
    small, large = sorted((a, b), key=len)
    if set(small) <= set(large):
        return True
    if len(small) == 1:
        first = "".join(word[0] for word in large)
        # Small words ("Café com Poeira", CP) may have no letter of their own.
        full = "".join(word[0] for word in (one if len(one) > len(other) else other).split() if not word[0].islower())
        written = (first, full.casefold())
        return small[0] in written or (not first.isascii() and small[0] in map(_unaccented, written))
    return len(a) == len(b) > 1 and all(x.startswith(y) or y.startswith(x) for x, y in zip(a, b, strict=True))


def _unaccented(letters: str) -> str:
    """`letters` as initials are typed where accents are hard to come by: "EE" for Édua Érsek."""
    return "".join(normalize("NFD", letter)[0] for letter in letters)
