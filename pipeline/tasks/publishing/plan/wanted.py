"""A Wanted: a file that should stand in the web root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file, not yet made."""

    path: str
    """Relative to the web root, with forward slashes."""
    made_of: str
    """A digest of everything that goes into it: equal digest, equal bytes."""
    render: Callable[[], bytes]


class Last(Generic[Made]):
    """What several files beside each other are made of: made once, and let go when the next ones are made."""

    def __init__(self) -> None:
        self._known: tuple[Callable[[], Made], Made] | None = None

    def of(self, make: Callable[[], Made]) -> Made:
        """What `make` returns, called only if it is not the very one that was called last."""
        if self._known is None or self._known[0] is not make:
            self._known = None  # never two at a time
            self._known = make, make()
        return self._known[1]
