"""OpenDocument texts (.odt, .fodt) → blocks: content.xml read as a stream into HTML, then the common walk."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import Declared, Reading
from pipeline.parse.characters.decode import place, scrub
from pipeline.parse.formats.odt_styles import TEXT, Styles
from pipeline.parse.formats.package import MARKUP, inspect
from pipeline.parse.formats.xml_events import Event, events
from pipeline.parse.pages.markup import blocks, tree
from pipeline.parse.words.table import word_set

_MEDIA = b"application/vnd.oasis.opendocument.text"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_DRAW = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
_META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
_DC = "http://purl.org/dc/elements/1.1/"
_HREF = "http://www.w3.org/1999/xlink}href"

_PREFIXES = {TEXT: "text", _TABLE: "table", _DRAW: "draw", _SVG: "svg", _OFFICE: "office", _DC: "dc", _META: "meta"}
# What a reader of the printed page would not see as text of the piece: deleted passages, comments, indexes, forms.
_UNSEEN = word_set(
    "text:tracked-changes office:annotation office:annotation-end office:binary-data office:forms office:scripts "
    "office:settings office:master-styles text:table-of-content text:alphabetical-index text:illustration-index "
    "text:table-index text:user-index text:bibliography text:sequence-decls text:variable-decls "
    "text:user-field-decls text:ruby-text text:note-citation draw:object table:covered-table-cell"
)
_PLAIN = {"table:table-row": "tr", "table:table-cell": "td"}
# Numbered headings stand in lists of their own.
_NUMBERED_HEADING = re.compile(
    r"(?:<[ou]l[^>]{0,20}><li>)+(<h[1-6]>(?:[^<]|<(?!/?h[1-6]>))*</h[1-6]>)(?:</li></[ou]l>)+"
)
_MOST_SPACES = 100
_LARGEST_NUMBER = 9999


def read(document: Document, hints: Hints) -> Reading:
    """The blocks of an .odt or .fodt file. Raises DocumentError for what is none, is a bomb, locked or damaged."""
    where = place(document)
    writer = _Writer(Styles())
    if document.data.startswith(b"PK"):
        _unpack(document.data, where, writer)
    else:
        if len(document.data) > MARKUP:
            raise DocumentError(f"{where}: the OpenDocument file has over {MARKUP // 10**6} MB; make it smaller")
        writer.take(events(document.data, where))
    if not writer.is_text:
        raise DocumentError(f"{where}: the file is no OpenDocument text, though it is named like one; save it as one")
    html = _NUMBERED_HEADING.sub(r"\1", scrub("".join(writer.out)))
    return Reading(blocks(tree(html, where).body, document.url), writer.declared(), address=document.url)


def _unpack(data: bytes, where: str, writer: _Writer) -> None:
    inspect(data, where, "OpenDocument file", _is_text)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            parts = {name: package.read(name) for name in ("styles.xml", "meta.xml", "content.xml") if name in names}
            is_locked = "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml")
    except Exception as error:  # zipfile raises over a dozen kinds, zlib.error among them
        raise DocumentError(f"{where}: the file is no OpenDocument file, or is damaged; save it again") from error
    if is_locked:
        raise DocumentError(f"{where}: the OpenDocument file is locked with a password; save it without one")
    if "styles.xml" in parts:
        writer.styles.learn_all(events(parts["styles.xml"], where))
    if "meta.xml" in parts:
        writer.take(events(parts["meta.xml"], where))
    writer.take(events(parts["content.xml"], where))


def _is_text(package: zipfile.ZipFile) -> bool:
    names = package.namelist()
    if "mimetype" in names:
        with package.open("mimetype") as part:
            kind = part.read(200)
        if not kind.startswith(_MEDIA):
            return False
    return "content.xml" in names


class _List(NamedTuple):
    """A list that is open."""

    style: str | None
    """None for lists inside others: only the outermost counts on from list to list."""
    tag: str


@dataclass(slots=True)
class _Writer:
    """Events of an OpenDocument file → HTML, on stacks of its own: depth is the document's choice."""

    styles: Styles
    out: list[str] = field(default_factory=list)
    is_text: bool = False
    _closing: list[str] = field(default_factory=list)
    _skip: int = 0
    """How many elements are open since the first that readers do not see."""
    _lists: list[_List] = field(default_factory=list)
    _counted: dict[str, int] = field(default_factory=dict)
    _paragraphs: int = 0
    _notes: list[str] = field(default_factory=list)
    _outside: list[list[str]] = field(default_factory=list)
    """While a footnote or a text box is read, the output that it interrupts."""
    _note_count: int = 0
    _about: dict[str, list[str]] = field(default_factory=dict)
    _gathering: list[str] | None = None

    def take(self, stream: Iterable[Event]) -> None:
        """Take up all of a content.xml, a meta.xml, or a flat file."""
        for event in stream:
            self.styles.learn(event)
            if self._skip:
                self._skip += {"start": 1, "end": -1, "text": 0}[event.kind]
            elif event.kind == "text":
                self._text(event.value)
            elif event.kind == "start":
                self._start(_short(event.value), event.attributes)
            else:
                self._end(_short(event.value))

    def declared(self) -> Declared:
        """What the file's properties say. Their language is the program's, mostly, and their date that of saving."""

        def first(name: str) -> str | None:
            return next((line for text in self._about.get(name, ()) if (line := " ".join(scrub(text).split()))), None)

        words = (" ".join(scrub(text).split()) for text in self._about.get("meta:keyword", ()))
        return Declared(
            title=first("dc:title"),
            author=first("meta:initial-creator") or first("dc:creator"),
            summary=first("dc:description"),
            topics=tuple(dict.fromkeys(word for word in words if word)),
        )

    def _text(self, text: str) -> None:
        if self._gathering is not None:
            self._gathering.append(text)
        elif self._paragraphs:
            self.out.append(escape(text, quote=False))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _UNSEEN or self._is_hidden(name, attributes):
            self._skip = 1
            return
        closing = ""
        if name in ("text:p", "text:h"):
            closing = self._paragraph(name, attributes)
        elif name == "text:span":
            look = self.styles.look("text", attributes.get(f"{TEXT}}}style-name"))
            closing = self._open(*look.tags)
        elif name == "text:a":
            self.out.append(f'<a href="{escape(attributes.get(_HREF, ""))}">')
            closing = "</a>"
        elif name in ("text:list", "text:list-item", "text:list-header"):
            closing = self._list(name, attributes)
        elif name == "text:note":
            self._note_count += 1
            self.out.append(f"<sup>{self._note_count}</sup>")
        elif name in ("text:note-body", "draw:text-box"):
            self._outside.append(self.out)
            self.out = []
        elif name in ("table:table", *_PLAIN):
            closing = self._open(_PLAIN.get(name, "table"))
        elif name == "office:text":
            self.is_text = True
        elif self._paragraphs:
            self._mark(name, attributes)
        if name in ("svg:title", "svg:desc") or name.startswith(("dc:", "meta:")):
            self._gathering = []
        self._closing.append(closing)

    def _is_hidden(self, name: str, attributes: dict[str, str]) -> bool:
        family = {"text:p": "paragraph", "text:h": "paragraph", "text:span": "text"}.get(name)
        return family is not None and bool(self.styles.look(family, attributes.get(f"{TEXT}}}style-name")).hidden)

    def _mark(self, name: str, attributes: dict[str, str]) -> None:
        if name == "text:line-break":
            self.out.append("<br>")
        elif name == "text:tab":
            self.out.append(" ")
        elif name == "text:s":
            count = attributes.get(f"{TEXT}}}c", "1")
            self.out.append(" " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, _MOST_SPACES))

    def _end(self, name: str) -> None:
        if self._gathering is not None:
            text = "".join(self._gathering)
            self._gathering = None
            if name in ("svg:title", "svg:desc"):
                self._about.setdefault("alt", []).append(text)
            else:
                self._about.setdefault(name, []).append(text)
        elif name == "draw:frame":
            described = self._about.pop("alt", None)
            if described and self._paragraphs:
                self.out.append(escape(" ".join(described[-1].split()), quote=False))
        self.out.append(self._closing.pop())
        if name in ("text:p", "text:h"):
            self._paragraphs -= 1
        elif name == "text:list":
            self._lists.pop()
        elif name in ("text:note-body", "draw:text-box") and self._outside:
            inner, self.out = "".join(self.out), self._outside.pop()
            number = f"<p><sup>{self._note_count}</sup> " if name == "text:note-body" else ""
            self._notes.append(number + inner.removeprefix("<p>") if number else inner)
        if not self._paragraphs and not self._lists and not self._outside and self._notes:
            self.out.extend(self._notes)
            self._notes.clear()

    def _paragraph(self, name: str, attributes: dict[str, str]) -> str:
        style = attributes.get(f"{TEXT}}}style-name")
        self._paragraphs += 1
        outer = {"Title": "h1", "Quotations": "blockquote", "Preformatted Text": "pre"}.get(
            self.styles.stems_from(style, "Title", "Quotations", "Preformatted Text") or "", "p"
        )
        if name == "text:h" and outer != "h1":
            level = attributes.get(f"{TEXT}}}outline-level", "1")
            return self._open(f"h{min(int(level) if level.isdecimal() and len(level) < 3 else 1, 6)}")
        return self._open(outer, *(self.styles.look("paragraph", style).tags if outer == "p" else ()))

    def _list(self, name: str, attributes: dict[str, str]) -> str:
        if name != "text:list":
            self._count(attributes.get(f"{TEXT}}}start-value"))
            return self._open("li")
        style = attributes.get(f"{TEXT}}}style-name") or (self._lists[-1].style if self._lists else None)
        tag = "ol" if self.styles.is_numbered(style) else "ul"
        goes_on = attributes.get(f"{TEXT}}}continue-numbering") == "true" or f"{TEXT}}}continue-list" in attributes
        if style and not self._lists and not goes_on:
            self._counted[style] = 0
        start = self._counted.get(style or "", 0) + 1 if not self._lists else 1
        self._lists.append(_List(style if not self._lists else None, tag))
        self.out.append(f'<ol start="{start}">' if tag == "ol" else "<ul>")
        return f"</{tag}>"

    def _count(self, start: str | None) -> None:
        style = self._lists[-1].style if self._lists else None
        if style is None:
            return
        if start is not None and start.isdecimal() and len(start) < 5 and self.out[-1].startswith("<ol"):
            self.out[-1] = f'<ol start="{int(start)}">'
            self._counted[style] = int(start) - 1
        self._counted[style] = min(self._counted.get(style, 0) + 1, _LARGEST_NUMBER)

    def _open(self, *tags: str) -> str:
        self.out.extend(f"<{tag}>" for tag in tags)
        return "".join(f"</{tag}>" for tag in reversed(tags))


def _short(name: str) -> str:
    """ "namespace}local" with the usual prefix for the namespaces we know: "text:p"."""
    space, _, local = name.rpartition("}")
    return f"{_PREFIXES.get(space, space)}:{local}"
