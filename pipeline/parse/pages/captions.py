"""Pictures with the line below them, of which themes make a box of their own: each becomes a <figure>."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.parse.words.table import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_PICTURES = word_set(
    "image images img imgwrap imagewrap photo photos foto pic picture figure bild imagen immagine obrazek zdjecie "
    "afbeelding billede bilde kuva caption legend legenda legende"
)
_CAPTIONS = (
    "[class*=caption],[class*=Caption],[class*=legend],[class*=credit],.cap,small,font[size='1'],font[size='-1'],"
    "font[size='-2']"
)
_FACES = word_set("avatar avatars av author user profile")
_AROUND = word_set("div p span a center section")
_NO_CAPTION = "h1,h2,h3,h4,h5,h6,ul,ol,dl,table,blockquote,figure,pre"
_LONGEST = 250
"""Characters of a caption."""
_HIGHEST = 3
_WORDS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")


def frame(tree: LexborHTMLParser) -> None:
    """Put each picture of `tree` and its caption into a <figure>, where classes or small print say that they belong."""
    for image in reversed(tree.css("img")):
        box = _box(image)
        if box is None:
            continue
        figure, caption = tree.create_node("figure"), tree.create_node("figcaption")
        for picture in box.css("img"):
            figure.insert_child(picture)
        for child in box.iter(include_text=True):
            caption.insert_child(child)
        figure.insert_child(caption)
        box.replace_with(figure)


def _box(image: LexborNode) -> LexborNode | None:
    """The element around `image` that holds it, its caption and nothing else."""
    found: LexborNode | None = None
    node = image.parent
    for _ in range(_HIGHEST):
        if node is None or node.tag not in _AROUND or node.css_first(_NO_CAPTION):
            break
        if len(node.text(deep=True).strip()) > _LONGEST or not _FACES.isdisjoint(_names(node)):
            break
        if node.text(deep=True).strip() and (not _PICTURES.isdisjoint(_names(node)) or node.css_first(_CAPTIONS)):
            found = node
        node = node.parent
    return found


def _names(node: LexborNode) -> list[str]:
    return [word.lower() for word in _WORDS.split(node.attributes.get("class") or "")]
