"""The few words of our own that readers see around a session, in the languages we can vouch for."""

from __future__ import annotations

from pipeline.render.words.eastern import ARABIC, JAPANESE
from pipeline.render.words.germanic import DUTCH, ENGLISH, GERMAN
from pipeline.render.words.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from pipeline.render.words.vocabulary import Words

__all__ = ["Words", "words"]

_ALL: dict[str, Words] = {
    each.language: each for each in (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, ARABIC, JAPANESE)
}


def words(language: str) -> Words:
    """The words in `language` (BCP 47), in English where we have none."""
    return _ALL.get(language.lower().split("-")[0], ENGLISH)
