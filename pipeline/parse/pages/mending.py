"""What sites do to HTML, undone in the tree before it is read: lazy pictures, hidden addresses, players, shortcodes."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.parse.pages.captions import frame
from pipeline.parse.pages.embeds import EMBEDDING, link_embeds
from pipeline.parse.pages.links import best_of, hidden_in, spelled, unhidden
from pipeline.parse.pages.shortcodes import may_hold, names, without
from pipeline.parse.pages.voices import name_voices
from pipeline.parse.words.table import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LAZY = (
    "data-src", "data-lazy-src", "data-original", "data-orig-src", "data-lazy", "data-echo", "data-hi-res-src",
    "data-litespeed-src", "data-actualsrc",
)  # fmt: skip
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_PLACEHOLDER = re.compile(
    r"(?:^|[/_.-])(?:spacer|blank|pixel|placeholder|transparent|grey|gray|lazy|loading|1x1)[\w.-]*\.(?:gif|png|svg|jpe?g)",
    re.IGNORECASE,
)
_ONE = word_set("0 1 0px 1px")
_SMILEY = re.compile(r"/(?:smilies|smileys|emoji|emoticons?)/|(?:^|\s)(?:wp-smiley|emoji|emoticon)(?:\s|$)")
_LONGEST_SMILEY = 20
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BOLD_CLASS = re.compile(
    r"(?:^|[},;\s])(?:span|p)?\.([A-Za-z][\w-]{0,40})\s*\{[^{}]{0,400}font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE
)
_MOST_SHEETS = 8
_BACK = re.compile(r"[\s\u21a9\u2191^\ufe0e\ufe0f]*[\u21a9\u2191^][\s\ufe0e\ufe0f]*|\s*[\u00b6\u00a7#\U0001f517]\s*")
"""Links back from a footnote, and to the very heading in which they stand."""
_OPENED = re.compile(r"<([a-zA-Z][\w-]*)")
_LITERAL = word_set("code pre kbd samp script style textarea title")
_LINES = word_set("block kicker eyebrow overline overtitle topline supertitle pretitle dachzeile rubrik surtitre label")
"""What themes call a line of its own in a heading."""
_NAMES = re.compile(r"[\s_-]+")
_LEAST_LINE = 4
_MOST_SOURCES = 20
_MOST_STEPS = 4
"""Neighbours that are looked at for the picture of a <noscript>."""


def names_in(html: str) -> frozenset[str]:
    """The names of the elements that `html` opens, or may open: to look for none that is not there."""
    return frozenset(map(str.lower, set(_OPENED.findall(html))))


def mend(tree: LexborHTMLParser, html: str, names: frozenset[str]) -> None:
    """Undo in `tree` what stands between its text and a reader without scripts.

    `html` is what it was parsed from, `names` those of the elements in it.
    """
    if "<!--" in html:
        for node in [node for node in tree.root.traverse() if node.is_comment_node] if tree.root else ():
            node.decompose()
    if "noscript" in names:
        _open_noscripts(tree)
    name_voices(tree, names)
    if "img" in names:
        _give_sources(tree)
        frame(tree)
    if "email-protection" in html or "data-cfemail" in html:
        _show_addresses(tree)
    if not names.isdisjoint(EMBEDDING):
        link_embeds(tree)
    if _holds(html, "style"):
        _embolden(tree)
    if _holds(html, 'href="#') or _holds(html, "href='#"):
        for node in reversed(tree.css("a[href^='#']")):
            if _BACK.fullmatch(node.text(deep=True)):
                node.decompose()
    if "</span><" in html:
        _part_headings(tree)
    if may_hold(html):
        _drop_shortcodes(tree)


def _part_headings(tree: LexborHTMLParser) -> None:
    """A line of its own within a heading, which only its style sets apart, is read as one: "Bridges: “They last”"."""
    for node in tree.css("h1 span:first-child,h2 span:first-child,h3 span:first-child"):
        after = node.next
        if after is None or after.tag != "span":
            continue
        first, second = node.text(deep=True), after.text(deep=True)
        is_glued = len(first) >= _LEAST_LINE and second[:1].strip() and not second[0].islower() and first[-1].isalnum()
        if is_glued:
            said = f"{node.attributes.get('class')} {node.attributes.get('data-target-id')}".lower()
            is_line = not _LINES.isdisjoint(_NAMES.split(said))
            node.insert_after(": " if is_line else " ")


def _holds(html: str, sign: str) -> bool:
    """Whether `sign` stands in `html`, in small letters or, as old pages have it, in capitals."""
    return sign in html or sign.upper() in html


def _open_noscripts(tree: LexborHTMLParser) -> None:
    """Pictures that only readers without scripts were to see take the place of those that wait for one."""
    for node in reversed(tree.css("noscript")):
        picture = node.css_first("img")
        if picture is None:
            continue
        waiting = _waiting_beside(node)
        if waiting is None:
            node.unwrap()
            continue
        for name in ("src", "srcset", "alt"):
            if value := picture.attributes.get(name):
                waiting.attrs[name] = value
        for name in (*_LAZY, *_SETS[:2]):
            if name in waiting.attributes:
                del waiting.attrs[name]
        node.decompose()


def _waiting_beside(node: LexborNode) -> LexborNode | None:
    for beside in (_element(node, back=True), _element(node, back=False)):
        if beside is None:
            continue
        picture = beside if beside.tag == "img" else beside.css_first("img")
        if picture is not None and (_lazy(picture) or _own(picture) is None):
            return picture
    return None


def _element(node: LexborNode, *, back: bool) -> LexborNode | None:
    """The element next to `node`, past the white space between them."""
    beside: LexborNode | None = node
    for _ in range(_MOST_STEPS):
        if beside is not None:
            beside = beside.prev if back else beside.next
        if beside is None or beside.is_element_node:
            return beside
    return None


def _lazy(image: LexborNode, names: tuple[str, ...] = (*_LAZY, *_SETS[:2])) -> str | None:
    """What the picture will show once a script has run, by the attributes `names`."""
    found = image.attributes
    for name in names:
        value = (found.get(name) or "").strip()
        if value and not value.startswith(("data:", "{", "[")):
            return value
    return None


def _own(image: LexborNode) -> str | None:
    """What `src` says, unless it only keeps the place."""
    written = (image.attributes.get("src") or "").strip()
    return None if not written or written.startswith("data:") or _PLACEHOLDER.search(written) else written


def _give_sources(tree: LexborHTMLParser) -> None:
    """Every picture gets the address that a browser would load in the end; what shows nothing goes."""
    for image in reversed(tree.css("img")):
        found = image.attributes
        described = " ".join((found.get("alt") or "").split())
        style = (found.get("style") or "").replace(" ", "")
        if (found.get("width") in _ONE and found.get("height") in _ONE) or "width:1px;height:1px" in style:
            image.decompose()
        elif 0 < len(described) <= _LONGEST_SMILEY and _SMILEY.search(f"{found.get('src')} {found.get('class') or ''}"):
            image.replace_with(described)
        elif source := _source(image):
            image.attrs["src"] = source
        elif "src" in found:
            del image.attrs["src"]


def _source(image: LexborNode) -> str | None:
    found = image.attributes
    plain = _lazy(image, _LAZY) or _own(image)
    width = (found.get("width") or "").removesuffix("px")
    shown = int(width) if width.isdecimal() and len(width) < 6 else 0
    sets = [found.get(name) for name in _SETS]
    parent = image.parent
    if plain is None and not any(sets) and parent is not None and parent.tag == "picture":
        # The last one is the format that every browser knows.
        sources = [node for node in islice(parent.iter(), _MOST_SOURCES) if node.tag == "source"]
        sets = [source.attributes.get(name) for source in reversed(sources) for name in _SETS]
    for one in sets:
        best, width_of_best = best_of(one, shown)
        if best is not None:
            return plain if plain and 0 < width_of_best < shown else best
    # What is named like a placeholder may yet be all there is.
    kept = (found.get("src") or "").strip()
    return plain or (None if kept.startswith("data:") else kept or None)


def _show_addresses(tree: LexborHTMLParser) -> None:
    """Mail addresses that Cloudflare hides from readers without scripts."""
    for node in reversed(tree.css("[data-cfemail]")):
        address = unhidden(node.attributes.get("data-cfemail") or "")
        if address is None:
            continue
        parent = node.parent
        if node.tag == "a" or (parent is not None and parent.tag != "a"):
            link = tree.create_node("a")
            link.attrs["href"] = f"mailto:{address}"
            link.insert_child(address)
            node.replace_with(link)
        else:
            node.replace_with(address)
    for node in tree.css("a[href*='email-protection']"):
        if address := hidden_in(node.attributes.get("href")):
            node.attrs["href"] = f"mailto:{address}"


def _embolden(tree: LexborHTMLParser) -> None:
    """Bold by style is bold: word processors and mail programs write it so, in each element or in a sheet."""
    styled = [node for node in tree.css("span[style],p[style]") if _BOLD.search(node.attributes.get("style") or "")]
    names = {name for sheet in tree.css("style")[:_MOST_SHEETS] for name in _BOLD_CLASS.findall(sheet.text(deep=True))}
    if names:
        styled = [
            node
            for node in tree.css("span[class],span[style],p[class],p[style]")
            if not names.isdisjoint((node.attributes.get("class") or "").split())
            or _BOLD.search(node.attributes.get("style") or "")
        ]
    for node in reversed(styled):
        if _holds_blocks(node):
            continue
        strong = tree.create_node("strong")
        for child in node.iter(include_text=True):
            strong.insert_child(child)
        if node.tag == "p":
            bold, strong = strong, tree.create_node("p")
            strong.insert_child(bold)
        node.replace_with(strong)


def _holds_blocks(node: LexborNode) -> bool:
    # What is selected below a node may be the node itself.
    return any(inner.mem_id != node.mem_id for inner in node.css("p,div,h1,h2,h3,h4,ul,table"))


def _drop_shortcodes(tree: LexborHTMLParser) -> None:
    texts = [
        (node, node.text_content or "")
        for node in (tree.root.traverse(include_text=True) if tree.root is not None else ())
        if node.is_text_node and (node.parent is None or node.parent.tag not in _LITERAL)
    ]
    sure = names("".join(text for _, text in texts))
    for node, text in texts:
        if "[" not in text:
            continue
        kept, media = without(text, sure)
        if kept == text:
            continue
        for url in media:
            link = tree.create_node("a")
            link.attrs["href"] = url
            link.insert_child(spelled(url))
            node.insert_after(link)
        node.replace_with(kept)
