"""What a web page declares of itself: its head, its main heading, the first date it marks up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.session import Hints
from pipeline.parse.blocks import Declared
from pipeline.parse.characters.decode import scrub
from pipeline.parse.sanitize import reachable
from pipeline.parse.words.dates import moment

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SITE = re.compile(r"\s+(?:\||::|»|«|–|—|-)\s+(?=[^|:»«–—-]{2,40}$)")
_BETWEEN = "|｜:：»«–—-·•/"
_HEADINGS = "h1,h2,h3,.entry-title,.post-title,.wp-block-post-title,[itemprop=headline]"


def headline(parsed: LexborHTMLParser) -> LexborNode | None:
    """The heading of the piece: of those that may be it the longest that the page's title repeats, else the first h1.

    Some themes give the first heading to the site's name, and the piece's own a lower one.
    """
    if parsed.body is None:
        return None
    titles = _titles(parsed)
    found = [(node, _squeezed(node.text(deep=True))) for node in parsed.body.css(_HEADINGS)]
    repeated = [pair for pair in found if pair[1] and pair[1] in titles]
    if repeated:
        return max(repeated, key=lambda pair: len(pair[1]))[0]
    return next((node for node, text in found if node.tag == "h1" and text), None)


def names_of_site(parsed: LexborHTMLParser, heading: LexborNode | None) -> tuple[LexborNode, ...]:
    """The first-level headings that only name the site, where the piece's own `heading` is a lower one."""
    if heading is None or heading.tag == "h1":
        return ()
    titles = _titles(parsed)
    return tuple(node for node in parsed.css("body h1") if _squeezed(node.text(deep=True)) in titles)


def _titles(parsed: LexborHTMLParser) -> str:
    named = parsed.css_first("head > title")
    return _squeezed(f"{named.text(deep=True) if named else ''} {_meta(parsed, 'og:title') or ''}")


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def declared(parsed: LexborHTMLParser, heading: LexborNode | None, url: str | None, hints: Hints) -> Declared:
    """What the page says of itself. `heading` is its `headline`, `url` what its links are relative to."""
    title = _line(heading.text(deep=True)) if heading is not None else None
    if not title and (named := parsed.css_first("head > title")) is not None:
        title = _without_site(_line(named.text(deep=True)) or "", _meta(parsed, "og:site_name")) or None
    written = _meta(parsed, "article:published_time", "date", "dc.date", "datePublished") or _time(parsed)
    root = parsed.css_first("html")
    tag = ((root.attributes.get("lang") if root is not None else "") or "").split("-")[0].lower()
    canonical = parsed.css_first("link[rel=canonical]")
    named = parsed.css_first("head > title")
    return Declared(
        title=title,
        headed=_line(named.text(deep=True)) if named is not None else None,
        published=moment(written, hints.timezone) if written else None,
        language=tag if re.fullmatch(r"[a-z]{2,3}", tag) else None,
        summary=_meta(parsed, "description", "og:description"),
        url=reachable(canonical.attributes.get("href"), url) if canonical is not None else None,
        image=reachable(_meta(parsed, "og:image", "og:image:url", "twitter:image"), url),
    )


def _without_site(title: str, site: str | None) -> str:
    """`title` without the name of the site at either end: as the page declares it, else what follows the last sign."""
    if site and len(title) > len(site):
        for rest, sign in ((title[: -len(site)], -1), (title[len(site) :], 0)):
            is_end = title.endswith(site) if sign else title.startswith(site)
            if is_end and rest.strip() and rest.strip()[sign] in _BETWEEN:
                return rest.strip(f" {_BETWEEN}")
    return _SITE.split(title, maxsplit=1)[0]


def _meta(parsed: LexborHTMLParser, *names: str) -> str | None:
    wanted = {name.lower() for name in names}
    for node in parsed.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or node.attributes.get("itemprop") or ""
        if name.lower() in wanted and (content := _line(node.attributes.get("content"))):
            return content
    return None


def _time(parsed: LexborHTMLParser) -> str | None:
    node = parsed.css_first("time[datetime]")
    return node.attributes.get("datetime") if node is not None else None


def _line(text: str | None) -> str | None:
    return scrub(" ".join((text or "").split())) or None
