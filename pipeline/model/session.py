"""A Session: who asked what, and who answered. What `parse/` finds and everything after it works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

Html = NewType("Html", str)
"""A well-formed HTML fragment that has passed our one allow-list (`parse/sanitize.py`); "" when there is none."""

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Person:
    """A guest or a host."""

    name: str
    role: str | None = None
    """What the person is in this session: "cellist and founder of the Marrow Quartet"."""
    url: str | None = None
    """The person's own address on the web."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an answer by one speaker, under at most one heading. An essay is one answer of many passages."""

    body: Html
    """What is said."""
    speaker: str | None = None
    """Who says it; None where the session has one guest or the document does not tell."""
    heading: str | None = None
    """The titled section that this passage is, in an essay or a long answer; plain text."""
    closing: bool = False
    """True for the section that is also the guest's closing view (it is rendered once, in its place)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange: a question and all that was answered to it."""

    question: str | None
    """Plain text without label or number. None where an answer stands without a question (an essay may)."""
    answer: tuple[Passage, ...]
    """In reading order; several where several guests speak or the answer has titled sections."""
    asker: str | None = None
    """Who asked, if the document names more than one interviewer or a reader."""
    question_html: Html | None = None
    """The question with its own links and emphasis, several paragraphs even; None when `question` says it all."""
    section: str | None = None
    """A heading that stands above this turn and groups it with those that follow; plain text."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the publisher, as the document gives it."""

    lines: tuple[str, ...] = ()
    """The postal address and what else stands there, a line each, without e-mail and web."""
    email: str | None = None
    web: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A parsed piece. What the document does not give is None or empty, never invented."""

    title: str
    """Without series and number where punctuation sets them off: "AI-Generated Music & The Music Industry"."""
    turns: tuple[Turn, ...] = ()
    series: str | None = None
    number: int | None = None
    guests: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()
    language: str | None = None
    """BCP 47, lower-case primary tag: "en", "de", "ja"."""
    published: datetime | None = None
    """What the document says of its own date, with zone; a bare date is midnight in the publication's zone."""
    embargo: bool = False
    """True when `published` was written by the editor (front matter): if it lies ahead, nothing leaves before it."""
    introduction: Html = Html("")
    """What stands before the first question and belongs to the piece."""
    conclusion: Html = Html("")
    """A closing word after the last answer that is not itself a section."""
    call_to_action: Html = Html("")
    """What the publisher asks of the reader."""
    contact: Contact | None = None
    topics: tuple[str, ...] = ()
    summary: str | None = None
    """The editor's own, from front matter or a page's description; plain text."""
    identity: str | None = None
    """Front matter `id`, which wins over every other identity."""
    url: str | None = None
    """Where the document says that it lives (canonical), else where it was found on the web."""
    image: str | None = None
    """Absolute address of the lead picture, as the carrier or the page's head names it."""
    boilerplate: tuple[str, ...] = ()
    """What was dropped: navigation, "Leave a comment", obfuscated addresses, footers; plain text, for the editor."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that were put, in order."""
        return tuple(turn.question for turn in self.turns if turn.question)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """For `dir` attributes."""
        return direction(self.language)


Standing = Literal["ready", "review", "none"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure the parser is: `ready` to publish, for the editor to `review`, or `none`: not a session at all."""

    standing: Standing
    reasons: tuple[str, ...] = ()
    """In plain words, for the editor; a `review` has at least one."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of one document, or of one part of a document that holds several sessions."""

    session: Session | None
    """None if and only if the verdict is `none`."""
    verdict: Verdict
    part: str = ""
    """Tells the sessions of one document apart; empty when there is one."""
    lines: frozenset[str] = frozenset()
    """Digests of the short lines that may turn out to be boilerplate of the source, should most documents hold them."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the editor told us beforehand (`[parse]` and `[[source]]`)."""

    series: str | None = None
    """The series of documents that name none."""
    guest: str | None = None
    """The guest of documents that name none."""
    hosts: tuple[str, ...] = ()
    """Names or labels by which the interviewers speak."""
    boilerplate: tuple[str, ...] = ()
    """Lines that are no part of any session, compared without case and space."""
    drop: tuple[str, ...] = ()
    """Headings that are dropped with all that stands below them, compared without case and space."""
    habits: frozenset[str] = frozenset()
    """Lines (digests, see parse/parts/habits.py) that most documents of the source hold, and that are dropped."""
    timezone: str = "UTC"
    """IANA name of the zone in which bare dates are meant."""
    own: str | None = None
    """The address below which our own pages stand: what those say of themselves is so. None: no page is ours."""


def direction(language: str | None) -> Literal["ltr", "rtl"]:
    """The direction in which `language` (BCP 47) is written; left to right when it is not known."""
    return "rtl" if (language or "").split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
