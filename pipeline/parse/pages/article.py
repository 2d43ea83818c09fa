"""The element of a page that holds the piece, found by where the prose is and where the links are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipeline.parse.characters.decode import scrub
from pipeline.parse.pages.boxes import (
    ASKS,
    SENTENCE,
    is_beside,
    is_of_author,
    is_prose,
    is_quiet,
    is_small_print,
    leads_away,
    signature,
    unlinked,
)
from pipeline.parse.pages.furniture import LONGEST_TOLD
from pipeline.parse.words.table import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BOXES = word_set("body div section main article td tr tbody table center font span")
_CORE = 0.6
"""A child that holds so much of the prose holds the piece."""
_DEEPEST = 60
_FEED_LINKS, _FEED_WORDS = 2, 50
"""The least links in the line that a feed adds, and the most characters beside them."""
_PARAGRAPHS = word_set("p h2 h3 h4 h5 h6 blockquote pre figure dl hr")
_HEADINGS = word_set("h2 h3 h4 h5 h6")
_SHORT = 90


def narrowed(root: LexborNode, title: LexborNode | None, address: str | None) -> tuple[LexborNode, tuple[str, ...]]:
    """The innermost element of `root` with all of the piece, and the text that fell away beside it.

    Goes down to where most of the prose is. On the way, neighbours that hold only links or a few words beside links
    fall away; one with prose, or with the heading `title`, stays.
    """
    told: list[str] = []
    held = root
    node, alone = root, True
    for _ in range(_DEEPEST):
        core = _core(node)
        if core is None:
            break
        kept = _kept_beside(node, core, title, told)
        alone = alone and not kept and not _loose_text(node)
        node = core
        # The walk over the blocks must see a table as a whole, to know what it is for.
        held = core if alone and core.tag not in ("table", "tbody", "tr") else held
    told += _without_boxes(node, title)
    told += _trimmed(node, title, address)
    return held, tuple(told)


def _kept_beside(node: LexborNode, core: LexborNode, title: LexborNode | None, told: list[str]) -> list[LexborNode]:
    """The children of `node` beside `core` that say something of their own; the others are taken out."""
    kept: list[LexborNode] = []
    kinds = {signature(core)} if core.attributes.get("class") else set()
    last: list[LexborNode] = []
    is_below = False
    for sibling in _elements(node):
        if sibling.mem_id == core.mem_id:
            is_below = True
        elif _falls(sibling, title, told):
            continue
        elif (
            is_below
            and (is_beside(sibling) or is_small_print(sibling) or is_of_author(sibling))
            and signature(sibling) not in kinds
            and not (title is not None and _holds(sibling, title))
        ):
            _take(sibling, told)
        elif sibling.text(deep=True).strip():
            kept.append(sibling)
            kinds |= {signature(sibling)} if sibling.attributes.get("class") and not is_below else set()
            last = [*last, sibling] if is_below else []
    # The last words on a page that say nothing are its footer, whatever element they stand in.
    while last and is_quiet(last[-1]) and signature(last[-1]) not in kinds:
        _take(kept.pop(), told)
        last.pop()
    return kept


def _without_boxes(core: LexborNode, title: LexborNode | None) -> list[str]:
    """What falls away among the paragraphs of `core`: boxes that name other pieces, and at its end all that lead away.

    What is made like something with prose in it is a part of the piece, whatever it holds.
    """
    told: list[str] = []
    children = [child for child in _elements(core) if child.text(deep=True).strip()]
    if sum(child.tag in _PARAGRAPHS for child in children) * 2 < len(children):
        return told
    spoken = {signature(child) for child in children if child.attributes.get("class") and not is_beside(child)}
    ended = True
    if children and _is_feed_line(children[-1]):
        _take(children.pop(), told)
    for child in reversed(children):
        # A bare list may be an answer.
        falls = child.tag not in ("ul", "ol") and (is_beside(child) if ended else leads_away(child))
        if falls and signature(child) not in spoken and not (title is not None and _holds(child, title)):
            _take(child, told)
        elif child.tag not in ("hr", "br"):
            ended = False
    return told[::-1]


def _is_feed_line(node: LexborNode) -> bool:
    """Whether it is what blogs add to each piece in their feeds: a link to the piece, and one to the site's front."""
    links = node.css("a[href]")
    if node.tag != "p" or len(links) < _FEED_LINKS:
        return False
    try:
        places = [urlsplit(link.attributes.get("href") or "") for link in links]
    except ValueError:
        return False
    said = "".join(node.text(deep=True).split())
    linked = sum(len("".join(link.text(deep=True).split())) for link in links)
    is_own = len({place.netloc for place in places}) == 1 and bool(places[0].netloc)
    return is_own and any(place.path in ("", "/") for place in places) and len(said) - linked <= _FEED_WORDS


def _elements(node: LexborNode) -> list[LexborNode]:
    return list(node.iter())


def _loose_text(node: LexborNode) -> bool:
    return any(child.is_text_node and (child.text_content or "").strip() for child in node.iter(include_text=True))


def _core(node: LexborNode) -> LexborNode | None:
    """The child that holds most of what is said without links; None where the paragraphs of the piece begin."""
    weights = [(child, _weight(child)) for child in _elements(node) if child.tag in _BOXES]
    if not weights:
        return None
    total = _weight(node)
    best = max(weights, key=lambda pair: pair[1])
    if not total or best[1] < _CORE * total:
        return None
    inside = best[0].css("p,div,h2,h3,h4,dl,td,br,li")
    return best[0] if len(inside) > 2 else None


def _weight(node: LexborNode) -> int:
    """Characters of text that is no link."""
    return len(node.text(deep=True)) - sum(len(link.text(deep=True)) for link in node.css("a"))


def _falls(node: LexborNode, title: LexborNode | None, told: list[str]) -> bool:
    """Take `node` out, and say so in `told`, if it is a list of links or a few words beside some."""
    if not _is_links(node) or (title is not None and _holds(node, title)):
        return False
    _take(node, told)
    return True


def _take(node: LexborNode, told: list[str]) -> None:
    text = " ".join(node.text(deep=True, separator=" ").split())
    if text:
        told.append(scrub(text[:LONGEST_TOLD]))
    node.decompose()


def _is_links(node: LexborNode) -> bool:
    if node.tag == "footer" or not (
        node.css_first("a") or (node.css_first("li") and not node.css_first("p,blockquote"))
    ):
        return False
    words = unlinked(node)
    return not any(map(is_prose, words.split("\n"))) and not ASKS.search(words)


def _holds(node: LexborNode, other: LexborNode) -> bool:
    above: LexborNode | None = other
    while above is not None:
        if above.mem_id == node.mem_id:
            return True
        above = above.parent
    return False


def _trimmed(core: LexborNode, title: LexborNode | None, address: str | None) -> list[str]:
    """What falls away at both ends of `core`: menus above, links to other pages of the site and their heading below.

    Links to elsewhere are references and stay; so does everything under a heading that asks.
    """
    told: list[str] = []
    for child in _elements(core):
        if child.tag not in ("ul", "ol", "div", "center", "table") or not _is_menu(child, address):
            break
        if title is not None and _holds(child, title):
            break
        _take(child, told)
    return told + _trimmed_below(core, title, address)


def _trimmed_below(core: LexborNode, title: LexborNode | None, address: str | None) -> list[str]:
    told: list[str] = []
    below: list[LexborNode] = []
    for child in reversed(_elements(core)):
        text = child.text(deep=True).strip()
        if not text or child.tag in ("hr", "br"):
            continue
        if _is_menu(child, address):
            below.append(child)
            continue
        if ASKS.search(text[-_SHORT:]) or (title is not None and _holds(child, title)):
            return told
        heads = child.tag in _HEADINGS or (len(text) < _SHORT and not SENTENCE.search(text))
        for one in [*below, child] if heads and below else [one for one in below if one.tag not in ("ul", "ol")]:
            _take(one, told)
        if not (heads and below) and (len(text) >= _SHORT or child.tag not in ("p", "div", "center", "font")):
            return told
        below = []
    return told


def _is_menu(node: LexborNode, address: str | None) -> bool:
    """Whether it is nothing but links to other pages of the same site."""
    links = node.css("a[href]")
    if not links or node.css_first("img,pre,blockquote") or not _is_links(node):
        return False
    linked = sum(len(link.text(deep=True).strip()) for link in links)
    said = len("".join(node.text(deep=True).split()))
    return linked >= 0.6 * said and all(_is_internal(link.attributes.get("href") or "", address) for link in links)


def _is_internal(href: str, address: str | None) -> bool:
    try:
        place = urlsplit(href)
        host = place.hostname
        return place.scheme not in ("mailto", "tel") and (not host or host == urlsplit(address or "").hostname)
    except ValueError:
        return False
