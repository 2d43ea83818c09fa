"""What an SPF record amounts to: whom it lets send, how it ends, how many questions it costs (RFC 7208)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

MOST_LOOKUPS = 10
"""Terms that ask the DNS, in the record and all that it includes; beyond, receivers take no notice of it (§4.6.4)."""

_TERM = re.compile(r"(?P<sign>[+?~-]?)(?P<name>[a-z][a-z0-9]*)(?::(?P<value>[^/]*))?(?P<size>/.*)?")
_ASKING = frozenset({"include", "a", "mx", "ptr", "exists"})


class Zone(Protocol):
    """What can be asked of the DNS; `send/resolving.py` says what the answers are."""

    def texts(self, name: str) -> tuple[str, ...]:
        """TXT."""
        ...

    def addresses(self, name: str) -> tuple[str, ...]:
        """A and AAAA."""
        ...

    def exchangers(self, name: str) -> tuple[str, ...]:
        """MX."""
        ...

    def names(self, address: str) -> tuple[str, ...]:
        """PTR."""
        ...


@dataclass(frozen=True, slots=True)
class Spf:
    """What a record amounts to."""

    record: str
    lookups: int
    """Terms that ask the DNS, up to one more than are allowed."""
    ending: str
    """Its `all` with its sign ("-all"), also where that is redirected to; empty where there is none."""
    allowed: frozenset[str]
    """Those of the addresses in question that it lets send."""
    includes: bool
    """Whether it leaves part of the answer to others."""
    trouble: str
    """A term that makes receivers take no notice of the record; else empty."""


def spf_records(texts: Iterable[str]) -> tuple[str, ...]:
    """Those TXT records that are SPF (§4.5)."""
    return tuple(text for text in texts if text.lower().split(" ", 1)[0] == "v=spf1")


def follow(domain: str, record: str, addresses: Sequence[str], zone: Zone) -> Spf:
    """Read the record of `domain` and all that it includes, as it would be read for mail from `addresses`."""
    walk = _Walk(addresses, zone)
    ending, allowed = walk.read(domain, record)
    includes = bool(re.search(r"\b(include:|redirect=)", record.lower()))
    return Spf(record, walk.lookups, ending, allowed, includes, walk.trouble)


class _Walk:
    """One walk through a record and its includes."""

    def __init__(self, addresses: Sequence[str], zone: Zone) -> None:
        self._addresses = frozenset(addresses)
        self._zone = zone
        self.lookups = 0
        self.trouble = ""

    def read(self, domain: str, record: str) -> tuple[str, frozenset[str]]:
        """How it ends, and which of the addresses it lets send."""
        ending, redirect = "", ""
        allowed: frozenset[str] = frozenset()
        for term in record.lower().split()[1:]:
            if term.startswith("redirect="):
                redirect = term.removeprefix("redirect=")
            elif "=" in term.split(":")[0]:
                continue  # exp= and modifiers of the future
            elif (match := _TERM.fullmatch(term)) is None:
                self._give_up(f"“{term}” is no SPF term")
            elif match["name"] == "all":
                sign = match["sign"] or "+"
                return f"{sign}all", self._addresses if sign == "+" else allowed
            else:
                matched = self._matched(match, domain)
                allowed |= matched if match["sign"] in ("", "+") else frozenset()
        if redirect:
            self.lookups += 1
            ending, further = self._elsewhere(redirect, f"redirect={redirect}")
            allowed |= further
        return ending, allowed

    def _matched(self, match: re.Match[str], domain: str) -> frozenset[str]:
        name, value, size = match["name"], match["value"], match["size"] or ""
        if name in _ASKING:
            self.lookups += 1
            if self.lookups > MOST_LOOKUPS:
                return frozenset()
        if "%" in (value or ""):
            return frozenset()  # a macro depends on the mail: it is counted, and lets nobody in for certain
        if name == "include":
            return self._elsewhere(value or "", f"include:{value}")[1]
        if name in ("a", "mx"):
            hosts = (value or domain,) if name == "a" else self._zone.exchangers(value or domain)[:MOST_LOOKUPS]
            return self._within([address for host in hosts if host for address in self._zone.addresses(host)], size)
        if name in ("ip4", "ip6"):
            return self._within([value or ""], size, f"{name}:{value}{size}")
        if name not in ("ptr", "exists"):
            self._give_up(f"“{name}” is no SPF term")
        return frozenset()

    def _elsewhere(self, domain: str, term: str) -> tuple[str, frozenset[str]]:
        if self.lookups > MOST_LOOKUPS or "%" in domain:
            return "", frozenset()
        records = spf_records(self._zone.texts(domain))
        if len(records) != 1:
            self._give_up(f"{term} leads to {'no' if not records else 'more than one'} SPF record")
            return "", frozenset()
        return self.read(domain, records[0])

    def _within(self, networks: Sequence[str], size: str, term: str = "") -> frozenset[str]:
        """Those of our addresses that are in one of the networks; `size` as in "/24", "//64", "/24//64"."""
        four, _, six = size.partition("//")
        found = set()
        for network in networks:
            length = six and f"/{six}" if ":" in network and not term else four
            try:
                there = ipaddress.ip_network(f"{network}{length}", strict=False)
            except ValueError:
                self._give_up(f"“{term or size}” is no SPF term")
                continue
            found |= {each for each in self._addresses if ipaddress.ip_address(each) in there}
        return frozenset(found)

    def _give_up(self, trouble: str) -> None:
        self.trouble = self.trouble or trouble
