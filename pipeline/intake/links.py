"""What addresses mean to us: the same piece under another scheme, with a tracking tail, or as a post's number."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"(utm_\w+|mtm_\w+|pk_(campaign|kwd|keyword|source|medium|content|cid)|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|"
    r"igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|hsctatracking|vero_id|oly_anon_id|oly_enc_id|ck_subscriber_id)",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}]")
_LONGEST = 2000


def absolute(written: object, base: str) -> str | None:
    """`written` as an absolute http or https address, seen from `base`; None for anything else (mailto:, junk)."""
    if not isinstance(written, str) or not (text := written.strip()) or len(text) > _LONGEST:
        return None
    if re.fullmatch(r"(https?:)?/{2,}|https?:", text, re.IGNORECASE):  # which urljoin takes for the base itself
        return None
    try:
        joined = urljoin(base, re.sub(r"[\t\r\n]", "", text))
        parts = urlsplit(joined)
        named = parts.scheme in _PORTS and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # an address that Python cannot take apart leads nowhere
        return None
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", joined) if named else None


def tidy(address: str) -> str:
    """An absolute address in the one form we compare: host in lower case, no default port, fragment or tracking."""
    try:
        parts = urlsplit(address)
        port, host = parts.port, (parts.hostname or "").lower()
    except ValueError:
        return address
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _PORTS.get(parts.scheme):
        host = f"{host}:{port}"
    query = "&".join(piece for piece in parts.query.split("&") if not _TRACKING.fullmatch(piece.partition("=")[0]))
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def schemeless(identity: str) -> str:
    """An identity without its scheme, so that http → https changes nothing; "tag:…" and other ids stay as they are."""
    name = identity.strip()
    if not re.match(r"https?://", name, re.IGNORECASE):
        return name
    bare = urlunsplit(urlsplit(tidy(name))._replace(scheme="")) if absolute(name, name) else name.partition("//")[2]
    return bare.removeprefix("//")


def post_number(guid: str) -> str | None:
    """The number in a WordPress guid such as https://example.org/?p=123, also behind a sub-folder or a post type."""
    try:
        parts = urlsplit(guid.strip().replace("&#038;", "&").replace("&amp;", "&"))
        query = dict(parse_qsl(parts.query, max_num_fields=8))
    except ValueError:
        return None
    number = query.get("p", "")
    is_one = parts.scheme in _PORTS and set(query) <= {"p", "post_type"} and re.fullmatch(r"[1-9]\d{0,18}", number)
    return number if is_one and number.isascii() else None


def host(address: str) -> str:
    """The address's host and port in lower case, without a leading "www."; "" when there is none."""
    try:
        return urlsplit(tidy(address)).netloc.rpartition("@")[2].removeprefix("www.")
    except ValueError:
        return ""


def with_query(address: str, added: str) -> str:
    """The address with a further piece of query ("paged=2"), which is written already as it must be."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if parts.query else added, fragment=""))
