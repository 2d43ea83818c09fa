"""`qna dkim …`: make the keys that sign mail, and say what the DNS has to hold for them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import state
from pipeline.errors import CONFIG, LATER, OK, Unreachable
from pipeline.wiring import clock

if TYPE_CHECKING:
    from pipeline.send.dkim.keys import SigningKey


@click.group()
def dkim() -> None:
    """Make keys that sign the mail, and show the DNS records for them."""


@dkim.command()
@click.option("--selector", default="", help="Names the key in the DNS. Default: qna and the month.")
@click.option(
    "--rsa", "kind", flag_value="rsa", default="rsa", help="RSA with 2048 bits (default): everybody knows it."
)
@click.option("--ed25519", "kind", flag_value="ed25519", help="Ed25519, faster; only beside an RSA key.")
@click.option("--domain", default="", help="Who signs. Default: the domain of [mail] from.")
@click.pass_context
def new(ctx: click.Context, selector: str, kind: str, domain: str) -> None:
    """Make a key; print its DNS record and its lines for config.toml."""
    from pipeline.tasks.mailing.signing_keys import new_key

    settings = settings_of(ctx)
    made = new_key(settings, clock(os.environ)(), "ed25519" if kind == "ed25519" else "rsa", selector, domain)
    click.echo(f"{made.path}: made, readable by you only\n")
    click.echo("\n".join(_record(made.key)))
    click.echo(f"\nWhen `{made.look_up}` finds it there, add to {settings.file}:\n")
    click.echo(made.table, nl=False)


@dkim.command()
@click.option("--selector", default="", help="One key of the private folder, also if the config does not name it yet.")
@click.option("--domain", default="", help="Whose key that is. Default: the domain of [mail] from.")
@click.option("--dns", metavar="ADDRESS", default="", help="Ask this name server instead of the machine's.")
@click.pass_context
def show(ctx: click.Context, selector: str, domain: str, dns: str) -> int:
    """Show the DNS records of the config's keys, and whether the DNS has them."""
    from pipeline.send.resolving import Resolver
    from pipeline.tasks.doctor.mail_dns import examine_key
    from pipeline.tasks.mailing.signing_keys import read_key_of, read_keys

    settings = settings_of(ctx)
    keys = (read_key_of(settings, selector, domain),) if selector else read_keys(settings)
    if not keys:
        click.echo("No [[mail.dkim]] in the config; `qna dkim new` makes a key.")
        return OK
    zone, code = Resolver(dns), OK
    for number, key in enumerate(keys):
        click.echo("\n" * bool(number) + "\n".join(_record(key)))
        try:
            finding = examine_key(key, zone)
        except Unreachable as error:
            click.echo(f"\n{state('wrong')}  {error}")
            code = code or LATER
            continue
        click.echo(
            f"\n{state('ok' if finding.is_well else 'wrong')}  {finding.detail.replace(_line(key), 'the above')}"
        )
        code = code if finding.is_well else CONFIG
    return code


def _record(key: SigningKey) -> Iterator[str]:
    yield f"DNS record of {key.selector} ({key.label}):"
    yield f"  name   {key.record_name}"
    yield "  type   TXT"
    yield f"  value  {key.record}"
    yield "or as a line of a zone file:"
    yield f"  {_line(key)}"


def _line(key: SigningKey) -> str:
    from pipeline.tasks.doctor.mail_records import zone_line

    return zone_line(key.record_name, key.record)
