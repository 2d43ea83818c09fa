"""Places: where in a draft something personal stands, and how it has to be written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from markupsafe import escape

from pipeline.errors import TemplateError
from pipeline.model.letter import Draft, Reader, Value
from pipeline.render.mail.headers import OVERRIDES, one_line
from pipeline.render.mail.personal import MARK, Said

LONGEST = 254
"""Characters of anything personal: as long as an address may be (RFC 5321 §4.5.3.1.3)."""

_TOKEN = 56
"""Characters of a token, which are always ASCII (`model/tokens.py`)."""

Sort = Literal["header", "text", "html", "attribute", "url"]

_BYTES: dict[Sort, int] = {"header": 4, "text": 4, "html": 5, "attribute": 5, "url": 12}
"""What a character can become: four bytes of UTF-8, each of them %XX in an address; `&` is five letters in HTML."""

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FSI, _PDI = "\u2068", "\u2069"
_IN_ADDRESS = re.compile(r"(?:https?://[^\s<>\"/?#]+[/?#]|mailto:)[^\s<>\"]*")
_PIECE = re.compile(
    r"(?P<closed><!--.*?-->|<(?:style|script)\b.*?</(?:style|script)\s*>|<![^>]*>)"
    r"|(?P<line><title\b[^>]*>[^<]*</title\s*>)"
    r"|(?P<tag></?[A-Za-z][^\s/>]*(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_ADDRESSES = frozenset({"href", "src", "cite"})
_SPOKEN = frozenset({"alt", "title", "aria-label", "summary", "content"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something personal stands."""

    value: Value
    sort: Sort
    is_rtl: bool = False

    def __call__(self, reader: Reader) -> str:
        """What to write there."""
        value = cleaned(self.value(reader))
        sort = self.sort
        if sort == "url":
            return value if value.isalnum() and value.isascii() else quote(value, safe="@-._~")
        if sort in ("text", "html") and (self.is_rtl or not value.isascii()):
            value = self._isolated(value)
        return escape(value) if sort in ("html", "attribute") else value

    @property
    def most(self) -> int:
        """Bytes of UTF-8 that it takes at most, whoever reads it."""
        if isinstance(self.value, Said) and self.value.kind == "token":
            return _TOKEN
        return LONGEST * _BYTES[self.sort] + len((_FSI + _PDI).encode())

    def _isolated(self, value: str) -> str:
        """Such that a name of the other direction does not turn around what stands beside it (UAX #9 §2.7)."""
        return f"{_FSI}{value}{_PDI}" if value and (self.is_rtl or _FROM_RIGHT.search(value)) else value


Segment = str | Place


def cleaned(value: str) -> str:
    """One line of at most LONGEST characters, without what steers the direction of everything after it."""
    if value.isprintable():  # which no control of any kind is
        return value[:LONGEST]
    return one_line(OVERRIDES.sub("", value), LONGEST)


def in_text(text: str, places: Mapping[str, Value], *, is_rtl: bool = False) -> list[Segment]:
    """Plain text, cut at its places: always a string, a place, a string… Raises TemplateError for what is no mark."""
    addresses = [match.span() for match in _IN_ADDRESS.finditer(text)] if MARK.search(text) else []

    def sort(at: int) -> Sort:
        return "url" if any(start < at < end for start, end in addresses) else "text"

    return _cut(text, places, sort, is_rtl, "mail/session.txt")


def in_subject(subject: str, places: Mapping[str, Value]) -> list[Segment]:
    """The subject, cut at its places."""
    return _cut(subject, places, lambda at: "header", False, "mail/subject.txt")


def in_html(html: str, places: Mapping[str, Value], *, is_rtl: bool = False) -> list[Segment]:
    """The HTML part, cut at its places. Raises TemplateError where nothing personal can stand."""
    sorts: dict[int, Sort] = {}
    if MARK.search(html):
        for piece in _PIECE.finditer(html):
            if MARK.search(piece[0]):
                sorts |= _in_piece(piece)
    return _cut(html, places, lambda at: sorts.get(at, "html"), is_rtl, "mail/session.html")


def _in_piece(piece: re.Match[str]) -> dict[int, Sort]:
    marks = {piece.start() + mark.start() for mark in MARK.finditer(piece[0])}
    if piece["line"]:
        return dict.fromkeys(marks, "attribute")
    found: dict[int, Sort] = {}
    for attribute in _ATTRIBUTE.finditer(piece["tag"] or ""):
        start, value = piece.start() + attribute.start(2) + 1, attribute[2][1:-1]
        for mark in MARK.finditer(value):
            found[start + mark.start()] = _in_attribute(attribute[1].lower(), value[: mark.start()])
    if found.keys() != marks:
        raise TemplateError(
            "templates/mail/session.html: something of subscriber stands in a comment, a style or the name of an"
            " element or attribute; it can stand in the text and between the quotation marks of href, alt and title"
        )
    return found


def _in_attribute(name: str, before: str) -> Sort:
    if name in _SPOKEN:
        return "attribute"
    if name not in _ADDRESSES:
        raise TemplateError(
            f"templates/mail/session.html: something of subscriber stands in the attribute {name}; it can stand in the"
            " text and in href, src, alt, title, aria-label"
        )
    if not _IN_ADDRESS.match(MARK.sub("", before)):
        raise TemplateError(
            f"templates/mail/session.html: an address ({name}) begins with something of subscriber; write its"
            " beginning, https://example.org/, and let only what follows be personal"
        )
    return "url"


def _cut(text: str, places: Mapping[str, Value], sort: Callable[[int], Sort], is_rtl: bool, name: str) -> list[Segment]:
    segments: list[Segment] = []
    end = 0
    for mark in MARK.finditer(text):
        if mark[0] in places:
            where = sort(mark.start())
            segments += [text[end : mark.start()], Place(_once(places[mark[0]], where), where, is_rtl)]
            end = mark.end()
    segments.append(text[end:])
    _check(segments, places, name)
    return segments


def _once(value: Value, sort: Sort) -> Value:
    """A value that the template has percent-encoded for an address, which we do ourselves, is not encoded twice."""
    if sort == "url" and isinstance(value, Said) and value.changes[-1:] == (("urlencode", ()),):
        return Said(value.kind, value.key, value.changes[:-1])
    return value


def _check(segments: Sequence[Segment], places: Mapping[str, Value], name: str) -> None:
    """No piece of a mark may ever be read by anybody. Raises TemplateError."""
    letters = {mark[5:17] for mark in places}
    pieces = {f"qzjxv{one}"[at : at + 8] for one in letters for at in range(10)}
    for text in (each.lower() for each in segments if isinstance(each, str)):
        if any(piece in text for piece in pieces):
            raise TemplateError(
                f"templates/{name}: it takes something of subscriber apart or changes it after it was joined with other"
                " text; apply filters to the value itself: {{ subscriber.name | upper }}"
            )


def filled(draft: Draft, places: Mapping[str, Value], reader: Reader, *, is_rtl: bool = False) -> Draft:
    """The draft as this reader reads it, no mark in it any more. Raises TemplateError for leftovers."""

    def joined(segments: Sequence[Segment]) -> str:
        return "".join(each if isinstance(each, str) else each(reader) for each in segments)

    return Draft(
        one_line(joined(in_subject(draft.subject, places))),
        joined(in_text(draft.text, places, is_rtl=is_rtl)),
        None if draft.html is None else joined(in_html(draft.html, places, is_rtl=is_rtl)),
    )
