"""Pages that could not be read: for a day they are tried again at every look, and keep it from being called whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from pipeline.errors import Unreachable
from pipeline.intake import foreign
from pipeline.intake.plain import moment
from pipeline.model.sight import Bookmark, Memory

_NAME = "unread"
_PATIENCE = timedelta(days=1)


class Unread:
    """Since when which pages of a source fail. After a day a page waits for its turn, like those that were read."""

    def __init__(self, memory: Memory, now: datetime) -> None:
        self._now = now
        self._written = memory.bookmarks.get(_NAME, "")
        try:
            remembered = foreign.mapping(json.loads(self._written or "{}"))
        except ValueError:
            remembered = {}
        self._since = {origin: at for origin, said in remembered.items() if (at := moment(said))}

    def note(self, origin: str, error: Unreachable | None = None) -> None:
        """It was read, or failed with `error`."""
        if error is None or error.is_lasting:
            self._since.pop(origin, None)
        else:
            self._since.setdefault(origin, self._now)

    def wants(self, origin: str) -> bool:
        """Whether it is to be tried again at every look."""
        since = self._since.get(origin)
        return since is not None and self._now - since < _PATIENCE

    def __bool__(self) -> bool:
        """Whether there is any that is to be tried again at every look."""
        return any(map(self.wants, self._since))

    def bookmarks(self) -> Iterator[Bookmark]:
        """What is to be remembered, if it is anything new."""
        said = {origin: at.isoformat() for origin, at in self._since.items()}
        value = json.dumps(said, separators=(",", ":")) if said else ""
        if value != self._written:
            self._written = value
            yield Bookmark(_NAME, value)
