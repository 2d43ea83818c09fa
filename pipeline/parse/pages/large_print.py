"""The line that heads a piece on a page without a heading of its own: set in large type, or in the only lower one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.parse.inline import letters
from pipeline.parse.parts.heading_line import kicker
from pipeline.parse.questions.features import in_words, is_byline, is_furniture
from pipeline.parse.words.asking import ends_asking
from pipeline.parse.words.table import every, word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LARGE = ",".join(f"font[size='{size}']" for size in ("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
_CANDIDATES = f"h2,h3,big,{_LARGE}"
_WITHIN = word_set("b strong i em u font big span center p a nobr")
"""Elements that a line in large type fills, or stands in with the lines below it."""
_SHORTEST, _LONGEST = 4, 150
_MOST = 60
_FEW = 4
"""So many lines of one look head a page; more of them are its questions."""
_LONGEST_BANNER = 200
_FIRST = 0.4
"""So much of the text may stand above the line."""
_PARTS = re.compile(r"\s+(?:\||::|»|–|—|-|\*+)\s+|\s*[|｜]\s*")


def large_line(parsed: LexborHTMLParser, headed: str, passed: LexborNode | None = None) -> LexborNode | None:
    """The element of the line that heads the piece, by its looks; `headed` is the title in the page's head.

    `passed` is a heading that only names the site. Of several lines, one that repeats the site's name in a row of the
    page's own gives way to the next.
    """
    body = parsed.body
    found = list(islice(body.css(_CANDIDATES), _MOST)) if body is not None else []
    if not found or body is None:
        return None
    looks = Counter(_look(node) for node in found)
    # A lower heading that is the only one of its level may stand over comments.
    first = next((node.mem_id for node in found if node.tag in ("h2", "h3")), 0)
    whole = body.text(deep=True)
    lines = [
        node
        for node in found
        if looks[_look(node)] <= _FEW
        and (passed is None or node.mem_id != passed.mem_id)
        and not (node.tag in ("h2", "h3") and (looks[_look(node)] > 1 or node.mem_id != first))
        and _may_head(node, whole)
    ]
    while len(lines) > 1 and (_names_site(lines[0], lines[1], headed) or kicker(_line(lines[0])) is not None):
        lines.pop(0)
    return lines[0] if lines else None


def _look(node: LexborNode) -> str:
    return f"{node.tag} {node.attributes.get('size') or ''}"


def _may_head(node: LexborNode, whole: str) -> bool:
    written, text = node.text(deep=True), _line(node)
    if not _SHORTEST <= len(text) <= _LONGEST or ends_asking(text) or _is_link(node):
        return False
    if text[-1] in ":：" or not any(map(str.isalpha, text)) or is_furniture(text) or is_byline(text):
        return False
    if any(in_words(text, every(field)) for field in ("asides", "related", "comments", "contact", "about")):
        return False
    place = whole.find(written)
    return 0 <= place <= _FIRST * len(whole)


def _line(node: LexborNode) -> str:
    return " ".join(node.text(deep=True, separator=" ").split())


def _is_link(node: LexborNode) -> bool:
    """Whether it stands in a link, or holds one that is all of it."""
    above = node.parent
    while above is not None and above.tag in _WITHIN:
        if above.tag == "a" and above.attributes.get("href"):
            return True
        above = above.parent
    return node.tag not in ("h2", "h3") and any(
        link.text(deep=True).strip() == node.text(deep=True).strip() for link in node.css("a[href]")
    )


def _names_site(node: LexborNode, following: LexborNode, headed: str) -> bool:
    """Whether a line says what the page's head says, too, in a cell of a table that holds little but it."""
    said = letters(node.text(deep=True))
    cell, other = _cell(node), _cell(following)
    if cell is None or other is None or cell.mem_id == other.mem_id or len(cell.text(deep=True)) > _LONGEST_BANNER:
        return False
    return any(said in part for part in map(letters, _PARTS.split(headed)))


def _cell(node: LexborNode) -> LexborNode | None:
    above = node.parent
    while above is not None and above.tag not in ("td", "th", "div", "header", "body"):
        above = above.parent
    return above


def made_heading(node: LexborNode) -> LexborNode:
    """`node` as a heading of the first level, free of the paragraph and of the type in which it stands."""
    text = letters(node.text(deep=True))
    while node.parent is not None and node.parent.tag in _WITHIN and letters(node.parent.text(deep=True)) == text:
        node = node.parent
    heading = node.parser.create_node("h1")
    for child in node.iter(include_text=True):
        heading.insert_child(child)
    node.insert_before(heading)
    node.decompose()
    around = heading.parent
    if around is not None and around.tag == "p":
        around.unwrap()
    return heading
