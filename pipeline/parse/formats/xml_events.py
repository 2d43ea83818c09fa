"""XML as a stream of events, for files that may be large and hostile: no document type, no entities, no network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from pipeline.errors import DocumentError

DEPTH = 512
"""Elements inside each other."""
CHUNK = 1 << 16
TOKEN = 2_000_000
"""Bytes of one tag, comment or processing instruction: expat reads an unfinished one again with each chunk."""

_LONGEST_REASON = 60
"""Characters of what the library says, which may quote the file."""

# XML 1.0 §2.2 allows none of these, and yet programs write them. Without them a file in UTF-8 is as good as any.
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


class Event(NamedTuple):
    """The start of an element, its end, or text; of the three, text comes in pieces."""

    kind: str
    """start, end or text."""
    value: str
    """The element's name as "namespace}local", or "local" without a namespace; or the text."""
    attributes: dict[str, str]


_NONE: dict[str, str] = {}


def events(data: bytes, where: str) -> Iterator[Event]:
    """What `data` holds, in order, a chunk at a time. `where` names the file in messages.

    Raises DocumentError, with the line, for what is not well-formed, declares a document type (which is what entities
    and external parts need), or is nested or written so that no program made it in earnest.
    """
    found: list[Event] = []
    parser = _parser(found, where)
    is_wide = data.startswith(_WIDE)
    view = memoryview(data)
    start = _first(data)
    fed = 0
    try:
        for place in range(start, len(view), CHUNK):
            chunk = bytes(view[place : place + CHUNK])
            piece = chunk if is_wide else chunk.translate(None, _CONTROLS)
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - max(parser.CurrentByteIndex, 0) > TOKEN:
                raise DocumentError(f"{where}: one XML tag has over {TOKEN // 10**6} MB; export the file again")
            yield from found
            found.clear()
        parser.Parse(b"", True)
        yield from found
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", None)
        at = f", line {line}" if line else ""
        reason = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)[:_LONGEST_REASON]
        raise DocumentError(f"{where}{at}: the XML is broken ({reason}); export or save the file again") from error


def _first(data: bytes) -> int:
    """Where the markup begins: exports are often preceded by blank lines, which XML forbids."""
    blank = len(data[:CHUNK]) - len(data[:CHUNK].lstrip(b" \t\r\n"))
    return blank if blank < CHUNK else 0


def _parser(found: list[Event], where: str) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.buffer_size = CHUNK
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise DocumentError(f"{where}: elements are nested over {DEPTH} deep; take out the nesting")
        found.append(Event("start", name, attributes))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append(Event("end", name, _NONE))

    def refuse(*_: object) -> None:
        raise DocumentError(
            f"{where}: the XML declares a document type, which no such file needs; export or save it again"
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: found.append(Event("text", text, _NONE))
    parser.StartDoctypeDeclHandler = refuse
    return parser
