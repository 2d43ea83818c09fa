"""What a run did, as facts; the command line says it in words, `--json` as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.errors import LATER, QnaError, worst
from pipeline.model.mailing import Balance

if TYPE_CHECKING:
    from pipeline.tasks.publishing.mirror import Mirrored
    from pipeline.tasks.publishing.ping import Pinged


@dataclass(frozen=True, slots=True)
class Item:
    """A session that something happened to."""

    title: str
    link: str = ""
    origin: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A mailing that waits for its time."""

    title: str
    due_at: datetime
    audience: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a mailing has come."""

    title: str
    balance: Balance
    finished: bool
    recipients: tuple[str, ...] = ()
    """Filled by a dry run only."""
    kind: str = "session"
    state: str = "running"
    """What the mailing is now: somebody, or the brake, may have paused it meanwhile."""
    reason: str = ""
    """Why it is so, if there is more to say."""
    waits: str = ""
    """Why what remains does not go now."""
    next_attempt: datetime | None = None
    """When the first of what remains is tried, if that is known."""


@dataclass
class Tally:
    """What was read of one source, and what it turned out to be."""

    source: str
    noun: str
    nouns: str
    """What the source is full of: "post", "posts"."""
    is_backlog: bool
    """Whether this was its first collect, of which nothing is mailed."""
    read: int = 0
    ready: int = 0
    review: int = 0
    others: int = 0
    """Documents that are no session, or were refused."""


@dataclass
class Report:
    """Filled by the tasks as they go."""

    is_complete: bool = True
    """Whether every source could be looked through to the end."""
    tallies: list[Tally] = field(default_factory=list)
    """Of every source in which something was new or changed."""
    not_sessions: list[Item] = field(default_factory=list)
    """Files that read like no session, which their editor may have meant to be one."""
    passed_over: list[Item] = field(default_factory=list)
    """Posts and pages that are no session, as most of a site are."""
    remarks: list[str] = field(default_factory=list)
    """What is new to know about a source."""
    published: list[Item] = field(default_factory=list)
    backlog: int = 0
    """How many of the published are backlog, which is never mailed."""
    undated: int = 0
    """How many of the backlog name no date, and have that of their first run for ever."""
    updated: list[Item] = field(default_factory=list)
    in_review: list[Item] = field(default_factory=list)
    moved: list[Item] = field(default_factory=list)
    vanished: list[Item] = field(default_factory=list)
    replaced: list[Item] = field(default_factory=list)
    """Sessions whose file holds another one now."""
    files_written: int = 0
    files_removed: int = 0
    scheduled: list[Plan] = field(default_factory=list)
    held: list[Item] = field(default_factory=list)
    mailed: list[Progress] = field(default_factory=list)
    notices: int = 0
    """Mails to the editor."""
    mirrored: list[Mirrored] = field(default_factory=list)
    """What happened at each mirror."""
    pinged: list[Pinged] = field(default_factory=list)
    """What each WebSub hub was told."""
    troubles: list[QnaError] = field(default_factory=list)
    unspoken: list[QnaError] = field(default_factory=list)
    """Troubles of which the editor has heard today: only the exit code tells them."""
    stopped: bool = False
    """Whether somebody asked us to stop before everything was done."""

    def tally(self, source: str, nouns: tuple[str, str], *, is_backlog: bool) -> Tally:
        """The count of that source, begun if there is none."""
        for each in self.tallies:
            if each.source == source:
                return each
        self.tallies.append(Tally(source, *nouns, is_backlog))
        return self.tallies[-1]

    def trouble(self, error: QnaError, *, spoken: bool = True) -> None:
        """Something went wrong; a full disk, say, is met by every step, a closed site by every page, and told once."""
        if not spoken:
            self.unspoken.append(error)
            return
        about = getattr(error, "about", "")
        told = ((about and about == getattr(each, "about", "")) or str(each) == str(error) for each in self.troubles)
        if not any(told):
            self.troubles.append(error)

    @property
    def exit_code(self) -> int:
        """What the process should say of itself."""
        codes = [trouble.exit_code for trouble in (*self.troubles, *self.unspoken)]
        return worst([*codes, LATER] if self.stopped else codes)

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell: cron mails whatever is printed."""
        told: Iterable[object] = (
            self.remarks, self.published, self.updated, self.in_review, self.not_sessions, self.moved, self.vanished,
            self.replaced, self.files_written, self.files_removed, self.scheduled, self.held, self.mailed,
            any(each.sent or each.removed for each in self.mirrored),
        )  # fmt: skip
        return not any(told) and not self.troubles
