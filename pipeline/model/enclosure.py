"""An Enclosure: a recording of a session, for those who would rather listen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One audio or video file. Readers fetch it unasked, so `length` must be true."""

    url: str
    """Absolute http(s) address."""
    length: int
    """In bytes."""
    media_type: str
    """audio/mpeg, audio/ogg, video/mp4…"""
    seconds: int | None = None
    """How long it plays, if that is known."""
