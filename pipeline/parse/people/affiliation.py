"""Where a guest comes from, when nothing else is said: "Ada Brook from Gannet Works", if that surely is no place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.parse.people.names import is_organisation
from pipeline.parse.words.naming import FROM, GROUPS
from pipeline.parse.words.small import any_small
from pipeline.parse.words.table import one_of

_SEARCHED = 2000
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w&'’+.-]*(?<![.'’-])"
_NAME = rf"(?:{_WORD})(?:\s{_WORD}){{0,4}}"
_JOINED = rf"(?:\s(?:and|und|et|y|e|och|og|en|&)\s{_NAME})?"
_BEHIND = re.compile(
    rf"{_JOINED}\s(?:{one_of(sorted(FROM))})\s(?:(?:the|der|dem|la|le|il|el|de)\s)?(?P<firm>{_NAME})(?!,\s{any_small('a')})"
    rf"(?P<group>\s(?:{one_of(sorted(GROUPS))})(?!\w))?"
)


def firm(name: str, texts: Iterable[str], marked: Iterable[str], said: str) -> str | None:
    """The firm behind `name` in `texts`: by its words, among what is `marked`, or where what is `said` places it."""
    known = frozenset(marked)
    for text in (text[:_SEARCHED] for text in texts):
        place = text.find(name)
        while place >= 0:
            found = _BEHIND.match(text, place + len(name))
            if found is not None and (found["group"] or _is_firm(found["firm"], known, said)):
                return found["firm"]
            place = text.find(name, place + 1)
    return None


def _is_firm(name: str, known: frozenset[str], said: str) -> bool:
    return is_organisation(name) or name in known or f" at {name}" in said
