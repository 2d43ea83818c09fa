"""Subscribe and unsubscribe: people come and go, one address at a time or as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from email.utils import parseaddr

from pipeline.config.checking_mail import is_address
from pipeline.store import diary, subscribers
from pipeline.store.engine import Store
from pipeline.tasks.tools import Clock


def subscribe(
    store: Store, now: Clock, people: Iterable[str], fields: Mapping[str, str] | None = None
) -> tuple[list[str], list[str], list[str]]:
    """Add `people`, each "Name <address>" or an address. Returns (added, already there, refused with the reason).

    `fields` are what templates may say of them; those that are there already get them, too.
    """
    added: list[str] = []
    known: list[str] = []
    refused: list[str] = []
    moment = now()
    with store.write() as connection:
        for written in people:
            name, address = parseaddr(written.strip())
            if not is_address(written.strip()):
                refused.append(f"{written.strip()!r}: expected an address such as reader@example.org")
                continue
            try:
                changed = subscribers.add(connection, address, name, moment, fields)
            except ValueError:
                refused.append(f"{address}: is suppressed and must not be mailed")
                continue
            (added if changed else known).append(address)
            if changed:
                diary.write(connection, moment, "subscribed", address)
    return added, known, refused


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
