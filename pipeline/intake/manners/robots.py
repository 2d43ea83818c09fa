"""robots.txt: what a site asks programs like ours to leave alone (RFC 9309).

Only the rules that concern us are kept, so that a hostile file of the permitted size costs little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Self
from urllib.parse import quote

TOKEN = "qna-pipeline"
"""What we are called in robots.txt."""
LIMIT = 500 * 1024
"""Bytes that are read; what follows is ignored (RFC 9309 §2.5)."""
KEPT = timedelta(days=1)
"""How long a file is used before it is asked for again (RFC 9309 §2.4)."""
LONGEST_DELAY = 30.0
"""Seconds between two requests, however many more Crawl-delay asks for."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_PRODUCT = re.compile(r"\*|[a-zA-Z_-]+")
_ESCAPED = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


@dataclass(frozen=True, slots=True)
class Rules:
    """The groups of a file that are for us, taken together; without any, all is allowed."""

    paths: tuple[tuple[str, bool], ...] = ()
    """Pattern, and whether it allows; the one that decides first comes first."""
    delay: float = 0.0
    """Crawl-delay, in seconds."""

    @classmethod
    def read(cls, text: str) -> Self:
        """The rules in a file's text, which may be anything at all."""
        groups: dict[str, list[tuple[str, str]]] = {}
        agents: set[str] = set()
        is_open = False
        for line in _LINE_END.split(text.removeprefix("\ufeff")):
            name, _, value = line.partition("#")[0].partition(":")
            name, value = name.strip().lower(), value.strip()
            if name == "user-agent":
                agents = (agents if is_open else set()) | _meant(value)
                is_open = True
                for agent in agents:
                    groups.setdefault(agent, [])
            elif name in ("allow", "disallow", "crawl-delay"):
                is_open = False
                for agent in agents:
                    groups[agent].append((name, value))
        lines = groups.get(TOKEN, groups.get("*", []))
        paths = {(_normal(value), name == "allow") for name, value in lines if name != "crawl-delay" and value}
        # The longest pattern decides; of two alike, the one that allows (RFC 9309 §2.2.2).
        return cls(
            tuple(sorted(paths, key=lambda path: (-len(path[0]), not path[1], path[0]))),
            max((_delay(value) for name, value in lines if name == "crawl-delay"), default=0.0),
        )

    def allow(self, target: str) -> bool:
        """Whether we may ask for this path with its query."""
        target = _normal(target)
        if target == "/robots.txt":
            return True
        return next((allows for pattern, allows in self.paths if _matches(pattern, target)), True)


def _meant(agent: str) -> set[str]:
    """Those of TOKEN and "*" that a User-agent line means; versions after the product are ignored."""
    match = _PRODUCT.match(agent)
    return {match[0].lower()} & {TOKEN, "*"} if match else set()


def _delay(value: str) -> float:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
        return 0.0
    return min(float(value), LONGEST_DELAY)


def _normal(path: str) -> str:
    """Two ways to write the same path made one: ASCII, %XX in capitals and only where needed."""
    path = quote(path, safe="".join(map(chr, range(0x21, 0x7F))), errors="replace")
    return _ESCAPED.sub(lambda match: _unescaped(match[1]), path)


def _unescaped(code: str) -> str:
    mark = chr(int(code, 16))
    return mark if _UNRESERVED.fullmatch(mark) else "%" + code.upper()


def _matches(pattern: str, target: str) -> bool:
    """Whether the pattern, with its * and final $, fits the beginning of `target`; in linear time (no regex)."""
    is_whole = pattern.endswith("$")
    first, *more = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    if not more:
        return not is_whole or target == first
    place = len(first)
    *between, last = more
    for piece in between:
        place = target.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    if is_whole:
        return len(target) - len(last) >= place and target.endswith(last)
    return target.find(last, place) >= 0
