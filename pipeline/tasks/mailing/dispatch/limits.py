"""Limits: when a lane may send the next message, and when one to a certain domain. They hold across restarts."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from pipeline.config import Lane
from pipeline.config.mail_keys import limit
from pipeline.model.window import Window
from pipeline.store import throttles
from pipeline.store.engine import Connection

_ANY = "*"
_BURST = 0.002
"""Seconds by which a message may come early: no sleep is as exact as a fast lane would need it."""


def scopes(lane: str, domain: str) -> tuple[str, str]:
    """Under what names a message that goes by `lane` to a mailbox at `domain` is counted in the store."""
    return f"lane {lane}", f"lane {lane} domain {domain}"


@dataclass(frozen=True, slots=True)
class Wait:
    """Why a message does not go now."""

    seconds: float
    is_domains: bool
    """Whether only mail to this domain has to wait."""


class Limits:
    """Those of one lane, asked by all its connections. Moments are seconds since 1970."""

    def __init__(self, lane: Lane, passed: Iterable[tuple[str, int, int]], now: float) -> None:
        """`passed` is what the store knows: (scope, second since 1970, messages), in any order."""
        self._lane = lane.name
        self._interval = 1 / lane.rate
        self._due = now
        self._windows = [_window(written) for written in lane.limits]
        written = [each.split(maxsplit=1) for each in lane.domain_limits]
        self._named = {domain.lower() for domain, _ in written}
        self._written = {domain: [limit for name, limit in written if name.lower() == domain] for domain in self._named}
        self._domains: dict[str, list[Window]] = {}
        self._put_off: dict[str, float] = {}
        self._fresh: Counter[tuple[str, int]] = Counter()
        self._lock = threading.Lock()
        self._is_limited = bool(self._windows or self._named)
        for scope, second, count in sorted(passed, key=lambda each: each[1]):
            self._recall(scope, min(second + 1, now), count)

    @classmethod
    def longest(cls, lane: Lane) -> timedelta:
        """How far back `passed` has to reach."""
        every = [*lane.limits, *(each.split(maxsplit=1)[1] for each in lane.domain_limits)]
        return max((limit(each)[1] for each in every), default=timedelta())

    def ask(self, domain: str, now: float) -> Wait | None:
        """None: it may go, and is counted; else why not, and how long."""
        with self._lock:
            if not self._is_limited:
                return self._pace(now)
            mine, theirs = self._windows, self._windows_of(domain)
            opens = max((each.opens(now) for each in mine), default=now)
            if opens > now:
                return Wait(opens - now, is_domains=False)
            if theirs and any(not each.free(now) for each in theirs):
                return Wait(self._turn(domain, theirs, now) - now, is_domains=True)
            if (wait := self._pace(now)) is not None:
                return wait
            for each in (*mine, *theirs):
                each.note(now)
            for scope in self._scopes(domain):
                self._fresh[scope, int(now)] += 1
            return None

    def _pace(self, now: float) -> Wait | None:
        due = self._due if self._due > now else now
        if due - now > _BURST:
            return Wait(due - now, is_domains=False)
        self._due = due + self._interval
        return None

    def open_at(self, now: float) -> float:
        """The moment from which the lane as a whole may send, `now` if it may."""
        with self._lock:
            return max((each.opens(now) for each in self._windows), default=now)

    def room(self, now: float, most: int) -> int:
        """How many messages, `most` at most, are worth claiming now: what is claimed should leave within a second."""
        with self._lock:
            free = min((each.free(now) for each in self._windows), default=most)
            return max(0, min(most, free, 1 + int(1 / self._interval)))

    def drain(self) -> dict[tuple[str, int], int]:
        """What has passed since the last call and is not in the store yet: (scope, second) → messages."""
        with self._lock:
            fresh, self._fresh = self._fresh, Counter()
            return fresh

    def put_back(self, fresh: dict[tuple[str, int], int]) -> None:
        """What was drained could not be stored."""
        with self._lock:
            self._fresh.update(fresh)

    def _turn(self, domain: str, windows: list[Window], now: float) -> float:
        """When the next message for a domain that is full should be tried: each one that asks gets a later turn.

        Turns are given for one span; who is beyond that asks again then, for until then much may have changed: the
        limit, who else sends, and who has left.
        """
        opens = max(each.opens(now) for each in windows)
        pace = max(each.span / each.count for each in windows)
        latest = opens + max(each.span for each in windows)
        before = self._put_off.get(domain, 0.0)
        turn = min(max(opens, before + pace if before > now else 0.0), latest)
        self._put_off[domain] = turn
        return turn

    def _windows_of(self, domain: str) -> list[Window]:
        known = self._domains.get(domain)
        if known is None:
            written = self._written.get(domain if domain in self._named else _ANY, [])
            known = self._domains[domain] = [_window(each) for each in written]
        return known

    def _scopes(self, domain: str) -> list[str]:
        whole, part = scopes(self._lane, domain)
        return [*([whole] if self._windows else ()), *([part] if self._windows_of(domain) else ())]

    def _recall(self, scope: str, at: float, count: int) -> None:
        whole, prefix = scopes(self._lane, "")
        if scope == whole:
            windows = self._windows
        elif scope.startswith(prefix):
            windows = self._windows_of(scope.removeprefix(prefix))
        else:
            return
        for each in windows:
            each.note(at, count)


def remembered(connection: Connection, lanes: Iterable[Lane], now: float) -> dict[str, Limits]:
    """Lane → its limits, with what has passed as far as the store knows."""
    every = list(lanes)
    longest = max((Limits.longest(lane).total_seconds() for lane in every), default=0.0)
    passed = throttles.recent(connection, int(now - longest)) if longest else []
    return {lane.name: Limits(lane, passed, now) for lane in every}


def _window(written: str) -> Window:
    count, span = limit(written)
    return Window(count, span.total_seconds())
