"""The relaxed canonical forms of header fields and bodies, as DKIM hashes them (RFC 6376 §3.4.2, §3.4.4)."""

from __future__ import annotations

import re

CRLF = b"\r\n"

_SPACE = re.compile(rb"[ \t]+")


def header(field: bytes) -> tuple[bytes, bytes]:
    """The name of a header field in lower case, and the field's canonical form with its CRLF.

    `field` is complete: name, colon, value, folded or not, with or without the closing CRLF.
    """
    name, _, value = field.partition(b":")
    name = name.strip().lower()
    if b"\v" in value or b"\f" in value:  # no white space to the RFC, but to split()
        unfolded = _SPACE.sub(b" ", value.replace(CRLF, b"")).strip(b" ")
    else:
        unfolded = b" ".join(value.split())
    return name, b"%b:%b\r\n" % (name, unfolded)


def lines(piece: bytes) -> bytes:
    """The canonical form of a piece of a body, of which only `ended` knows whether the body ends there.

    Pieces may be treated one by one where no cut falls beside white space or between CR and LF.
    """
    if b" " not in piece and b"\t" not in piece:  # as most personal ones
        return piece
    return _SPACE.sub(b" ", piece).replace(b" \r\n", CRLF)


def ended(canonical: bytes) -> bytes:
    """`lines` of a whole body, without the empty lines at its end and with a line end if there is any text."""
    text = canonical.rstrip(b" \r\n")
    return text + CRLF if text else b""
