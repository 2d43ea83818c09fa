"""Domains in the one form that the DNS, mail servers and we ourselves compare them in: A-labels (RFC 5890 §2.3.2.1)."""

from __future__ import annotations


def a_labels(domain: str) -> str:
    """The domain in lower case; labels with other letters than ASCII's as the DNS has them (RFC 5891, after UTS 46).

    What is ASCII already is not looked at more closely. Of everything else come letters, digits, hyphens and full stops
    only. Raises ValueError where no domain can be meant.
    """
    if domain.isascii():
        return domain.lower()
    import idna  # its tables take milliseconds, and most publications never need them

    return idna.encode(domain, uts46=True, std3_rules=True).decode()


def domain_of(address: str) -> str:
    """Where a mailbox is, in A-labels; what can be no domain as it stands, in lower case."""
    domain = address.rpartition("@")[2]
    try:
        return a_labels(domain)
    except ValueError:
        return domain.lower()
