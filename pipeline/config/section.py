"""What every section of config.toml is made of: the frozen table, and the kinds of value that people write."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from msgspec import Meta, Struct

_UNITS = {"s": 1, "min": 60, "h": 3600, "day": 86400, "days": 86400}

Text = Annotated[str, Meta(min_length=1)]
Span = Annotated[str, Meta(pattern=r"^\d+ (s|min|h|days?)$")]
"""A length of time as people write it: "60 min", "14 days"."""


def span(written: str) -> timedelta:
    """The length of time that "60 min" or "14 days" means. `written` must match the pattern of `Span`."""
    match = re.fullmatch(r"(\d+) (s|min|h|days?)", written)
    if match is None:
        raise ValueError(f"not a length of time: {written!r}")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of config.toml."""
