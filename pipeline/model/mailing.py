"""Mailings, subscribers, and what the ledger says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from pipeline.domains import domain_of
from pipeline.model.envelope import OutcomeKind

DeliveryState = Literal["planned", "attempting", "sent", "failed", "skipped", "uncertain"]
MailingState = Literal["scheduled", "held", "running", "paused", "finished", "cancelled"]

BECOMES: Mapping[MailingState, tuple[MailingState, ...]] = {
    "scheduled": ("held", "paused", "running", "finished", "cancelled"),  # finished at once where nobody is subscribed
    "held": ("scheduled", "running", "cancelled"),
    "running": ("paused", "finished", "held", "cancelled"),  # held by a restore
    "paused": ("scheduled", "running", "held", "finished", "cancelled"),  # finished where the last were on their way
    "finished": ("running",),  # it is sent again to those it failed to reach
    "cancelled": ("scheduled",),  # only one that is of nobody yet
}
"""What may become of a mailing; nothing else ever does."""


def may_become(state: MailingState) -> tuple[MailingState, ...]:
    """The states from which a mailing may come to `state`."""
    return tuple(before for before, after in BECOMES.items() if state in after)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who wants mail, or once did."""

    id: int
    address: str
    name: str
    state: Literal["active", "left", "suppressed"]
    joined_at: datetime
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What else is known of them: templates may say it."""
    left_at: datetime | None = None
    reason: str = ""
    """Why they left."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """Something mailed: one session revision to an audience that is frozen when it starts."""

    id: int
    kind: str
    key: str
    session_id: int
    revision: int
    state: MailingState
    reason: str
    due_at: datetime
    approved: bool
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    audience: int | None
    key_number: int
    domain: str
    note: str = ""
    """Of a correction: what was wrong, in the editor's words."""

    @property
    def before_holding(self) -> MailingState:
        """The state to which a held or paused mailing goes back."""
        return "scheduled" if self.started_at is None else "running"

    @property
    def is_of_nobody_yet(self) -> bool:
        """Whether it announces a session and nobody is written down for it: then even its cancelling can be undone."""
        return self.kind == "session" and self.audience is None


class _ToMailbox:
    """What goes to a mailbox."""

    __slots__ = ()
    address: str

    @property
    def domain(self) -> str:
        """Where the mailbox is, as `domain_of` says it: what limits of domains go by."""
        domain = self.address.rpartition("@")[2].lower()
        return domain if domain.isascii() else domain_of(domain)


@dataclass(frozen=True, slots=True)
class Owed(_ToMailbox):
    """One delivery that is to be attempted now."""

    mailing_id: int
    subscriber_id: int
    address: str
    name: str
    attempts: int
    """How often it has been attempted before."""
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What else is known of the subscriber: templates may say it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one delivery."""

    owed: Owed
    state: DeliveryState
    reason: str
    not_before: datetime | None = None
    """When to try again, for `planned`."""
    lane: str = ""
    """Which lane tried; empty where it was told when the delivery was claimed."""
    outcome: OutcomeKind | None = None
    """How the attempt itself ended, where that is another thing than the state: doubt that is sent again, say."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to deliver, as a report shows it."""

    number: int
    """From 1, over all resends."""
    at: datetime
    lane: str
    outcome: OutcomeKind
    reply: str


@dataclass(frozen=True, slots=True)
class InFlight(_ToMailbox):
    """A delivery that its sender was attempting when it died."""

    mailing_id: int
    address: str
    lane: str


@dataclass(frozen=True, slots=True)
class Balance:
    """The ledger of one mailing, summed up; it always balances."""

    planned: int = 0
    attempting: int = 0
    sent: int = 0
    failed: int = 0
    skipped: int = 0
    uncertain: int = 0

    @property
    def remaining(self) -> int:
        """What is still to be done."""
        return self.planned + self.attempting

    @property
    def audience(self) -> int:
        """audience = sent + failed + skipped + uncertain + remaining."""
        return self.sent + self.failed + self.skipped + self.uncertain + self.remaining
