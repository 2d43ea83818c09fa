"""Judges what the DNS says of a sender: records in, findings out, each with the record that would be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.tasks.finding import Finding
from pipeline.tasks.mail_spf import MOST_LOOKUPS, Spf

_LONGEST_STRING = 255
_FEW_BITS = 300
"""Characters of a p= tag that are fewer than those of 2,048 bits (392) and more than those of Ed25519 (44)."""


def zone_line(name: str, text: str) -> str:
    """A TXT record as it stands in a zone file, in strings of at most 255 octets (RFC 1035 §3.3.14, §5.1)."""
    strings = [text[at : at + _LONGEST_STRING] for at in range(0, len(text), _LONGEST_STRING)]
    quoted = " ".join(f'"{each}"' for each in strings)
    return f"{name}. IN TXT {quoted}" if len(strings) == 1 else f"{name}. IN TXT ( {quoted} )"


def tags(record: str) -> dict[str, str]:
    """The tags of a DKIM or DMARC record (RFC 6376 §3.2); the first of each name counts."""
    found: dict[str, str] = {}
    for part in record.split(";"):
        name, equals, value = part.partition("=")
        if equals:
            found.setdefault(name.strip().lower(), "".join(value.split()))
    return found


def judge_spf(domain: str, records: Sequence[str], spf: Spf | None, hosts: Mapping[str, Sequence[str]]) -> Finding:
    """SPF for the envelope sender's domain.

    `hosts` are those of our lanes with their addresses, as far as it is known from where they send; `spf` is what the
    record amounts to, None where there is not exactly one.
    """
    what = f"SPF of {domain}"
    if spf is None:
        ours = "".join(f" {_mechanism(host)}" for host in hosts) or " mx"
        wanted = zone_line(domain, f"v=spf1{ours} ~all")
        if not records:
            return Finding(what, False, f"no record; add what lets your server send: {wanted}")
        return Finding(
            what, False, f"{len(records)} records, so none counts; make one of them: {' and '.join(records)}"
        )
    if spf.trouble:
        return Finding(what, False, f"receivers take no notice of it: {spf.trouble}; mend “{spf.record}”")
    if spf.lookups > MOST_LOOKUPS:
        return Finding(
            what,
            False,
            f"takes more than {MOST_LOOKUPS} lookups, so receivers take no notice of it; replace some include: by"
            f" ip4: and ip6:, or drop what you no longer use, in “{spf.record}”",
        )
    is_closed = spf.ending in ("-all", "~all")
    closed = spf.record if is_closed else f"{_without_all(spf.record)} ~all"
    missing = [host for host, addresses in hosts.items() if addresses and spf.allowed.isdisjoint(addresses)]
    if missing:
        wanted = zone_line(domain, _with_hosts(closed, missing))
        return Finding(what, False, f"does not let {' and '.join(missing)} send; change it to {wanted}")
    if not is_closed:
        wanted = zone_line(domain, closed)
        meant = f"ends with {spf.ending}" if spf.ending else "has no all at its end"
        return Finding(what, False, f"{meant}, so it keeps nobody out; change it to {wanted}")
    cost = f"{spf.lookups} of {MOST_LOOKUPS} lookups"
    return Finding(what, True, f"one record, {cost}, ends with {spf.ending}")


def _mechanism(host: str) -> str:
    if host.replace(".", "").isdigit():
        return f"ip4:{host}"
    return f"ip6:{host}" if ":" in host else f"a:{host}"


def _without_all(record: str) -> str:
    return " ".join(term for term in record.split() if term.lower().lstrip("+?~-") != "all")


def _with_hosts(record: str, hosts: Sequence[str]) -> str:
    """The record with hosts that it lets send, put first: before any `all`, and before a redirect."""
    version, *rest = record.split()
    return " ".join((version, *map(_mechanism, hosts), *rest))


def judge_dkim(name: str, wanted: str, texts: Sequence[str]) -> Finding:
    """The DNS's half of one of our keys; `wanted` is the record as `name` should hold it."""
    what, paste = f"DKIM {name.split('._domainkey')[0]}", zone_line(name, wanted)
    ours = tags(wanted)
    found = [tags(text) for text in texts if "p" in tags(text) or text.startswith("v=DKIM1")]
    if not found:
        return Finding(what, False, f"no record; add {paste}")
    if len(found) > 1:
        return Finding(what, False, f"{len(found)} records at {name}, receivers may take any; leave only {paste}")
    there = found[0]
    trouble = ""
    if there.get("v", "DKIM1") != "DKIM1":
        trouble = f"begins with v={there['v']}, not with v=DKIM1"
    elif not there.get("p"):
        trouble = "has an empty p=, which takes the key back"
    elif there.get("k", "rsa") != ours["k"] or there["p"] != ours["p"]:
        trouble = "holds another key than ours"
    elif "sha256" not in there.get("h", "sha256").split(":"):
        trouble = f"h={there['h']} forbids SHA-256, by which we sign"
    elif not {"*", "email"} & set(there.get("s", "*").split(":")):
        trouble = f"s={there['s']} says that it is not for mail"
    elif "y" in there.get("t", "").split(":"):
        trouble = "says t=y, testing: receivers may take the mail for unsigned"
    elif ours["k"] == "rsa" and len(ours["p"]) < _FEW_BITS:
        return Finding(what, False, "an RSA key of less than 2,048 bits; make a new one: qna dkim new")
    if trouble:
        return Finding(what, False, f"the record at {name} {trouble}; change it to {paste}")
    return Finding(what, True, f"{name} holds our {'RSA' if ours['k'] == 'rsa' else 'Ed25519'} key")


def judge_dmarc(
    domain: str, found: Sequence[tuple[str, str]], signers: Sequence[str], envelope: str, to: str
) -> Finding:
    """DMARC for the From domain (RFC 7489).

    `found` are the records with the domains at which they stand: those of the nearest domain that has any. `signers`
    are our DKIM domains, `envelope` is the envelope sender's, `to` the address to which reports could go.
    """
    what = f"DMARC of {domain}"
    wanted = f"v=DMARC1; p=none; rua=mailto:{to}" if to else "v=DMARC1; p=none"
    if not found:
        return Finding(what, False, f"no record; add {zone_line(f'_dmarc.{domain}', wanted)}")
    at, record = found[0]
    place, there = f"_dmarc.{at}", tags(record)
    if len(found) > 1:
        return Finding(what, False, f"{len(found)} records at {place}, so none counts; leave one")
    policy = there.get("p", "").lower()
    if policy not in ("none", "quarantine", "reject"):
        return Finding(what, False, f"the record at {place} has no policy; change it to {zone_line(place, wanted)}")
    if at != domain:
        policy = there.get("sp", policy).lower()
    by_key = [each for each in signers if _aligned(each, domain, at, there.get("adkim", "r"))]
    by_path = _aligned(envelope, domain, at, there.get("aspf", "r"))
    if not by_key and not by_path:
        held = there.get("adkim", "r") == "s" or there.get("aspf", "r") == "s"
        return Finding(
            what,
            False,
            f"neither a DKIM key nor the return path {envelope} is of the domain of [mail] from, so each mail fails;"
            f" run: qna dkim new --domain {domain}{' (adkim=s and aspf=s take that domain only)' if held else ''}",
        )
    means = {"none": "nothing is refused yet", "quarantine": "fakes go to spam", "reject": "fakes are refused"}
    by = " and ".join([*(["DKIM"] if by_key else []), *(["SPF"] if by_path else [])])
    return Finding(
        what,
        True,
        f"{place}: p={policy}, {means.get(policy, 'as it says')}; {by} speak{'' if ' ' in by else 's'} for it",
    )


def _aligned(domain: str, sender: str, organisation: str, mode: str) -> bool:
    """Identifier alignment (RFC 7489 §3.1); the organisation is known only as far as its record stands at it."""
    if domain == sender or mode.lower() == "s":
        return domain == sender
    return _is_below(domain, organisation) or _is_below(sender, domain)


def _is_below(domain: str, above: str) -> bool:
    return "." in above and (domain == above or domain.endswith(f".{above}"))


def judge_ptr(host: str, names: Mapping[str, Sequence[str]], addresses: Mapping[str, Sequence[str]]) -> Finding:
    """Whether each address of a lane's server has a name that leads back to it ("iprev", RFC 8601 §3).

    `names` are the names of each address, `addresses` the addresses of each name.
    """
    what = f"PTR of {host}"
    for address, called in names.items():
        if not called:
            wanted = f"ask whoever gave you {address} to name it {host}"
            return Finding(what, False, f"{address} has no name (PTR), which many servers refuse; {wanted}")
        if not any(address in addresses.get(name, ()) for name in called):
            kind = "AAAA" if ":" in address else "A"
            return Finding(
                what,
                False,
                f"{address} is called {called[0]}, which does not lead back; add {called[0]}. IN {kind} {address}",
            )
    return Finding(what, True, ", ".join(f"{address} is {called[0]}" for address, called in names.items()))


def judge_mx(domain: str, exchangers: Sequence[str], addresses: Mapping[str, Sequence[str]]) -> Finding:
    """Whether mail to a domain of ours arrives somewhere: replies, and what cannot be delivered.

    `addresses` are those of the exchangers, and of the domain itself where it has none (RFC 5321 §5.1).
    """
    what = f"MX of {domain}"
    if list(exchangers) == [""]:
        return Finding(
            what, False, f"says that it takes no mail (RFC 7505); add a server: {domain}. IN MX 10 mail.{domain}."
        )
    found = [host for host in (exchangers or (domain,)) if addresses.get(host)]
    if not found and exchangers:
        return Finding(what, False, f"{exchangers[0]} has no address, so nothing arrives; give it an A or AAAA record")
    if not found:
        return Finding(what, False, f"no server takes its mail; add {domain}. IN MX 10 mail.{domain}.")
    return Finding(what, True, f"{found[0]} takes its mail")


def upwards(domain: str) -> Iterator[str]:
    """The domain and those above it that have a dot: where a DMARC record that is meant for it may stand."""
    while "." in domain:
        yield domain
        domain = domain.partition(".")[2]
