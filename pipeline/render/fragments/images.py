"""The images of a fragment, one after the other: what shows each of them differs between pages and mail."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from pipeline.model.session import Html

_SEEN = re.compile(r'<a (?:[^>"]|"[^"]*")*>|</a>|<img(?: (?:[^>"]|"[^"]*")*)?>')
_ATTRIBUTE = re.compile(r'\s(src|alt)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Image:
    """An image as it stands in a fragment."""

    written: str
    """The whole element."""
    source: str
    alt: str
    """What it says of itself; empty if nothing."""
    is_in_link: bool
    """A link cannot stand in a link; the one that is there mostly leads to the image, too."""


def each_image(fragment: Html, show: Callable[[Image], str]) -> Html:
    """`fragment`, which has passed our allow-list, with what `show` makes of each image in its place."""
    if "<img" not in fragment:
        return fragment
    is_in_link = False

    def shown(match: re.Match[str]) -> str:
        nonlocal is_in_link
        if not match[0].startswith("<img"):
            is_in_link = match[0] != "</a>"
            return match[0]
        said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[0])}
        return show(Image(match[0], said.get("src", ""), said.get("alt", "").strip(), is_in_link))

    return Html(_SEEN.sub(shown, fragment))
