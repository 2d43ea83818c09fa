"""The rules for the HTML in an entry: what stays when a careful reader has cleaned it, and leads somewhere anywhere.

Each takes an entry's content, parsed, and yields what is wrong. Whether it is valid HTML is for vnu to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser

Rule = Callable[[LexborHTMLParser], Iterator[str]]

ALLOWED = frozenset(
    {
        "p",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "div",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
    }
    | {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt"}
    | {"ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
    | {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"}
    | {"figure", "figcaption", "img", "picture", "source", "audio", "video"}
)
"""What sanitizers of readers let through (miniflux's list and those like it)."""
_ADDRESSES = ("href", "src", "poster", "cite", "data", "action", "longdesc")
_SAFE = re.compile(r"(https?://[^\s]+|mailto:[^\s]+|tel:[^\s]+)", re.IGNORECASE)


def contains_relative_reference(html: LexborHTMLParser) -> Iterator[str]:
    """Every address is absolute: xml:base is not enough, and JSON has none. (ContainsRelRef)."""
    for element in html.css("*"):
        for name, value in element.attributes.items():
            if name in _ADDRESSES and not _SAFE.fullmatch(value or ""):
                yield f"<{element.tag} {name}={value!r}>"
            if name == "srcset":
                for candidate in re.split(r",\s+|,$", value or ""):
                    if candidate and not _SAFE.fullmatch(candidate.split()[0]):
                        yield f"<{element.tag} srcset={value!r}>"


def security_risk(html: LexborHTMLParser) -> Iterator[str]:
    """Nothing that runs, styles, embeds or asks. (SecurityRisk, SecurityRiskAttr, DangerousStyleAttr)."""
    for element in html.css("*"):
        for name, value in element.attributes.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "ping"):
                yield f"<{element.tag} {name}={value!r}>"
    for element in html.css("script, style, form, input, button, object, embed, iframe, meta, link, base, svg, math"):
        yield f"<{element.tag}>"


def tag_that_is_dropped(html: LexborHTMLParser) -> Iterator[str]:
    """Only elements that readers keep. (NotHtml)."""
    body = html.body
    found = {str(element.tag) for element in body.css("*")} if body else set()
    for name in sorted(found - ALLOWED - {"body"}):
        yield f"<{name}>"


def image_without_words(html: LexborHTMLParser) -> Iterator[str]:
    """Pictures have a source and a text; both measures or neither."""
    for image in html.css("img"):
        attributes = image.attributes
        if "alt" not in attributes or not attributes.get("src") or ("width" in attributes) != ("height" in attributes):
            yield str(image.html)[:120]


RULES: tuple[Rule, ...] = (contains_relative_reference, security_risk, tag_that_is_dropped, image_without_words)
