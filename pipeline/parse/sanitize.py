"""The one allow-list. `clean` is the only place where foreign markup becomes the model's Html."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from pipeline.model.session import Html
from pipeline.parse.characters.decode import scrub
from pipeline.parse.words.table import word_set

if TYPE_CHECKING:
    import nh3

TAGS = word_set(
    "p a em strong ul ol li h2 h3 h4 h5 h6 blockquote pre code img figure figcaption table thead tbody tr th "
    "td dl dt dd sup sub br hr"
)
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
SCHEMES = frozenset({"http", "https", "mailto"})
_EMPTIED = word_set("script style iframe noembed noframes object textarea title xmp")

_RENAMED = {"b": "strong", "i": "em", "h1": "h2"}
_RENAME = re.compile(r"<(/?)(b|i|h1)(?=[\s>])")
_NO_TARGET = re.compile(r"<a>((?:(?!</?a\b).)*)</a>", re.DOTALL)
_NO_SOURCE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")
_NO_HOST = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]")
"""What no host may contain (URL Standard §3.2, forbidden host code points)."""


def clean(html: str, address: str | None = None) -> Html:
    """`html` reduced to the allow-list, well-formed. Relative links are resolved against `address`, or else dropped."""
    if ("<" not in html and "&" not in html) or _is_paragraphs(html):
        return Html(scrub(html))
    renamed = _RENAME.sub(lambda match: f"<{match[1]}{_RENAMED[match[2]]}", html)
    safe = scrub(_cleaner(address).clean(renamed))
    return Html(_NO_SOURCE.sub("", _NO_TARGET.sub(r"\1", safe)))


def _is_paragraphs(html: str) -> bool:
    """Whether it is nothing but paragraphs of bare text, as most is; then there is nothing to clean."""
    if not html.startswith("<p>") or not html.endswith("</p>"):
        return False
    tags = 2 * html.count("</p>\n<p>") + 2
    # A parser would write U+00A0 as a reference.
    return html.count("<") == tags == html.count(">") and "&" not in html and "\xa0" not in html


@lru_cache(maxsize=64)
def _cleaner(address: str | None) -> nh3.Cleaner:
    import nh3

    def cleaner(base: str | None) -> nh3.Cleaner:
        return nh3.Cleaner(
            tags=set(TAGS),
            clean_content_tags=set(_EMPTIED),
            # Without "*", nh3 lets title and lang through on everything.
            attributes={tag: set(names) for tag, names in ATTRIBUTES.items()} | {"*": set()},
            link_rel=None,
            url_schemes=set(SCHEMES),
            url_relative=("rewrite_with_base", base) if base else "deny",
        )

    try:
        return cleaner(reachable(address, None))
    except ValueError:  # a host that only nh3 knows to be impossible
        return cleaner(None)


def reachable(link: str | None, address: str | None) -> str | None:
    """`link` as an absolute web address, resolved against `address`; None when a reader could not open it."""
    try:
        absolute = urljoin(address or "", (link or "").strip())
        parts = urlsplit(absolute)
    except ValueError:
        return None
    host = parts.hostname
    return absolute if parts.scheme in ("http", "https") and host and not _NO_HOST.search(host) else None
