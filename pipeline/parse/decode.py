"""Bytes → text. Encodings, byte order marks, and every character that no text should hold end here."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NoReturn

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.parse.mojibake import repair

LIMIT = 8_000_000
"""Bytes of the largest text we read; a transcript of twelve hours has less than one million."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Not in XML 1.0 §2.2 (so in no feed), invisible without need, or able to turn the reading direction of what follows.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
)
_LINES = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")


def place(document: Document) -> str:
    """Where the document comes from, for messages: "source/origin"."""
    return f"{document.source}/{document.origin}"


def decode(document: Document, declared: str | None = None) -> str:
    """The text of `document`, in NFC, with \\n as the only line break.

    `declared` is an encoding that the content itself names; the carrier's (`document.charset`) goes before it.
    Raises DocumentError for what is too large or is not text.
    """
    data = document.data
    if len(data) > LIMIT:
        size = f"{len(data) / 1e6:.0f} MB"
        raise DocumentError(
            f"{place(document)}: the file has {size}, a session at most {LIMIT // 1_000_000} MB; split it"
        )
    text = scrub(repair(_characters(document, data, document.charset or declared)))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def scrub(text: str) -> str:
    """`text` without control characters, lone surrogates, soft hyphens and other invisible strays."""
    text = _LINES.sub("\n", text)
    return _UNWANTED.sub("", text)


def _characters(document: Document, data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = _strict(data[len(mark) :], encoding)
            if marked is None:
                _not_text(document, f"begins as {encoding} but is not")
            return marked
    if data.count(0) > len(data) // 1000:
        _not_text(document, "contains zero bytes")
    found = _strict(data, "utf-8")
    if found is None and declared:
        found = _strict(data, declared)
    if found is None and _looks_western(data):
        found = _strict(data, "cp1252")
    if found is None:
        found = _guessed(data)
    if found is None:
        _not_text(document, "is in no encoding we know")
    return found


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _looks_western(data: bytes) -> bool:
    return len(data.translate(None, bytes(range(128)))) < len(data) * 0.25


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    # A few kilobytes decide; the guess over megabytes would take minutes.
    best = from_bytes(data[:20_000]).best()
    return data.decode(best.encoding, "replace") if best is not None else None


def _not_text(document: Document, why: str) -> NoReturn:
    raise DocumentError(
        f"{place(document)}: the file {why}; save it as UTF-8 text, or give it the ending of its real format"
    )
