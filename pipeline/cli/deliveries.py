"""`qna deliveries`: the balanced report of each mailing, exactly who did not get it and why, and sending it again."""

from __future__ import annotations

import csv
import json
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns, figure, moment, state, unmailed
from pipeline.wiring import clock, open_memory, open_tools

if TYPE_CHECKING:
    from pipeline.model.mailing import Attempt, Balance, Mailing
    from pipeline.store.balances import Line
    from pipeline.store.engine import Connection
    from pipeline.store.sessions import Kept
    from pipeline.tasks.mailing.resend import Whom
    from pipeline.tasks.mailing.standing import Standing

STATES = ("planned", "attempting", "sent", "failed", "skipped", "uncertain")
_NOT_GOT = ("planned", "attempting", "failed", "skipped", "uncertain")
_COLUMNS = ("mailing", "address", "state", "reason", "attempts", "lane", "at", "mailing_id", "number", "slug")
_LISTED = 200
"""Lines on a terminal; files and pipes get all, aligned by so many at a time: there may be a million."""
_NOBODY: tuple[float, Iterable[tuple[int, Attempt]]] = (math.inf, ())
"""Comes after everybody who was tried."""


class _Deliveries(click.Group):
    """Takes a SESSION where other groups take a command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "show", self.commands["show"], args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not set(args) & {*ctx.help_option_names, *self.commands}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Deliveries)
def deliveries() -> None:
    """Show the figures of all mailings, or of one SESSION's and who did not get it; or send it again.

    \b
    qna deliveries                     all mailings
    qna deliveries latest              one session's: figures, and everybody who did not get it
    qna deliveries 12 --who failed     everybody in one state
    qna deliveries resend 12           let the next run try those again that failed
    """


@deliveries.command()
@click.argument("session", required=False)
@click.option("--who", type=click.Choice(STATES), multiple=True, help="Name everybody in this state.")
@click.option(
    "--attempts", "with_attempts", is_flag=True, help="Tell of each attempt: when, by which lane, what was said."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a mailing; with SESSION also every delivery.")
@click.option("--csv", "as_csv", is_flag=True, help="Every delivery as a line of CSV.")
@click.pass_context
def show(
    ctx: click.Context, session: str | None, who: tuple[str, ...], with_attempts: bool, as_json: bool, as_csv: bool
) -> None:
    """Show the figures of all mailings, or of SESSION's, with everybody who did not get it."""
    if session is None and (with_attempts or (who and not as_csv)):
        raise click.UsageError("--who and --attempts are about one SESSION's mailing; name it, or say `latest`.")
    from pipeline.store import ledger, mailings
    from pipeline.store import sessions as stored
    from pipeline.tasks.choose import choose
    from pipeline.tasks.mailing.standing import standing

    settings = settings_of(ctx)
    store = open_memory(settings)
    with store.read() as connection:
        kept = choose(connection, session) if session else None
        every = mailings.of(connection, kept.id) if kept else mailings.in_state(connection)
        titled = [(each, stored.title(connection, each.session_id, each.revision)) for each in every]
        about = {each: stored.get(connection, each) for each in {each.session_id for each in every}}
        if as_csv:
            _write_csv(connection, titled, about, who)
        elif kept is None:
            figures = [(each, title, ledger.balance(connection, each.id)) for each, title in titled]
            _overview_json(figures, about) if as_json else _overview(figures)
        elif not every:
            click.echo("{}" if as_json else f"“{kept.title}” has no mailing: {unmailed(kept)}")
        else:
            now, zone = clock(os.environ)(), ZoneInfo(settings.publication.timezone)
            for each, title in titled:
                if as_json:
                    _tell_json(connection, each, title, kept, who)
                else:
                    stands = standing(connection, settings, each, now)
                    _tell(
                        connection, each, stands, title, kept.word, who, with_attempts,
                        lambda at: moment(at, now, zone),
                    )  # fmt: skip
    store.close()


@deliveries.command()
@click.argument("session")
@click.option(
    "--who",
    "whom",
    type=click.Choice(["failed", "uncertain", "planned"]),
    default="failed",
    show_default=True,
    help="Those whom the servers refused, those of whom nobody knows, or those whom the servers have put off.",
)
@click.pass_context
def resend(ctx: click.Context, session: str, whom: Whom) -> None:
    """Let the next run send SESSION's mailing again to those it has not reached, with the same Message-IDs."""
    from pipeline.tasks.choose import choose
    from pipeline.tasks.mailing.resend import resend as plan

    with open_tools(settings_of(ctx), os.environ) as tools:
        with tools.store.read() as connection:
            kept: Kept = choose(connection, session)
        click.echo(f"“{kept.title}”: {plan(tools, kept, whom)}")


def _tell(
    connection: Connection,
    mailing: Mailing,
    stands: Standing,
    title: str,
    word: str,
    who: tuple[str, ...],
    with_attempts: bool,
    said: Callable[[datetime], str],
) -> None:
    from pipeline.store import ledger

    what = "correction of " if mailing.kind == "correction" else ""
    click.echo(f"{what}“{title}” {state(mailing.state)}" + (f": {mailing.reason}" if mailing.reason else ""))
    click.echo("\n".join(columns(_figures(ledger.balance(connection, mailing.id)), right=(1,), indent="  ")))
    if stands.why:
        click.echo("  " + (f"next attempt {said(stands.until)}: " if stands.until else "it waits: ") + stands.why)
    lines = ledger.lines(connection, mailing.id, who or _NOT_GOT)
    while some := list(islice(lines, _LISTED)):
        _tell_lines(connection, mailing, some, with_attempts, said)
        if sys.stdout.isatty():
            if next(lines, None):
                click.echo(f"  … and more; all of them: qna deliveries {word} --csv")
            return


def _tell_lines(
    connection: Connection,
    mailing: Mailing,
    lines: Sequence[Line],
    with_attempts: bool,
    said: Callable[[datetime], str],
) -> None:
    from pipeline.store.attempts import attempts_of

    rows = [(state(each.state), each.address, each.reason or "–", _when(each, said)) for each in lines]
    for each, line in zip(lines, columns(rows, indent="  "), strict=True):
        click.echo(line)
        for attempt in attempts_of(connection, mailing.id, each.subscriber_id) if with_attempts else ():
            click.echo(f"      {attempt.number}. {said(attempt.at)}  {attempt.lane or '–'}  {attempt.reply}")


def _when(line: Line, said: Callable[[datetime], str]) -> str:
    return said(line.changed_at) if line.not_before is None else f"next attempt {said(line.not_before)}"


def _tell_json(connection: Connection, mailing: Mailing, title: str, kept: Kept, who: tuple[str, ...]) -> None:
    """One object on one line, written delivery by delivery: there may be a million."""
    from pipeline.store import ledger

    facts = json.dumps(_facts(mailing, title, kept, ledger.balance(connection, mailing.id)), ensure_ascii=False)
    click.echo(f'{facts[:-1]}, "deliveries": [', nl=False)
    separator = ""
    for each, history in _with_history(connection, mailing, who):
        delivery = {
            "address": each.address,
            "state": each.state,
            "reason": each.reason,
            "attempts": each.attempts,
            "history": [
                {"at": attempt.at.isoformat(), "lane": attempt.lane, "outcome": attempt.outcome, "reply": attempt.reply}
                for attempt in history
            ],
            "lane": each.lane,
            "at": each.changed_at.isoformat(),
            "next_attempt": None if each.not_before is None else each.not_before.isoformat(),
        }
        click.echo(separator + json.dumps(delivery, ensure_ascii=False), nl=False)
        separator = ", "
    click.echo("]}")


def _with_history(
    connection: Connection, mailing: Mailing, who: tuple[str, ...]
) -> Iterator[tuple[Line, list[Attempt]]]:
    """Each delivery with its attempts, from two streams that are in the same order."""
    from pipeline.store import ledger
    from pipeline.store.attempts import attempts_on

    tried = groupby(attempts_on(connection, mailing.id), key=itemgetter(0))
    subscriber_id, attempts = next(tried, _NOBODY)
    for each in ledger.lines(connection, mailing.id, who):
        while subscriber_id < each.subscriber_id:
            subscriber_id, attempts = next(tried, _NOBODY)
        yield each, [attempt for _, attempt in attempts] if subscriber_id == each.subscriber_id else []


def _write_csv(
    connection: Connection, titled: list[tuple[Mailing, str]], about: Mapping[int, Kept], who: tuple[str, ...]
) -> None:
    from pipeline.store import ledger

    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(_COLUMNS)
    for mailing, title in titled:
        name, kept = _name(mailing, title), about[mailing.session_id]
        which = (mailing.id, "" if kept.number is None else kept.number, kept.slug or "")
        for each in ledger.lines(connection, mailing.id, who):
            row = (name, each.address, each.state, each.reason, each.attempts, each.lane, each.changed_at.isoformat())
            table.writerow([_harmless(cell) for cell in (*row, *which)])


def _harmless(cell: str | int) -> str | int:
    """Spreadsheets run what begins like a formula; what a server said is not ours."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell


def _overview_json(every: list[tuple[Mailing, str, Balance]], about: Mapping[int, Kept]) -> None:
    for mailing, title, balance in every:
        click.echo(json.dumps(_facts(mailing, title, about[mailing.session_id], balance), ensure_ascii=False))


def _overview(every: list[tuple[Mailing, str, Balance]]) -> None:
    if not every:
        click.echo("Nothing has been mailed yet.")
        return
    head = ("Mailing", "State", "Audience", "Sent", "Failed", "Skipped", "Uncertain", "Remaining")
    rows = [
        (
            _name(mailing, title),
            state(mailing.state),
            *map(figure, (b.audience, b.sent, b.failed, b.skipped, b.uncertain, b.remaining)),
        )
        for mailing, title, b in every
    ]
    click.echo("\n".join(columns([head, *rows], right=range(2, 8))))


def _name(mailing: Mailing, title: str) -> str:
    return f"{title} (correction)" if mailing.kind == "correction" else title


def _figures(balance: Balance) -> list[tuple[str, str]]:
    names = ("sent", "failed", "skipped", "uncertain", "remaining", "audience")
    return [(name, figure(getattr(balance, name))) for name in names]


def _facts(mailing: Mailing, title: str, kept: Kept, balance: Balance) -> dict[str, object]:
    figures = {
        name: getattr(balance, name) for name in ("audience", "sent", "failed", "skipped", "uncertain", "remaining")
    }
    times = {name: _iso(getattr(mailing, name)) for name in ("due_at", "started_at", "finished_at")}
    return {
        "mailing_id": mailing.id,
        "number": kept.number,
        "slug": kept.slug,
        "title": title,
        "kind": mailing.kind,
        "revision": mailing.revision,
        "state": mailing.state,
        "reason": mailing.reason,
        **times,
        **figures,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
