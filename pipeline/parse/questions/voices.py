"""One voice of a talk, as its cast is found: the labels that stand before what it says, and what that is like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

WITH_ALIAS = re.compile(
    r"(.+?)\s*[(\[（]\s*(?:이하|以下|以下简称|ab hier|henceforth|ci-après)?\s*"
    r"[“\"「]?([^()\[\]（）]{1,20}?)[”\"」]?\s*[)\]）]"
)


@dataclass(slots=True)
class Voice:
    """Somebody who speaks by labels that may be one person's."""

    labels: list[str]
    kind: str | None
    asked: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def fullest(self) -> str:
        """The longest of its labels."""
        return max((plain_name(label) for label in self.labels), key=len)


def plain_name(label: str) -> str:
    """`label` without the short form that it gives in brackets."""
    match = WITH_ALIAS.fullmatch(label)
    return match[1] if match else label
