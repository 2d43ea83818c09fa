"""The images of a session in mail: our own copy with its size, another's over https, or a link to where it is."""

from __future__ import annotations

import re
from html import escape, unescape

from pipeline.model.picture import Picture, Pictures
from pipeline.model.session import Html

WIDEST = 560
"""Pixels: the width of a letter's text."""

_SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
"""What mail programs show; AVIF is mostly not among it."""
_SEEN = re.compile(r'<a (?:[^>"]|"[^"]*")*>|</a>|<img(?: (?:[^>"]|"[^"]*")*)?>')
_ATTRIBUTE = re.compile(r'\s(src|alt)="([^"]*)"')


def mailed(fragment: Html, pictures: Pictures | None, base: str, word: str) -> Html:
    """`fragment`, which has passed our allow-list, with each image as it can be mailed.

    `base` is the web root's address; `word` names an image that says nothing of itself. With None for `pictures`, as in
    a preview, nothing is known of our copies: then images that are on https stay, of unknown size.
    """
    if "<img" not in fragment:
        return fragment
    is_link = False

    def shown(match: re.Match[str]) -> str:
        nonlocal is_link
        if not match[0].startswith("<img"):
            is_link = match[0] != "</a>"
            return match[0]
        said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[0])}
        source, alt = said.get("src", ""), said.get("alt", "").strip()
        picture = (pictures or {}).get(source)
        if picture and picture.media_type in _SHOWN:
            return _copy(picture, alt or word, base)
        if pictures is None and source.startswith("https://"):
            return f'<img src="{escape(source)}" alt="{escape(alt or word)}">'
        text = escape(alt or word)
        # A link cannot stand in a link; the one that is there mostly leads to the image, too.
        return text if is_link or not source else f'<a href="{escape(source)}">{text}</a>'

    return Html(_SEEN.sub(shown, fragment))


def _copy(picture: Picture, alt: str, base: str) -> str:
    width = min(picture.width, WIDEST)
    height = max(1, round(picture.height * width / max(picture.width, 1)))
    return f'<img src="{escape(base + picture.path)}" alt="{escape(alt)}" width="{width}" height="{height}">'
