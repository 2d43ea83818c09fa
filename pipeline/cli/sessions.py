"""`qna sessions …`: what there is, and what the editor decides about it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from functools import cache, partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import complain, settings_of
from pipeline.cli.words import columns, confirm, count, state, unmailed
from pipeline.wiring import clock, open_tools

if TYPE_CHECKING:
    from pipeline.store.sessions import Kept
    from pipeline.tasks.tools import Tools


@click.group()
def sessions() -> None:
    """List, show, approve, hold, correct, retract, forget sessions.

    SESSION is a number, slug, title, file, address, or "latest".
    """


@sessions.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option(
    "--state", "wanted", type=click.Choice(["review", "ready", "published", "held", "retracted"]), multiple=True
)
@click.pass_context
def list_sessions(ctx: click.Context, as_json: bool, wanted: tuple[str, ...]) -> None:
    """List sessions, newest first."""
    from pipeline.store import sessions as stored

    settings = settings_of(ctx)
    zone = ZoneInfo(settings.publication.timezone)
    with open_tools(settings, os.environ) as tools, tools.store.read() as connection:
        every = sorted(
            stored.in_state(connection, *wanted),
            key=lambda kept: (kept.published or kept.seen_at, kept.id),
            reverse=True,
        )
    if as_json:
        for kept in every:
            click.echo(json.dumps(asdict(kept), ensure_ascii=False, default=lambda each: each.isoformat()))
        return
    if not every:
        click.echo("No sessions yet; `qna run` collects them.")
        return
    rows = (
        (
            str(kept.number or ""),
            (kept.published or kept.embargo_until or kept.seen_at).astimezone(zone).strftime("%Y-%m-%d"),
            state(kept.state),
            kept.name,
            kept.word,
        )
        for kept in every
    )
    for line in columns([("No.", "Date", "State", "Title", "Slug"), *rows], right=(0,)):
        click.echo(line)


@sessions.command()
@click.argument("session")
@click.option("--json", "as_json", is_flag=True, help="The session's newest revision as JSON.")
@click.pass_context
def show(ctx: click.Context, session: str, as_json: bool) -> None:
    """Show where SESSION came from, what became of it, and its questions."""
    from pipeline.store import mailings
    from pipeline.store import sessions as stored
    from pipeline.tasks.choose import choose
    from pipeline.tasks.collecting.replaced import REPLACED, first_origin

    settings = settings_of(ctx)
    with open_tools(settings, os.environ) as tools, tools.store.read() as connection:
        kept = choose(connection, session)
        if as_json:
            click.echo(stored.raw(connection, kept.id, kept.revision).decode())
            return
        content = stored.content(connection, kept.id, kept.revision)
        standing, reasons = stored.standing(connection, kept.id, kept.revision)
        mailing = mailings.of_session(connection, kept.id)
        ids = stored.answer_ids(connection, kept.id)
    guests = "; ".join(f"{guest.name}, {guest.role}" if guest.role else guest.name for guest in content.guests)
    rows = [
        ("Title", content.title),
        (
            "Series",
            " · ".join(filter(None, (content.series, f"session {content.number}" if content.number else ""))) or "–",
        ),
        ("Guest", guests or "–"),
        ("From", f"{kept.source}/{first_origin(kept.origin)}" + (f": {REPLACED}" if kept.reason == REPLACED else "")),
        (
            "State",
            f"{state(kept.state)}, revision {kept.revision}"
            + (f" (readers see {kept.public_revision})" if kept.public_revision not in (None, kept.revision) else ""),
        ),
        ("Verdict", standing + (f": {'; '.join(reasons)}" if reasons else "")),
        ("Entry", kept.entry_id),
        ("Page", f"{settings.publication.base}s/{kept.slug}/" if kept.slug else "not published"),
        (
            "Mail",
            f"{state(mailing.state)}{': ' + mailing.reason if mailing.reason else ''}" if mailing else unmailed(kept),
        ),
    ]
    click.echo("\n".join(columns(rows)))
    for index, turn in enumerate(content.turns):
        click.echo(
            f"{index + 1:>4}  {turn.question or '(no question)'}" + (f"  #{ids[index]}" if index < len(ids) else "")
        )


@sessions.command()
@click.argument("session")
@click.option(
    "--at", "written", metavar="TIME", help='Mail it not before: "2026-11-25 08:30", the next "08:30", "now".'
)
@click.pass_context
def approve(ctx: click.Context, session: str, written: str | None) -> None:
    """Let SESSION, or its held mailing, go."""
    from pipeline.model.time_of_day import read_moment
    from pipeline.tasks.review import approve as decide

    zone = ZoneInfo(settings_of(ctx).publication.timezone)
    try:
        at = read_moment(written, clock(os.environ)(), zone) if written else None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--at") from error
    _decide(ctx, session, lambda tools, kept: decide(tools, kept, at))


@sessions.command()
@click.argument("session")
@click.option("-m", "--note", default="", help="What was wrong, in plain text: stands at the top of the mail.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def correct(ctx: click.Context, session: str, note: str, yes: bool) -> None:
    """Mail SESSION's new text to those who got another one, and to nobody else."""
    from pipeline.tasks.mailing.correct import correct as make
    from pipeline.tasks.mailing.correct import to_correct

    def mail_again(tools: Tools, kept: Kept) -> str:
        readers = count(to_correct(tools, kept), "subscriber")
        confirm(f"Mail “{kept.title}” again to the {readers} who got another text of it?", yes)
        return f"its correction goes to {count(make(tools, kept, note), 'subscriber')} with the next run"

    _decide(ctx, session, mail_again)


@sessions.command()
@click.argument("session")
@click.pass_context
def hold(ctx: click.Context, session: str) -> None:
    """Keep SESSION from being published, or a published one from being mailed."""
    from pipeline.tasks.review import hold as decide

    _decide(ctx, session, decide)


@sessions.command()
@click.argument("session")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def retract(ctx: click.Context, session: str, yes: bool) -> None:
    """Take SESSION down for good: feeds drop it, its page says that it is gone."""
    from pipeline.store import locks
    from pipeline.tasks.publishing.build import build
    from pipeline.tasks.report import Report
    from pipeline.tasks.review import retract as decide

    def take_down(tools: Tools, kept: Kept) -> str:
        confirm(f"Take down “{kept.title}” for good?", yes)
        with locks.locked(tools.settings.var, locks.RUN):
            said = decide(tools, kept)
            build(tools, Report())
        return said

    _decide(ctx, session, take_down)


@sessions.command()
@click.argument("session")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def forget(ctx: click.Context, session: str, yes: bool) -> None:
    """Drop SESSION, which was never published, as if it had never been seen; its file may be used again."""
    from pipeline.store import locks
    from pipeline.tasks.review import forget as decide

    def drop(tools: Tools, kept: Kept) -> str:
        confirm(f"Forget “{kept.name}”?", yes)
        with locks.locked(tools.settings.var, locks.RUN):
            return decide(tools, kept)

    _decide(ctx, session, drop)


@sessions.command()
@click.argument("session", required=False)
@click.option("--all", "every", is_flag=True, help="All sessions.")
@click.option("--touch", is_flag=True, help="Move `updated` in the feeds, as an edit would.")
@click.pass_context
def reparse(ctx: click.Context, session: str | None, every: bool, touch: bool) -> None:
    """Read SESSION's document again with today's parser."""
    from pipeline.errors import ConfigError, DocumentError, Unreachable
    from pipeline.store import locks
    from pipeline.store import sessions as stored
    from pipeline.tasks.choose import choose
    from pipeline.tasks.collecting.replaced import REPLACED
    from pipeline.tasks.review import reparse as read_again
    from pipeline.tasks.review import there_in

    if (session is None) != every:
        raise click.UsageError("Name a SESSION, or say --all.")
    with open_tools(settings_of(ctx), os.environ) as tools, locks.locked(tools.settings.var, locks.RUN):
        with tools.store.read() as connection:
            every_one = stored.in_state(connection)
            readable = [each for each in every_one if each.state != "retracted" and each.reason != REPLACED]
            chosen = readable if session is None else [choose(connection, session)]
        look, told = cache(partial(there_in, tools)), set[str]()  # at each source once
        for kept in chosen:
            try:
                click.echo(f"“{kept.title}”: {read_again(tools, kept, look(kept.source), touch=touch)}")
            except (ConfigError, DocumentError, Unreachable) as error:
                if session is not None:
                    raise
                if str(error) not in told:
                    complain(error)
                told.add(str(error))


def _decide(ctx: click.Context, session: str, decision: Callable[[Tools, Kept], str]) -> None:
    from pipeline.tasks.choose import choose

    with open_tools(settings_of(ctx), os.environ) as tools:
        with tools.store.read() as connection:
            kept = choose(connection, session)
        click.echo(f"“{kept.name}”: {decision(tools, kept)}")
