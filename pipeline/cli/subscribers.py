"""`qna subscribers …`: who gets the mail."""

from __future__ import annotations

import json
import os
import re
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns, count, figure
from pipeline.errors import DATA, OK, DocumentError
from pipeline.wiring import clock, open_memory


def _encodable(_ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """What was typed, if it is text: bytes that are not UTF-8 arrive as lone surrogates, which nothing can store."""
    for text in (value,) if isinstance(value, str) else value:
        if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
            raise click.BadParameter(f"expected UTF-8, not {text!r}", param=parameter)
    return value


@click.group()
def subscribers() -> None:
    """Add, remove and list subscribers."""


@subscribers.command()
@click.argument("addresses", nargs=-1, metavar="ADDRESS…", callback=_encodable)
@click.option(
    "-f",
    "--from",
    "file",
    type=click.File("rb"),
    help='A file with an address, or "Name <address>", a line, or a table whose first line names the columns'
    " (email,name); - is standard input.",
)
@click.option(
    "--field",
    "fields",
    metavar="NAME=TEXT",
    multiple=True,
    callback=_encodable,
    help="What mail templates may say of them: city=Oslo is {{ subscriber.city }}.",
)
@click.option("--again", is_flag=True, help="Bring back also those of the file who have left.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.pass_context
def add(
    ctx: click.Context,
    addresses: tuple[str, ...],
    file: BinaryIO | None,
    fields: tuple[str, ...],
    again: bool,
    quiet: bool,
) -> int:
    """Subscribe ADDRESS; whoever is subscribed already is left alone, but for the fields that are given.

    Who has left comes back when named here, but not by a file, which may be older than their leaving.
    """
    from pipeline.tasks.subscribe import subscribe
    from pipeline.tasks.subscriber_list import Person, people

    listed = list(people(_text(file), file.name)) if file else []
    if not addresses and not listed:
        raise click.UsageError("Name an ADDRESS, or a file with --from.")
    store, now, told = open_memory(settings_of(ctx)), clock(os.environ), dict(map(_field, fields)) or None
    found = subscribe(store, now, map(Person, addresses), told)
    found = subscribe(store, now, listed, told, may_return=again, found=found)
    store.close()
    if not quiet:
        parts = [f"{count(len(found.added), 'subscriber')} added"]
        parts += [f"{figure(len(found.known))} already there"] if found.known else []
        parts += [f"{figure(len(found.left))} left out who have left (--again brings them back)"] if found.left else []
        click.echo(", ".join(parts))
    for line in found.refused:
        click.echo(f"qna: {line}", err=True)
    return DATA if found.refused else OK


@subscribers.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS…", callback=_encodable)
@click.option("--reason", default="removed by the editor", callback=_encodable, help="Written down with it.")
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


def _text(file: BinaryIO) -> str:
    """What a list says, which may begin with a byte order mark."""
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            f"{file.name}:{line}: expected UTF-8, not the byte 0x{error.object[error.start]:02x};"
            " save the list as UTF-8 (nobody has been added)"
        ) from error
