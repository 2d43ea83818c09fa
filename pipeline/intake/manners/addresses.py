"""Which addresses may be connected to: public ones, and private ones only of hosts that the editor has named.

A name is looked up once a connection; what is checked here is what is connected to, so that a name server that
answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from typing import Any

from pipeline.errors import Unreachable

SocketAddress = tuple[Any, ...]
"""As socket.connect takes it: IP address and port first."""
Resolve = Callable[[str, int], Sequence[tuple[Any, Any, Any, Any, SocketAddress]]]
"""As socket.getaddrinfo, with the host and the port only."""
Connect = Callable[[SocketAddress, float], socket.socket]
"""Opens a TCP connection to one address within so many seconds; raises OSError."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")  # all of IPv6 that is given out (RFC 4291 §2.4)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052 §2.1
_COMPATIBLE = IPv6Network("::/96")  # RFC 4291 §2.5.5.1
_MOST = 6
"""Addresses of one host that are tried."""


def look_up(host: str, port: int) -> Sequence[tuple[Any, Any, Any, Any, SocketAddress]]:
    """The system's resolver: the one to use outside of tests."""
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


def dial(address: SocketAddress, seconds: float) -> socket.socket:
    """The connection to use outside of tests: straight to `address`, nothing is looked up."""
    wire = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_STREAM)
    try:
        wire.settimeout(seconds)
        wire.connect(address)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        wire.close()
        raise
    return wire


def permitted(host: str, port: int, *, resolve: Resolve, is_named: bool, seconds: float) -> list[SocketAddress]:
    """The addresses of `host` that may be connected to, at least one; looked up once, within `seconds`.

    `is_named` says that the editor allows this host to be in a private network. Raises Unreachable.
    """
    found: dict[SocketAddress, None] = {}
    refused: list[tuple[str, str]] = []
    for *_, address in _within(seconds, resolve, host, port):
        ip = str(address[0])
        nature = nature_of(ip)
        if nature == "" or (is_named and nature in _NAMEABLE):
            found[tuple(address)] = None
        else:
            refused.append((ip, nature))
    if found:
        return list(found)[:_MOST]
    if not refused:
        raise Unreachable(f"{host} has no address; check the name, and the network of this machine")
    ip, nature = refused[0]
    leads = f"{host} is" if host == ip else f"{host} leads to {ip},"
    message = f"{leads} {_WORDS[nature]}, where sources may not lead"
    if nature in _NAMEABLE:
        message += f'; if that is meant, add it to the source: private_hosts = ["{host}"]'
    raise Unreachable(message)


def nature_of(ip: str) -> str:
    """What keeps us from connecting to this address; "" where nothing does, as it is public."""
    try:
        address = ip_address(ip)
    except ValueError:
        return "odd"
    inner = _embedded(address) if isinstance(address, IPv6Address) else None
    return _nature(inner if inner is not None else address)


_WORDS = {
    "loopback": "this machine itself",
    "link-local": "an address of the link only (169.254.0.0/16, fe80::/10)",
    "private": "an address in a private network",
    "group": "an address of a group (multicast)",
    "odd": "an address that belongs to nobody",
}
_NAMEABLE = frozenset({"loopback", "link-local", "private"})


def _nature(address: IPv4Address | IPv6Address) -> str:
    if address.is_multicast:  # before all else: Python calls some of these global
        return "group"
    if address.is_unspecified:
        return "odd"
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link-local"
    if isinstance(address, IPv4Address):
        if address.is_reserved or int(address) >> 24 == 0:  # 0.0.0.0/8 is this machine to some systems
            return "odd"
        return "" if address.is_global else "private"
    return "" if address.is_global and address in _GLOBAL_UNICAST else "private"


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address to which a packet for this IPv6 address may be delivered in the end."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:  # RFC 3056
        return address.sixtofour
    if address.teredo is not None:  # RFC 4380; never global to _nature, whatever is inside
        return None
    last = IPv4Address(int(address) & 0xFFFF_FFFF)
    if address in _NAT64:
        return last
    if address in _COMPATIBLE and int(address) > 1:
        return last
    return None


def _within(
    seconds: float, resolve: Resolve, host: str, port: int
) -> Sequence[tuple[Any, Any, Any, Any, SocketAddress]]:
    """Look up in a thread of its own: the system's resolver knows no deadline and cannot be interrupted."""
    answers: SimpleQueue[Any] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except BaseException as error:  # handed over, not swallowed
            answers.put(error)

    threading.Thread(target=ask, name=f"look up {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise Unreachable(
            f"{host}: no answer from the name server within {seconds:.0f} s; try again later, or check the network of "
            "this machine"
        ) from None
    if isinstance(answer, (OSError, UnicodeError)):  # UnicodeError: a label that is too long
        raise Unreachable(
            f"there is no host {host} ({getattr(answer, 'strerror', None) or 'not a name'}); check the name, and the "
            "network of this machine"
        ) from answer
    if isinstance(answer, BaseException):
        raise answer
    return answer  # type: ignore[no-any-return]
