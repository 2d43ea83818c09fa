"""Whether a request's own conditions hold: preconditions and ranges (RFC 9110 §13, §14). Pure.

Header fields come as a dict of lower-case names, as ASGI writes them. Tags are quoted, as they are sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import lru_cache

Fields = Mapping[bytes, bytes]

_TAG = re.compile(rb'(W/)?("[\x21\x23-\x7e\x80-\xff]*")')
_RANGE = re.compile(rb"bytes\s*=\s*(\d{0,19})\s*-\s*(\d{0,19})", re.IGNORECASE)
UNSATISFIABLE = (0, 0)
"""The range that no file has."""


def not_modified(fields: Fields, etag: bytes, modified: int) -> bool:
    """Whether a GET is answered 304: the client has these bytes already (§13.2.2, steps 3 and 4).

    `modified` is in whole seconds since 1970. If-None-Match decides alone where it is given: times have whole
    seconds only. It is compared weakly, and a date that is none is no condition.
    """
    known = fields.get(b"if-none-match")
    if known is not None:
        return known == etag or known.strip() == b"*" or etag in (tag for _, tag in _TAG.findall(known))
    since = fields.get(b"if-modified-since")
    if since is None:
        return False
    date = _seconds(since)
    return date is not None and modified <= date


def refused(fields: Fields, etag: bytes, modified: int) -> bool:
    """Whether it is answered 412: the client wants these very bytes or none (§13.2.2, steps 1 and 2)."""
    wanted = fields.get(b"if-match")
    if wanted is not None:
        return wanted.strip() != b"*" and etag not in (tag for weak, tag in _TAG.findall(wanted) if not weak)
    since = fields.get(b"if-unmodified-since")
    if since is None:
        return False
    date = _seconds(since)
    return date is not None and modified > date


def asked_range(fields: Fields, etag: bytes, modified: int, size: int) -> tuple[int, int] | None:
    """The bytes that are asked for, as first and last + 1; None: the whole file; UNSATISFIABLE: answer 416.

    Several ranges, a unit or a syntax that we do not know, and an If-Range that no longer fits, ask for the whole
    (§14.2, §13.1.5).
    """
    asked = fields.get(b"range")
    match = _RANGE.fullmatch(asked.strip()) if asked is not None else None
    if match is None or not (match[1] or match[2]):
        return None
    if (unless := fields.get(b"if-range")) is not None and unless.strip() != etag and _seconds(unless) != modified:
        return None
    if not match[1]:
        length = min(int(match[2]), size)
        return (size - length, size) if length else UNSATISFIABLE
    first, end = int(match[1]), min(int(match[2]) + 1, size) if match[2] else size
    if match[2] and int(match[2]) < int(match[1]):
        return None
    return (first, end) if first < size else UNSATISFIABLE


@lru_cache(maxsize=1024)  # pollers repeat what we told them
def _seconds(date: bytes) -> int | None:
    """An HTTP date, in any of its three forms (RFC 9110 §5.6.7), as seconds since 1970; None if it is none."""
    try:
        moment = parsedate_to_datetime(date.decode("ascii"))
        return int(moment.replace(tzinfo=moment.tzinfo or UTC).timestamp())
    except (IndexError, OverflowError, TypeError, ValueError):  # the parser of mail dates raises them all
        return None
