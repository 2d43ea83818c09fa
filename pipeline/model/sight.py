"""Sights: what a look at a source on the web brings home, and what is remembered of it for the next look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.errors import QnaError
from pipeline.model.document import Document


@dataclass(frozen=True, slots=True)
class Trace:
    """What an address answered with, so that an unchanged answer is recognised (RFC 9110 §8.8) or not asked for.

    It is remembered only after every document that came with the answer has been taken up.
    """

    url: str
    """The address as it was asked for."""
    etag: str = ""
    last_modified: str = ""
    fresh_until: datetime | None = None
    """The server asked not to be asked before (Cache-Control, Expires; RFC 9111 §4.2)."""
    body: str = ""
    """The answer itself where it is small and wanted again: robots.txt."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A note of a source to itself, remembered for the next look: how far it has read."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The source says that these documents are not there any more."""

    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class There:
    """The source still has these documents, shown in this look or not: no other one can have taken their place."""

    origins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Part of the source is left for the next look: after a first look, that one still brings archive, and no news."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A document that cannot be read now, and why, in a few words: protected by a password, answered 500."""

    origin: str
    error: QnaError | None = None
    """What went wrong; None where nothing did (a password is no fault)."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the editor should know of the source; told once as long as it is true."""

    text: str


Sight = Document | Trace | Bookmark | Gone | There | Unfinished | Passed | Remark


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a source from the looks before this one; empty at the first."""

    traces: Mapping[str, Trace] = field(default_factory=dict)
    """Address → what it answered with."""
    bookmarks: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    """The origins of all documents that the source has shown and that are not gone."""
    refused: frozenset[str] = frozenset()
    """Those of them that could not be read the last time."""
    is_first: bool = True
    """Whether no look has come to its end yet."""


@dataclass(frozen=True, slots=True)
class Health:
    """How looking at a source on the web has gone of late."""

    looked_at: datetime | None = None
    """When a look last ended, well or not; None before the first."""
    next_look_at: datetime | None = None
    failures: int = 0
    """In a row."""
    failing_since: datetime | None = None
    trouble: str = ""
    """What went wrong the last time; empty when nothing did."""
    remark: str = ""
    """What the editor was told of it, as long as it is true."""
