"""Addresses as SMTP commands carry them (RFC 5321 §4.1.2, RFC 6531)."""

from __future__ import annotations

import re

from pipeline.domains import a_labels

_ADDRESS = re.compile(
    r"""
    (?P<local> [^\s"(),:;<>@\[\\\]\x00-\x1f\x7f-\x9f]+ | "(?:[^"\\\x00-\x1f\x7f-\x9f] | \\[\x20-\x7e])+" )
    @ (?P<domain> \[ [0-9a-zA-Z.:]+ \] | [^\s"(),:;<>@\[\\\]\x00-\x1f\x7f-\x9f]+ )
    """,
    re.VERBOSE,
)


def wire_address(address: str) -> str | None:
    """The address as it is written between < and >, or None if it cannot be: nothing else may slip into a command.

    A domain in other scripts becomes its ASCII form (RFC 5890) if the part before the @ is ASCII, so that any server
    takes it; where that part is not, the address stays as it is and needs SMTPUTF8.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    if address.isascii():
        return address
    local, domain = match.groups()
    try:
        address.encode()
        form = a_labels(domain)
    except ValueError:
        return None
    return f"{local}@{form}" if local.isascii() else address
