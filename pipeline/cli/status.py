"""`qna status`: the state of the publication on one screen."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns, count, figure, moment, one_line, state
from pipeline.config import Settings
from pipeline.wiring import clock, host, open_memory

if TYPE_CHECKING:
    from pipeline.model.sight import Health
    from pipeline.store.hubs import Standing as Hub
    from pipeline.store.mirrored import Standing as Mirror
    from pipeline.tasks.status import Mailed, Status, Waiting


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Say it as one JSON object.")
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    """Show what last ran, what comes next, what waits for review, what is owed."""
    from pipeline.tasks.status import status as look

    settings = settings_of(ctx)
    if not settings.database.exists():
        click.echo("{}" if as_json else "Nothing has run yet; start with `qna run --dry-run`.")
        return
    store = open_memory(settings)
    now = clock(os.environ)()
    found = look(store, settings, now, host())
    store.close()
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, default=lambda each: each.isoformat()))
        return
    for line in _lines(found, settings, now):
        click.echo(one_line(line))


def waiting_mailings(settings: Settings) -> Iterator[str]:
    """A line for each mailing that is due and waits for something."""
    from pipeline.tasks.status import open_mailings

    store, now, zone = open_memory(settings), clock(os.environ)(), ZoneInfo(settings.publication.timezone)
    with store.read() as connection:
        found = open_mailings(connection, settings, now, host())
    store.close()
    yield from (one_line(_mailing(each, now, zone)) for each in found if each.waits)


def _lines(found: Status, settings: Settings, now: datetime) -> Iterator[str]:
    zone = ZoneInfo(settings.publication.timezone)
    yield from columns(_overview(found, now, zone))
    yield from _waiting("Review", found.review)
    yield from _waiting("Held", found.held)
    if found.review or found.held:
        yield "  `qna preview SESSION` shows one, `qna sessions approve SESSION` lets it go."
    for source, origin, message in found.refused:
        name = f"{source}/{origin}"
        yield f"{state('refused')}  {message if message.startswith(name) else f'{name}: {message}'}"
    for source, origin, since in found.missing:
        yield f"{state('missing')}  {source}/{origin}, gone since {moment(since, now, zone)}; the session stays"
    if found.missing:
        yield "  `qna sessions retract SESSION` takes down what was published, `qna sessions forget` drops the rest."


def _overview(found: Status, now: datetime, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    last = max(filter(None, (found.last_run, found.last_look)), default=None)
    yield "Last run", "never" if last is None else moment(last, now, zone)
    if found.last_exit:
        yield from (("", line) for line in _troubles(found))
    yield (
        "Next run",
        moment(found.next_run, now, zone) if found.next_run else "when cron calls `qna run`; no daemon is running",
    )
    for name, health in found.looks:
        yield "Source", f"{name} {_look(health, now, zone)}"
    yield "Published", count(found.published, "session")
    for mirror in found.mirrors:
        yield "Mirror", f"{mirror.name} {_mirror(mirror, now, zone)}"
    for hub in found.hubs:
        yield "Hub", f"{hub.url} {_hub(hub, now, zone)}"
    for title, until in found.embargoed:
        yield "Embargo", f"“{title}” until {moment(until, now, zone)}"
    yield "Readers", f"{count(found.subscribers, 'mail subscriber')}"
    for mailed in found.open_mailings:
        yield "Mailing", _mailing(mailed, now, zone)
    if found.last_mailing is not None:
        yield "Last mailing", _mailing(found.last_mailing, now, zone)


def _troubles(found: Status) -> Iterator[str]:
    """How the last run ended, a line for each thing that went wrong; what was refused is named below."""
    refused = {message for _, _, message in found.refused}
    others = [each for each in found.last_trouble.splitlines() if each not in refused]
    what = f": {others[0]}" if others else ": see what was refused, below" if refused else ""
    yield f"ended with {found.last_exit}{what}"
    yield from others[1:]


def _look(health: Health, now: datetime, zone: ZoneInfo) -> str:
    if health.looked_at is None:
        return "not looked at yet"
    again = f", again {moment(health.next_look_at, now, zone)}" if health.next_look_at else ""
    if health.failing_since is None:
        return f"looked at {moment(health.looked_at, now, zone)}{again}" + (
            f" ({health.remark})" if health.remark else ""
        )
    since = moment(health.failing_since, now, zone)
    return f"{state('failing')} since {since}, {count(health.failures, 'time')}{again}: {health.trouble}"


def _mirror(mirror: Mirror, now: datetime, zone: ZoneInfo) -> str:
    if mirror.failing_since is not None:
        since = moment(mirror.failing_since, now, zone)
        return f"{state('failing')} since {since}, {count(mirror.failures, 'time')}: {mirror.trouble}"
    return f"in step since {moment(mirror.in_step_at, now, zone)}" if mirror.in_step_at else "not written to yet"


def _hub(hub: Hub, now: datetime, zone: ZoneInfo) -> str:
    parts = [f"told of {count(hub.told, 'feed')}"]
    parts += [f"{figure(hub.owed)} owed"] if hub.owed else []
    parts += [f"{figure(hub.given_up)} given up"] if hub.given_up else []
    parts += [f"again {moment(hub.next_attempt, now, zone)}"] if hub.next_attempt else []
    return ", ".join(parts) + (f": {hub.trouble}" if hub.trouble else "")


def _mailing(mailed: Mailed, now: datetime, zone: ZoneInfo) -> str:
    mailing, figures = mailed.mailing, mailed.balance
    what = f"{'correction of ' if mailing.kind == 'correction' else ''}“{mailed.title}”"
    if mailing.state == "scheduled":
        held = f"; it waits: {mailed.waits}{_again(mailed, now, zone)}" if mailed.waits else ""
        held += f"; it will be held: {mailed.doubt}" if mailed.doubt else ""
        return f"{what} due {moment(mailing.due_at, now, zone)}{held}"
    words = [f"sent {figure(figures.sent)} of {figure(figures.audience)}"]
    words += [
        f"{word} {figure(number)}"
        for word, number in (
            ("failed", figures.failed),
            ("skipped", figures.skipped),
            ("uncertain", figures.uncertain),
            ("remaining", figures.remaining),
        )
        if number
    ]
    when = f", {moment(mailing.finished_at, now, zone)}" if mailing.finished_at else ""
    why = f" ({mailing.reason})" if mailing.state == "paused" and mailing.reason else ""
    return f"{what} {state(mailing.state)}{why}: {', '.join(words)}{when}{_stands(mailed, now, zone)}"


def _stands(mailed: Mailed, now: datetime, zone: ZoneInfo) -> str:
    """Why a mailing that runs does not go on just now, and when it does."""
    again = _again(mailed, now, zone)
    if mailed.waits:
        return f"{again}: {mailed.waits}"
    is_left_alone = mailed.mailing.state == "running" and not mailed.is_being_sent
    return again + ("; nobody is sending, the next run goes on" if is_left_alone else "")


def _again(mailed: Mailed, now: datetime, zone: ZoneInfo) -> str:
    is_ahead = mailed.next_attempt is not None and mailed.next_attempt > now
    return f", next attempt {moment(mailed.next_attempt, now, zone)}" if mailed.next_attempt and is_ahead else ""


def _waiting(head: str, waiting: tuple[Waiting, ...]) -> Iterator[str]:
    for each in waiting:
        yield f"{state(head.lower())}  {each.slug}  “{each.title}”: {'; '.join(filter(None, each.reasons))}"
