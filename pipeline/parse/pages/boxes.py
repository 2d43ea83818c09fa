"""Boxes on a page that are no part of its piece, known by their shape: a few words and a button, lists of links."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.parse import inline
from pipeline.parse.parts.contact import is_address, turned_to
from pipeline.parse.questions.features import is_byline
from pipeline.parse.words import phrases
from pipeline.parse.words.asking import plain
from pipeline.parse.words.table import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_CONTROLS = "button,form,input[type=email],input[type=submit],input[type=button],[role=button]"
_TOGGLES = "button[aria-expanded],button[aria-controls],button[class*=accordion],button[class*=collaps]"
_IN_HEADINGS = "h2 button,h3 button,h4 button,h5 button,dt button"
_LEAST_TOGGLE = 12
"""Characters of what one clicks on to read the answer; less is "Menu" or "Share"."""
_AROUND = word_set("div section aside span p center")
_BOXES = word_set("div section aside ul ol table center article nav")
_MOST_SAID = 160
"""Characters beside its buttons, above which a box says something."""
_HIGHEST = 2
"""Boxes around a button that are looked at."""
_OFTEN = 2
"""A box that stands on a page more often is a piece of what the page is made of."""
_PROSE = 60
"""Characters of the shortest line that is surely prose (a CJK sign counts twice)."""
_LONG = 80
"""The same under a heading of its own, where boxes have their one sentence."""
_LONGEST_BOX = 900
_LONGEST_QUIET = 200
_LINKED = 0.4
_LINK = re.compile(r"<a[\s>].*?</a>", re.DOTALL)
SENTENCE = re.compile(r"[.!?…。！？؟।]")
ASKS = re.compile(r"[?？؟]")
_WIDE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_CALLS = word_set("cta call callout calltoaction contact kontakt contacto contatto")
_AUTHORS = word_set("author authors autor autore auteur autora verfasser skribent forfatter kirjoittaja författare")
_LISTING = word_set("li ul ol div p nav section details table tbody tr td")
_DEEPEST = 5
_MENU = 2
"""Links into the page itself that make a table of contents."""


def open_toggles(root: LexborNode) -> None:
    """Questions on which a reader clicks for the answer are text: the buttons in them become it."""
    # Backwards: an inner one must be opened before what is around it.
    for node in reversed(root.css(_IN_HEADINGS)):
        node.unwrap()
    for node in reversed(root.css(_TOGGLES)):
        said = node.text(deep=True).strip()
        if len(said) + len(_WIDE.findall(said)) >= _LEAST_TOGGLE and ASKS.search(said):
            node.insert_before(_bold_paragraph(node))
            node.decompose()


def _bold_paragraph(node: LexborNode) -> LexborNode:
    made = node.parser.create_node("p")
    bold = node.parser.create_node("strong")
    for child in node.iter(include_text=True):
        bold.insert_child(child)
    made.insert_child(bold)
    return made


def with_controls(root: LexborNode, spared: frozenset[int]) -> list[LexborNode]:
    """The boxes of a few words around buttons and forms; those in `spared`, and what recurs, are not among them."""
    found: dict[int, LexborNode] = {}
    sizes: dict[int, int] = {}
    for control in root.css(_CONTROLS):
        box = _box_around(control, spared, sizes)
        if box is not None:
            found[box.mem_id] = box
    times = Counter(signature(box) for box in found.values())
    return [box for box in found.values() if times[signature(box)] <= _OFTEN]


def _box_around(control: LexborNode, spared: frozenset[int], sizes: dict[int, int]) -> LexborNode | None:
    box: LexborNode | None = None
    node = control.parent
    own = len(control.text(deep=True))
    for _ in range(_HIGHEST):
        if node is None or node.tag not in _AROUND or node.mem_id in spared:
            break
        if node.mem_id not in sizes:
            # What holds a time says when the piece was published.
            sizes[node.mem_id] = -1 if node.css_first("time,blockquote,dl,h1") else len(node.text(deep=True).strip())
        if not 0 < sizes[node.mem_id] <= _MOST_SAID + own:
            break
        box, node = node, node.parent
    return box


def signature(node: LexborNode) -> tuple[str, str]:
    """What elements that a page makes alike have in common."""
    return (node.tag or "", " ".join(sorted((node.attributes.get("class") or "").split())))


def contents(root: LexborNode) -> list[LexborNode]:
    """The tables of contents: elements with nothing in them but links into the page itself."""
    links = root.css("a[href^='#']")
    known: dict[int, bool] = {}
    found: dict[int, LexborNode] = {}
    for link in links if len(links) >= _MENU else ():
        best, node = None, link.parent
        for _ in range(_DEEPEST):
            if node is None or node.tag not in _LISTING:
                break
            if node.mem_id not in known:
                known[node.mem_id] = _is_contents(node)
            best, node = node if known[node.mem_id] else best, node.parent
        if best is not None:
            found[best.mem_id] = best
    return list(found.values())


def _is_contents(node: LexborNode) -> bool:
    if node.tag == "p" or node.css_first("p + p,h2 + p,h3 + p,blockquote"):
        return False
    links = node.css("a[href^='#']")
    linked = sum(len(link.text(deep=True).strip()) for link in links)
    return len(links) >= _MENU and linked > 0 and linked >= 0.7 * len(node.text(deep=True).strip())


def is_beside(node: LexborNode) -> bool:
    """Whether a box behind the piece only leads away from it: links or a list under a heading, and no prose.

    It may ask, as titles do. What gives an address or a number to turn to is the piece's own last word, and so is what
    its class calls so.
    """
    if node.tag not in _BOXES or not node.css_first("a,li,h2,h3,h4,h5,h6,[role=heading]"):
        return False
    said = inline.plain(node.html or "")
    if len(said) > _LONGEST_BOX and not _linked(node, said):
        return False
    if turned_to(said) or node.css_first("a[href^='mailto:'],a[href^='tel:']") or _is_call(node):
        return False
    least = _LONG if node.css_first("h2,h3,h4,h5,h6,[role=heading]") else _PROSE
    return not any(is_prose(line, least) for line in unlinked(node).split("\n"))


def unlinked(node: LexborNode) -> str:
    """The text of an element without that of its links; a line for each paragraph."""
    return inline.plain(_LINK.sub(" ", node.html or ""))


def is_of_author(node: LexborNode) -> bool:
    """Whether a box behind the piece presents, by its class, who wrote it, with a picture or a link to the rest."""
    names = re.split(r"[\s_-]+", (node.attributes.get("class") or "").lower())
    return node.tag in _BOXES and not _AUTHORS.isdisjoint(names) and node.css_first("img,a") is not None


def is_quiet(node: LexborNode) -> bool:
    """Whether a box at the end of a page says nothing that ends a piece: no sentence, no address, no credit."""
    said = " ".join(node.text(deep=True, separator=" ").split())
    if node.tag not in _BOXES or len(said) > _LONGEST_QUIET or turned_to(said) or _is_call(node):
        return False
    return not (is_prose(said) or is_byline(said) or is_address(said) or phrases.has("credits", plain(said)))


def leads_away(node: LexborNode) -> bool:
    """Whether a box within the piece names other pieces: most of the little it says is linked."""
    if node.tag not in _BOXES:
        return False
    said = inline.plain(node.html or "")
    return len(said) < _LONGEST_BOX and _linked(node, said) and is_beside(node)


def _linked(node: LexborNode, said: str) -> bool:
    linked = sum(len(link.text(deep=True).strip()) for link in node.css("a"))
    return linked >= _LINKED * len(said)


def _is_call(node: LexborNode) -> bool:
    names = re.split(r"[\s_-]+", f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower())
    return not _CALLS.isdisjoint(names)


def is_prose(line: str, least: int = _PROSE) -> bool:
    """Whether a line is long enough for prose, and has the sign of a sentence."""
    return len(line) + len(_WIDE.findall(line)) >= least and SENTENCE.search(line) is not None


def is_small_print(node: LexborNode) -> bool:
    """Whether all it says is set smaller than text is: pages before CSS wrote so what is the site's and not theirs."""
    whole = len("".join(node.text(deep=True).split()))
    if not whole or whole > _LONGEST_BOX or turned_to(node.text(deep=True)):
        return False
    small = islice(node.css("small,font[size='1'],font[size='-1'],font[size='-2'],font[size='-3']"), 20)
    return sum(len("".join(one.text(deep=True).split())) for one in small) >= 0.9 * whole
