"""Signing: a composed message with the DKIM signatures of the publication before it, if it has keys for that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from pipeline.model.pieces import Pieces
from pipeline.tasks.tools import Tools


def signing(tools: Tools, at: datetime) -> Callable[[Pieces], bytes]:
    """What makes whole messages. `at` is the same at every attempt, so that their bytes are.

    Raises ConfigError for a key that cannot be used.
    """
    signer, moment = tools.signer(), int(at.timestamp())
    if signer is None:
        return lambda pieces: pieces.message
    return lambda pieces: signer.sign(pieces, moment) + pieces.message


def signed(tools: Tools, pieces: Pieces, at: datetime) -> bytes:
    """The whole message, signed `at` that time. Raises ConfigError for a key that cannot be used."""
    return signing(tools, at)(pieces)
