"""Judges what the DNS says of a sender: records in, findings out, each with the record that would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.tasks.doctor.finding import Finding
from pipeline.tasks.doctor.mail_spf import MOST_LOOKUPS, Spf

_DMARC = re.compile(r"[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|\Z)")
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
    lost = {host: [each for each in addresses if each not in spf.allowed] for host, addresses in hosts.items()}
    lost = {host: addresses for host, addresses in lost.items() if addresses}
    # Where a macro leads depends on the mail: that record is not judged.
    is_closed = spf.ending in ("-all", "~all") or "%" in spf.redirect
    if is_closed and not lost:
        ending = spf.ending or f"redirect={spf.redirect}"
        return Finding(what, True, f"one record, {spf.lookups} of {MOST_LOOKUPS} lookups, ends with {ending}")
    wanted = zone_line(domain, _mended(spf, list(lost), is_closed))
    if lost and spf.ending != "+all":
        who = " and ".join(
            host if len(lost[host]) == len(hosts[host]) else f"{host} with {', '.join(lost[host])}" for host in lost
        )
        return Finding(what, False, f"does not let {who} send; change it to {wanted}")
    meant = f"ends with {spf.ending}" if spf.ending else "has no all at its end"
    if spf.redirect:
        there = f"redirects to {spf.redirect}, whose record {meant}, so it keeps nobody out"
        return Finding(what, False, f"{there}; have that one end with ~all, or change this one to {wanted}")
    return Finding(what, False, f"{meant}, so it keeps nobody out; change it to {wanted}")


def _mechanism(host: str) -> str:
    if host.replace(".", "").isdigit():
        return f"ip4:{host}"
    return f"ip6:{host}" if ":" in host else f"a:{host}"


def _mended(spf: Spf, hosts: Sequence[str], is_closed: bool) -> str:
    """The record such that it lets `hosts` send, first of all, and keeps others out.

    An `all` of its own would silence a redirect (RFC 7208 §6.1), which therefore becomes an include; unless that would
    let everybody in.
    """
    version, *terms = spf.record.split()
    if not is_closed:
        terms = [each for each in terms if not _is_last_word(each)]
        if spf.redirect and spf.ending != "+all":
            terms.append(f"include:{spf.redirect}")
    ours = [_mechanism(host) for host in hosts]
    if not ours and all("=" in each for each in terms):
        ours = ["mx"]  # whoever sends may well be who receives; a record that names nobody lets nobody send
    return " ".join((version, *ours, *terms, *([] if is_closed else ["~all"])))


def _is_last_word(term: str) -> bool:
    return term.lower().lstrip("+?~-") == "all" or term.lower().startswith("redirect=")


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


def dmarc_records(texts: Iterable[str]) -> tuple[str, ...]:
    """Those TXT records that are DMARC: the version stands first in them (RFC 7489 §6.4)."""
    return tuple(text for text in texts if _DMARC.match(text))


def judge_dmarc(
    domain: str, found: Sequence[tuple[str, str]], signers: Sequence[str], envelope: str, to: str
) -> Finding:
    """DMARC for the From domain (RFC 7489).

    `found` are the records with the domains at which they stand: those of the nearest domain that has any. `signers`
    are our DKIM domains, `envelope` is the envelope sender's, `to` the address to which reports could go: only one of
    the same domain is proposed, for another one would have to say in its own DNS that it wants them (§7.1).
    """
    what = f"DMARC of {domain}"
    wanted = f"v=DMARC1; p=none; rua=mailto:{to}" if _may_report(domain, to) else "v=DMARC1; p=none"
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


def _may_report(domain: str, to: str) -> bool:
    _, at, reports = to.lower().rpartition("@")
    return bool(at) and (_is_below(reports, domain) or _is_below(domain, reports))


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
