"""Whether a name is, by its words, that of a series of talks: "Kitchen Talks", "Werkstattgespräche"."""

from __future__ import annotations

from functools import lru_cache

from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain

_FEW = 4
"""So many words has the name of a series, mostly."""
_LEAST = 5
"""Letters of a word for a talk that may end a longer one, and of what stands before it."""


@lru_cache(maxsize=512)
def names_talks(text: str) -> bool:
    """Whether `text` has a word of which the names of series are made."""
    said = plain(text)
    return phrases.has("talks", said) or any(map(is_compound, said.split()))


def is_compound(word: str) -> bool:
    """Whether a word, in small letters, is made of another and one for a talk: "werkstattgespräch"."""
    end = phrases.trailing("talks", word) if len(word) >= 2 * _LEAST else None
    return end is not None and _LEAST <= len(end) <= len(word) - _LEAST


def is_series(text: str) -> bool:
    """Whether a short line is, by its words, the name of a series and no title: "Workbench Conversations"."""
    return len(text.split()) <= _FEW and names_talks(text)
