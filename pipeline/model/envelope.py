"""An Envelope, a finished message with its two addresses, and the Outcome of handing it to an outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.said import one_line

OutcomeKind = Literal["sent", "failed", "later", "uncertain"]

_BARE_LINE_END = re.compile(rb"\r(?!\n)|(?<!\r)\n")


@dataclass(frozen=True, slots=True)
class Envelope:
    """What an outlet delivers: one message for one recipient.

    Raises ValueError if a line of the message ends with a lone CR or LF: servers disagree on what that is, and one
    that takes it for a line end can be made to see two messages where we sent one (SMTP smuggling).
    """

    sender: str
    """Where servers return what they cannot deliver (MAIL FROM, RFC 5321 §4.1.1.2); a bare address."""
    recipient: str
    """A bare address."""
    message: bytes
    """Headers and body as they go out, complete and signed; lines end with CRLF; not dot-stuffed."""
    is_checked: bool = field(default=False, repr=False, compare=False)
    """Whether its maker has seen to it already that lines end with CRLF and that none begins with a dot: of what is
    everybody's once, of what is one reader's each time. Looking again takes longer than sending."""

    def __post_init__(self) -> None:
        if self.is_checked:
            return
        ends = self.message.count(b"\r\n")
        if self.message.count(b"\n") != ends or self.message.count(b"\r") != ends:
            found = _BARE_LINE_END.search(self.message)
            raise ValueError(f"a message needs CRLF line ends, byte {found.start() if found else 0} is a lone one")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one envelope. The ledger knows these words (docs/delivery.md)."""

    kind: OutcomeKind
    """sent: the other side has taken responsibility. failed: it never will. later: it may, the next time.
    uncertain: the whole message left, and no answer came; the recipient has it or has not."""
    reply: str
    """What the other side said, or we say: one line of at most 500 characters, whatever was put in."""

    def __post_init__(self) -> None:
        line = one_line(self.reply)
        if line is not self.reply:
            object.__setattr__(self, "reply", line)
