"""Dry runs: outlets that do everything but let anything out, for `qna run --dry-run`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.model.envelope import Envelope, Outcome
from pipeline.send.site_folder import Pending, Site

_NONE: Mapping[str, bytes | None] = {}
_READ_AGAIN = 200_000
"""Bytes of a file that the build may want to read after it has written it."""


class DryOutlet:
    """Remembers who would have got mail."""

    def __init__(self) -> None:
        self.recipients: list[str] = []
        """In the order of their envelopes."""
        self._aborted = False

    def __enter__(self) -> Self:
        """Nothing to make ready."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to take leave of."""

    def deliver(self, envelope: Envelope) -> Outcome:
        """Count the message as sent."""
        if self._aborted:
            return Outcome("later", "stopped before this message")
        self.recipients.append(envelope.recipient)
        return Outcome("sent", "dry run")

    def deliver_each(self, envelopes: Iterator[Envelope | None]) -> Iterator[Outcome]:
        """Count one after the other."""
        for envelope in envelopes:
            if self._aborted:
                return
            if envelope is not None:
                yield self.deliver(envelope)

    def abort(self) -> None:
        """Count nothing more."""
        self._aborted = True


class DrySite(Site):
    """Answers as the real site would, and records what would be written to it and removed from it."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._small: dict[str, bytes] = {}
        self.written: dict[str, int] = {}
        """Path → bytes, of files that are new or would change."""
        self.removed: list[str] = []

    def prepare(self, path: str, data: bytes, twins: Mapping[str, bytes | None] = _NONE) -> bool:
        """Whether the real site would write this file."""
        changes = not self.holds(path, data)
        if changes:
            self.written[path] = len(data)
        if changes and len(data) <= _READ_AGAIN:
            self._small[path] = data
        return changes

    def commit(self) -> None:
        """Leave everything as it is."""

    def pending(self) -> Pending:
        """Nothing is ever prepared in earnest; what would be written is told by `written`."""
        return Pending({}, [])

    def read(self, path: str) -> bytes:
        """The content that the file would have; of what would be written, only small files are read again."""
        return self._small[path] if path in self._small else super().read(path)

    def remove(self, path: str) -> bool:
        """Whether the real site has this file."""
        there = os.path.exists(self._place(path))
        if there:
            self.removed.append(path)
        return there

    def stamp(self, path: str) -> tuple[int, int] | None:
        """As if what would be written were written; at no particular time."""
        return (self.written[path], 0) if path in self.written else super().stamp(path)

    def sweep(self) -> int:
        """Leave unfinished files where they are."""
        return 0
