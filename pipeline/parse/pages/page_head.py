"""What a web page declares of itself: its head, its main heading, the first date it marks up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.session import Hints
from pipeline.parse.blocks import Declared
from pipeline.parse.characters.decode import scrub
from pipeline.parse.inline import letters
from pipeline.parse.pages.large_print import large_line, made_heading
from pipeline.parse.sanitize import reachable
from pipeline.parse.words.dates import moment
from pipeline.parse.words.table import every, word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SITE = re.compile(r"\s+(?:\||::|»|«|–|—|-)\s+(?=[^|:»«–—-]{2,40}$)")
_BETWEEN = "|｜:：»«–—-·•/"
_PROGRAM = re.compile(
    r"(?:microsoft (?:word|excel|powerpoint|publisher|onenote|frontpage)|(?:libre|open)office)(?:\s*[-–].*)?$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"[^\s_]{1,80}_\S{0,80}(?:\s?\(\d{1,3}\))?|.{1,120}\.(?:docx?|odt|rtf|pdf|html?|txt|md|pages|indd|pub)",
    re.IGNORECASE,
)
_HEADINGS = (
    "h1,h2,h3,.entry-title,.post-title,.wp-block-post-title,[itemprop=headline],.se-title-text,.se_title,.tit_view,"
    ".se-documentTitle .pcol1"
)
_SITES_OWN = "header,#header,#head,#banner,#masthead,#branding,#site-header,#blog-header,[role=banner]"
"""What holds the name of the site, where it holds no piece."""


def headline(parsed: LexborHTMLParser) -> LexborNode | None:
    """The heading of the piece: of those that may be it the longest that the page's title repeats, else the first h1.

    Some themes give the first heading to the site's name, and the piece's own a lower one; pages before CSS have none,
    and set a line in large type instead, which becomes a heading here.
    """
    if parsed.body is None:
        return None
    found = [(node, letters(node.text(deep=True))) for node in parsed.body.css(_HEADINGS)]
    titles = _titles(parsed) if found else ""
    own = [pair for pair in found if not is_name_of_site(pair[0])]
    if sum(node.tag == "h1" for node, _ in own) == 1 and len(own) > 1:
        own = [pair for pair in own if pair[0].tag != "h1" or not _heads_site(pair[0], parsed)]
    repeated = [pair for pair in own if pair[1] and pair[1] in titles]
    if repeated:
        return max(repeated, key=lambda pair: len(pair[1]))[0]
    first = next((node for node, text in own if node.tag == "h1" and text), None)
    if first is not None:
        return first
    site = next((node for node, text in found if node.tag == "h1" and text), None)
    named = parsed.css_first("head > title")
    large = large_line(parsed, _line(named.text(deep=True) if named is not None else None) or "", site)
    if large is None:
        return site
    return large if large.tag in ("h2", "h3") else made_heading(large)


def is_name_of_site(heading: LexborNode) -> bool:
    """Whether a heading only links to the front of the site, as its name does at the top of each page."""
    links = heading.css("a[href]")
    if len(links) != 1 or links[0].text(deep=True).strip() != heading.text(deep=True).strip():
        return False
    return _FRONT.fullmatch((links[0].attributes.get("href") or "").strip()) is not None


def _heads_site(heading: LexborNode, parsed: LexborHTMLParser) -> bool:
    """Whether a first heading in the page's own header is the last part of the title, and the piece has its own."""
    named = parsed.css_first("head > title")
    parts = _SITE.split(_line(named.text(deep=True)) or "") if named is not None else []
    above: LexborNode | None = heading.parent
    if len(parts) < 2 or letters(parts[-1]) != letters(heading.text(deep=True)):
        return False
    banners = {node.mem_id for node in parsed.css(_SITES_OWN)}
    while above is not None and above.tag not in ("article", "main", "body"):
        if above.mem_id in banners:
            return above.parent is not None and above.css_first("h2,h3") is None
        above = above.parent
    return False


_FRONT = re.compile(r"(?:https?:)?(?://[^/?#]+)?/?|\./|(?:\.?/)?(?:index|default|home)\.\w{2,5}", re.IGNORECASE)


def names_of_site(parsed: LexborHTMLParser, heading: LexborNode | None) -> tuple[LexborNode, ...]:
    """The first-level headings that only name the site, where the piece's own `heading` is another."""
    if heading is None:
        return ()
    tops = [node for node in parsed.css("body h1") if node.mem_id != heading.mem_id]
    if heading.tag == "h1":
        return tuple(filter(is_name_of_site, tops))
    titles = _titles(parsed)
    is_titled = not _TITLED.isdisjoint((heading.attributes.get("class") or "").lower().split())
    return tuple(node for node in tops if is_titled or is_name_of_site(node) or letters(node.text(deep=True)) in titles)


_TITLED = word_set("entry-title post-title wp-block-post-title")
"""The classes of a piece's own heading."""


def _titles(parsed: LexborHTMLParser) -> str:
    named = parsed.css_first("head > title")
    return letters(f"{named.text(deep=True) if named else ''} {_meta(_metas(parsed), 'og:title') or ''}")


def declared(parsed: LexborHTMLParser, heading: LexborNode | None, url: str | None, hints: Hints) -> Declared:
    """What the page says of itself. `heading` is its `headline`, `url` what its links are relative to."""
    metas = _metas(parsed)
    named = parsed.css_first("head > title")
    headed = _written(_line(named.text(deep=True)) if named is not None else None)
    title = _line(heading.text(deep=True)) if heading is not None else None
    if not title and headed:
        title = _without_site(headed, _meta(metas, "og:site_name")) or None
    written = _meta(metas, "article:published_time", "date", "dc.date", "datepublished") or _time(parsed)
    root = parsed.css_first("html")
    tag = ((root.attributes.get("lang") if root is not None else "") or "").split("-")[0].lower()
    canonical = parsed.css_first("link[rel=canonical]")
    return Declared(
        title=title,
        headed=headed,
        published=moment(written, hints.timezone) if written else None,
        language=tag if re.fullmatch(r"[a-z]{2,3}", tag) else None,
        summary=_meta(metas, "description", "og:description"),
        url=_linked(canonical.attributes.get("href") if canonical is not None else None, url),
        image=_linked(_meta(metas, "og:image", "og:image:url", "twitter:image"), url),
    )


def _linked(link: str | None, url: str | None) -> str | None:
    return reachable(link, url) if link else None


def _written(headed: str | None) -> str | None:
    """The title in the head, unless a program put its own name or that of a file there."""
    if headed is None or _PROGRAM.match(headed) or _FILE.fullmatch(headed):
        return None
    return None if headed.rstrip(" 0123456789()").casefold() in every("unnamed") else headed


def _without_site(title: str, site: str | None) -> str:
    """`title` without the name of the site at either end: as the page declares it, else what follows the last sign."""
    if site and len(title) > len(site):
        for rest, sign in ((title[: -len(site)], -1), (title[len(site) :], 0)):
            is_end = title.endswith(site) if sign else title.startswith(site)
            if is_end and rest.strip() and rest.strip()[sign] in _BETWEEN:
                return rest.strip(f" {_BETWEEN}")
    return _SITE.split(title, maxsplit=1)[0]


def _metas(parsed: LexborHTMLParser) -> list[tuple[str, str | None]]:
    """The names, in small letters, and the contents of all `<meta>`."""
    attributes = (node.attributes for node in parsed.css("meta"))
    return [
        ((found.get("name") or found.get("property") or found.get("itemprop") or "").lower(), found.get("content"))
        for found in attributes
    ]


def _meta(metas: list[tuple[str, str | None]], *names: str) -> str | None:
    """What the first of `metas` says that has one of `names` and says something."""
    return next(filter(None, (_line(content) for name, content in metas if name in names)), None)


def _time(parsed: LexborHTMLParser) -> str | None:
    node = parsed.css_first("time[datetime]")
    return node.attributes.get("datetime") if node is not None else None


def _line(text: str | None) -> str | None:
    return scrub(" ".join((text or "").split())) or None
