"""What a doubt is, and what every look for doubts is given."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.session import Session
from pipeline.parse.evidence import Evidence
from pipeline.parse.features import Feature
from pipeline.parse.marking import Marking


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may speak against a session as it was read."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """A session as it was read, with all that speaks for and against it."""

    session: Session
    evidence: Evidence
    marking: Marking
    own: float
    """How many answers somebody gives of themselves: `evidence.personal`."""


def asked(evidence: Evidence, marking: Marking) -> list[Feature]:
    """The blocks that `marking` takes for questions."""
    return [evidence.placed[index].feature for index in marking.asks if index < len(evidence.placed)]
