"""The Maildir outlet: each mail becomes a file, to look at during development and to receive in tests."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.model.envelope import Envelope, Outcome
from pipeline.send.disk import disk_error


class MaildirOutlet:
    """Writes each message, byte for byte, to `new/` of a Maildir (https://cr.yp.to/proto/maildir.html).

    The file is written in `tmp/`, brought to the disk, and moved. The folder is made if need be, 0700: mail is private.
    Every recipient's mail lands there; the envelope is not recorded.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._aborted = False
        self._box: mailbox.Maildir | None = None

    def __enter__(self) -> Self:
        """Make the folder. Raises DiskError."""
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left to do: every message is on the disk already."""

    def deliver(self, envelope: Envelope) -> Outcome:
        """Write the message. Raises DiskError."""
        if self._aborted:
            return Outcome("later", "stopped before this message")
        box = self._open()
        try:
            key = box.add(envelope.message)
        except OSError as error:
            raise disk_error(self.folder, error) from error
        return Outcome("sent", f"written as new/{key}")

    def deliver_each(self, envelopes: Iterator[Envelope | None]) -> Iterator[Outcome]:
        """Write one after the other. Raises DiskError."""
        for envelope in envelopes:
            if self._aborted:
                return
            if envelope is not None:
                yield self.deliver(envelope)

    def abort(self) -> None:
        """Write nothing more."""
        self._aborted = True

    def _open(self) -> mailbox.Maildir:
        if self._box is None:
            try:
                self.folder.parent.mkdir(parents=True, exist_ok=True)
                # mailbox makes the three only together with the folder, which may be there already.
                for folder in (self.folder, *(self.folder / name for name in ("tmp", "new", "cur"))):
                    folder.mkdir(mode=0o700, exist_ok=True)
                self._box = mailbox.Maildir(self.folder)
            except OSError as error:
                raise disk_error(self.folder, error) from error
        return self._box
