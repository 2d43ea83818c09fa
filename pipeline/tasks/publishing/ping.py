"""Ping: tell WebSub hubs which feeds have changed, once the feeds are in place; what fails is told by later runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pipeline.errors import Unreachable
from pipeline.model.site_path import is_topic
from pipeline.send.mirrors.mirror import digest_of
from pipeline.send.websub import OpenHubs, Refused
from pipeline.store import hubs, mirrored, site_files
from pipeline.store.hubs import Topic
from pipeline.store.site_files import SiteFile
from pipeline.tasks.publishing.mirror import stands
from pipeline.tasks.tools import Tools

PATIENCE = timedelta(days=2)
"""How long a ping is owed; readers' clients, which come by themselves, have seen the feed by then."""
_SHORTEST = timedelta(minutes=1)
_LONGEST = timedelta(hours=3)
_AT_ONCE = 200
"""Pings to one hub in one run: the others are for the next ones, so that no run takes long."""


@dataclass
class Pinged:
    """What happened to one hub, or, in a dry run, would."""

    hub: str
    told: int = 0
    owed: int = 0
    """How many later runs will tell."""
    trouble: Unreachable | None = None
    """Set when something was given up."""


def ping(tools: Tools, open_hubs: OpenHubs) -> list[Pinged]:
    """Find out what each hub of `[feeds] hubs` has not been told yet, and tell it.

    To be called when readers, and so hubs, can fetch the feeds: after the build, and after every mirror is in step.
    The caller holds the lock of runs. A hub that fails is no failure of the run: only what is given up is trouble.
    """
    return [_one(tools, hub, open_hubs) for hub in tools.settings.feeds.hubs]


def _one(tools: Tools, hub: str, open_hubs: OpenHubs) -> Pinged:
    result, now, base = Pinged(hub), tools.now(), tools.settings.publication.base
    with tools.store.read() as connection:
        known = hubs.topics(connection, hub)
        files = {path: file for path, file in site_files.all_files(connection).items() if is_topic(path)}
        site = mirrored.site_stamp(connection)
    news = _news(tools, files, known, now)
    gone = [each.topic for path, each in known.items() if path not in files or each.topic != base + path]
    with tools.store.write() as connection:
        hubs.forget(connection, hub, gone)
        hubs.note(connection, hub, news)
        hubs.note_compared(connection, hub, site)
        owed = hubs.owed(connection, hub, now, _AT_ONCE)
    if tools.is_dry:
        result.told = len(owed)
    elif owed:
        _tell(tools, hub, owed, open_hubs, result)
    with tools.store.read() as connection:
        result.owed = hubs.standing(connection, hub).owed - (result.told if tools.is_dry else 0)
    return result


def _news(tools: Tools, files: Mapping[str, SiteFile], known: Mapping[str, Topic], now: datetime) -> list[Topic]:
    """What is to be written down of the feeds: those whose bytes are others than the hub was told of are owed.

    A hub that we never spoke to knows nobody who reads our collections: of these it hears when they change.
    """
    base, is_first, news = tools.settings.publication.base, not known, []
    for path, file in files.items():
        before = known.get(path)
        if before is not None and before.topic != base + path:  # we have moved; nobody asks for the old address
            before = None
        if before is not None and (before.size, before.modified_ns) == (file.size, file.modified_ns):
            continue
        now_is = Topic(base + path, path, "", file.size, file.modified_ns, "owed", now)
        if before is None and is_first and "/" in path:
            news.append(replace(now_is, state="told"))
            continue
        place = tools.settings.output / path
        digest = "" if tools.is_dry and not stands(place, file) else digest_of(place)
        now_is = replace(now_is, digest=digest)
        if before is None:
            news.append(now_is)
        elif before.digest == digest:
            news.append(replace(before, size=file.size, modified_ns=file.modified_ns))
        elif before.state == "owed":  # since then, and after as many attempts
            news.append(replace(before, digest=digest, size=file.size, modified_ns=file.modified_ns))
        else:
            news.append(now_is)
    return news


def _tell(tools: Tools, hub: str, owed: list[Topic], open_hubs: OpenHubs, result: Pinged) -> None:
    with open_hubs() as way:
        for done, topic in enumerate(owed):
            if tools.stopping():
                return
            tools.meter(f"telling {hub}", done, len(owed))
            try:
                way.ping(hub, topic.topic)
            except Refused as error:
                _note(tools, hub, _after(topic, tools.now(), error))
                _give_up(tools, hub, error, result)
            except Unreachable as error:
                until = tools.now() + _wait(topic.attempts, error)
                with tools.store.write() as connection:
                    hubs.postpone(connection, hub, until, str(error))
                _give_up(tools, hub, error, result)
                return
            else:
                _note(
                    tools, hub, replace(topic, state="told", since=tools.now(), attempts=0, not_before=None, trouble="")
                )
                result.told += 1


def _note(tools: Tools, hub: str, topic: Topic) -> None:
    with tools.store.write() as connection:
        hubs.note(connection, hub, [topic])


def _after(topic: Topic, now: datetime, error: Unreachable) -> Topic:
    """The ping as it is owed after a failure of its own."""
    wait = _wait(topic.attempts, error)
    return replace(topic, attempts=topic.attempts + 1, not_before=now + wait, trouble=str(error))


def _wait(attempts: int, error: Unreachable) -> timedelta:
    """Twice as long after each attempt, and never less than the hub asked for."""
    patient = min(_SHORTEST * (1 << min(attempts, 16)), _LONGEST)
    return max(patient, error.wait or timedelta())


def _give_up(tools: Tools, hub: str, error: Unreachable, result: Pinged) -> None:
    now = tools.now()
    with tools.store.write() as connection:
        given_up = hubs.give_up(connection, hub, now - PATIENCE, now)
    if given_up:
        feeds = "1 feed" if given_up == 1 else f"{given_up} feeds"
        result.trouble = Unreachable(
            f"{error}; for two days it could not be told of {feeds}: given up until they change"
        )
