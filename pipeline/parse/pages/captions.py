"""Pictures with the line below them, of which themes make a box of their own: each becomes a <figure>."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
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
_ROWS = word_set("dt dd")
_MOST_ROWS = 4
_MOST = 1000
"""Pictures, above which none of a page is looked at for its caption."""
_LONGEST = 250
"""Characters of a caption."""
_CODE = re.compile(r"\[(caption|wp_caption)(?:\s[^\[\]]{0,400})?\][^\[\]]{1,400}\[/\1\]")
"""What WordPress puts around a picture and its caption."""
_HIGHEST = 3
_WORDS = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")


def frame(tree: LexborHTMLParser) -> None:
    """Put each picture of `tree` and its caption into a <figure>, where classes or small print say that they belong."""
    images = tree.css("img")
    if len(images) > _MOST:
        return
    times = Counter(map(_address, images))
    for image in reversed(images):
        # The face of whoever speaks comes again and again.
        box = _box(image) or (_listed(image) if times[_address(image)] == 1 else None)
        if box is None:
            continue
        figure, caption = tree.create_node("figure"), tree.create_node("figcaption")
        for picture in box.css("img"):
            figure.insert_child(picture)
        for child in _said(box):
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
        said, names = node.text(deep=True).strip(), _names(node)
        if said.startswith("[") and _CODE.fullmatch(said):
            return node
        if len(said) > _LONGEST or not _FACES.isdisjoint(names):
            break
        if said and (not _PICTURES.isdisjoint(names) or node.css_first(_CAPTIONS)):
            found = node
        node = node.parent
    return found


def _said(box: LexborNode) -> Iterator[LexborNode | str]:
    """What `box` holds, without the rows of a list and the picture in one of them."""
    for child in box.iter(include_text=True):
        if child.tag not in _ROWS:
            yield child
        elif child.css_first("img") is None:
            yield from child.iter(include_text=True)
            yield " "


def _listed(image: LexborNode) -> LexborNode | None:
    """The definition list around `image` whose only term is that picture: what it defines is said of the picture."""
    term = image.parent
    if term is not None and term.tag == "a":
        term = term.parent
    box = term.parent if term is not None else None
    if term is None or box is None or term.tag != "dt" or box.tag != "dl" or term.text(deep=True).strip():
        return None
    rows = [*box.iter()]
    is_one = all(row.tag in _ROWS for row in rows) and len(rows) <= _MOST_ROWS and len(box.css("img")) == 1
    is_one = is_one and _FACES.isdisjoint((*_names(box), *_names(image)))
    return box if is_one and 0 < len(box.text(deep=True).strip()) <= _LONGEST else None


def _address(image: LexborNode) -> str:
    return image.attributes.get("src") or ""


def _names(node: LexborNode) -> list[str]:
    return [word.lower() for word in _WORDS.split(node.attributes.get("class") or "")]
