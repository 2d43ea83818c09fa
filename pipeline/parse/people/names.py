"""What a person's name looks like in running text, and where names stand in it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.model.session import Person
from pipeline.parse.words import phrases
from pipeline.parse.words.language import STOP_WORDS
from pipeline.parse.words.table import WORDS, every, word_set

_PARTICLES = word_set(
    "de da di do du dos das del della der den des la le van von zu zum ter ten bin ibn ben al el y e af av"
)
_ORGANISATION = word_set(
    "group records inc inc. gmbh ag ltd llc company university institute college school festival blog series "
    "magazine society foundation association orchestra studio studios music industry project club team "
    "committee council press edition verlag universität hochschule éditions association fundación "
    "universidad street avenue road suite highway"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_OF = re.compile(
    r"\s(?:of|at|for|in|with|from|on|and|who|to|de|des|du|à|en|del|von|der|und|et|y|di|da|do|della|dei|a|al|bei|im|aus|na|no|em|w|z|på|för|til|van|bij|aan|v|ve|u|pod|do|od|у|в|из|с|на|з|із|στο|στη|στην)\s|,"
)
_FEMININE = re.compile(r"(?:er|or|ist|log|et|ent|ant)in$")
_AGENT = re.compile(
    r"(?:er|or|ist|ian|smith|wright|man|woman|ess|monger|eur|euse|trice|ier|ière|iste|ante?|ora|ero|era|ista)$"
)
_AGENTS_ELSEWHERE = re.compile(
    r"(?:щик|чик|ник|ниця|ница|щица|чица|тель|телька|арь|ар|ёр|овод|лог|истка|ист|знавець|"  # ru, uk
    r"arz|arka|nik|niczka|tor|torka|iciel|ista|istka|ář|ářka|ník|nice|tel|telka|"  # pl, cs
    r"ster|aar|are|ör|erska|ker|mand|kvinne|bærer|"  # nl, sv, da, no
    r"tore|trice|aio|aia|aiolo|dor|dora|eiro|eira|"  # it, es, pt
    r"tar|ară|oare|ász|ész|ő|cı|ci|cu|cü|çı|çi|çu|çü|ja|jä|της|τρια|τρα|ιστής|άς|λόγος)$"  # ro, hu, tr, fi, el
)
_NO_AGENTS = word_set(
    "after another brother daughter either ever father former however later letter longer matter mother "
    "neither never number offer order other over paper quarter rather sister summer their under unless water "
    "weather whether winter together corner centre center chapter member december november october september"
)
_TITLES = word_set(
    "dr dr. prof prof. professor mr mr. mrs mrs. ms ms. sir dame frau herr m. mme mlle señor señora sr. sra. don doña"
)
_AROUND_WORDS = ',;:!?()[]{}<>/|–—“”„«»"'
_NO_WORD = rf"\s{re.escape(_AROUND_WORDS)}"
_MAY_BE_CAPITAL = re.compile(
    r"[^\x00-@\[-`a-z{-¿ß-ö÷-ÿąăćčďđęěğıľłńňőřśşšťůűźżžțșΰ-ώа-џ\u0590-\u109f\u1680\u2000-\u206f\u2e80-\ua63f\uac00-\ud7a3]"
    rf"[^{_NO_WORD}]*"
)
"""A word from any letter on but those that surely are small, or have no capitals: it is looked for in whole texts."""
_JOINED = re.compile(rf" {{1,2}}([^{_NO_WORD}]+)")
"""The next word, if nothing but a space parts it from the one before."""
_LONG_ROLE = 5
"""Letters of a role that may end a longer word."""
_INITIAL_LAST = re.compile(r"(?:^|[\s.])\w\.$")
_NICKNAME = re.compile(r"\s[\"“„«(][^\"“”„«»()]{1,30}[\"”“»)]")
_ASIDE = re.compile(r"\s*[(–—,]\s*([^()]{2,200}?)\s*\)?\s*$")


_APART = str.maketrans(".-–", "   ")
_CONTRACTED = re.compile(r"^I['’]|['’](?:m|s|re|ve|ll|d|t)$")


class Run(NamedTuple):
    """A stretch of text that may be a name."""

    start: int
    end: int
    name: str


# Small words of other languages are names in these: Kim, Meg, Ben, Han, Jak.
_GIVEN = word_set("will may per chi mark grace ben kan jan jo art sue rose")
_LARGE = ("en", "de", "fr", "es", "it", "pt", "nl")


@cache
def _common() -> frozenset[str]:
    starters = frozenset(word for tag in _LARGE for word in WORDS[tag].starters.split("|"))
    return (_stop_words() | starters | every("asides")) - _GIVEN


@cache
def _small_words() -> frozenset[str]:
    return (_stop_words() | word_set("our your their his her its all more new how why who")) - _PARTICLES


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
        if _capital(word) and word.rstrip(".'’").lower() not in _common():
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
    while not _ends_sentence(before) and (joined := _JOINED.match(text, place)) is not None:
        before, place = joined[1], joined.end()
        word = before.rstrip(".'’")
        if word not in _PARTICLES and not (_capital(before) and word.lower() not in every("speaks")):
            break
        # A name does not end with a particle.
        end = end if before.lower() in _PARTICLES else place
    return end, place


def _ends_sentence(token: str) -> bool:
    return token.endswith(".") and len(token) > 2 and token.lower() not in _TITLES and token.count(".") < 2


def _run(text: str, start: int, end: int) -> Run:
    name = text[start:end]
    if name[-1] != "." or not _INITIAL_LAST.search(name):
        name = name.rstrip(".,'’")
        name = name[:-2] if name.endswith(("’s", "'s")) else name
    return Run(start, start + len(name), name)


@lru_cache(maxsize=4096)
def is_name(text: str, least: int = 2) -> bool:
    """Whether `text` as a whole looks like the name of a person: `least` to five capitalised words, particles apart."""
    if len(text) > 60 or len(text.split()) < least:
        return False
    tokens = _NICKNAME.sub("", text).split()
    words = [token for token in tokens if token not in _PARTICLES]
    if not least <= len(words) <= 5 or text[-1:] in "?!:;,":
        return False
    if any(not _capital(word) or word.lower().strip(".,") in _ORGANISATION for word in words):
        return False
    if any(_CONTRACTED.search(word) or word[-1] in ":;,»”" or word[0] in "«„“" for word in tokens):
        return False
    small = _small_words()
    return words[0].lower() not in _common() and not any(word.lower() in small or _shouted(word) for word in words[1:])


def _shouted(word: str) -> bool:
    return len(word) > 3 and word.isupper() and "." not in word


def is_organisation(text: str) -> bool:
    """Whether a capitalised stretch names a firm or an institution rather than a person."""
    return any(word.lower() in _ORGANISATION for word in text.split())


def is_role(text: str) -> bool:
    """Whether a word of `text` says what a person is: "founder", "Verlagsleiterin"."""
    return any(_says_role(word) for word in _LETTERS.findall(text.lower()))


@lru_cache(maxsize=8192)
def _says_role(word: str) -> bool:
    roles = every("roles")
    # What stands before a role must be three letters long at least: "Verlagsleiterin".
    if word in roles or len(phrases.trailing("roles", word[3:]) or "") >= _LONG_ROLE:
        return True
    # Declined, or the other gender: настройщиком, годинникарка.
    return len(word) > 5 and not word.isascii() and any(word.startswith(stem) for stem in _stems_of_roles(word[:4]))


@cache
def _stems_of_roles(start: str) -> tuple[str, ...]:
    """The roles that begin with `start`, without their last letter."""
    return tuple(
        role[:-1] for role in every("roles") if len(role) > 5 and not role.isascii() and role.startswith(start)
    )


def is_title_of(word: str) -> bool:
    """Whether a capitalised word before a name is no part of it: "CEO", "Netzmacherin"."""
    return is_role(word) or bool(_FEMININE.search(word))


def is_apposition(text: str) -> bool:
    """Whether what stands beside a name says what that person is: "piano rebuilder", "keeper of the tide tables"."""
    if is_role(text):
        return True
    head = _LETTERS.findall(_OF.split(text, maxsplit=1)[0])
    # Manchester and Hannover end like bakers do, but they are written with a capital.
    return (
        bool(head)
        and len(head[-1]) > 4
        and head[-1].islower()
        and head[-1] not in _NO_AGENTS
        and bool(_AGENT.search(head[-1]) or _AGENTS_ELSEWHERE.search(head[-1]) or _AGENTS_ELSEWHERE.search(head[0]))
    )


def person(written: str) -> tuple[Person, ...]:
    """The people whom an editor's "Ada Brook, cellist", "Ada Brook (cellist)" or "Ada Brook and Ben Cole" means."""
    parts = [part.strip() for part in re.split(r"\s*(?:;|&|\band\b|\bund\b|\bet\b|,)\s*", written)]
    if len(parts) > 1 and all(is_name(part) and not is_role(part) for part in parts):
        return tuple(Person(part) for part in parts)
    aside = _ASIDE.search(written)
    if aside and aside.start() > 0:
        return (Person(written[: aside.start()].strip(), aside[1].strip()),)
    first, comma, rest = written.partition(",")
    return (Person(first.strip(), rest.strip() or None),) if comma and first.strip() else (Person(written.strip()),)


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
        return small[0] in (first, full.casefold())
    return len(a) == len(b) > 1 and all(x.startswith(y) or y.startswith(x) for x, y in zip(a, b, strict=True))
