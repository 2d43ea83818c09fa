"""The last part of a page's address, made once from series, number and title, or from a name."""

from __future__ import annotations

import re
from collections.abc import Container

from pipeline.model.session import Session

LONGEST = 80
_LONG_WORD = 30
_NOTHING = "session"
_NAMELESS = "unnamed"


def slug(session: Session, taken: Container[str]) -> str:
    """A new address for `session`, not among `taken`: lower-case ASCII letters, digits and hyphens.

    At most 80 characters, cut at a word; -2, -3 … where another session has it; never empty.
    """
    parts = (session.series, None if session.number is None else str(session.number), session.title)
    return _free(_ascii_words(" ".join(part for part in parts if part)) or [_NOTHING], taken)


def name_slug(name: str, taken: Container[str]) -> str:
    """A new address for a series, a guest, a topic or a question, made as those of sessions are."""
    return _free(_ascii_words(name) or [_NAMELESS], taken)


def _free(words: list[str], taken: Container[str]) -> str:
    first = _joined(words, LONGEST)
    if first not in taken:
        return first
    count = 2
    while (other := f"{_joined(words, LONGEST - len(str(count)) - 1)}-{count}") in taken:
        count += 1
    return other


def _ascii_words(text: str) -> list[str]:
    from anyascii import anyascii

    # An apostrophe stands within a word: "don't" is one word, not two.
    without = re.sub(r"(?<=\w)['’ʼ](?=\w)", "", text)
    return re.findall(r"[a-z0-9]+", anyascii(without).lower())


def _joined(words: list[str], room: int) -> str:
    """As many words as fit into `room` characters, with hyphens between; what is hardly a word may be cut."""
    taken = ""
    for word in words:
        left = room - len(taken) - bool(taken)
        if len(word) > left:
            # Scripts without spaces arrive as one long word, of which a part is better than nothing.
            if left > 0 and (not taken or len(word) > _LONG_WORD):
                taken += "-" * bool(taken) + word[:left]
            break
        taken += "-" * bool(taken) + word
    return taken
