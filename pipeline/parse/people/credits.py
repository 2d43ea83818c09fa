"""Lines that say who took which part in a talk: "Guest: Ada Brook, cellist", "Moderation: …", "聞き手・…"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.parse.people import names_east
from pipeline.parse.people.names import is_name, is_role, runs
from pipeline.parse.people.names_east import EASTERN
from pipeline.parse.people.roles_of import bare
from pipeline.parse.words.table import every, word_set

_UNCASED = re.compile(r"[\u0590-\u08ff]")
_LONGEST_UNCASED = 4
_COMMA = re.compile(r"[،,.(:؛]|\s[–—-]\s")
_PLACES = word_set(
    "in at near im am aus bei à dans em na no nas nos på fra til w v ve в из под у för auf nach to into over across"
    " from on off am zwischen bis above below behind beside beneath under along opposite inside outside past between"
    " über unter hinter neben gegenüber sopra sotto dietro sobre bajo tras detrás derrière sous boven onder achter"
    " bakom ovan bag bak z ze з із зі uit aus från fra de da di del din"
)
"""Small words before a name that make it a place's."""


class Credits(NamedTuple):
    """The names that lines give to the parts of a talk."""

    hosts: tuple[str, ...]
    guests: tuple[str, ...]


def credited(lines: Iterable[str]) -> Credits:
    """Who took which part: "Guest: Ada Brook, cellist", "Moderation: …", "聞き手・…"."""
    hosts: list[str] = []
    guests: list[str] = []
    for line in lines:
        for match in _ENTRY.finditer(line[:600]):
            # A colon is no part of the word before it, 手 is: 聞き手.
            end = match.start() + (match[0][0] in "手客")
            words = _words_before(line[max(0, end - _LONGEST_WORD) : end])
            for field, found in (("interviewer", hosts), ("guest", guests)):
                if not every(field).isdisjoint(words):
                    found += _named(_STOP.split(line[match.end() : match.end() + 120], maxsplit=1)[0])
    return Credits(tuple(dict.fromkeys(hosts)), tuple(dict.fromkeys(guests)))


def _named(stretch: str) -> list[str]:
    behind = (run for run in runs(stretch) if run.start <= _NEAR and not is_place(stretch[: run.start]))
    near = [bare(run.name) for run in behind]
    return [name for name in near if is_name(name) and not is_role(name)][:3] or _uncased(stretch)


def is_place(before: str) -> bool:
    """Whether what follows `before` is where somebody is, and not who: "keeper at the Old Harbour"."""
    words = before.casefold().split()
    if words and words[-1] in _THE:
        words.pop()
    return bool(words) and words[-1] in _PLACES


_THE = word_set("the der die das dem den la les el los il lo het")
_ENTRY = re.compile(r"[:：＝=・手客](?:(?<![手客])\s*|[ \u3000]+)")
_STOP = re.compile(r"[.;:|·。｜\n]")
_LONGEST_WORD = 30
_NEAR = 45
"""So far behind the colon begins the last of the names that it introduces."""


def _uncased(stretch: str) -> list[str]:
    """The name at the start of what a line gives, where no capitals show it."""
    head = _COMMA.split(stretch.strip(), maxsplit=1)[0].strip()
    if EASTERN.search(head):
        name = names_east.honorless(re.split(r"[（、，(\s]", head, maxsplit=1)[0])
        is_given = re.fullmatch(r"[\u4e00-\u9fff]{2,5}", name) is not None or names_east.is_name(name)
        return [name] if is_given and not names_east.is_role(name) else []
    return [head] if _UNCASED.search(head) and 1 < len(head.split()) <= _LONGEST_UNCASED else []


def _words_before(text: str) -> list[str]:
    """The last word of `text`, the last two and the last three."""
    words = text.casefold().strip(" *_（(").split()
    return [" ".join(words[-count:]) for count in (1, 2, 3)] if words else []
