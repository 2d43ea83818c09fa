"""The mean of shares and scores. `statistics.fmean` guards against rounding, which takes ten times as long."""

from __future__ import annotations

from collections.abc import Iterable


def mean(values: Iterable[float]) -> float:
    """The sum of `values` by their number. Raises ZeroDivisionError where there are none."""
    total = list(values)
    return sum(total) / len(total)
