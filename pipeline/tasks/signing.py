"""Signing: a composed message with the DKIM signatures of the publication before it, if it has keys for that."""

from __future__ import annotations

from datetime import datetime

from pipeline.model.pieces import Pieces
from pipeline.tasks.tools import Tools


def signed(tools: Tools, pieces: Pieces, at: datetime) -> bytes:
    """The whole message. `at` is the same at every attempt, so that its bytes are."""
    if tools.signer is None:
        return pieces.message
    return tools.signer.sign(pieces, int(at.timestamp())) + pieces.message
