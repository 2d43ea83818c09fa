"""Signing: a composed message with the DKIM signatures of the publication before it, if it has keys for that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pipeline.model.pieces import Pieces
from pipeline.send.dkim.signer import Signer
from pipeline.tasks.tools import Tools


@dataclass(frozen=True, slots=True)
class Signing:
    """Makes whole messages, at every attempt the same."""

    signer: Signer
    moment: int
    """Seconds since 1970."""

    def message(self, pieces: Pieces) -> bytes:
        """The message with its signatures."""
        return self.signer.sign(pieces, self.moment) + pieces.message

    def begin(self, pieces: Pieces) -> Callable[[], bytes]:
        """`message` in two steps, both by the same thread."""
        signatures = self.signer.begin(pieces, self.moment)
        return lambda: signatures() + pieces.message


def signing(tools: Tools, at: datetime) -> Signing:
    """For messages of `at`. Raises ConfigError for a key that cannot be used."""
    return Signing(tools.signer(), int(at.timestamp()))


def signed(tools: Tools, pieces: Pieces, at: datetime) -> bytes:
    """The whole message, signed `at` that time. Raises ConfigError for a key that cannot be used."""
    return signing(tools, at).message(pieces)
