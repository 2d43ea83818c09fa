"""Sources: all the places of a document in which guests may be named."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 60
"""So many paragraphs of an introduction are searched for what somebody is."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where guests may be named."""

    title: str
    introduction: tuple[str, ...]
    """The paragraphs before the first question, and those of the ending."""
    first_answers: tuple[str, ...]
    first_question: str
    speakers: tuple[str, ...]
    """Names by which answers are labelled."""
    marked: tuple[str, ...] = ()
    """What the introduction sets off in bold or as links."""
    headings: tuple[str, ...] = ()
    headed_by: tuple[str, ...] = ()
    """The headings before the first question: a box about the guest has the name as its own."""
    hosts: tuple[str, ...] = ()
    questions: str = ""
    """All that is asked: who is spoken to by name."""
    is_numbered: bool = False
    """Whether the title has the number of a session, so that a name in it is the guest's."""
    guests: tuple[str, ...] = ()
    """Names that a line of the text gives as the guest's."""
    headed: str = ""
    """What the head of a page calls the piece, without the title that it repeats."""
    before: int = 0
    """How many of those paragraphs stand before the first question."""
    captions: tuple[str, ...] = ()
    """What stands under pictures, or describes them."""
    portraits: tuple[str, ...] = ()
    """What describes the pictures above the first question to those who do not see them."""
    lines: tuple[str, ...] = ()
    """The short lines around the talk, its headings among them, one below the other."""
    apart: tuple[str, ...] = ()
    """What may be a fact sheet."""
    summary: str = ""
    """What front matter or a page's head says of the piece."""
    beside: tuple[str, ...] = ()
    """The lines around the title that are not kept, and the summary in a page's head: they may say who somebody is."""
    opened: tuple[tuple[str, str], ...] = ()
    """What each voice says first, by the name on its label."""
