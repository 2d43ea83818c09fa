"""The words by which people mark interviews, a table for each language. Everything is lower case.

To teach the parser a language, add a `Words` to one of the tables that are put together here; articles and "and" stand
in `small`, what introductions tell of a meeting in `meetings`, times of reading in `reading`, what service desks ask in
`serving`, and what is known across languages at once (`classes`, `clauses`, `doings`, `endings`, `naming`, `sheets`,
`spans`) in sets of words. Readers ask `every("name")`, the union over all languages: pages mix them, and a word of one
rarely misleads in another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields, replace
from functools import cache

from pipeline.parse.words.asia import ASIA
from pipeline.parse.words.boxes import BOX, FACTS, SPONSOR, SPONSORED
from pipeline.parse.words.farewells import FAREWELLS
from pipeline.parse.words.iberia import IBERIA
from pipeline.parse.words.imprints import IMPRINT, IMPRINT_STARTS, WAY_OUT
from pipeline.parse.words.north import NORTH
from pipeline.parse.words.occasions import EVENTS, KINDS, OCCASIONS, OPINIONS, SALUTATIONS
from pipeline.parse.words.orient import ORIENT
from pipeline.parse.words.persons import OF_ME, TO_YOU
from pipeline.parse.words.posts import POSTS
from pipeline.parse.words.professions import PROFESSIONS
from pipeline.parse.words.slavic import CENTRE
from pipeline.parse.words.south import SOUTH
from pipeline.parse.words.south_asia import SOUTH_ASIA
from pipeline.parse.words.stage import PLAYS, SCENES, STAGED
from pipeline.parse.words.titles import TITLES, TitleWords
from pipeline.parse.words.vocabulary import Words
from pipeline.parse.words.west import WEST

_BESIDE = {
    "occasion": OCCASIONS,
    "dear": SALUTATIONS,
    "event": EVENTS,
    "opinion": OPINIONS,
    "to_you": TO_YOU,
    "of_me": OF_ME,
    "box": BOX,
    "sponsored": SPONSORED,
    "sponsor": SPONSOR,
    "facts": FACTS,
    "farewell": FAREWELLS,
    "imprint": IMPRINT,
    "imprint_starts": IMPRINT_STARTS,
    "way_out": WAY_OUT,
    "scene": SCENES,
    "staged": STAGED,
    "play": PLAYS,
}
"""The fields that have a table of their own."""


def _joined(*written: str) -> str:
    return "|".join(filter(None, written))


WORDS: dict[str, Words] = {
    tag: replace(
        words,
        other=_joined(words.other, KINDS.get(tag, "")),
        roles=_joined(words.roles, PROFESSIONS.get(tag, ""), POSTS.get(tag, "")),
        **TITLES.get(tag, TitleWords())._asdict(),
        **{field: beside.get(tag, "") for field, beside in _BESIDE.items()},
    )
    for table in (WEST, NORTH, SOUTH, IBERIA, CENTRE, ORIENT, ASIA, SOUTH_ASIA)
    for tag, words in table.items()
}

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
"""Letters of scripts that put no space between words: Thai, Lao, kana, kanji; Hangul hangs its particles on."""


def word_set(written: str) -> frozenset[str]:
    """The words of a text, split at spaces."""
    return frozenset(written.split())


def phrase_set(written: str) -> frozenset[str]:
    """The words and phrases of a text, split at `|`."""
    return frozenset(written.split("|"))


@cache
def every(name: str) -> frozenset[str]:
    """The words of field `name` in all languages."""
    return frozenset(word for words in WORDS.values() for word in getattr(words, name).split("|") if word)


@cache
def valued(name: str) -> dict[str, float]:
    """The words of a field written as word=value, in all languages; where they differ, the least counts."""
    entries = (entry.rpartition("=") for entry in every(name))
    # A later entry takes the place of an earlier one.
    return dict(sorted(((word, float(value)) for word, _, value in entries), reverse=True))


@cache
def longest_first(name: str) -> tuple[str, ...]:
    """The words of field `name`, the longest first, for alternatives in a pattern."""
    return longest(entry.rpartition("=")[0] or entry if "=" in entry else entry for entry in every(name))


def longest(words: Iterable[str]) -> tuple[str, ...]:
    """`words` in the order in which a pattern tries them: the longest first."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def any_of(name: str) -> str:
    """A pattern for the words of field `name`, the longest first, bounded where their script puts spaces."""
    words = longest_first(name)
    plain = [word for word in words if word[0].isalnum() and word[-1].isalnum() and not _marked(word)]
    others = "|".join(map(bounded, (word for word in words if word not in frozenset(plain))))
    together = rf"(?<!\w)(?:{one_of(plain)})(?!\w)"
    return f"{together}|{others}" if others else together


def one_of(words: Iterable[str]) -> str:
    """A pattern for `words`, told apart by their first sign, so that not every one of them is tried at each place."""
    by_sign: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        by_sign[word[0]].append(_escaped(word[1:]))
    return "|".join(f"{_escaped(sign)}(?:{'|'.join(rest)})" for sign, rest in by_sign.items())


def is_unspaced(sign: str) -> bool:
    """Whether `sign` belongs to a script that puts no space between words."""
    return _UNSPACED.match(sign) is not None


def _marked(word: str) -> bool:
    return is_unspaced(word[0]) or is_unspaced(word[-1])


def _escaped(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def bounded(word: str) -> str:
    """A pattern for `word` that does not match inside a longer one; ' stands for the curly one too."""
    before = r"(?<!\w)" if word[0].isalnum() and not _UNSPACED.match(word[0]) else ""
    after = r"(?!\w)" if word[-1].isalnum() and not _UNSPACED.match(word[-1]) else ""
    return before + _escaped(word) + after


_NOT_EVERYWHERE = frozenset({"enders", "inside", *TitleWords._fields, *_BESIDE})
FIELDS = tuple(field.name for field in fields(Words) if field.name not in _NOT_EVERYWHERE)
"""The fields that a language should fill; the others are for those that need them."""
