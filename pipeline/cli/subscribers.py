"""`qna subscribers …`: who gets the mail."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO
from zoneinfo import ZoneInfo

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns, count, figure
from pipeline.errors import DATA, OK, DocumentError
from pipeline.wiring import clock, open_memory

if TYPE_CHECKING:
    from datetime import tzinfo

    from pipeline.model.mailing import Subscriber
    from pipeline.tasks.subscribe import Subscribed, Unsubscribed
    from pipeline.tasks.subscriber_list import Listed

_TAKEN = ("address", "fields", "name")
"""What templates say of everybody: no field can have such a name."""


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
    help="What mail templates may say of them: city=Oslo is {{ subscriber.city }}; city= takes it away.",
)
@click.option(
    "--column",
    "kept",
    metavar="COLUMN",
    multiple=True,
    callback=_encodable,
    help="Keep that column of the table as a field: city, or NAME=COLUMN where its name is no name for a field.",
)
@click.option("--again", is_flag=True, help="Bring back also those of the file who have left here.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.pass_context
def add(
    ctx: click.Context,
    addresses: tuple[str, ...],
    file: BinaryIO | None,
    fields: tuple[str, ...],
    kept: tuple[str, ...],
    again: bool,
    quiet: bool,
) -> int:
    """Subscribe ADDRESS; who is subscribed already gets the name and the fields that are given, beside those known.

    Who has left comes back when named here, but not by a file, which may be older than their leaving. Who has left
    by a column of the file itself (status, unsubscribed, bounced and the like) is left out.
    """
    from pipeline.tasks.subscribe import subscribe
    from pipeline.tasks.subscriber_list import Listed, Person, people, refuse_unclear

    if kept and not file:
        raise click.UsageError("--column is of a table: name its file with --from.")
    told, columns_kept = dict(map(_field, fields)), dict(map(_column, kept))
    listed = people(_text(file), file.name, columns_kept) if file else Listed()
    refuse_unclear(listed)
    if not addresses and not listed.people:
        raise click.UsageError("Name an ADDRESS, or a file with --from.")
    store, now = open_memory(settings_of(ctx)), clock(os.environ)
    found = subscribe(store, now, map(Person, addresses), told)
    found = subscribe(store, now, listed.people, told, may_return=again, found=found)
    store.close()
    if not quiet:
        for line in _told_of_adding(found, listed):
            click.echo(line)
    for line in found.refused:
        click.echo(f"qna: {line}", err=True)
    return DATA if found.refused else OK


def _told_of_adding(found: Subscribed, listed: Listed) -> list[str]:
    names = ", ".join(f'"{name}"' for name in listed.telling)
    by = (
        f"the {'column' if len(listed.telling) == 1 else 'columns'} {names} of the list" if names else "the list itself"
    )
    parts = [
        (found.added, f"{count(len(found.added), 'subscriber')} added"),
        (found.changed, f"{figure(len(found.changed))} changed"),
        (found.known, f"{figure(len(found.known))} already there"),
        (found.left, f"{figure(len(found.left))} left out who have left (--again brings them back)"),
        (found.left_there, f"{figure(len(found.left_there))} left out who have left by {by}"),
    ]
    said = ", ".join(text for who, text in parts if who)
    lines = [said or "0 subscribers added"]
    if here := sum(found.left_there.values()):
        lines.append(f"{figure(here)} of these still here: `qna subscribers remove --from FILE` lets them go")
    if listed.passed_over:
        lines.append(f"Not kept: {', '.join(listed.passed_over)} (--column COLUMN keeps one as a field)")
    return lines


@subscribers.command()
@click.argument("addresses", nargs=-1, metavar="ADDRESS…", callback=_encodable)
@click.option(
    "-f",
    "--from",
    "file",
    type=click.File("rb"),
    help="A file with those who are to leave, as for `add`; who wants mail by a column of it is left alone."
    " - is standard input.",
)
@click.option("--reason", default="removed by the editor", callback=_encodable, help="Written down with it.")
@click.pass_context
def remove(ctx: click.Context, addresses: tuple[str, ...], file: BinaryIO | None, reason: str) -> int:
    """Let ADDRESS leave at once; what is still owed to it is skipped.

    Who never was subscribed is written down as left all the same: no file brings them in.
    """
    from pipeline.tasks.subscribe import unsubscribe
    from pipeline.tasks.subscriber_list import Person, people

    listed = people(_text(file), file.name).people if file else []
    if not addresses and not listed:
        raise click.UsageError("Name an ADDRESS, or a file with --from.")
    store, now = open_memory(settings_of(ctx)), clock(os.environ)
    named = unsubscribe(store, now, map(Person, addresses), reason)
    found = unsubscribe(store, now, listed, reason)
    store.close()
    if said := _told_of_removing(named, found):
        click.echo(said)
    wrong = [
        *(
            f"{each}: was not subscribed; it is written down as left, so that no list adds it"
            for each in named.strangers
        ),
        *(f"{each}: has left already" for each in named.gone),
        *named.refused,
        *found.refused,
    ]
    for line in wrong:
        click.echo(f"qna: {line}", err=True)
    return DATA if wrong else OK


def _told_of_removing(named: Unsubscribed, found: Unsubscribed) -> str:
    removed = len(named.removed) + len(found.removed)
    parts = [
        (removed, f"{count(removed, 'subscriber')} removed"),
        (found.strangers, f"{figure(len(found.strangers))} written down as left who were not subscribed"),
        (found.gone, f"{figure(len(found.gone))} had left already"),
        (found.wanted, f"{figure(len(found.wanted))} left alone who want mail by the list itself"),
    ]
    return ", ".join(text for who, text in parts if who)


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
            click.echo(json.dumps(_facts(each), ensure_ascii=False))
        return
    if not people:
        click.echo("Nobody is subscribed yet; `qna subscribers add ADDRESS` adds somebody.")
        return
    for line in columns(_row(each, zone, every) for each in people):
        click.echo(line)


def _facts(each: Subscriber) -> Mapping[str, object]:
    return {
        "address": each.address,
        "name": each.name,
        "state": each.state,
        "joined_at": each.joined_at.isoformat(),
        "left_at": each.left_at and each.left_at.isoformat(),
        "reason": each.reason,
        "fields": dict(each.fields),
    }


def _row(each: Subscriber, zone: tzinfo, every: bool) -> list[str]:
    """Whoever has left stands there with that day, and why."""
    at = each.left_at or each.joined_at
    return [each.address, each.name, each.state, at.astimezone(zone).strftime("%Y-%m-%d"), *([each.reason] * every)]


def _field(written: str) -> tuple[str, str]:
    name, equals, text = written.partition("=")
    if not (equals and _is_field(name)):
        raise click.BadParameter(f"expected NAME=TEXT such as city=Oslo, not {written!r}", param_hint="--field")
    if name in _TAKEN:
        raise click.BadParameter(
            f'{name} is no field: a name is given as "New Name <reader@example.org>"', param_hint="--field"
        )
    return name, " ".join(text.split())


def _column(written: str) -> tuple[str, str]:
    """Field and column: "city", "Postal Code", or "town=Wohnort (privat)"."""
    name, equals, column = written.partition("=")
    field = name if equals else "_".join(written.casefold().replace("-", " ").split())
    if not _is_field(field) or field in _TAKEN:
        raise click.BadParameter(
            f"expected a column such as city, or NAME=COLUMN with a name such as city, not {written!r}",
            param_hint="--column",
        )
    return field, column if equals else written


def _is_field(name: str) -> bool:
    return bool(re.fullmatch(r"[a-z][a-z0-9_]*", name))


def _text(file: BinaryIO) -> str:
    """What a list says, which may begin with a byte order mark."""
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            f"{file.name}:{line}: expected UTF-8, not the byte 0x{error.object[error.start]:02x};"
            " save the list as UTF-8 (nobody has been touched)"
        ) from error
