"""Subscribe and unsubscribe: people come and go, one address at a time or as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr

from pipeline.config.checking_mail import is_address
from pipeline.model.identity import address_key
from pipeline.model.mailing import Subscriber
from pipeline.store import diary, subscribers
from pipeline.store.engine import Connection, Store
from pipeline.tasks.subscriber_list import Person
from pipeline.tasks.tools import Clock

_ALONE = "an address such as reader@example.org"
_IN_A_LIST = f'{_ALONE}, or "Name <address>"; a table needs a first line that names its columns, such as email,name'


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What came of a list of people, by their addresses."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    """There already, with another name or other fields."""
    known: list[str] = field(default_factory=list)
    """There already."""
    left: list[str] = field(default_factory=list)
    """Left once, and were not asked back."""
    left_there: dict[str, bool] = field(default_factory=dict)
    """Have left, says the list itself; whether they are subscribed here all the same."""
    refused: list[str] = field(default_factory=list)
    """Each with the reason."""


@dataclass(frozen=True, slots=True)
class Unsubscribed:
    """What came of people who were to leave, by their addresses."""

    removed: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    """Were never subscribed: from now on no list brings them in."""
    gone: list[str] = field(default_factory=list)
    """Had left already."""
    wanted: list[str] = field(default_factory=list)
    """Want mail, says the list itself."""
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
    only if they `may_return`: a list is often older than their leaving. Who has left by the list itself, in whichever
    of its lines, stays out.
    """
    found = found or Subscribed()
    moment, listed = now(), list(people)
    away = {address_key(_address(person)) for person in listed if person.standing == "left"}
    with store.write() as connection:
        for person in listed:
            before = subscribers.find(connection, _address(person))
            told = {**person.fields, **(fields or {})}
            if address_key(_address(person)) in away:
                found.left_there[address_key(_address(person))] = before is not None and before.state == "active"
            elif not is_address(person.written.strip()) and not _is_known_so(before, person):
                found.refused.append(_misread(person))
            elif before is not None and before.state == "suppressed":
                found.refused.append(f"{person.place}{_address(person)}: is suppressed and must not be mailed")
            elif before is not None and before.state == "left" and not may_return:
                found.left.append(_address(person))
            elif before is not None and before.state == "active":
                _change(connection, before, person, told, found)
            else:
                _add(connection, person, told, moment, found)
    return found


def _change(
    connection: Connection, before: Subscriber, person: Person, fields: Mapping[str, str], found: Subscribed
) -> None:
    """A name that was typed is news; a list may be older than the name that we know."""
    name = "" if person.place and before.name else _name(person)
    changed = subscribers.change(connection, before, name, fields)
    (found.changed if changed else found.known).append(_address(person))


def _add(
    connection: Connection, person: Person, fields: Mapping[str, str], moment: datetime, found: Subscribed
) -> None:
    subscribers.add(connection, _address(person), _name(person), moment, fields)
    found.added.append(_address(person))
    diary.write(connection, moment, "subscribed", _address(person))


def _is_known_so(before: Subscriber | None, person: Person) -> bool:
    """Whether it is the address of somebody who is known, and nothing beside it: once, more passed for an address."""
    return before is not None and _address(person) == person.written.strip()


def _misread(person: Person) -> str:
    """Why they are refused whose address is none."""
    return f"{person.place}{person.written.strip()!r}: expected {_IN_A_LIST if person.place else _ALONE}"


def _address(person: Person) -> str:
    return parseaddr(person.written.strip())[1] or person.written.strip()


def _name(person: Person) -> str:
    return _decoded(parseaddr(person.written.strip())[0])


def _decoded(name: str) -> str:
    """A name as people read it: what was copied out of a mail's header may be encoded for it (RFC 2047)."""
    if "=?" not in name:
        return name
    try:
        decoded = " ".join(str(make_header(decode_header(name))).split())
    except (ValueError, LookupError, MessageError):
        return name
    return decoded if decoded.isprintable() else name


def unsubscribe(store: Store, now: Clock, people: Iterable[Person], reason: str) -> Unsubscribed:
    """Let `people` leave at once; what is planned for them is skipped. Returns what came of them.

    Who never was subscribed is written down as left, so that no list brings them in. Who wants mail by the list itself
    is left alone: it is a list of everybody, not one of those who have left.
    """
    found, moment = Unsubscribed(), now()
    with store.write() as connection:
        for person in people:
            if person.standing == "wants":
                found.wanted.append(_address(person))
            else:
                _let_go(connection, person, reason, moment, found)
    return found


def _let_go(connection: Connection, person: Person, reason: str, moment: datetime, found: Unsubscribed) -> None:
    address = _address(person)
    before = subscribers.find(connection, address)
    if before is None and not is_address(person.written.strip()):
        found.refused.append(_misread(person))
    elif before is not None and not subscribers.remove(connection, address, reason, moment):
        found.gone.append(address)
    else:
        if before is None:
            subscribers.keep_away(connection, address, reason, moment)
        (found.strangers if before is None else found.removed).append(address)
        diary.write(connection, moment, "unsubscribed", address, reason)
