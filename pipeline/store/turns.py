"""Turns: threads get at something one after the other, in the order in which they came."""

from __future__ import annotations

import threading
from collections import deque


class Turns:
    """A lock that nobody overtakes; a plain one lets whoever has just given it back take it again at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_taken = False
        self._queue: deque[threading.Lock] = deque()
        """For each that waits a closed gate, opened when it is its turn."""

    def acquire(self, timeout: float = -1) -> bool:
        """Wait for our turn, `timeout` seconds at most if it is not negative; False if it has not come."""
        gate = threading.Lock()
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return True
            gate.acquire()
            self._queue.append(gate)
        if gate.acquire(timeout=timeout):
            return True
        with self._lock:
            if gate in self._queue:
                self._queue.remove(gate)
                return False
        return True  # it came in this very moment

    def release(self) -> None:
        """End our turn: the next one's begins."""
        with self._lock:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._is_taken = False
