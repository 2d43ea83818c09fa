"""Patience: when a source on the web is looked at again, and when its failing is worth a mail. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.errors import Bug, Unreachable
from pipeline.model.sight import Health

SLACK = timedelta(seconds=30)
"""A cron that calls every ten minutes is never late by a whole turn for coming seconds early."""
_SHORTEST = timedelta(minutes=10)
_LONGEST = timedelta(days=1)
WORTH_A_MAIL = timedelta(days=1)
"""After so long without a look that went well, the editor is told."""


def is_due(health: Health, now: datetime) -> bool:
    """Whether the source may be looked at by a run that happens `now`."""
    return health.next_look_at is None or health.next_look_at <= now + SLACK


def after_success(now: datetime, every: timedelta, fresh_until: datetime | None, remark: str) -> Health:
    """A look went well; the next one is due after `every`, or when the server says that it may have something new."""
    next_look_at = max(now + every, fresh_until or now)
    return Health(looked_at=now, next_look_at=next_look_at, remark=remark)


def after_failure(before: Health, now: datetime, every: timedelta, error: Unreachable | Bug, name: str) -> Health:
    """A look failed: wait twice as long each time, up to a day, and never less than the server asked for.

    Sources that failed together do not come back together: the wait is stretched by up to a tenth, by source and count.
    One look is made at the end of the first day, for the editor is told then.
    """
    failures, since = before.failures + 1, before.failing_since or now
    wait = min(min(max(every, _SHORTEST), _LONGEST) * 2 ** min(failures - 1, 16), _LONGEST)
    wait *= 1 + hashlib.sha256(f"{name}:{failures}".encode()).digest()[0] / 2550
    day_is_over = since + WORTH_A_MAIL
    if now < day_is_over < now + wait:
        wait = day_is_over - now
    return replace(
        before,
        looked_at=now,
        next_look_at=now + max(wait, getattr(error, "wait", None) or timedelta()),
        failures=failures,
        failing_since=since,
        trouble=str(error),
    )


def is_worth_a_mail(health: Health, now: datetime) -> bool:
    """Whether the source has failed for so long that the editor has to know."""
    return health.failing_since is not None and now - health.failing_since >= WORTH_A_MAIL
