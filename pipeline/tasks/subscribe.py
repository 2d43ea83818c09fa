"""Subscribe and unsubscribe: people come and go, one address at a time or as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr

from pipeline.config.checking_mail import is_address
from pipeline.store import diary, subscribers
from pipeline.store.engine import Store
from pipeline.tasks.tools import Clock


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
    people: Iterable[str],
    fields: Mapping[str, str] | None = None,
    *,
    may_return: bool = True,
    found: Subscribed | None = None,
) -> Subscribed:
    """Add `people`, each "Name <address>" or an address; returns what came of them, after what was `found` before.

    `fields` are what templates may say of them; those that are there already get them, too. Who has left comes back
    only if they `may_return`: a list is often older than their leaving.
    """
    found = found or Subscribed()
    moment = now()
    with store.write() as connection:
        for written in map(str.strip, people):
            name, address = parseaddr(written)
            before = subscribers.find(connection, address) if address else None
            if before is None and not is_address(written):
                found.refused.append(f"{written!r}: expected an address such as reader@example.org")
            elif before is not None and before.state == "suppressed":
                found.refused.append(f"{address}: is suppressed and must not be mailed")
            elif before is not None and before.state == "left" and not may_return:
                found.left.append(address)
            elif subscribers.add(connection, address, name, moment, fields):
                found.added.append(address)
                diary.write(connection, moment, "subscribed", address)
            else:
                found.known.append(address)
    return found


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
