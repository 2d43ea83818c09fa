"""`qna subscribers …`: who gets the mail."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from typing import TextIO
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns, count
from pipeline.errors import DATA, OK
from pipeline.wiring import clock, open_memory


@click.group()
def subscribers() -> None:
    """Add, remove and list subscribers."""


@subscribers.command()
@click.argument("addresses", nargs=-1, metavar="ADDRESS…")
@click.option(
    "-f",
    "--from",
    "file",
    type=click.File("r", encoding="utf-8"),
    help='A file with an address, or "Name <address>", a line; - is standard input.',
)
@click.option(
    "--field",
    "fields",
    metavar="NAME=TEXT",
    multiple=True,
    help="What mail templates may say of them: city=Oslo is {{ subscriber.city }}.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.pass_context
def add(
    ctx: click.Context, addresses: tuple[str, ...], file: TextIO | None, fields: tuple[str, ...], quiet: bool
) -> int:
    """Subscribe ADDRESS; whoever is subscribed already is left alone, but for the fields that are given."""
    from pipeline.tasks.subscribe import subscribe

    people = [*addresses, *_lines(file)]
    if not people:
        raise click.UsageError("Name an ADDRESS, or a file with --from.")
    store = open_memory(settings_of(ctx))
    added, known, refused = subscribe(store, clock(os.environ), people, dict(map(_field, fields)) if fields else None)
    store.close()
    if not quiet:
        click.echo(f"{count(len(added), 'subscriber')} added" + (f", {len(known)} already there" if known else ""))
    for line in refused:
        click.echo(f"qna: {line}", err=True)
    return DATA if refused else OK


@subscribers.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS…")
@click.option("--reason", default="removed by the editor", help="Written down with it.")
@click.pass_context
def remove(ctx: click.Context, addresses: tuple[str, ...], reason: str) -> int:
    """Let ADDRESS leave at once; what is still owed to it is skipped."""
    from pipeline.tasks.subscribe import unsubscribe

    store = open_memory(settings_of(ctx))
    removed, unknown = unsubscribe(store, clock(os.environ), addresses, reason)
    store.close()
    if removed:
        click.echo(f"{count(len(removed), 'subscriber')} removed")
    for address in unknown:
        click.echo(f"qna: {address}: is not subscribed", err=True)
    return DATA if unknown else OK


@subscribers.command("list")
@click.option("--all", "every", is_flag=True, help="Also those who left.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def list_subscribers(ctx: click.Context, every: bool, as_json: bool) -> None:
    """List subscribers in the order in which they came."""
    from pipeline.store import subscribers as stored

    settings = settings_of(ctx)
    zone = ZoneInfo(settings.publication.timezone)
    store = open_memory(settings)
    with store.read() as connection:
        people = list(stored.every(connection, None if every else "active"))
    store.close()
    if as_json:
        for each in people:
            facts = {
                "address": each.address,
                "name": each.name,
                "state": each.state,
                "joined_at": each.joined_at.isoformat(),
                "fields": dict(each.fields),
            }
            click.echo(json.dumps(facts, ensure_ascii=False))
        return
    if not people:
        click.echo("Nobody is subscribed yet; `qna subscribers add ADDRESS` adds somebody.")
        return
    for line in columns(
        (each.address, each.name, each.state, each.joined_at.astimezone(zone).strftime("%Y-%m-%d")) for each in people
    ):
        click.echo(line)


def _field(written: str) -> tuple[str, str]:
    name, equals, text = written.partition("=")
    if not (equals and re.fullmatch(r"[a-z][a-z0-9_]*", name)):
        raise click.BadParameter(f"expected NAME=TEXT such as city=Oslo, not {written!r}", param_hint="--field")
    return name, text.strip()


def _lines(file: TextIO | None) -> Iterator[str]:
    """The people in a list; empty lines and comments are nobody."""
    for line in file or ():
        if line.strip() and not line.startswith("#"):
            yield line.strip()
