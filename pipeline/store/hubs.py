"""WebSub hubs: what each knows of our feeds, and which pings are owed to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, bindparam, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from pipeline.store.schema import hub as hubs
from pipeline.store.schema import ping

State = Literal["owed", "told", "given up"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A feed, as a hub knows it or is to be told of it."""

    topic: str
    """The feed's absolute address."""
    path: str
    """In the web root."""
    digest: str
    """MD5 of the bytes that the ping is or was about, hexadecimal."""
    size: int
    modified_ns: int
    """Of the feed's file."""
    state: State
    since: datetime
    """Since when the state holds: of an owed ping, since when it is owed."""
    attempts: int = 0
    not_before: datetime | None = None
    trouble: str = ""
    """What the last attempt met."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it goes with one hub, in figures."""

    url: str
    told: int
    owed: int
    given_up: int
    last_told: datetime | None
    next_attempt: datetime | None
    """The earliest, of what is owed and has failed before."""
    trouble: str
    """Of something that is owed or given up; "" if there is none."""


def topics(connection: Connection, hub: str) -> dict[str, Topic]:
    """Path → feed, of all that the hub knows or is to know."""
    rows = connection.execute(_columns().where(ping.c.hub == hub))
    return {row.path: Topic(*row) for row in rows}


def owed(connection: Connection, hub: str, now: datetime, limit: int) -> list[Topic]:
    """Pings whose time has come: the publication's own feeds first, then by address."""
    ripe = or_(ping.c.not_before.is_(None), ping.c.not_before <= now)
    depth = func.length(ping.c.path) - func.length(func.replace(ping.c.path, "/", ""))
    rows = connection.execute(
        _columns().where(ping.c.hub == hub, ping.c.state == "owed", ripe).order_by(depth, ping.c.path).limit(limit)
    )
    return [Topic(*row) for row in rows]


def note(connection: Connection, hub: str, feeds: Iterable[Topic]) -> None:
    """This is what the hub knows, or is to be told, of these."""
    values = [{"hub": hub, **{field: getattr(feed, field) for field in Topic.__slots__}} for feed in feeds]
    if values:
        statement = insert(ping)
        kept = {field: statement.excluded[field] for field in Topic.__slots__ if field != "topic"}
        connection.execute(statement.on_conflict_do_update(index_elements=["hub", "topic"], set_=kept), values)


def postpone(connection: Connection, hub: str, until: datetime, trouble: str) -> None:
    """The hub itself does not answer: all that is owed to it waits."""
    connection.execute(
        update(ping)
        .where(ping.c.hub == hub, ping.c.state == "owed")
        .values(attempts=ping.c.attempts + 1, not_before=until, trouble=trouble)
    )


def give_up(connection: Connection, hub: str, before: datetime, now: datetime) -> int:
    """What has been owed since `before`, and was tried, is owed no longer; returns how many feeds that were."""
    late = (ping.c.hub == hub, ping.c.state == "owed", ping.c.since <= before, ping.c.attempts > 0)
    return connection.execute(update(ping).where(*late).values(state="given up", since=now, not_before=None)).rowcount


def forget(connection: Connection, hub: str, topic: Iterable[str]) -> None:
    """These feeds are no more."""
    values = [{"gone": each} for each in topic]
    if values:
        connection.execute(delete(ping).where(ping.c.hub == hub, ping.c.topic == bindparam("gone")), values)


def note_compared(connection: Connection, hub: str, site: str) -> None:
    """All feeds of that state of the web root (`mirrored.site_stamp`) have been compared with what the hub knows."""
    statement = insert(hubs).values(url=hub, site=site)
    connection.execute(statement.on_conflict_do_update(index_elements=["url"], set_={"site": site}))


def standing(connection: Connection, hub: str) -> Standing:
    """How it goes with the hub."""
    rows = connection.execute(
        select(
            ping.c.state, func.count(), func.max(ping.c.since), func.min(ping.c.not_before), func.max(ping.c.trouble)
        )
        .where(ping.c.hub == hub)
        .group_by(ping.c.state)
    )
    by = {row[0]: row for row in rows}
    counts = {state: by[state][1] if state in by else 0 for state in ("told", "owed", "given up")}
    late = by.get("owed") or by.get("given up")
    return Standing(
        url=hub,
        told=counts["told"],
        owed=counts["owed"],
        given_up=counts["given up"],
        last_told=by["told"][2] if "told" in by else None,
        next_attempt=by["owed"][3] if "owed" in by else None,
        trouble=late[4] if late else "",
    )


def _columns() -> Select[Any]:
    return select(*(ping.c[field] for field in Topic.__slots__))
