"""The mean of shares and scores, and whether so many of them are true.

`statistics.fmean` guards against rounding, which takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable


def mean(values: Iterable[float]) -> float:
    """The sum of `values` by their number. Raises ZeroDivisionError where there are none."""
    total = list(values)
    return sum(total) / len(total)


def reach(flags: Iterable[bool], size: int, least: int) -> bool:
    """Whether at least `least` of `size` flags are true; looks no further than where that becomes impossible."""
    missing = size - least
    for flag in flags:
        missing -= not flag
        if missing < 0:
            return False
    return True
