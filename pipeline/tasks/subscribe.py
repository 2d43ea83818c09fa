"""Subscribe and unsubscribe: people come and go, one address at a time or as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr

from pipeline.config.checking_mail import is_address
from pipeline.store import diary, subscribers
from pipeline.store.engine import Store
from pipeline.tasks.subscriber_list import Person
from pipeline.tasks.tools import Clock

_ALONE = "an address such as reader@example.org"
_IN_A_LIST = f'{_ALONE}, or "Name <address>"; a table needs a first line that names its columns, such as email,name'


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What came of a list of people, by their addresses."""

    added: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    """There already."""
    left: list[str] = field(default_factory=list)
    """Left once, and were not asked back."""
    refused: list[str] = field(default_factory=list)
    """Each with the reason."""


def subscribe(
    store: Store,
    now: Clock,
    people: Iterable[Person],
    fields: Mapping[str, str] | None = None,
    *,
    may_return: bool = True,
    found: Subscribed | None = None,
) -> Subscribed:
    """Add `people`; returns what came of them, after what was `found` before.

    `fields` are what templates may say of them; those that are there already get them, too. Who has left comes back
    only if they `may_return`: a list is often older than their leaving.
    """
    found = found or Subscribed()
    moment = now()
    with store.write() as connection:
        for written, place in people:
            written = written.strip()
            name, address = parseaddr(written)
            before = subscribers.find(connection, address) if address else None
            if before is None and not is_address(written):
                found.refused.append(f"{place}{written!r}: expected {_IN_A_LIST if place else _ALONE}")
            elif before is not None and before.state == "suppressed":
                found.refused.append(f"{place}{address}: is suppressed and must not be mailed")
            elif before is not None and before.state == "left" and not may_return:
                found.left.append(address)
            elif subscribers.add(connection, address, _decoded(name), moment, fields):
                found.added.append(address)
                diary.write(connection, moment, "subscribed", address)
            else:
                found.known.append(address)
    return found


def _decoded(name: str) -> str:
    """A name as people read it: what was copied out of a mail's header may be encoded for it (RFC 2047)."""
    if "=?" not in name:
        return name
    try:
        decoded = " ".join(str(make_header(decode_header(name))).split())
    except (ValueError, LookupError, MessageError):
        return name
    return decoded if decoded.isprintable() else name


def unsubscribe(
    store: Store, now: Clock, addresses: Iterable[str], reason: str = "removed by the editor"
) -> tuple[list[str], list[str]]:
    """Let `addresses` leave at once; what is planned for them is skipped. Returns (removed, not subscribed)."""
    removed, unknown = [], []
    moment = now()
    with store.write() as connection:
        for written in addresses:
            address = parseaddr(written.strip())[1] or written.strip()
            if subscribers.remove(connection, address, reason, moment):
                removed.append(address)
                diary.write(connection, moment, "unsubscribed", address, reason)
            else:
                unknown.append(address)
    return removed, unknown
