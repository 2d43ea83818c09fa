"""Status: what last ran, what comes next, what waits for the editor, what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from pipeline.config import Settings
from pipeline.model.cron import parse_cron
from pipeline.model.mailing import Balance, Mailing
from pipeline.model.sight import Health
from pipeline.store import (
    diary,
    documents,
    facts,
    hubs,
    ledger,
    locks,
    mailings,
    mirrored,
    sessions,
    sources,
    subscribers,
)
from pipeline.store.engine import Connection, Store
from pipeline.store.glance import LOOKED_FACT
from pipeline.tasks.mailing.lease import is_anybody_delivering
from pipeline.tasks.mailing.mailing import outdated_by
from pipeline.tasks.mailing.standing import standing


@dataclass(frozen=True, slots=True)
class Waiting:
    """A session that waits for the editor."""

    slug: str
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mailed:
    """A mailing with its figures."""

    title: str
    mailing: Mailing
    balance: Balance
    next_attempt: datetime | None
    doubt: str = ""
    """Why it will be held when it is due, as things stand."""
    waits: str = ""
    """Why it has not started, or does not go on, though it is due."""
    is_being_sent: bool = False
    """Whether somebody is delivering just now, this mailing perhaps."""


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the publication at one moment."""

    last_run: datetime | None
    """When a run last did something."""
    last_exit: int
    last_trouble: str
    last_look: datetime | None
    """When a run last looked and found nothing to do."""
    next_run: datetime | None
    """When the daemon runs next; None when none is running, and cron decides."""
    sources: tuple[tuple[str, bool], ...]
    """(name, whether its first collect has ended)."""
    looks: tuple[tuple[str, Health], ...]
    """(name, how looking at it goes) of every source on the web."""
    mirrors: tuple[mirrored.Standing, ...]
    """How writing to each mirror goes."""
    hubs: tuple[hubs.Standing, ...]
    """How telling each WebSub hub goes."""
    published: int
    embargoed: tuple[tuple[str, datetime], ...]
    review: tuple[Waiting, ...]
    held: tuple[Waiting, ...]
    refused: tuple[tuple[str, str, str], ...]
    missing: tuple[tuple[str, str, datetime], ...]
    subscribers: int
    open_mailings: tuple[Mailed, ...]
    last_mailing: Mailed | None


def status(store: Store, settings: Settings, now: datetime, host: str) -> Status:
    """Look at the store, on the machine of that name; changes nothing."""
    cron = parse_cron(settings.schedule.run, ZoneInfo(settings.publication.timezone))
    with store.read() as connection:
        run = diary.latest(connection, "run")
        looked = facts.recall(connection, LOOKED_FACT)
        finished = mailings.in_state(connection, "finished", "cancelled")
        return Status(
            last_run=run.at if run else None,
            last_exit=int(run.subject) if run else 0,
            last_trouble=run.detail if run else "",
            last_look=datetime.fromisoformat(looked) if looked else None,
            next_run=cron.following(now).due if locks.is_held(settings.var, locks.DAEMON) else None,
            sources=tuple((each.name, sources.is_collected(connection, each.name)) for each in settings.source),
            looks=tuple(
                (each.name, sources.health(connection, each.name)) for each in settings.source if each.is_on_the_web
            ),
            mirrors=tuple(
                mirrored.standing(connection, each.name) or mirrored.Standing(each.name, each.where)
                for each in settings.site.mirror
            ),
            hubs=tuple(hubs.standing(connection, url) for url in settings.feeds.hubs),
            published=len(sessions.public(connection)),
            embargoed=tuple(
                (kept.title, kept.embargo_until)
                for kept in sessions.in_state(connection, "ready")
                if kept.embargo_until
            ),
            review=_in_review(connection),
            held=_held(connection),
            refused=tuple((each.source, each.origin, each.message) for each in documents.refused(connection)),
            missing=tuple(documents.missing(connection)),
            subscribers=subscribers.count(connection),
            open_mailings=open_mailings(connection, settings, now, host),
            last_mailing=_mailed(connection, settings, finished[-1], now) if finished else None,
        )


def _in_review(connection: Connection) -> tuple[Waiting, ...]:
    doubted = sessions.in_review(connection)
    return tuple(Waiting(kept.word, kept.name, reasons) for kept, reasons in doubted)


def _held(connection: Connection) -> tuple[Waiting, ...]:
    held = [Waiting(kept.word, kept.name, (kept.reason,)) for kept in sessions.in_state(connection, "held")]
    for mailing in mailings.in_state(connection, "held"):
        kept = sessions.get(connection, mailing.session_id)
        held.append(Waiting(kept.word, kept.name, (f"{_how_far(mailing)}: {mailing.reason}",)))
    return tuple(held)


def _how_far(mailing: Mailing) -> str:
    if mailing.started_at is not None:
        return "its mailing has begun"
    return "its correction is not mailed" if mailing.kind == "correction" else "published, not mailed"


def open_mailings(connection: Connection, settings: Settings, now: datetime, host: str) -> tuple[Mailed, ...]:
    """The mailings that have not ended, but for those that are held."""
    is_being_sent = is_anybody_delivering(connection, settings.var, host, now)
    every = mailings.in_state(connection, "scheduled", "running", "paused")
    return tuple(_mailed(connection, settings, each, now, is_being_sent=is_being_sent) for each in every)


def _mailed(
    connection: Connection, settings: Settings, mailing: Mailing, now: datetime, *, is_being_sent: bool = False
) -> Mailed:
    kept = sessions.get(connection, mailing.session_id)
    stands = standing(connection, settings, mailing, now)
    doubt = outdated_by(connection, kept) if mailing.state == "scheduled" and not mailing.approved else ""
    balance, next_attempt = ledger.balance(connection, mailing.id), ledger.next_attempt(connection, mailing.id)
    title = sessions.title(connection, kept.id, mailing.revision)
    return Mailed(title, mailing, balance, stands.until or next_attempt, doubt, stands.why, is_being_sent)
