"""The few words of our own that readers see around a session, in the languages we can vouch for."""

from __future__ import annotations

from pipeline.render.vocabulary import Words
from pipeline.render.words_eastern import ARABIC, JAPANESE
from pipeline.render.words_germanic import DUTCH, ENGLISH, GERMAN
from pipeline.render.words_romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH

__all__ = ["Words", "words"]

_ALL: dict[str, Words] = {
    each.language: each for each in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, ARABIC, JAPANESE)
}


def words(language: str) -> Words:
    """The words in `language` (BCP 47), in English where we have none."""
    return _ALL.get(language.lower().split("-")[0], ENGLISH)
