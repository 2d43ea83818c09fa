"""A Letter: what a mail says, in both of its forms, before anybody is named as its receiver."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """What `render/` makes of a session or of news for the editor, and what a message is built from."""

    subject: str
    """One line, at most 150 characters, not encoded."""
    text: str
    """The plain text part: lines end in LF, at most 72 columns except for addresses, one LF at the end."""
    html: str | None = None
    """The HTML part with its styles inlined, below 99,500 bytes of UTF-8; None for text alone."""
    rest: str | None = None
    """The id of the answer at which the rest of a session begins that was too long for one mail; None if all is in."""
