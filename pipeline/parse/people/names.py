"""What a person's name looks like in running text, and where names stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import permutations
from typing import NamedTuple

from pipeline.model.session import Person
from pipeline.parse.words import phrases
from pipeline.parse.words.language import STOP_WORDS
from pipeline.parse.words.small import BETWEEN, small
from pipeline.parse.words.table import WORDS, every, one_of, word_set

_PARTICLES = word_set(
    "de da di do du dos das del della der den des la le van von zu zum ter ten bin ibn ben al el y e af av"
)
_ORGANISATION = word_set(
    "group records inc inc. gmbh ag ltd llc company university institute college school festival blog series "
    "magazine society foundation association orchestra studio studios music industry project club team "
    "committee council press edition verlag universität hochschule éditions association fundación "
    "universidad street avenue road suite highway instituto institut istituto instytut institutet museum museo museu "
    "musée muzeum muzeu associação asociación associazione associació verein stiftung gesellschaft genossenschaft "
    "förening föreningen forening foreningen vereniging stichting yhdistys säätiö teatro théâtre theater teater "
    "teatr divadlo centro centre center zentrum archive archives archiv archivo archivio arquivo library bibliothek "
    "bibliothèque biblioteca biblioteka knihovna foundation fondation fondazione fundação fundacja nadace trust "
    "ministry ministerium ministère ministerio parish gazette courier times herald tribune journal notes newsletter "
    "yard harbour harbor wharf quay weekly monthly quarterly fortnightly digest bulletin wochenblatt anzeiger "
    "radio télévision zeitung verlag boekhandel uitgeverij förlag forlag музей институт фонд театр общество союз "
    "інститут товариство спілка bureau academy akademie académie academia akademia école escuela scuola escola"
)
_ASSOCIATION = ("forening", "förening", "verein", "gesellschaft", "vereniging", "stiftung", "museum")
_LETTERS = re.compile(r"[^\W\d_]+")
_OF = re.compile(
    r"\s(?:of|at|for|in|with|from|on|and|who|to|de|des|du|à|en|del|von|der|und|et|y|di|da|do|della|dei|a|al|bei|im|aus|na|no|em|w|z|på|för|til|van|bij|aan|v|ve|u|pod|do|od|у|в|из|с|на|з|із|στο|στη|στην)\s|,"
)
_FEMININE = re.compile(r"(?:er|or|ist|log|et|ent|ant|graf)in$")
_GIVEN_IN = word_set(
    "valentin severin konstantin constantin florentin quentin corentin laurentin argentin levantin protein martin "
    "kerstin katerin therein wherein herein vintin latin"
)
"""Words that end as what German calls women of a calling."""
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
_ASIDE = re.compile(r"(?:\s*[(—,]|\s–)\s*([^()]{2,200}?)\s*\)?\s*$")
"""Behind a name; a dash without a space joins two names: "Ada Smith–Brook"."""
_SEVERAL = re.compile(rf"\s*[;&,]\s*|\s+(?:{one_of(sorted(small('joins') - word_set('a e en i y')))})\s+")
"""Between names; what may stand in one (Ramón y Cajal) is not among the words."""


_APART = str.maketrans(".-–", "   ")
_ADDRESS = re.compile(r"[^\W\d_]{2}\.[^\W\d_]{2}")
"""Of a site: "Coast.Online"."""
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


_PREPOSITIONS = frozenset("ОоКкСсВвУуЯяИиАа")
"""Words of one letter: no name ends with them, but a row of links does before it goes on in small letters."""


@lru_cache(maxsize=4096)
def is_name(text: str, least: int = 2) -> bool:
    """Whether `text` as a whole looks like the name of a person: `least` to five capitalised words, particles apart."""
    if len(text) > 60 or len(text.split()) < least:
        return False
    tokens = _NICKNAME.sub("", text).split()
    words = [token for token in tokens if token not in _PARTICLES]
    if not least <= len(words) <= 5 or text[-1:] in "?!:;," or words[-1] in _PREPOSITIONS:
        return False
    if is_organisation(text) or any(not _capital(word) or word.lower().strip(".,") in _ORGANISATION for word in words):
        return False
    if _ADDRESS.search(text) or any(
        _CONTRACTED.search(word) or word[-1] in ":;,»”" or word[0] in "«„“" for word in tokens
    ):
        return False
    small = _small_words()
    return words[0].lower() not in _common() and not any(word.lower() in small or _shouted(word) for word in words[1:])


def _shouted(word: str) -> bool:
    return len(word) > 3 and word.isupper() and "." not in word


def is_organisation(text: str) -> bool:
    """Whether a capitalised stretch names a firm or an institution rather than a person."""
    return any(word.lower() in _ORGANISATION or word.lower().endswith(_ASSOCIATION) for word in text.split())


def is_role(text: str) -> bool:
    """Whether a word of `text` says what a person is: "founder", "Verlagsleiterin"."""
    small = text.lower()
    # Some have a hyphen, "sage-femme", which parts the letters.
    is_joined = "-" in small and not every("roles").isdisjoint(small.split())
    return is_joined or any(_says_role(word) for word in _LETTERS.findall(small))


@lru_cache(maxsize=8192)
def _says_role(word: str) -> bool:
    roles = every("roles")
    # What stands before a role must be three letters long at least: "Verlagsleiterin".
    if word in roles or len(phrases.trailing("roles", word[3:]) or "") >= _LONG_ROLE:
        return True
    if len(word) <= _LONG_ROLE:
        return False
    # Declined, or the other gender: настройщиком, годинникарка.
    if word.endswith(_DEFINITE) and any(word.removesuffix(end) in roles for end in _DEFINITE):
        return True
    other = not word.isascii() and any(word.startswith(role[:-1]) for role in _long_roles(word[:4], is_ascii=False))
    return other or undeclined(word) is not None


_DEFINITE = ("n", "en", "ul", "ят", "ът")
"""The article at the end of a word: urmakaren, ceasornicarul."""


@cache
def _long_roles(start: str, *, is_ascii: bool) -> tuple[str, ...]:
    """The roles of more than five letters that begin with `start`."""
    found = (role for role in every("roles") if len(role) > _LONG_ROLE and role.startswith(start))
    return tuple(sorted(role for role in found if is_ascii or not role.isascii()))


_CASE = word_set("ą em iem ou om ом ем ём ой ою ей ею ým ím val vel lal tal sal nal ral")
"""How words end that stand behind "with": of Slavic languages, and of Hungarian."""


@lru_cache(maxsize=2048)
def undeclined(word: str) -> str | None:
    """The role that `word`, in small letters, is behind "with": konserwatorką, pszczelarzem, ткалею; else None."""
    if not word.endswith(_CASES):
        return None
    for role in _long_roles(word[:4], is_ascii=True):
        stem = role if word.startswith(role) else role[:-1]
        if word.startswith(stem) and word[len(stem) :] in _CASE:
            return role
    return None


_CASES = tuple(sorted(_CASE))


def is_title_of(word: str) -> bool:
    """Whether a capitalised word before a name is no part of it: "CEO", "Netzmacherin"."""
    return is_role(word) or bool(_FEMININE.search(word))


def opens_with_role(text: str) -> bool:
    """Whether the first word of `text` says what a person is, or its first words do: "kỹ sư âm thanh"."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return is_role(first) or _many_words(text) is not None


def _many_words(text: str) -> str | None:
    """The role of several words with which `text` begins."""
    if " " not in text or text.isascii():
        return None
    small = text.lower()
    found = phrases.leading("roles", small)
    is_whole = found is not None and " " in found and not small[len(found) : len(found) + 1].isalnum()
    return found if is_whole else None


def is_apposition(text: str) -> bool:
    """Whether what stands beside a name says what that person is: "piano rebuilder", "keeper of the tide tables"."""
    if is_role(text) or _many_words(text):
        return True
    head = _LETTERS.findall(_OF.split(text, maxsplit=1)[0])
    # Manchester and Hannover end like bakers do, but they are written with a capital.
    if head and _FEMININE.search(head[-1]) and head[-1].lower() not in _GIVEN_IN:
        return True
    return (
        bool(head)
        and len(head[-1]) > 4
        and head[-1].islower()
        and head[-1] not in _NO_AGENTS
        and bool(_AGENT.search(head[-1]) or _AGENTS_ELSEWHERE.search(head[-1]) or _AGENTS_ELSEWHERE.search(head[0]))
    )


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
        return small[0] in (first, full.casefold())
    return len(a) == len(b) > 1 and all(x.startswith(y) or y.startswith(x) for x, y in zip(a, b, strict=True))
