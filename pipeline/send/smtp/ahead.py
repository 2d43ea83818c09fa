"""The envelopes that were drawn and not yet begun, so that one is made while the server works on another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from pipeline.model.envelope import Envelope


class Ahead:
    """Draws from an iterator of envelopes by the rules of `Outlet.deliver_each`."""

    def __init__(self, source: Iterator[Envelope | None]) -> None:
        self._source = source
        self._hand: deque[Envelope] = deque()
        self._is_pausing = False
        self._has_ended = False
        self._error: Exception | None = None

    def fill(self, size: int) -> None:
        """Draw until `size` envelopes are in hand, or until what was drawn has to be told first. Raises nothing.

        When the source fails, what is in hand is not begun any more.
        """
        while len(self._hand) < size and not (self._is_pausing or self._has_ended):
            try:
                drawn = next(self._source, self)
            except Exception as error:  # whatever it is, `take` raises it
                self._error = error
                self._has_ended = True
                self._hand.clear()
                return
            if drawn is None:
                self._is_pausing = True
            elif isinstance(drawn, Envelope):
                self._hand.append(drawn)
            else:
                self._has_ended = True

    def peek(self, place: int = 0) -> Envelope | None:
        """The envelope that `take` would give next, or the one after that, if it is in hand."""
        return self._hand[place] if len(self._hand) > place else None

    def take(self) -> Envelope | None:
        """The next envelope, drawn if none is in hand; None at the end. Call it when everything begun has been told.

        Raises what the source has raised.
        """
        while not (self._hand or self._has_ended):
            self._is_pausing = False
            self.fill(1)
        if self._error is not None:
            raise self._error
        return self._hand.popleft() if self._hand else None
