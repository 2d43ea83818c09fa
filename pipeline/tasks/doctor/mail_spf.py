"""What an SPF record amounts to: whom it lets send, how it ends, how many questions it costs (RFC 7208)."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.tasks.doctor.mail_spf_terms import Term, read_terms

MOST_LOOKUPS = 10
"""Terms that ask the DNS, in the record and all that it includes; beyond, receivers take no notice of it (§4.6.4)."""

MOST_VOIDS = 2
"""Terms that may ask for what is not there (§4.6.4)."""

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
    """Those of the addresses in question that a term of it names and lets send; an `all` names nobody."""
    includes: bool
    """Whether it leaves part of the answer to others."""
    trouble: str
    """What makes receivers take no notice of the record; else empty."""
    redirect: str = ""
    """The domain whose record has the last word, for this one has no `all`; else empty. May hold a macro ("%{d}")."""


def spf_records(texts: Iterable[str]) -> tuple[str, ...]:
    """Those TXT records that are SPF (§4.5)."""
    return tuple(text for text in texts if text.lower().split(" ", 1)[0] == "v=spf1")


def follow(domain: str, record: str, addresses: Sequence[str], zone: Zone) -> Spf:
    """Read the record of `domain` and all that it includes, as it would be read for mail from `addresses`.

    Lookups are counted for a sender whom no term matches: the most that the record can cost.
    """
    walk = _Walk(domain, addresses, zone)
    read = walk.read(domain, record)
    return Spf(
        record, walk.lookups, read.ending, read.named, walk.includes or bool(read.redirect), walk.trouble, read.redirect
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What a record says of the addresses in question."""

    ending: str = ""
    named: frozenset[str] = frozenset()
    """Those that its terms let send."""
    left: frozenset[str] = frozenset()
    """Those that no term has matched: `ending` is for them."""
    redirect: str = ""

    @property
    def passed(self) -> frozenset[str]:
        return self.named | self.left if self.ending == "+all" else self.named


class _Walk:
    """One walk through a record and its includes."""

    def __init__(self, domain: str, addresses: Sequence[str], zone: Zone) -> None:
        self._domain = domain
        self._addresses = frozenset(addresses)
        self._zone = zone
        self._voids = dict.fromkeys({":" in each for each in addresses} or {False}, 0)
        """Terms without an answer, for senders by IPv4 (False) and by IPv6 (True)."""
        self.lookups = 0
        self.includes = False
        self.trouble = ""

    def read(self, domain: str, record: str) -> _Read:
        """What `record` at `domain` says: of each address, the first term that matches it decides (§4.6.2)."""
        try:
            terms = read_terms(record)
        except ValueError as error:
            self._give_up(f"{error}" if domain == self._domain else f"{error} (in the record of {domain})")
            return _Read()
        named, left, redirect = frozenset[str](), self._addresses, ""
        for term in terms:
            if term.name == "all":
                return _Read(f"{term.sign}all", named, left)
            if term.name == "redirect":
                redirect = term.target
                continue
            matched = self._matched(term, domain) & left
            left -= matched
            if term.sign == "+":
                named |= matched
        if not redirect:
            return _Read("", named, left)
        self.lookups += 1
        there = self._elsewhere(redirect, f"redirect={redirect}")
        return _Read(there.ending, named | there.named & left, there.left & left, redirect)

    def _matched(self, term: Term, domain: str) -> frozenset[str]:
        """Those of the addresses that a mechanism matches."""
        if term.name in ("ip4", "ip6"):
            return self._within([term.target])
        if term.name not in _ASKING:
            return frozenset()  # exp= and modifiers of the future
        self.lookups += 1
        if self.lookups > MOST_LOOKUPS:
            return frozenset()
        if term.name == "include":
            self.includes = True
            return self._elsewhere(term.target, term.written).passed
        if "%" in term.target:
            return frozenset()  # a macro depends on the mail: it is counted, and lets nobody in for certain
        return self._asked(term, term.target or domain)

    def _asked(self, term: Term, domain: str) -> frozenset[str]:
        if term.name == "ptr":
            named = [each for each in self._addresses if self._zone.names(each)]
            self._note(named)
            return frozenset(each for each in named if self._is_called(each, domain))
        if term.name == "exists":
            there = self._addresses if any(":" not in each for each in self._zone.addresses(domain)) else frozenset()
            self._note(there)
            return there
        hosts: tuple[str, ...] = (domain,)
        if term.name == "mx" and len(hosts := self._zone.exchangers(domain)) > MOST_LOOKUPS:
            self._give_up(f"“{term.written}” leads to more than {MOST_LOOKUPS} servers")
            return frozenset()
        found = [address for host in hosts if host for address in self._zone.addresses(host)]
        self._note(found)
        return self._within([f"{each}/{term.sizes[':' in each]}" for each in found])

    def _is_called(self, address: str, domain: str) -> bool:
        """Whether a name of the address that leads back to it is the domain's or below it (§5.5)."""
        called = (name for name in self._zone.names(address)[:MOST_LOOKUPS] if f".{name}".endswith(f".{domain}"))
        return any(address in self._zone.addresses(name) for name in called)

    def _elsewhere(self, domain: str, term: str) -> _Read:
        if self.lookups > MOST_LOOKUPS or "%" in domain:
            return _Read()
        records = spf_records(self._zone.texts(domain))
        if len(records) != 1:
            self._give_up(f"{term} leads to {'no' if not records else 'more than one'} SPF record")
            return _Read()
        return self.read(domain, records[0])

    def _within(self, networks: Iterable[str]) -> frozenset[str]:
        there = [ipaddress.ip_network(each, strict=False) for each in networks]
        return frozenset(
            each for each in self._addresses if any(ipaddress.ip_address(each) in network for network in there)
        )

    def _note(self, found: Iterable[str]) -> None:
        """Count a term that found nothing for senders by IPv4, or by IPv6 (§4.6.4)."""
        kinds = {":" in each for each in found}
        for kind in self._voids.keys() - kinds:
            self._voids[kind] += 1
            if self._voids[kind] > MOST_VOIDS:
                self._give_up(f"more than {MOST_VOIDS} of its terms ask for what is not in the DNS")

    def _give_up(self, trouble: str) -> None:
        self.trouble = self.trouble or trouble
