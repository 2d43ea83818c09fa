"""Bytes → text. Encodings, byte order marks, and every character that no text should hold end here."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NoReturn

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.parse.characters import charset
from pipeline.parse.characters.mojibake import repair

LIMIT = 25_000_000
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
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff]"
)
_STRAY = re.compile("[\udc80-\udcff]")
_LOOK = 4000
"""Characters that tell whether the byte order is right."""
_LINES = re.compile("[\r\x0c\x85\u2028\u2029]")


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
    # Nearly every text is clean, and this finds out in a tenth of the time.
    if _is_clean(text) or ("\r" in text and _is_clean(text := text.replace("\r\n", "\n"))):
        return text
    return _UNWANTED.sub("", _LINES.sub("\n", text))


def _is_clean(text: str) -> bool:
    """Whether `text` surely holds nothing but what can be seen, and the usual white space."""
    bare = text.replace("\n", " ").replace("\t", " ")
    is_seen = bare.isprintable() or bare.replace("\xa0", " ").replace("\u3000", " ").isprintable()
    return is_seen and "\u3164" not in text


def _characters(document: Document, data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = _strict(data[len(mark) :], encoding)
            if marked is None:
                _not_text(document, f"begins as {encoding} but is not")
            return marked
    name = charset.known(declared) if declared else None
    if 0 in data:
        return _wide(document, data, name)
    if b"\x1b$" in data and (shifted := _strict(data, "iso2022_jp_2")) is not None:
        return shifted  # seven bits, and so UTF-8 too, but nobody means the escapes
    found = _strict(data, "utf-8")
    if found is None and name and name != "utf-8":
        found = _declared(data, name)
    if found is None:
        found = _nearly_utf8(data)
    if found is None and (guess := charset.guessed(data)) is not None:
        found = data.decode(guess, "replace")
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


def _declared(data: bytes, name: str) -> str | None:
    """`data` in the encoding that was declared, unless it does not fit at all: one broken character in 500 may be."""
    text = data.decode(name, "replace")
    return text if text.count("\ufffd") * 500 <= len(text) else None


def _wide(document: Document, data: bytes, name: str | None) -> str:
    """Text with zero bytes: UTF-16 or UTF-32 without a byte order mark, if it is text at all."""
    declared = [name] if name and name.startswith(("utf-16", "utf-32")) else []
    for encoding in (*declared, "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = _strict(data, encoding)
        if text is not None and _is_plausible(text[:_LOOK]):
            return text
    if data.count(0) > len(data) // 1000:
        _not_text(document, "contains zero bytes")
    return _characters(document, data.replace(b"\0", b""), name)


def _is_plausible(text: str) -> bool:
    """Whether it is such as people write: with its bytes swapped, text is unassigned or Chinese, and without spaces."""
    odd = sum(unicodedata.category(sign) in ("Cn", "Co", "Cc", "Cs") and sign not in "\t\n\r\f" for sign in text)
    spaces = sum(sign in " \n\u3000" for sign in text)
    return odd * 100 <= len(text) and (spaces * 200 >= len(text) or len(text) < 20)


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 into which somebody pasted a few bytes of Windows-1252: they are read as such, the rest as it is."""
    text = data.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= sign <= "\udcff" for sign in text)
    if sum(sign > "\x7f" for sign in text) < strays * 20:
        return None
    return _STRAY.sub(lambda match: bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace"), text)


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
