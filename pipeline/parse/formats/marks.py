"""What the writers' markups (AsciiDoc, Org) share: emphasis by signs, finished HTML set aside, nested lists."""

from __future__ import annotations

import re
from functools import cache
from html import escape

_SLOT = re.compile("\x00(\\d+)\x01")
_WITHIN = 8
"""Pieces set aside inside each other: code in a link's text in a note."""
_DEEPEST = 12
"""Lists inside each other."""


class Vault:
    """Keeps finished HTML out of the way of what is still to be replaced. Text must hold no control characters."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def put(self, html: str) -> str:
        """A stand-in for `html`."""
        self._pieces.append(html)
        return f"\x00{len(self._pieces) - 1}\x01"

    def restore(self, text: str) -> str:
        """`text` with everything that was set aside back in its place."""
        for _ in range(_WITHIN):
            if "\x00" not in text:
                return text
            text = _SLOT.sub(lambda match: self._pieces[int(match[1])], text)
        return _SLOT.sub("", text)


def link(address: str, shown: str) -> str:
    """A link; `shown` is HTML, `address` is not yet escaped."""
    return f'<a href="{escape(address)}">{shown}</a>'


def emphasised(html: str, signs: dict[str, str]) -> str:
    """`html` with *words* between signs in their elements: {"*": "strong"}."""
    for sign, tag in signs.items():
        if html.count(sign) > 1:
            html = _between(sign).sub(rf"<{tag}>\1</{tag}>", html)
    return html


@cache
def _between(sign: str) -> re.Pattern[str]:
    # What stands between holds no sign itself, so that a line of signs is read once and not once for each of them.
    one = re.escape(sign)
    return re.compile(rf"(?<![\w{one}\\]){one}(?=[^\s{one}])([^{one}]*[^\s{one}]){one}(?![\w{one}])")


class Lists:
    """Lists as they are written, item by item → nested HTML in `out`."""

    def __init__(self, out: list[str]) -> None:
        self._out = out
        self._open: list[tuple[str, str]] = []
        """Markers and elements of the lists that are open, outermost first."""

    def __bool__(self) -> bool:
        return bool(self._open)

    def __contains__(self, marker: str) -> bool:
        return any(marker == known for known, _ in self._open)

    def item(self, marker: str, tag: str, *, term: str = "", start: int = 1) -> None:
        """Begin an item of the list with that marker, whose element is `tag` (ul, ol or dl); `term` is HTML."""
        if marker in self:
            while self._open[-1][0] != marker:
                self._close_one()
            self._out.append("</dd>" if tag == "dl" else "</li>")
        else:
            while len(self._open) >= _DEEPEST:
                self._close_one()
            self._open.append((marker, tag))
            self._out.append(f'<ol start="{start}">' if tag == "ol" and start != 1 else f"<{tag}>")
        self._out.append(f"<dt>{term}</dt><dd>" if tag == "dl" else "<li>")

    def close(self) -> None:
        """End all lists."""
        while self._open:
            self._close_one()

    def _close_one(self) -> None:
        _, tag = self._open.pop()
        self._out.append("</dd></dl>" if tag == "dl" else f"</li></{tag}>")
