"""HTML → blocks: a page's article without its furniture, or a fragment as it is; and what the head declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Block, Declared, Reading
from pipeline.parse.dates import moment
from pipeline.parse.decode import decode, place, scrub
from pipeline.parse.front_matter import split
from pipeline.parse.markup import blocks, tree
from pipeline.parse.sanitize import reachable
from pipeline.parse.words import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_FURNITURE = (
    "nav,footer,aside,form,dialog,button,menu,[hidden],[aria-hidden=true],[role=navigation],[role=banner],[role=contentinfo],"
    "[role=complementary],[role=search],[role=dialog],[style*='display:none'],[style*='display: none']"
)
_FURNITURE_NAMES = word_set(
    "comment comments commentlist respond reply share sharing sharedaddy social related sidebar widget "
    "cookie cookies breadcrumb breadcrumbs newsletter navigation nav navbar menu footer promo advert "
    "advertisement ads banner pagination pager skip"
)
_SITE = re.compile(r"\s+(?:\||::|»|«|–|—|-)\s+(?=[^|:»«–—-]{2,40}$)")
_LONGEST_DROPPED = 400


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of a web page or of a fragment of one. Raises DocumentError for what is no text."""
    meta = _CHARSET.search(document.data[:2048])
    front, text, doubts = split(document, decode(document, meta[1].decode("ascii", "replace") if meta else None), hints)
    parsed = tree(text, place(document))
    declared = front if front.by_editor else _head(parsed, document.url, hints)
    address = document.url or declared.url
    root = _article(parsed)
    footer = _footer(parsed, address)
    dropped = _around(root) + _drop_furniture(root) if root is not None else ()
    return Reading(blocks(root, address), declared, footer, dropped, doubts, address)


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
                found.append(scrub(text[:_LONGEST_DROPPED]))
        node = parent
    return tuple(found)


def _article(parsed: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the piece: the innermost <article> or <main> with most of the text, else the body."""
    body = parsed.body
    if body is None:
        return None
    held = [(node, len(node.text(deep=True))) for node in body.css("article,main,[role=main],[itemprop=articleBody]")]
    most = max((size for _, size in held), default=0)
    if not most or most < 0.4 * len(body.text(deep=True)):
        return body
    return [node for node, size in held if size >= 0.6 * most][-1]


def _drop_furniture(root: LexborNode) -> tuple[str, ...]:
    """Take out what by its element or its class is no part of the piece; what it said, for the editor."""
    whole = len(root.text(deep=True))
    doomed = {node.mem_id: node for node in root.css(_FURNITURE)}
    for node in root.css("[class],[id]"):
        if _FURNITURE_NAMES & set(
            re.split(r"[\s_-]+", f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower())
        ):
            doomed[node.mem_id] = node
    for node in root.css("header"):
        if node.css_first("h1") is None:
            doomed[node.mem_id] = node
    dropped: list[str] = []
    # Inner elements first: freeing an outer one frees them too.
    order = {node.mem_id: place for place, node in enumerate(root.traverse())} if doomed else {}
    for node in sorted(doomed.values(), key=lambda node: -order.get(node.mem_id, 0)):
        text = " ".join(node.text(deep=True, separator=" ").split())
        if node.mem_id == root.mem_id or node.css_first("h1") is not None or len(text) > 0.5 * whole:
            continue
        if text and node.tag != "footer":
            dropped.append(scrub(text[:_LONGEST_DROPPED]))
        node.decompose()
    return tuple(reversed(dropped))


def _head(parsed: LexborHTMLParser, url: str | None, hints: Hints) -> Declared:
    heading = parsed.css_first("h1")
    title = _line(heading.text(deep=True)) if heading is not None else None
    if not title and (named := parsed.css_first("head > title")) is not None:
        title = _SITE.split(_line(named.text(deep=True)) or "", maxsplit=1)[0] or None
    written = _meta(parsed, "article:published_time", "date", "dc.date", "datePublished") or _time(parsed)
    root = parsed.css_first("html")
    tag = ((root.attributes.get("lang") if root is not None else "") or "").split("-")[0].lower()
    canonical = parsed.css_first("link[rel=canonical]")
    return Declared(
        title=title,
        published=moment(written, hints.timezone) if written else None,
        language=tag if re.fullmatch(r"[a-z]{2,3}", tag) else None,
        summary=_meta(parsed, "description", "og:description"),
        url=reachable(canonical.attributes.get("href"), url) if canonical is not None else None,
    )


def _meta(parsed: LexborHTMLParser, *names: str) -> str | None:
    for node in parsed.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or node.attributes.get("itemprop") or ""
        if name.lower() in {wanted.lower() for wanted in names} and (content := _line(node.attributes.get("content"))):
            return content
    return None


def _time(parsed: LexborHTMLParser) -> str | None:
    node = parsed.css_first("time[datetime]")
    return node.attributes.get("datetime") if node is not None else None


def _line(text: str | None) -> str | None:
    return scrub(" ".join((text or "").split())) or None
