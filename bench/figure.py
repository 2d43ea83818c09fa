"""What a benchmark yields: one figure, beside the limit it must keep or the peer it wants to beat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One row of RESULTS.md."""

    what: str
    """What was done, and to how much: "Atom feed, 1,000 sessions"."""
    value: float
    unit: str
    """Of `value` and `mark`: "s", "messages/s", "MB"."""
    against: Literal["limit", "peer"]
    """A limit must be kept, else `make bench` fails; a peer is only compared with."""
    name: str
    """Whose mark it is: "budget", "smtp-source -d -s 10"."""
    mark: float
    better: Literal["less", "more"]

    @property
    def ratio(self) -> float:
        """`value` as a multiple of `mark`."""
        return self.value / self.mark

    @property
    def kept(self) -> bool:
        """Whether it is no worse than a limit; what is compared with a peer always is."""
        return self.against == "peer" or (self.ratio <= 1 if self.better == "less" else self.ratio >= 1)


def at_most(what: str, value: float, unit: str, name: str, mark: float) -> Figure:
    """A limit from above: more than `mark` is too much."""
    return Figure(what=what, value=value, unit=unit, against="limit", name=name, mark=mark, better="less")


class ToolMissing(Exception):
    """A tool that the benchmark compares with is not installed; the message says how to get it."""
