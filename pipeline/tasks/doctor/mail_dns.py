"""Asks the DNS what receivers will ask when our mail comes, and has the answers judged."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from functools import partial

from pipeline.config import Settings
from pipeline.errors import ConfigError, Unreachable
from pipeline.send.dkim.keys import SigningKey, ascii_domain
from pipeline.tasks.doctor.finding import Finding
from pipeline.tasks.doctor.mail_records import (
    dmarc_records,
    judge_dkim,
    judge_dmarc,
    judge_mx,
    judge_ptr,
    judge_spf,
    upwards,
)
from pipeline.tasks.doctor.mail_spf import Zone, follow, spf_records
from pipeline.tasks.mailing.signing_keys import read_keys


@dataclass(frozen=True, slots=True)
class _Way:
    """The server of a lane, as the world sees it."""

    host: str
    addresses: tuple[str, ...]
    """Empty where they cannot be told from here."""
    is_submission: bool
    """We log in there: it is somebody's service, and may send from other addresses than it listens on."""


def examine_dns(settings: Settings, zone: Zone, own_name: str) -> Iterator[Finding]:
    """Findings for SPF, DKIM, DMARC, PTR and MX, for the lanes that are SMTP servers.

    `own_name` is this machine's, for lanes that hand mail to a server on it. That no name server answers is told once.
    """
    mail = settings.mail
    try:
        sender = ascii_domain(mail.domain)
        envelope = ascii_domain(parseaddr(mail.return_path or mail.from_)[1].rpartition("@")[2])
    except ConfigError as error:
        yield Finding("DNS", False, str(error))
        return
    keys: Sequence[SigningKey] = ()
    try:
        keys = read_keys(settings)
    except ConfigError as error:
        yield Finding("DKIM", False, str(error))
    checks: list[tuple[str, Callable[[], Iterator[Finding]]]] = [
        ("SPF and PTR", partial(_servers, settings, zone, own_name, envelope)),
        *((f"DKIM {key.selector}", partial(_dkim, key, zone)) for key in keys),
        ("DMARC", partial(_dmarc, sender, envelope, keys, zone, parseaddr(mail.editor)[1])),
        *((f"MX of {each}", partial(_mx, each, zone)) for each in dict.fromkeys((sender, envelope))),
    ]
    if not mail.dkim:
        yield Finding("DKIM", True, "no [[mail.dkim]]: if your server does not sign either, run: qna dkim new")
    elif keys and all(key.kind == "ed25519" for key in keys):
        yield Finding("DKIM", False, "only an Ed25519 key, which many receivers do not know yet; run: qna dkim new")
    for what, check in checks:
        try:
            yield from check()
        except Unreachable as error:
            if error.about:
                detail = f"{error}; SPF, DKIM, DMARC, PTR and MX are not judged"
                yield Finding(error.about, False, detail, error.exit_code)
                return
            yield Finding(what, False, str(error), error.exit_code)


def examine_key(key: SigningKey, zone: Zone) -> Finding:
    """Whether the DNS has the public half of a key. Raises Unreachable."""
    return judge_dkim(key.record_name, key.record, zone.texts(key.record_name))


def _dkim(key: SigningKey, zone: Zone) -> Iterator[Finding]:
    yield examine_key(key, zone)


def _servers(settings: Settings, zone: Zone, own_name: str, envelope: str) -> Iterator[Finding]:
    hosts = dict.fromkeys(lane.host for lane in settings.mail.lane if lane.outlet == "smtp")
    logins = {lane.host for lane in settings.mail.lane if lane.username}
    ways = [_way(host, zone, own_name, host in logins) for host in hosts]
    records = spf_records(zone.texts(envelope))
    every = [address for way in ways for address in way.addresses]
    spf = follow(envelope, records[0], every, zone) if len(records) == 1 else None
    # A service may send from addresses that only its include: knows; where there is one, it is taken for that.
    told = {w.host: w.addresses for w in ways if w.addresses and not (w.is_submission and spf and spf.includes)}
    yield judge_spf(envelope, records, spf, told)
    for way in ways:
        if not way.addresses:
            yield Finding(
                f"PTR of {way.host}", True, "not judged: from which address it sends cannot be told from this machine"
            )
            continue
        names = {address: zone.names(address) for address in way.addresses}
        called = {name for each in names.values() for name in each[:5]}
        yield judge_ptr(way.host, names, {name: zone.addresses(name) for name in sorted(called)})


def _way(host: str, zone: Zone, own_name: str, is_submission: bool) -> _Way:
    """Where the server on this machine is meant, it has this machine's name in the world."""
    addresses = _addresses(host, zone)
    if host == "localhost" or any(ipaddress.ip_address(each).is_loopback for each in addresses):
        host, addresses = own_name, _addresses(own_name, zone)
    public = tuple(each for each in addresses if not _is_within_a_house(each))
    return _Way(host, public, is_submission)


def _addresses(host: str, zone: Zone) -> tuple[str, ...]:
    try:
        return (str(ipaddress.ip_address(host.strip("[]"))),)
    except ValueError:
        return zone.addresses(host) if "." in host else ()


def _is_within_a_house(address: str) -> bool:
    """Whether the world sees another address than this one (RFC 1918, 4193, 4291, 6598)."""
    parsed = ipaddress.ip_address(address)
    return any(parsed in network for network in _HOUSES)


_HOUSES = tuple(
    ipaddress.ip_network(each)
    for each in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8"),
        *("fc00::/7", "fe80::/10", "::1/128"),
    )
)


def _dmarc(sender: str, envelope: str, keys: Sequence[SigningKey], zone: Zone, to: str) -> Iterator[Finding]:
    found: list[tuple[str, str]] = []
    for domain in upwards(sender):
        found = [(domain, text) for text in dmarc_records(zone.texts(f"_dmarc.{domain}"))]
        if found:
            break
    yield judge_dmarc(sender, found, [key.domain for key in keys], envelope, to)


def _mx(domain: str, zone: Zone) -> Iterator[Finding]:
    exchangers = zone.exchangers(domain)
    hosts = exchangers[:5] if exchangers else (domain,)
    yield judge_mx(domain, exchangers, {host: zone.addresses(host) for host in hosts if host})
