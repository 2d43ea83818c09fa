"""Entries: what RSS, Atom and JSON feeds have in common, and whether an entry holds its whole text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import astuple, dataclass
from datetime import datetime

from pipeline.intake.hypertext import reading
from pipeline.intake.links import schemeless

_FURNITURE = re.compile(
    r"\s*<p>\s*The post\s+<a\b[^>]*>[^<]*</a>\s+(?:appeared first on|first appeared on)\s+"
    r"<a\b[^>]*>[^<]*</a>\.?\s*</p>\s*\Z",
    re.IGNORECASE,
)
_CUT = re.compile(r"[\[(]\s*(?:…|\.{3})\s*[\])]\s*\Z")
_MORE = re.compile(
    r"(?:continue reading|read (?:more|on|the (?:rest|full)\b)|keep reading|weiterlesen|weiter lesen|mehr lesen|"
    r"lire la suite|(?:seguir|sigue) leyendo|leer más|continuar? (?:lendo|leyendo)|leia mais|continua a leggere|"
    r"leggi tutto|lees (?:verder|meer)|läs mer|les mer|læs mere|lue lisää|czytaj (?:dalej|więcej)|"
    r"читать (?:далее|дальше|полностью)|続きを読む|阅读(?:更多|全文))"
    r"[^.?!]{0,100}\Z",
    re.IGNORECASE,
)
_MORE_LINK = re.compile(r"""<a\b[^>]*\bclass=["'][^"']*\b(?:more-link|read-?more|continue-reading)\b""", re.IGNORECASE)
_TRAILING_DOTS = re.compile(r"(?:…|\.{3})\s*\Z")
_SHORT = 1000
_LONG = 3000
_LONGEST_SUMMARY = 600


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as it was written; links are absolute."""

    guid: str = ""
    """The id as given."""
    number: str = ""
    """The post's number, where the feed's program says it beside the guid (WordPress.com)."""
    link: str = ""
    title: str | None = None
    content: str = ""
    """What stands where the whole text should stand."""
    media_type: str = "text/html"
    base: str = ""
    """Against which links in `content` are to be resolved, where the feed says so."""
    summary: str = ""
    """RSS description, Atom summary: HTML or text."""
    published: datetime | None = None
    author: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()
    image: str | None = None

    @property
    def origin(self) -> str:
        """Its identity: the guid without its scheme, else the link without it, else a hash of title and date; or ""."""
        if name := schemeless(self.guid) or schemeless(self.link):
            return name
        if self.title is None:
            return ""
        return (
            "untold:" + hashlib.sha256(repr((self.title, self.published)).encode("utf-8", "replace")).hexdigest()[:32]
        )

    @property
    def digest(self) -> str:
        """Changes when anything in the entry does: 16 hexadecimal digits."""
        return hashlib.sha256(repr(astuple(self)).encode("utf-8", "replace")).hexdigest()[:16]

    @property
    def text(self) -> str:
        """The whole text as HTML (or plain text, see `media_type`) if the entry holds it, else ""."""
        content, summary = _without_furniture(self.content), _without_furniture(self.summary)
        if content and _is_whole(content, reading(summary)):
            return content
        if summary and not content and (not self.link or _is_whole(summary, None)):
            return summary
        return ""

    @property
    def text_of_wordpress(self) -> str:
        """The same for an entry that WordPress made: what stands where the whole text should stand always is it."""
        content = _without_furniture(self.content)
        return content if reading(content) and not _is_cut(content, reading(content)) else self.text

    @property
    def human_summary(self) -> str | None:
        """The summary if a person seems to have written it: it stands beside the whole text and does not begin it."""
        written, whole = reading(self.summary), reading(self.content)
        if (
            not written
            or len(written) > _LONGEST_SUMMARY
            or len(whole) <= len(written)
            or _is_cut(self.summary, written)
        ):
            return None
        return None if _letters(whole).startswith(_letters(written)[:80]) else written


def _without_furniture(markup: str) -> str:
    """`markup` without the line that WordPress plug-ins put below posts in feeds, and only there."""
    tail = markup[-_SHORT:].rstrip()
    return markup[: max(len(markup) - _SHORT, 0)] + _FURNITURE.sub("", tail)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text[:_LONGEST_SUMMARY].casefold()))


def _is_cut(markup: str, text: str) -> bool:
    """Whether a text ends as machines end what they cut. A long interview may end in “…” of its own."""
    if _CUT.search(text) or _MORE.search(text[-200:]) or _MORE_LINK.search(markup[-2000:]):
        return True
    return len(text) < _SHORT and bool(_TRAILING_DOTS.search(text))


def _is_whole(markup: str, summary: str | None) -> bool:
    """Whether `markup` is a whole text: not cut, and clearly longer than the summary or, without one, long."""
    text = reading(markup)
    if not text or _is_cut(markup, text):
        return False
    if summary is None:
        return len(text) >= _LONG
    return len(text) >= _LONG or len(text) > 1.3 * len(summary)


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: its entries, and where the older ones are."""

    entries: tuple[Entry, ...]
    title: str = ""
    home: str = ""
    """Address of the site that the feed is of."""
    older: str | None = None
    """Address of the next, older page of the feed: RFC 5005's `next` or `prev-archive`, JSON Feed's `next_url`."""
    is_wordpress: bool = False
    """Whether WordPress made it, which gives older entries with `?paged=2`."""
