"""The images of a session in mail: our own copy with its size, another's over https, or a link to where it is."""

from __future__ import annotations

from html import escape

from pipeline.model.picture import Picture, Pictures
from pipeline.model.session import Html
from pipeline.render.fragments.images import Image, each_image

WIDEST = 560
"""Pixels: the width of a letter's text."""

_SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
"""What mail programs show; AVIF is mostly not among it."""


def mailed(fragment: Html, pictures: Pictures | None, base: str, word: str) -> Html:
    """`fragment`, which has passed our allow-list, with each image as it can be mailed.

    `base` is the web root's address; `word` names an image that says nothing of itself. With None for `pictures`, as in
    a preview, nothing is known of our copies: then images that are on https stay, of unknown size.
    """

    def show(image: Image) -> str:
        picture, text = (pictures or {}).get(image.source), escape(image.alt or word)
        if picture and picture.media_type in _SHOWN:
            return _copy(picture, text, base)
        if pictures is None and image.source.startswith("https://"):
            return f'<img src="{escape(image.source)}" alt="{text}">'
        return text if image.is_in_link or not image.source else f'<a href="{escape(image.source)}">{text}</a>'

    return each_image(fragment, show)


def _copy(picture: Picture, alt: str, base: str) -> str:
    width = min(picture.width, WIDEST)
    height = max(1, round(picture.height * width / max(picture.width, 1)))
    return f'<img src="{escape(base + picture.path)}" alt="{alt}" width="{width}" height="{height}">'
