"""The small words of a sentence, by language: articles, whose something is, "and", "of"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.parse.words.table import longest, one_of


class SmallWords(NamedTuple):
    """What a language contributes; each field is words separated by `|`, in lower case."""

    the: str = ""
    """Its definite articles, declined ones among them; those that end with an apostrophe stand at the next word."""
    a: str = ""
    """Its indefinite articles."""
    whose: str = ""
    """Of him, of her, of them, of us: before what belongs to somebody."""
    joins: str = ""
    """And."""
    of: str = ""
    """Behind a thing, before that to which it belongs."""


SMALL: dict[str, SmallWords] = {
    "en": SmallWords("the", "a|an", "his|her|their|its|our", "and", "of"),
    "de": SmallWords(
        "der|die|das|dem|den",
        "ein|eine|einer|einem|einen",
        "sein|seine|ihr|ihre|unser|unsere",
        "und",
        "von|des",
    ),
    "fr": SmallWords("le|la|les|l'", "un|une", "son|sa|ses|notre", "et", "du|des"),
    "es": SmallWords("el|la|los|las", "un|una", "su|sus|nuestro|nuestra", "y|e", "del"),
    "it": SmallWords("il|lo|la|gli|le|l'", "un|uno|una|un'", "suo|sua|nostro|nostra", "e", "della|dello"),
    "pt": SmallWords("o|a|os|as", "um|uma", "seu|sua|nosso|nossa", "e", "do"),
    "nl": SmallWords("de|het", "een", "zijn|haar|hun|onze", "en", "van"),
    "sv": SmallWords("", "en|ett", "hans|hennes|deras|vår", "och", "av"),
    "da": SmallWords("", "en|et", "hans|hendes|deres|vores", "og", "af"),
    "no": SmallWords("", "en|ei|et", "hans|hennes|deres|vår", "og", "av"),
    "fi": SmallWords(joins="ja"),
    "ca": SmallWords(joins="i"),
    "ro": SmallWords(joins="și"),
    "el": SmallWords("ο|η|το", "ένας|μια", "", "και"),
    "pl": SmallWords(whose="jego|jej", joins="i"),
    "cs": SmallWords(whose="jeho|její", joins="a"),
    "ru": SmallWords(whose="его|её|ее|их", joins="и"),
    "uk": SmallWords(whose="його|її|їх", joins="та|і"),
    "hu": SmallWords("a|az", "egy", "", "és"),
    "tr": SmallWords(joins="ve"),
    "vi": SmallWords(joins="và"),
    "id": SmallWords(joins="dan"),
}


@cache
def small(*names: str) -> frozenset[str]:
    """The words of those fields in all languages."""
    written = (getattr(words, name) for words in SMALL.values() for name in names)
    return frozenset(word for field in written for word in field.split("|") if word)


@cache
def any_small(*names: str) -> str:
    """A pattern for the words of those fields, in small letters or large, with the space behind them."""
    return rf"(?i:{one_of(longest(small(*names)))})(?:\s+|(?<=['’]))"


AND = one_of(longest(small("joins")))
"""A pattern for "and", in small letters."""
BETWEEN = re.compile(rf"\s(?:&|{AND})\s")
"""What joins two names."""
LEADING = re.compile(rf"\s*{any_small('the', 'a')}")
"""An article, with which a phrase begins."""
