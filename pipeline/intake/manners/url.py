"""Addresses on the web as we ask for them: read strictly, written in one way, followed through redirects (RFC 3986)."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from pipeline.domains import a_labels
from pipeline.errors import Unreachable

_LONGEST = 8000
_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"(?=.{1,253}\Z)([a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_KEPT = "/%:@!$&'()*+,;=~?-._"
"""What stays as it is in a path and a query; all else is sent as %XX."""


@dataclass(frozen=True, slots=True)
class Url:
    """An address with scheme http or https, ASCII throughout, without login and fragment."""

    scheme: str
    host: str
    """Lower case; a name in its ASCII form (RFC 5891), or an IP address without brackets."""
    port: int
    target: str
    """Path and query, as they stand in the request."""

    @property
    def origin(self) -> str:
        """Scheme, host and, unless it is the usual one, port (RFC 6454)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    def __str__(self) -> str:
        return self.origin + self.target

    @property
    def is_ip(self) -> bool:
        """Whether the host is written as an IP address."""
        return is_ip(self.host)


def read_url(written: str) -> Url:
    """The address that somebody wrote. Raises Unreachable with what is wrong with it."""
    shown = short(written)
    if len(written) > _LONGEST:
        raise Unreachable(f"{shown}: an address of more than {_LONGEST} characters; check it")
    if _CONTROLS.search(written.strip()):
        raise Unreachable(f"{shown}: an address must not hold line ends or control characters; check it")
    try:
        parts = urlsplit(written.strip())
        port, host, login = parts.port, parts.hostname, parts.username is not None
    except ValueError as error:
        raise Unreachable(f"{shown}: not an address ({error}); check it") from error
    if parts.scheme not in _PORTS:
        raise Unreachable(f"{shown}: only addresses that begin with http:// or https:// are read; check it")
    if login:
        raise Unreachable(
            f"{parts.scheme}://…@{host}: an address must not hold a login; use username and password_file"
        )
    if port == 0:
        raise Unreachable(f"{shown}: there is no port 0; check it")
    path, query = _quoted(parts.path) or "/", _quoted(parts.query)
    return Url(
        parts.scheme,
        read_host(host or "", shown),
        port or _PORTS[parts.scheme],
        path + ("?" + query if query else ""),
    )


def read_host(written: str, shown: str) -> str:
    """A host as `Url` holds it; `shown` is where it stands, for the message. Raises Unreachable."""
    host = written.lower().removeprefix("[").removesuffix("]")
    if not host.isascii():
        host = _idna(host, shown)
    host = host.removesuffix(".")
    if ":" in host and "%" not in host and is_ip(host):
        return str(ipaddress.IPv6Address(host))
    if _NAME.fullmatch(host) is None:
        raise Unreachable(f"{shown}: {host[:80]!r} cannot be the name of a host; check the address")
    return host


def is_ip(host: str) -> bool:
    """Whether `host`, without brackets, is an IP address in its usual notation."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def follow(url: Url, location: str) -> Url:
    """Where the Location header that came with `url`'s answer leads (RFC 9110 §10.2.2). Raises Unreachable."""
    with suppress(UnicodeError):  # http.client reads latin-1, where mostly UTF-8 is meant
        location = location.encode("latin-1").decode()
    try:
        return read_url(urljoin(str(url), location.strip()) if not _CONTROLS.search(location) else location)
    except ValueError as error:
        raise Unreachable(f"{url}: leads to {short(location)}, which is no address; check it in a browser") from error


def short(text: str) -> str:
    """Foreign text as it may stand in a message: printable, on one line, not endless."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in text[:400]).split())
    return line if len(line) <= 200 else line[:199] + "…"


def _quoted(text: str) -> str:
    return quote(text, safe=_KEPT, errors="replace")


def _idna(host: str, shown: str) -> str:
    try:
        return a_labels(host)
    except ValueError as error:
        raise Unreachable(f"{shown}: {short(host)} cannot be the name of a host; check the address") from error
