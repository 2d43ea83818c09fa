"""Not too often: spaces out the requests to one host, across all sources of a run."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Pace:
    """Shared by all threads. Who waits for one host holds nobody up who asks another."""

    def __init__(self, monotonic: Callable[[], float], sleep: Callable[[float], None]) -> None:
        """Both count seconds, as time.monotonic and time.sleep do."""
        self._monotonic = monotonic
        self._sleep = sleep
        self._lock = threading.Lock()
        self._due: dict[str, float] = {}
        self._closed: dict[str, float] = {}

    def wait(self, host: str, interval: float) -> float:
        """Return when `host` may be asked, and keep it to ourselves for `interval` seconds. Says how long it took."""
        with self._lock:
            now = self._monotonic()
            due = max(now, self._due.get(host, now))
            self._due[host] = due + interval
        if due > now:
            self._sleep(due - now)
        return due - now

    def close(self, origin: str, seconds: float) -> None:
        """Note that `origin` does not want to be asked for so long (Retry-After)."""
        with self._lock:
            self._closed[origin] = max(self._closed.get(origin, 0.0), self._monotonic() + seconds)

    def closed_for(self, origin: str) -> float:
        """For how many more seconds `origin` does not want to be asked; 0 if it may be."""
        with self._lock:
            until = self._closed.get(origin)
            return 0.0 if until is None else max(0.0, until - self._monotonic())
