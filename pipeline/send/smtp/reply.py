"""What an SMTP server answers, to which command, and that no answer came."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.model.said import one_line

Stage = Literal["MAIL", "RCPT", "DATA", "end"]
"""The command that was answered; "end" is the dot that ends the message."""

CLOSING = 421
GO_AHEAD = 354


class Reply(NamedTuple):
    """The answer that decided something: the go-ahead, the first refusal, or the one to the final dot."""

    stage: Stage
    code: int
    """-1 if the answer was not SMTP."""
    text: bytes
    """Lines, joined by LF."""

    @property
    def is_go_ahead(self) -> bool:
        """Whether the server waits for the message."""
        return self.code == GO_AHEAD and self.stage == "DATA"

    def __str__(self) -> str:
        return f"{self.code} {one_line(self.text)}"


class LostError(Exception):
    """The connection broke. Up to stage "DATA" the message is not over there; at "end" it may be."""

    def __init__(self, stage: Stage, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage
