"""An SPF record word by word: its mechanisms and modifiers, or the word that makes it none (RFC 7208 §12)."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

_MACRO = r"%(?:[%_-]|\{[slodiphcrtv](?:0*[1-9][0-9]*)?r?[.+,/_=-]*\})"
_MACROS = re.compile(rf"(?:[!-$&-~]|{_MACRO})*+")
_LAST_MACRO = re.compile(rf"{_MACRO}\Z")
_TOP_LABEL = re.compile(r"(?![0-9]+\Z)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_MODIFIER = re.compile(r"([a-z][a-z0-9_.-]*)=(.*)")
_MECHANISM = re.compile(r"([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)([:/].*)?")
_SIZES = re.compile(r"(?:/(0|[1-9][0-9]?))?(?://(0|[1-9][0-9]{0,2}))?\Z")
_FOUR = re.compile(r":([0-9.]+(?:/(?:0|[1-9][0-9]?))?)")
_SIX = re.compile(r":([0-9a-f:.]+(?:/(?:0|[1-9][0-9]{0,2}))?)")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a record, in lower case."""

    written: str
    name: str
    """A mechanism's ("include") or a modifier's ("redirect")."""
    sign: str = "+"
    """What a mechanism says of those whom it matches: "+", "-", "~" or "?"."""
    target: str = ""
    """The domain or network that it names; empty where the record's own domain is meant."""
    sizes: tuple[int, int] = (32, 128)
    """Bits of an IPv4 and of an IPv6 address that count, for `a` and `mx`."""


def read_terms(record: str) -> list[Term]:
    """The terms after "v=spf1". Raises ValueError, which names the word that receivers stumble over."""
    found: list[Term] = []
    once: set[str] = set()
    for word in record.lower().split(" ")[1:]:
        if not word:
            continue
        term = _modifier(word) or _mechanism(word)
        if term is None:
            raise ValueError(f"“{word}” is no SPF term")
        if term.name in once:
            raise ValueError(f"{term.name}= stands in it twice")
        once |= {term.name} & {"redirect", "exp"}
        found.append(term)
    return found


def _modifier(word: str) -> Term | None:
    match = _MODIFIER.fullmatch(word)
    if match is None:
        return None
    name, value = match.groups()
    is_right = _is_domain(value) if name in ("redirect", "exp") else _MACROS.fullmatch(value)
    return Term(word, name, target=value) if is_right else None


def _mechanism(word: str) -> Term | None:
    match = _MECHANISM.fullmatch(word)
    if match is None:
        return None
    sign, name, rest = match[1] or "+", match[2], match[3] or ""
    if name in ("ip4", "ip6"):
        network = _network(name, rest)
        return Term(word, name, sign, network) if network else None
    sizes = (32, 128)
    if name in ("a", "mx") and (size := _SIZES.search(rest)):
        sizes, rest = (int(size[1] or 32), int(size[2] or 128)), rest[: size.start()]
    needs_domain = name in ("include", "exists")
    is_right = sizes[0] <= 32 and sizes[1] <= 128 and (_is_target(rest) if rest else not needs_domain)
    return Term(word, name, sign, rest[1:], sizes) if is_right and not (rest and name == "all") else None


def _network(name: str, rest: str) -> str:
    """The network after "ip4" or "ip6", empty if it is none."""
    match = (_FOUR if name == "ip4" else _SIX).fullmatch(rest)
    try:
        if match is None:
            return ""
        return str((ipaddress.IPv4Network if name == "ip4" else ipaddress.IPv6Network)(match[1], strict=False))
    except ValueError:
        return ""


def _is_target(rest: str) -> bool:
    return rest[0] == ":" and _is_domain(rest[1:])


def _is_domain(written: str) -> bool:
    """Whether it is a `domain-spec`: it ends in a macro, or in a dot and a name that is no number."""
    if not _MACROS.fullmatch(written):
        return False
    _, dot, top = written.removesuffix(".").rpartition(".")
    return bool(_LAST_MACRO.search(written) or (dot and _TOP_LABEL.fullmatch(top)))
