"""A Finding, one line of `qna doctor`."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import CONFIG


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    is_well: bool
    detail: str
    exit_code: int = CONFIG
    """What a run would end with for it; means nothing where all is well."""
