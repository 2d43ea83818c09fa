"""HTML → blocks: a page's article without its furniture, or a fragment as it is; and what the head declares."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Block, Reading
from pipeline.parse.characters.decode import decode, place, scrub
from pipeline.parse.editor.front_matter import split
from pipeline.parse.pages.article import narrowed
from pipeline.parse.pages.furniture import LONGEST_TOLD, drop_furniture
from pipeline.parse.pages.markup import blocks, tree
from pipeline.parse.pages.page_head import declared as head
from pipeline.parse.pages.page_head import headline, names_of_site
from pipeline.parse.pages.slots import filled
from pipeline.parse.sanitize import reachable
from pipeline.parse.words.language import language

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_BARE = "the texts of its questions are not in the document, but in a template; write them into it"

_OF_TEMPLATES = "en"
_SAMPLE = 60
"""Blocks that show the language."""
_LEAST_SAMPLE = 600
"""Characters that surely hold some of the commonest words."""
_LITTLE_MORE = 1.25
_LONGEST_NOTICE = 160
"""Characters of a copyright notice."""


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of a web page or of a fragment of one. Raises DocumentError for what is no text."""
    meta = _CHARSET.search(document.data[:2048])
    front, text, doubts = split(document, decode(document, meta[1].decode("ascii", "replace") if meta else None), hints)
    slots = filled(text)
    parsed = tree(slots.html, place(document))
    address = _base(parsed, document.url)
    title = headline(parsed)
    declared = front if front.by_editor else head(parsed, title, address, hints)
    if slots.questions:
        declared = replace(
            declared, questions=declared.questions or slots.questions, guests=declared.guests or slots.guests
        )
        doubts += (_BARE,) if slots.is_bare else ()
    address = address or declared.url
    footer = _footer(parsed, address)
    root, dropped = _piece(parsed, title, address)
    piece, owned = _without_notice(blocks(root, address))
    if declared.language == _OF_TEMPLATES and not declared.by_editor:
        declared = replace(declared, language=_spoken(piece))
    return Reading(piece, declared, footer, (*dropped, *owned), doubts, address)


def _without_notice(piece: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """`piece` without the line that says whose the page is, where it stands last; and that line."""
    last = piece[-1] if piece else None
    if last is None or len(last.text) > _LONGEST_NOTICE or "©" not in last.text or "@" in last.text:
        return piece, ()
    return piece[:-1], (last.text,)


def _spoken(piece: tuple[Block, ...]) -> str | None:
    """The language of a page that says it is English, as the templates say that people write theirs into."""
    text = " ".join(one.text for one in islice(piece, _SAMPLE))
    return language(text) if len(text) > _LEAST_SAMPLE else _OF_TEMPLATES


def _base(parsed: LexborHTMLParser, url: str | None) -> str | None:
    """What the page's links are relative to (HTML §4.2.3)."""
    base = parsed.css_first("base[href]")
    return (reachable(base.attributes.get("href"), url) if base is not None else None) or url


def _piece(
    parsed: LexborHTMLParser, title: LexborNode | None, address: str | None
) -> tuple[LexborNode | None, tuple[str, ...]]:
    """The element that holds the piece and little else, and the text that was left out for it."""
    body = parsed.body
    if body is None:
        return None, ()
    for node in reversed(names_of_site(parsed, title)):
        node.decompose()
    furniture = drop_furniture(body, title)
    article = _article(body)
    around = _around(article)
    root, beside = narrowed(article, title, address)
    return root, (*around, *furniture, *beside)


def _footer(parsed: LexborHTMLParser, address: str | None) -> tuple[Block, ...]:
    """The blocks of the page's last footer, without its menus: publishers put their address there."""
    footers = parsed.css("body footer")
    if not footers:
        return ()
    for node in reversed(footers[-1].css("nav,form")):
        node.decompose()
    return blocks(footers[-1], address)


def _around(root: LexborNode) -> tuple[str, ...]:
    """The text of the page beside the article, for the editor; the footer is looked at elsewhere."""
    found: list[str] = []
    node: LexborNode | None = root
    while node is not None and node.tag not in ("body", "html"):
        parent = node.parent
        for sibling in parent.iter() if parent is not None else ():
            text = " ".join(sibling.text(deep=True, separator=" ").split()) if sibling.mem_id != node.mem_id else ""
            if text and sibling.tag not in ("footer", "head"):
                found.append(scrub(text[:LONGEST_TOLD]))
        node = parent
    return tuple(found)


def _article(body: LexborNode) -> LexborNode:
    """What a page itself sets apart as its piece: the innermost <article> or <main> with most of the text, else all."""
    held = [(node, len(node.text(deep=True))) for node in body.css("article,main,[role=main],[itemprop=articleBody]")]
    most = max((size for _, size in held), default=0)
    if not most or most < 0.4 * len(body.text(deep=True)):
        return body
    inner, size_of_inner = [(node, size) for node, size in held if size >= 0.6 * most][-1]
    # What a page calls its main part may hold a last word below the piece, if it holds little else.
    around = inner.parent
    if around is not None and around.tag == "main" and len(around.text(deep=True)) < _LITTLE_MORE * size_of_inner:
        return around
    return inner
