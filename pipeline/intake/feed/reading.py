"""A feed of any kind → its entries: looks at what the answer holds, not at what the server calls it."""

from __future__ import annotations

import re

from pipeline.errors import Unreachable
from pipeline.intake import hypertext
from pipeline.intake.feed import jsonfeed, rss_atom
from pipeline.intake.feed.entries import Channel
from pipeline.intake.manners.fetch import Answer


def read(answer: Answer) -> Channel:
    """The feed in an answer, whatever media type it came under. Raises Unreachable when it is none."""
    data = answer.data
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[")):
        return jsonfeed.read(data, answer.url)
    if hypertext.is_page(data) and not re.search(rb"<(?:rss|feed|\w*:?RDF)\b", data[:4000]):
        feeds = hypertext.read(data, answer.charset, answer.url).feeds
        found = f"its feeds are {', '.join(feeds[:5])}" if feeds else "it announces no feed"
        raise Unreachable(f"{answer.url}: is a web page, not a feed; {found}")
    if not data.strip():
        raise Unreachable(f"{answer.url}: the feed is empty; it is tried again later")
    return rss_atom.read(data, answer.charset, answer.url)
