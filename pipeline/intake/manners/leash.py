"""How many seconds and bytes an answer may still take."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.errors import Unreachable


class Leash:
    """How many seconds and bytes an answer may still take. Held at the socket, below every protocol."""

    def __init__(self, monotonic: Callable[[], float], seconds: float) -> None:
        """`seconds` for the whole answer, redirects included."""
        self._monotonic = monotonic
        self._seconds = seconds
        self._deadline = monotonic() + seconds
        self._bytes = 0
        self.received = 0
        """Bytes since `slacken` was last called."""

    def extend(self, seconds: float) -> None:
        """What we waited of our own will is not the server's fault."""
        self._deadline += seconds

    def slacken(self, size: int) -> None:
        """From now on, so many bytes may come."""
        self._bytes = size
        self.received = 0

    def left(self) -> float:
        """Seconds, more than 0. Raises Unreachable when they are used up."""
        left = self._deadline - self._monotonic()
        if left <= 0:
            raise Unreachable(f"no complete answer within {self._seconds:g} s; it is tried again later")
        return left

    def took(self, size: int) -> None:
        """Count what came. Raises Unreachable when it is too much."""
        self.received += size
        if self.received > self._bytes:
            raise Unreachable("the answer has more headers or wrapping than any answer needs; check the address")
