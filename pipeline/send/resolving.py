"""The DNS, asked for what mail needs: TXT, MX, addresses and the names of addresses; by dnspython."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

import dns.exception
import dns.name
import dns.resolver
import dns.reversename
from dns.rdtypes.ANY.MX import MX
from dns.rdtypes.ANY.TXT import TXT

from pipeline.errors import ConfigError, Unreachable

SILENCE = "DNS"
"""What Unreachable is `about` when no name server answers at all: it is told once, not for each question."""

PATIENCE = 4.0
"""Seconds for one question, all name servers and repetitions taken together."""


class Resolver:
    """Asks name servers. What is not there is an empty answer; no answer at all raises Unreachable."""

    def __init__(self, server: str = "", *, patience: float | None = None) -> None:
        """`server` is an address, perhaps with a port ("192.0.2.1", "[2001:db8::1]:53"); empty: those of the machine.

        Raises ConfigError for what is no address, and where the machine has none to ask.
        """
        try:
            self._resolver = dns.resolver.Resolver(configure=not server)
        except dns.resolver.NoResolverConfiguration as error:
            raise ConfigError("this machine's resolv.conf names no name server; say --dns ADDRESS") from error
        if server:
            self._resolver.nameservers = [_address(server)[0]]
            self._resolver.port = _address(server)[1]
        self._resolver.lifetime = patience or PATIENCE
        self._resolver.timeout = self._resolver.lifetime / 2

    def texts(self, name: str) -> tuple[str, ...]:
        """The TXT records of `name`, each with its strings joined; bytes that are no ASCII become U+FFFD."""
        found = (record for record in self._ask(name, "TXT") if isinstance(record, TXT))
        return tuple(b"".join(record.strings).decode("ascii", "replace") for record in found)

    def addresses(self, name: str) -> tuple[str, ...]:
        """The IPv4 and IPv6 addresses of `name`."""
        return tuple(str(record) for kind in ("A", "AAAA") for record in self._ask(name, kind))

    def exchangers(self, name: str) -> tuple[str, ...]:
        """The hosts that take mail for `name`, the preferred ones first; "" is a refusal to (RFC 7505)."""
        records = [record for record in self._ask(name, "MX") if isinstance(record, MX)]
        records.sort(key=lambda record: record.preference)
        return tuple(record.exchange.to_text(omit_final_dot=True).removesuffix(".").lower() for record in records)

    def names(self, address: str) -> tuple[str, ...]:
        """The names that an address goes by (PTR), lower case."""
        records = self._ask(dns.reversename.from_address(address).to_text(), "PTR")
        return tuple(str(record).removesuffix(".").lower() for record in records)

    def _ask(self, name: str, kind: str) -> Sequence[object]:
        try:
            absolute = dns.name.from_text(name)
            answer = self._resolver.resolve(absolute, kind, raise_on_no_answer=False)
        except dns.resolver.NXDOMAIN:
            return ()
        except (dns.resolver.LifetimeTimeout, dns.resolver.NoNameservers) as error:
            if any(attempt[-1] is not None for attempt in error.kwargs.get("errors", ())):
                raise Unreachable(f"{name}: its name servers give no {kind} answer; try again later") from error
            raise Unreachable("no name server answers; try again later", about=SILENCE) from error
        except (dns.exception.DNSException, UnicodeError):  # what can be no name has no records
            return ()
        return list(answer.rrset or ())


def _address(server: str) -> tuple[str, int]:
    host, colon, port = server.rpartition(":") if server.count(":") == 1 or server.startswith("[") else (server, "", "")
    if server.endswith("]"):
        host, colon, port = server, "", ""
    try:
        return str(ipaddress.ip_address(host.strip("[]"))), int(port) if colon else 53
    except ValueError as error:
        raise ConfigError(f"--dns {server!r}: expected the address of a name server, such as 192.0.2.1") from error
