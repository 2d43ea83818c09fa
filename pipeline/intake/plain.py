"""Plain text and moments out of what strangers wrote: no tags, no entities, no control characters."""

from __future__ import annotations

import calendar
import html
import re
import time
from datetime import UTC, datetime

_TAG = re.compile(r"<[/!]?[a-zA-Z-][^<>]*>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_LONGEST = 1000


def line(text: str) -> str | None:
    """`text` on one line, without what may not stand in a text; None when nothing is left, or it is absurdly long."""
    bare = " ".join(clean(text).split())
    return bare if 0 < len(bare) <= _LONGEST else None


def marked_up(text: str) -> str | None:
    """What a piece of HTML says, on one line: entities decoded, tags stripped."""
    return line(html.unescape(_TAG.sub("", text)))


def once_more(text: str) -> str:
    """Text in which entities were escaped twice, as many feeds do in titles ("Q&amp;A" after reading the XML)."""
    return html.unescape(text) if _ENTITY.search(text) else text


def clean(text: str) -> str:
    """`text` without control characters and lone surrogates."""
    return _FORBIDDEN.sub("", text)


def moment(written: object) -> datetime | None:
    """An ISO 8601 moment (RFC 3339, or WordPress's `date_gmt` without a zone, which means UTC); None if it is none."""
    if not isinstance(written, str) or len(written) > 40:
        return None
    try:
        found = datetime.fromisoformat(written.strip())
        return _plausible(found if found.tzinfo else found.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def moment_of(parsed: object) -> datetime | None:
    """A moment from the nine numbers of a UTC time (time.struct_time); None if they make none."""
    if not isinstance(parsed, time.struct_time):
        return None
    try:
        return _plausible(datetime.fromtimestamp(calendar.timegm(parsed), UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _plausible(found: datetime) -> datetime | None:
    return found if 1970 <= found.astimezone(UTC).year < 2200 else None


def language(written: object) -> str | None:
    """A BCP 47 tag, from "en_US" too; None for what cannot be one."""
    if not isinstance(written, str):
        return None
    tag = written.strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", tag) else None
