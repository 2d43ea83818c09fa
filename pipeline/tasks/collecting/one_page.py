"""One page: fetch a single address as a run would, to see how it is read."""

from __future__ import annotations

from urllib.parse import urlsplit

from pipeline.config import Settings, Source
from pipeline.errors import DocumentError
from pipeline.intake.manners.fetch import Fetcher
from pipeline.model.document import DOCX, Document

_KINDS = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", DOCX})


def one_page(url: str, fetch: Fetcher) -> Document:
    """The document at `url`. Raises Unreachable when it cannot be had, DocumentError when it is no page."""
    answer = fetch.get(url, accept="text/html, text/plain;q=0.9, */*;q=0.1", is_page=True)
    kind = answer.media_type or "text/html"
    if kind not in _KINDS:
        raise DocumentError(f'{url}: is {kind}, not a page; a feed is read by a [[source]] of kind "feed"')
    kind = "text/html" if kind == "application/xhtml+xml" else kind
    return Document(".", url, kind, answer.data, charset=answer.charset, url=answer.url)


def source_of(url: str, settings: Settings | None) -> Source | None:
    """The source of the same host, whose secrets and hints apply to the page too."""
    host = urlsplit(url).hostname
    every = settings.source if settings else ()
    return next((each for each in every if each.is_on_the_web and urlsplit(each.url).hostname == host), None)
