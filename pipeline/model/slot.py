"""A Slot: one time at which a job is owed one run, and the decision which slot is owed now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.model.cron import Cron


@dataclass(frozen=True, slots=True)
class Slot:
    """One run of one job. The store keeps them, unique by (job, key), and knows which are running and which done."""

    job: str
    """The job's name."""
    key: str
    """Wall-clock time without offset ("2026-10-25T02:30") where a night with a repeated hour must have one run;
    UTC ("2026-10-25T00:30Z") for jobs that follow real time, whose hour field starts with `*`."""
    due: datetime
    """The instant, in UTC."""


def due_slot(job: str, cron: Cron, since: datetime, now: datetime) -> Slot | None:
    """The newest slot in (since, now], if there is one: however many were missed, one run makes up for all."""
    slot = newest_slot(job, cron, now)
    return slot if slot.due > since else None


def newest_slot(job: str, cron: Cron, now: datetime) -> Slot:
    """The last slot at or before `now`."""
    due, key = cron.newest(now)
    return Slot(job, key, due)
