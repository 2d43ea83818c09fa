"""Related: where the reader of a session may go on, apart from its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Related:
    """The pages that a session's page links to: slugs alone, so that the page changes only when the ways do."""

    series: str | None = None
    """Of its series' page."""
    guests: tuple[str | None, ...] = ()
    """Of the page of each of `session.guests`, in order; empty where there are none."""
    topics: tuple[str | None, ...] = ()
    """Of the page of each of `session.topics`, in order; empty where there are none."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """An answer's id → slug of the page of its question, where that was put to others too."""


ALONE = Related()
"""Of a session that is shown by itself."""
