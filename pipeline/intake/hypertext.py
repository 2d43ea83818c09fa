"""What we need of a foreign web page before it is parsed: its links, what its head says, and its bare text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.intake.links import absolute, tidy
from pipeline.intake.plain import language, line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/rdf+xml",
}
LOCKED = "it is protected by a password"
"""The reason why a document is passed by."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MOST = 20_000
_LOOKS_LIKE_A_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A web page as far as intake looks into it; all addresses are absolute."""

    title: str | None = None
    description: str | None = None
    language: str | None = None
    icon: str | None = None
    site: str | None = None
    """What the site calls itself (og:site_name)."""
    feeds: tuple[str, ...] = ()
    """Announced with rel="alternate" and a feed's type."""
    links: tuple[str, ...] = ()
    """Where its <a> lead, in the page's order, each once, without fragments and tracking."""
    next: str | None = None
    """Where its rel="next" leads."""
    api: str | None = None
    """Where WordPress says that its API is."""


def is_page(data: bytes) -> bool:
    """Whether this looks like a web page, whatever the server calls it."""
    return bool(_LOOKS_LIKE_A_PAGE.search(data[:2000]))


def is_locked(data: bytes) -> bool:
    """Whether this is WordPress's form for a password where the text should be; only its class is not translated."""
    return b"post-password-form" in data


def is_readable(media_type: str, data: bytes) -> bool:
    """Whether an answer can be a document: a page or a text, or it looks like a page under a wrong or no type."""
    return media_type in ("text/html", "application/xhtml+xml", "text/plain", "text/markdown") or is_page(data)


def read(data: bytes, charset: str | None, url: str) -> Page:
    """What the page that came from `url` says; `charset` as the server declared it. Anything can be read so."""
    tree = _tree(_decoded(data, charset))
    first = tree.css_first("base[href]")
    base = absolute(_attribute(first, "href"), url) or url
    title = tree.css_first("title")
    icon = tree.css_first('link[rel~="apple-touch-icon"],link[rel~="icon"]')
    return Page(
        title=line(title.text()) if title is not None else None,
        description=_meta(tree, "description") or _meta(tree, "og:description"),
        language=language(_attribute(tree.css_first("html"), "lang")),
        icon=absolute(_attribute(icon, "href"), base),
        site=_meta(tree, "og:site_name"),
        feeds=tuple(dict.fromkeys(_feeds(tree, base))),
        links=tuple(dict.fromkeys(_links(tree, base))),
        next=_next(tree, base),
        api=absolute(_attribute(tree.css_first('link[rel="https://api.w.org/"]'), "href"), base),
    )


def reading(markup: str) -> str:
    """All that a piece of HTML says, of any length, on one line; for comparing and measuring."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split())
    tree = _tree(markup)
    for node in tree.css("script,style,template,noscript"):
        node.decompose()
    return " ".join(tree.body.text(separator=" ").split()) if tree.body else ""


def rebased(markup: str, base: str) -> str:
    """`markup` with its links and pictures made absolute, for content whose feed says what they are relative to."""
    tree = _tree(markup)
    for name in ("href", "src", "poster"):
        for node in tree.css(f"[{name}]"):
            if found := absolute(_attribute(node, name), base):
                node.attrs[name] = found
    return (tree.body.inner_html or "") if tree.body else markup


def _tree(text: str) -> LexborHTMLParser:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(text.encode("utf-8", "replace"))


def _decoded(data: bytes, charset: str | None) -> str:
    """Well enough for addresses, which are ASCII, and mostly for titles; the parser has its own, thorough way."""
    declared = _CHARSET.search(data[:2048])
    for name in ("utf-8-sig", charset, declared[1].decode("ascii", "replace") if declared else None):
        try:
            if name:
                return data.decode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _attribute(node: LexborNode | None, name: str) -> str | None:
    return node.attributes.get(name) if node is not None else None


def _meta(tree: LexborHTMLParser, name: str) -> str | None:
    node = tree.css_first(f'meta[name="{name}"],meta[property="{name}"]')
    return line(_attribute(node, "content") or "")


def _feeds(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    for node in tree.css('link[rel~="alternate"][type][href]'):
        kind = (_attribute(node, "type") or "").partition(";")[0].strip().lower()
        found = absolute(_attribute(node, "href"), base)
        # WordPress announces its API with a JSON feed's old type, too.
        if kind in FEED_TYPES and found and not ("json" in kind and "wp-json" in found):
            yield found


def _links(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    for node in tree.css("a[href],area[href]")[:_MOST]:
        if found := absolute(_attribute(node, "href"), base):
            yield tidy(found)


def _next(tree: LexborHTMLParser, base: str) -> str | None:
    """RFC 8288's `next`; WordPress themes say it with a class."""
    node = tree.css_first('link[rel~="next"][href],a[rel~="next"][href],a.next.page-numbers[href]')
    found = absolute(_attribute(node, "href"), base)
    return tidy(found) if found else None
