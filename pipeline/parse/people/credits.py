"""Lines that say who took which part in a talk: "Guest: Ada Brook, cellist", "Moderation: …", "聞き手・…"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.parse.people import names_east
from pipeline.parse.people.names import is_name, is_place, runs
from pipeline.parse.people.names_east import EASTERN
from pipeline.parse.people.names_uncased import UNCASED
from pipeline.parse.people.role_beside import bare
from pipeline.parse.people.role_words import is_role
from pipeline.parse.words.table import every

_LONGEST_UNCASED = 4
_COMMA = re.compile(r"[،,.(:؛]|\s[–—-]\s")


class Credits(NamedTuple):
    """The names that lines give to the parts of a talk."""

    hosts: tuple[str, ...]
    guests: tuple[str, ...]


def credited(lines: Iterable[str]) -> Credits:
    """Who took which part: "Guest: Ada Brook, cellist", "Moderation: …", "聞き手・…"."""
    hosts: list[str] = []
    guests: list[str] = []
    lines = tuple(lines)
    for line in lines:
        # Few lines hold such a sign, and that is found far faster than an entry is.
        for match in _ENTRY.finditer(line[:600]) if any(map(line.__contains__, _INTRODUCE)) else ():
            # A colon is no part of the word before it, 手 is: 聞き手.
            end = match.start() + (match[0][0] in "手客")
            words = _words_before(line[max(0, end - _LONGEST_WORD) : end])
            for field, found in (("interviewer", hosts), ("guest", guests)):
                if not every(field).isdisjoint(words):
                    named = _named(_STOP.split(line[match.end() : match.end() + 120], maxsplit=1)[0])
                    # "Interview: Ada Brook" may announce her, and the text then tells of her.
                    is_heading = words[0] in every("interview")
                    found += [name for name in named if not (is_heading and _is_told(name, lines))]
    return Credits(tuple(dict.fromkeys(hosts)), tuple(dict.fromkeys(guests)))


def _is_told(name: str, lines: tuple[str, ...]) -> bool:
    """Whether a paragraph tells of `name`, within a sentence."""
    return any(f" {name} " in line for line in lines if len(line) > _LONGEST_LINE)


_LONGEST_LINE = 130


def _named(stretch: str) -> list[str]:
    behind = (run for run in runs(stretch) if run.start <= _NEAR and not is_place(stretch[: run.start]))
    near = [bare(run.name) for run in behind]
    return [name for name in near if is_name(name) and not is_role(name)][:3] or _uncased(stretch)


_INTRODUCE = ":：＝=・手客"
"""Signs before a name that a line gives, or the last of the word before it: 聞き手."""
_ENTRY = re.compile(rf"[{_INTRODUCE}](?:(?<![手客])\s*|[ \u3000]+)")
_STOP = re.compile(r"[.;:|·。｜\n]")
_LONGEST_WORD = 30
_NEAR = 45
"""So far behind the colon begins the last of the names that it introduces."""


def _uncased(stretch: str) -> list[str]:
    """The name at the start of what a line gives, where no capitals show it."""
    head = _COMMA.split(stretch.strip(), maxsplit=1)[0].strip()
    if EASTERN.search(head):
        if spaced := _SPACED.match(head):
            return [spaced[0]]
        name = names_east.honorless(re.split(r"[（、，(\s]", head, maxsplit=1)[0])
        is_given = re.fullmatch(r"[\u4e00-\u9fff]{2,5}", name) is not None or names_east.is_name(name)
        return [name] if is_given and not names_east.is_role(name) else []
    return [head] if UNCASED.search(head) and 1 < len(head.split()) <= _LONGEST_UNCASED else []


_SPACED = re.compile(r"[\u4e00-\u9fff々ヶ]{1,4}[ 　][\u3040-\u30ff\u4e00-\u9fff々]{1,5}(?=[（、，]|さん|氏|$)")
"""A family name and a given name with a space between them: "鈴木 一郎"."""


def _words_before(text: str) -> list[str]:
    """The last word of `text`, the last two and the last three."""
    words = text.casefold().strip(" *_（(").split()
    return [" ".join(words[-count:]) for count in (1, 2, 3)] if words else []
