"""`qna deliveries`: the balanced report of a mailing, and exactly who did not get it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns, figure, moment, state
from pipeline.config import Settings
from pipeline.wiring import clock, open_memory, open_tools

if TYPE_CHECKING:
    from pipeline.model.mailing import Balance, Mailing
    from pipeline.tasks.resend import Whom

STATES = ("planned", "attempting", "sent", "failed", "skipped", "uncertain")
_NOT_GOT = ("planned", "attempting", "failed", "skipped", "uncertain")


@click.command()
@click.argument("session", required=False)
@click.option("--who", type=click.Choice(STATES), multiple=True, help="Name everybody in this state.")
@click.option(
    "--resend",
    "whom",
    type=click.Choice(["failed", "uncertain"]),
    help="Let the next run send it again to everybody in this state, with the same Message-ID.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a mailing; with SESSION also every delivery.")
@click.pass_context
def deliveries(ctx: click.Context, session: str | None, who: tuple[str, ...], whom: Whom | None, as_json: bool) -> None:
    """Show the figures of all mailings, or of SESSION's, with everybody who did not get it."""
    from pipeline.store import ledger, mailings
    from pipeline.store import sessions as stored
    from pipeline.tasks.choose import choose

    settings = settings_of(ctx)
    if whom is not None:
        _resend(settings, session, whom)
        return
    now, zone = clock(os.environ)(), ZoneInfo(settings.publication.timezone)
    store = open_memory(settings)
    with store.read() as connection:
        if session is None:
            every = [
                (each, stored.get(connection, each.session_id).title, ledger.balance(connection, each.id))
                for each in mailings.in_state(connection)
            ]
            _overview(every, as_json)
            return
        kept = choose(connection, session)
        mailing = mailings.of_session(connection, kept.id)
        if mailing is None:
            click.echo("{}" if as_json else f"“{kept.title}” has no mailing: {kept.mail_reason or kept.mail}")
            return
        balance = ledger.balance(connection, mailing.id)
        lines = list(ledger.lines(connection, mailing.id, who or (() if as_json else _NOT_GOT)))
    store.close()
    if as_json:
        facts = _facts(mailing, kept.title, balance)
        facts["deliveries"] = [
            {
                "address": each.address,
                "state": each.state,
                "reason": each.reason,
                "attempts": each.attempts,
                "at": each.changed_at.isoformat(),
            }
            for each in lines
        ]
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    click.echo(f"“{kept.title}” {state(mailing.state)}" + (f": {mailing.reason}" if mailing.reason else ""))
    click.echo("\n".join(columns(_figures(balance), right=(1,), indent="  ")))
    rows = [(state(each.state), each.address, each.reason or "–", moment(each.changed_at, now, zone)) for each in lines]
    if rows:
        click.echo("\n".join(columns(rows, indent="  ")))


def _resend(settings: Settings, session: str | None, whom: Whom) -> None:
    from pipeline.tasks.choose import choose
    from pipeline.tasks.resend import resend

    if session is None:
        raise click.UsageError("Name the SESSION to send again.")
    with open_tools(settings, os.environ) as tools:
        with tools.store.read() as connection:
            kept = choose(connection, session)
        click.echo(f"“{kept.title}”: goes again to {figure(resend(tools, kept, whom))} with the next run")


def _overview(every: list[tuple[Mailing, str, Balance]], as_json: bool) -> None:
    if as_json:
        for mailing, title, balance in every:
            click.echo(json.dumps(_facts(mailing, title, balance), ensure_ascii=False))
        return
    if not every:
        click.echo("Nothing has been mailed yet.")
        return
    head = ("Mailing", "State", "Audience", "Sent", "Failed", "Skipped", "Uncertain", "Remaining")
    rows = [
        (title, state(mailing.state), *map(figure, (b.audience, b.sent, b.failed, b.skipped, b.uncertain, b.remaining)))
        for mailing, title, b in every
    ]
    click.echo("\n".join(columns([head, *rows], right=range(2, 8))))


def _figures(balance: Balance) -> list[tuple[str, str]]:
    names = ("sent", "failed", "skipped", "uncertain", "remaining", "audience")
    return [(name, figure(getattr(balance, name))) for name in names]


def _facts(mailing: Mailing, title: str, balance: Balance) -> dict[str, object]:
    figures = {
        name: getattr(balance, name) for name in ("audience", "sent", "failed", "skipped", "uncertain", "remaining")
    }
    times = {
        name: getattr(mailing, name) and getattr(mailing, name).isoformat()
        for name in ("due_at", "started_at", "finished_at")
    }
    return {
        "title": title,
        "kind": mailing.kind,
        "revision": mailing.revision,
        "state": mailing.state,
        "reason": mailing.reason,
        **times,
        **figures,
    }
