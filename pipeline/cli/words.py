"""How the terminal says things: counts, times, aligned columns. Colour only where somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width
from zoneinfo import ZoneInfo

import click

from pipeline.errors import ConfigError
from pipeline.model.figures import figure as figure

if TYPE_CHECKING:
    from pipeline.store.sessions import Kept

_SPELLED = {ord(char): repr(char)[1:-1] for char in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
_STEPS = ((86400, "day"), (3600, "h"), (60, "min"), (1, "s"))


class Unanswered(ConfigError):
    """A question that nobody is there to answer."""

    exit_code = 2


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 session", "2 sessions", "12 345 sessions" with narrow spaces."""
    return f"{figure(number)} {noun if number == 1 else plural or noun + 's'}"


def span_words(length: timedelta) -> str:
    """A length of time in its largest unit: "3 min", "2 days"."""
    seconds = abs(int(length.total_seconds()))
    size, unit = next(((size, unit) for size, unit in _STEPS if seconds >= size), (1, "s"))
    number = seconds // size
    return f"{number} {unit}{'s' if unit == 'day' and number != 1 else ''}"


def moment(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A time, absolute and relative: "2026-11-17 09:30 (5 days ago)"."""
    local = at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    if abs(now - at) < timedelta(seconds=1):
        return f"{local} (now)"
    return f"{local} ({span_words(now - at)} ago)" if at < now else f"{local} (in {span_words(at - now)})"


def one_line(text: str) -> str:
    """`text` with its line breaks and tabs spelled out: a file's name may hold them, and a list has a line an entry."""
    return text.translate(_SPELLED)


def columns(rows: Iterable[Sequence[str]], right: Sequence[int] = (), indent: str = "") -> list[str]:
    """Rows as lines with aligned columns, two spaces apart; those numbered in `right` flush right."""
    table = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        cells = [_pad(cell, widths[index], flush_right=index in right) for index, cell in enumerate(row)]
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines


def width(text: str) -> int:
    """Columns that `text` takes on a terminal; colours take none."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in click.unstyle(text))


def shortened(text: str, size: int) -> str:
    """`text` on at most `size` columns, with an ellipsis where something is left out."""
    if width(text[: size + 1]) <= size and len(text) <= size:
        return text
    kept = text[:size]
    while width(kept) >= size:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _pad(text: str, size: int, *, flush_right: bool) -> str:
    space = " " * (size - width(text))
    return space + text if flush_right else text + space


def confirm(question: str, yes: bool) -> None:
    """Ask before something that cannot be undone; without a terminal, `--yes` has to have been said."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise Unanswered(f"{question} Nobody is there to answer: say --yes, or do it on a terminal")
    click.confirm(question, abort=True)


def state(word: str) -> str:
    """A state, in the one accent colour where it wants attention."""
    return click.style(word, fg="yellow") if word in _WANTS_ATTENTION else word


def unmailed(kept: Kept) -> str:
    """Why a session has no mailing, or not yet."""
    why = {
        "backlog": "not mailed: it was there when its source was first read",
        "wanted": "not yet decided",
        "waived": "will be mailed, as you asked",
        "decided": "not mailed",
    }[kept.mail]
    return f"{why}: {kept.mail_reason}" if kept.mail_reason else why


_WANTS_ATTENTION = frozenset(
    {"review", "held", "failed", "uncertain", "refused", "missing", "paused", "wrong", "failing"}
)
