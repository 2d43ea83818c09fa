"""Where in a file a piece of its text stands: for messages to the editor, who has the file open and not our blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from itertools import accumulate

_TAG = re.compile(r"<[^<>]*>")
_TARGET = re.compile(r"\]\([^()\s]*(?:\s+[\"'][^()]*)?\)")
_SIGNS = re.compile(r"[\W_]+")
_PREFIXES = (32, 12)
"""Letters and digits of a text by which it is sought; the fewer are for texts in which markup stands early."""
_TELLING = 10
"""So many are enough to know a text in the middle of a line."""
_NEAR = 400_000
"""Letters and digits that are looked through for one text."""
_LEAD = 5
"""Letters and digits that may stand before a text at the start of its line: "Q12"."""
_TRIES = 50


class Lines:
    """The text of a file, made to find places in by what their readers see, whatever the markup."""

    def __init__(self, text: str, *, is_plain: bool = False) -> None:
        r"""`text` has \n line breaks; in plain text, angle brackets are no tags."""
        if not is_plain:
            text = _TARGET.sub("]", _TAG.sub(lambda tag: " " + "\n" * tag[0].count("\n"), text))
        lines = [_letters(line if is_plain else unescape(line)) for line in text.split("\n")]
        self._letters = "".join(lines)
        self._starts = list(accumulate(map(len, lines), initial=0))[:-1]

    def start_of(self, line: int) -> int:
        """The place at which `line`, counted from 1, begins."""
        return self._starts[min(line, len(self._starts)) - 1]

    def find(self, text: str, after: int = 0) -> tuple[int | None, int]:
        """(the line on which `text` begins, counted from 1, and a place behind it), or (None, `after`).

        It is sought behind the place `after`, which an earlier call gave: texts come in the file's order.
        """
        letters = _letters(text)
        for size in _PREFIXES:
            wanted = letters[:size]
            place = self._place(wanted, after) if wanted else -1
            if place >= 0:
                return bisect_right(self._starts, place), place + len(wanted)
        return None, after

    def _place(self, wanted: str, after: int) -> int:
        """Where `wanted` stands behind `after`, at the start of a line if it ever does; -1 if nowhere."""
        place, middle = after - 1, -1
        for _ in range(_TRIES):
            place = self._letters.find(wanted, place + 1, after + _NEAR)
            if place < 0:
                break
            if place - self._starts[bisect_right(self._starts, place) - 1] <= _LEAD:
                return place
            middle = place if middle < 0 else middle
        return middle if len(wanted) >= _TELLING else -1


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
