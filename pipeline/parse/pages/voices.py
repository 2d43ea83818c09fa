"""Who speaks, where a page shows it by a face or by a class before what is said: both become what readers see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from pipeline.parse.words.classes import is_question, is_speaker
from pipeline.parse.words.table import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NAMED = word_set("span b strong em i cite")
_CLASSED = ",".join(f"{tag}[class]" for tag in sorted(_NAMED))
_AROUND = word_set("p div li td dd section article")
_BETWEEN = word_set("a span picture")
_LONGEST = 40
_MOST_VOICES = 4
_LEAST_VOICES = 2
_LEAST_TIMES = 2
_MOST_STEPS = 4
"""Neighbours without a word that may stand before a face."""
_CLOSED = (":", "：", ".", "?", "!", "-", "–", "—")


def name_voices(tree: LexborHTMLParser, tags: Collection[str]) -> None:
    """Give what is said in `tree` the labels that readers see. `tags` are the names of all elements in it."""
    if "img" in tags:
        _name_faces(tree)
    if not _NAMED.isdisjoint(tags):
        _name_classes(tree)


def _name_faces(tree: LexborHTMLParser) -> None:
    """The faces of two people or a few, described by their names, each before several paragraphs."""
    found = [(image, " ".join((image.attributes.get("alt") or "").split())) for image in tree.css("img[alt]")]
    faces = [(image, name) for image, name in found if 0 < len(name) <= _LONGEST and _leads(image, name)]
    times = Counter(name for _, name in faces)
    if not _LEAST_VOICES <= len(times) <= _MOST_VOICES or min(times.values()) < _LEAST_TIMES:
        return
    for image, name in faces:
        image.replace_with(_label(image, name))


def _name_classes(tree: LexborHTMLParser) -> None:
    """<span class="speaker">Ada Brook</span> I have two tubas. <span class="question">Why two?</span>"""
    for node in reversed(tree.css(_CLASSED)):
        classes = node.attributes.get("class") or ""
        if is_question(classes) and node.css_first("p,div") is None and _begun(node) is not None:
            bold = tree.create_node("strong")
            for child in node.iter(include_text=True):
                bold.insert_child(child)
            node.replace_with(bold)
        elif is_speaker(classes):
            name = " ".join(node.text(deep=True).split())
            if 0 < len(name) <= _LONGEST and not name.endswith(_CLOSED) and _leads(node, name):
                node.replace_with(_label(node, name))


def _label(node: LexborNode, name: str) -> LexborNode:
    made = node.parser.create_node("strong")
    made.insert_child(f"{name}:")
    return made


def _leads(node: LexborNode, name: str) -> bool:
    """Whether `node` begins its paragraph, which goes on behind it, and does not repeat the name."""
    around = _begun(node)
    if around is None:
        return False
    said = around.text(deep=True).strip()
    own = node.text(deep=True).strip()
    behind = said.removeprefix(own).lstrip()
    return bool(behind) and behind[0] not in ":：" and not behind.startswith(name)


def _begun(node: LexborNode) -> LexborNode | None:
    """The paragraph in which nothing stands before `node`; None if something does."""
    around: LexborNode | None = node
    while around is not None and (around.mem_id == node.mem_id or around.tag in _BETWEEN):
        before = around.prev
        for _ in range(_MOST_STEPS):
            if before is None or before.text(deep=True).strip():
                break
            before = before.prev
        if before is not None:
            return None
        around = around.parent
    return around if around is not None and around.tag in _AROUND else None
