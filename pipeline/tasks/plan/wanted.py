"""A Wanted: a file that should stand in the web root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file, not yet made."""

    path: str
    """Relative to the web root, with forward slashes."""
    made_of: str
    """A digest of everything that goes into it: equal digest, equal bytes."""
    render: Callable[[], bytes]
