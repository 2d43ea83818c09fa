"""What every section of config.toml is made of: the frozen table, and the kinds of value that people write."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated

from msgspec import Meta, Struct

_UNITS = {"s": 1, "min": 60, "h": 3600, "day": 86400, "days": 86400}


def shaped(pattern: str, words: str) -> Meta:
    """Of text that must match `pattern`; a message says in these `words` what was expected."""
    return Meta(pattern=pattern, extra={"expected": words})


Text = Annotated[str, Meta(min_length=1)]
Name = Annotated[str, shaped("^[a-z0-9][a-z0-9_-]*$", 'a name of lower-case letters, digits, "-" and "_"')]
"""What a table is called for ever, in reports and in the variable of its password."""
# The longest ones are some two thousand years: no date that we compute from them lies beyond the calendar.
Span = Annotated[
    str,
    shaped(
        r"^(\d{1,9} (s|min)|\d{1,6} (h|days?))$",
        'a length of time such as "60 min", "12 h" or "14 days", of 999999 days at most',
    ),
]
"""A length of time as people write it: "60 min", "14 days"."""


def span(written: str) -> timedelta:
    """The length of time that "60 min" or "14 days" means. `written` must match the pattern of `Span`."""
    match = re.fullmatch(r"(\d+) (s|min|h|days?)", written)
    if match is None:
        raise ValueError(f"not a length of time: {written!r}")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of config.toml."""
