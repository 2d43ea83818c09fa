"""A Letter: what a mail says, in both of its forms, and what of it differs from one receiver to another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NO_FIELDS: Mapping[str, str] = MappingProxyType({})
"""Of somebody of whom nothing is known."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What a mail may say of the one who gets it; what is not known is empty."""

    name: str = ""
    address: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: NO_FIELDS)
    """What the editor keeps of subscribers: {"city": "Oslo"}."""
    token: str = ""
    """Opens this subscriber's own pages (`model/tokens.py`)."""


Value = Callable[[Reader], str]
"""What stands in a personal place."""
Question = Callable[[Reader], bool]
"""What a condition in a template asks."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter in which marks stand for what is personal: one of the variants that a letter's conditions make."""

    subject: str
    text: str
    html: str | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A condition: whose answer is yes gets one of the variants in `yes`."""

    ask: Question
    yes: Branch | Draft
    no: Branch | Draft


@dataclass(frozen=True, slots=True)
class Personal:
    """All that a letter says to somebody."""

    variants: Branch | Draft
    places: Mapping[str, Value]
    """Mark → what stands there. Marks are letters and digits."""
    subject: str
    """The letter's subject for somebody of whom nothing is known; a letter with another one goes out with that."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What `render/` makes of a session or of news for the editor, and what a message is built from.

    Subject, text and html are as somebody gets them of whom nothing is known.
    """

    subject: str
    """One line, at most 150 characters, not encoded."""
    text: str
    """The plain text part: lines end in LF, at most 72 columns except for addresses, one LF at the end."""
    html: str | None = None
    """The HTML part with its styles inlined, below 99,500 bytes of UTF-8; None for text alone."""
    rest: str | None = None
    """The id of the answer at which the rest of a session begins that was too long for one mail; None if all is in."""
    personal: Personal | None = None
    """What differs from one receiver to another; None if nothing does."""
    one_click: str | None = None
    """The address below which subscribers' own pages are ("https://example.org/list/"), if the letter links to them."""
    is_rtl: bool = False
    """Whether it is written from right to left."""
