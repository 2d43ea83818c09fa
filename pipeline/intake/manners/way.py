"""The way of one request through redirects (RFC 9110 §15.4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.errors import Unreachable
from pipeline.intake.manners.url import Url

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST = 5
"""Redirects that are followed."""

_TEMPORARY = frozenset({302, 303, 307})


@dataclass(slots=True)
class Way:
    """How far a request has come through redirects."""

    first: Url
    url: Url
    passed: list[Url] = field(default_factory=list)
    is_lasting: bool = True
    """Whether none of the redirects was a temporary one."""

    def __str__(self) -> str:
        return f"{self.first}, redirected to {self.url}" if self.passed else str(self.first)

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether another host has led here."""
        return any(url.host != self.url.host for url in self.passed)

    def turn(self, following: Url, status: int) -> None:
        """Go on to `following`. Raises Unreachable when this leads nowhere."""
        self.is_lasting &= status not in _TEMPORARY
        self.passed.append(self.url)
        if following in self.passed:
            raise Unreachable(f"leads back to {following}, in a circle; check the address in a browser")
        if len(self.passed) > MOST:
            raise Unreachable(f"more than {MOST} redirects; check the address in a browser")
        self.url = following
