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
    """Of him, of her, of them: before what belongs to somebody."""
    ours: str = ""
    """Of us: how a town or a firm speaks of its own."""
    joins: str = ""
    """And."""
    of: str = ""
    """Behind a thing, before that to which it belongs."""


SMALL: dict[str, SmallWords] = {
    "en": SmallWords(the="the", a="a|an", whose="his|her|their|its", ours="our", joins="and", of="of"),
    "de": SmallWords(
        the="der|die|das|dem|den",
        a="ein|eine|einer|einem|einen",
        whose="sein|seine|ihr|ihre",
        ours="unser|unsere",
        joins="und",
        of="von|des",
    ),
    "fr": SmallWords(the="le|la|les|l'", a="un|une", whose="son|sa|ses", ours="notre", joins="et", of="du|des"),
    "es": SmallWords(the="el|la|los|las", a="un|una", whose="su|sus", ours="nuestro|nuestra", joins="y|e", of="del"),
    "it": SmallWords(
        the="il|lo|la|gli|le|l'", a="un|uno|una|un'", whose="suo|sua", ours="nostro|nostra", joins="e", of="della|dello"
    ),
    "pt": SmallWords(the="o|a|os|as", a="um|uma", whose="seu|sua", ours="nosso|nossa", joins="e", of="do"),
    "nl": SmallWords(the="de|het", a="een", whose="zijn|haar|hun", ours="onze", joins="en", of="van"),
    "sv": SmallWords(a="en|ett", whose="hans|hennes|deras", ours="vår", joins="och", of="av"),
    "da": SmallWords(a="en|et", whose="hans|hendes|deres", ours="vores", joins="og", of="af"),
    "no": SmallWords(a="en|ei|et", whose="hans|hennes|deres", ours="vår", joins="og", of="av"),
    "fi": SmallWords(joins="ja"),
    "ca": SmallWords(joins="i"),
    "ro": SmallWords(joins="și"),
    "el": SmallWords(the="ο|η|το", a="ένας|μια", joins="και"),
    "pl": SmallWords(whose="jego|jej", joins="i"),
    "cs": SmallWords(whose="jeho|její", joins="a"),
    "ru": SmallWords(whose="его|её|ее|их", joins="и"),
    "uk": SmallWords(whose="його|її|їх", joins="та|і"),
    "hu": SmallWords(the="a|az", a="egy", joins="és"),
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
