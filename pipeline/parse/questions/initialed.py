"""Labels of an initial and a surname, set off and closed by a full stop: "J. Brook. Why red?", in small capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.parse import inline
from pipeline.parse.blocks import Block
from pipeline.parse.people.names import same
from pipeline.parse.questions.labels import LONGEST, Label

_INITIALED = re.compile(r"\s*((?:[^\W\d_]\.[ \u00a0-]?){1,3}[^\W\d_][^\n.:?!,;]{1,28})[.:]\s+(?=\S)")
_IN_FULL = re.compile(r"\s*([^\W\d_][^\n.:?!,;]{1,38})[.:]\s+(?=\S)")
_LEAST_OF_EACH = 2
_LARGEST_CAST = 5


class _Named(NamedTuple):
    """A paragraph that begins with a name in a look of its own."""

    tag: str
    name: str
    end: int
    """Characters of `raw` up to what is said."""


def initialed(blocks: list[Block], known: list[Label | None]) -> dict[int, Label]:
    """Such labels by the block's place, if at least two people speak by them again and again.

    Who speaks first may have the full name, in the same look. `known`: the label that each block shows by itself;
    that of one letter is but the initial, and none where it only stands for a name ("A. B., in her last book").
    """
    found = dict(_all(blocks, known, _INITIALED))
    if not found:
        return {}
    times = Counter((named.tag, named.name.casefold()) for named in found.values())
    tags = Counter(tag for (tag, _), count in times.items() if count >= _LEAST_OF_EACH)
    tag, people = tags.most_common(1)[0] if tags else ("", 0)
    if not _LEAST_OF_EACH <= people <= _LARGEST_CAST:
        return {}
    cast = frozenset(name for (look, name), count in times.items() if look == tag and count >= _LEAST_OF_EACH)
    spoken = {index: named for index, named in found.items() if named.tag == tag and named.name.casefold() in cast}
    spoken |= _in_full(blocks, known, spoken, cast)
    letters = frozenset(name[0] for name in cast)
    return {
        index: _label(blocks[index], spoken[index]) if index in spoken else Label("", 0)
        for index, own in enumerate(known)
        if index in spoken or (own is not None and own.is_word and own.name.casefold() in letters)
    }


def _all(blocks: list[Block], known: list[Label | None], form: re.Pattern[str]) -> Iterator[tuple[int, _Named]]:
    for index, one in enumerate(blocks):
        if one.html[:1] != "<" or one.kind != "paragraph":
            continue
        own = known[index]
        is_free = own is None or own.is_stamp or (own.is_word and len(own.name) == 1)
        if is_free and (match := form.match(one.raw)):
            tag, length = inline.lead(one.html)
            # The sign may be set off with the name.
            if match.end(1) <= length <= match.end(1) + 1 <= LONGEST:
                yield index, _Named(tag, " ".join(match[1].split()), match.end())


def _in_full(
    blocks: list[Block], known: list[Label | None], spoken: dict[int, _Named], cast: frozenset[str]
) -> dict[int, _Named]:
    """Those who speak by their full name, between the others or right before them; farther away it is a signature."""
    tag = next(iter(spoken.values())).tag
    full = {
        index: named
        for index, named in _all(blocks, known, _IN_FULL)
        if named.tag == tag and any(_is_of(named.name.casefold(), name) for name in cast)
    }
    first, last = min(spoken), max(spoken)
    while first - 1 in full:
        first -= 1
    return {index: named for index, named in full.items() if first <= index < last}


def _is_of(full: str, initialed: str) -> bool:
    return full.split()[-1] == initialed.split(".")[-1].split()[-1] and same(full, initialed)


def _label(one: Block, named: _Named) -> Label:
    return Label(named.name, named.end, bold=one.bold > 0)
