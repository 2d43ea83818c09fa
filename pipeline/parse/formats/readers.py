"""The registry: which reader understands which media type. To add one, see docs/adding-a-format.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipeline.errors import DocumentError
from pipeline.model.document import DOCX, Document
from pipeline.model.session import Hints
from pipeline.parse.blocks import LONGEST, MOST, Reading
from pipeline.parse.characters.decode import place
from pipeline.parse.formats import asciidoc, docx, eml, markdown, odt, org, plaintext, transcript, wml, wxr
from pipeline.parse.pages import webpage

Reader = Callable[[Document, Hints], Reading]

READERS: dict[str, Reader] = {
    "text/plain": plaintext.read,
    "text/markdown": markdown.read,
    "text/html": webpage.read,
    DOCX: docx.read,
    "text/asciidoc": asciidoc.read,
    "text/org": org.read,
    "text/x-wml": wml.read,
    "message/rfc822": eml.read,
    "text/vtt": transcript.read,
    "application/x-subrip": transcript.read,
    "application/vnd.oasis.opendocument.text": odt.read,
    "application/vnd.oasis.opendocument.text-flat-xml": odt.read,
}

_HEADER = 4000
"""Bytes among which the header of a message saved as text ends."""
_LETTER = re.compile(
    rb"(?:\xef\xbb\xbf)?(?=(?:[A-Za-z-]{2,30}:[^\n]{0,400}\n){0,12}?Subject:[^\n]{3})"
    rb"(?=(?:[A-Za-z-]{2,30}:[^\n]{0,400}\n){0,12}?(?:From|Date|To):[^\n]{3})"
    rb"(?:[A-Za-z-]{2,30}:[^\n]{0,400}\n){2,13}[ \t\r]*\n"
)

COLLECTIONS: dict[str, Callable[[Document], Iterator[tuple[str, Document]]]] = {"application/rss+xml": wxr.posts}
"""Media types that hold several documents, and who takes them out one by one: (part, document)."""


def reading(document: Document, hints: Hints) -> Reading:
    """`document` as the reader of its media type understands it.

    Raises DocumentError when there is no such reader, or when the document is beyond all measure.
    """
    try:
        reader = READERS[document.media_type]
    except KeyError as error:
        known = ", ".join(sorted(READERS.keys() | COLLECTIONS.keys()))
        raise DocumentError(
            f"{place(document)}: {document.media_type} is not a format we read; use one of {known}"
        ) from error
    if reader is plaintext.read and _LETTER.match(document.data, 0, _HEADER):
        reader = eml.read  # a message that somebody saved as text
    found = reader(document, hints)
    if len(found.blocks) > MOST:
        raise DocumentError(f"{place(document)}: the document has over {MOST} paragraphs; split it")
    if any(len(block.html) > LONGEST for block in found.blocks):
        raise DocumentError(f"{place(document)}: a paragraph has over {LONGEST} characters; give it blank lines")
    return found
