"""`qna doctor`: everything a run depends on, a line each."""

from __future__ import annotations

import os
import socket
from functools import partial

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns, state
from pipeline.errors import worst
from pipeline.tasks.doctor.mail_spf import Zone
from pipeline.wiring import clock, fetcher_for, open_outlet


@click.command()
@click.option("--dns", metavar="ADDRESS", default="", help="Ask this name server instead of the machine's.")
@click.pass_context
def doctor(ctx: click.Context, dns: str) -> int:
    """Examine config, folders, rights, keys, clock, templates, the ways in, the ways out for mail, and their DNS."""
    from pipeline.send.smtp.opening import own_name
    from pipeline.tasks.doctor.examine import examine
    from pipeline.tasks.doctor.templates import examine_templates

    settings, now = settings_of(ctx), clock(os.environ)()
    findings = list(
        examine(
            settings,
            now,
            partial(examine_templates, settings, now),
            fetcher_for(settings, os.environ),
            [(lane, partial(open_outlet, settings, lane, os.environ)) for lane in settings.mail.lane],
            partial(_zone, dns),
            own_name() or socket.gethostname(),
        )
    )
    for line in columns((state("ok" if each.is_well else "wrong"), each.what, each.detail) for each in findings):
        click.echo(line)
    return worst(each.exit_code for each in findings if not each.is_well)


def _zone(server: str) -> Zone:
    from pipeline.send.resolving import Resolver

    return Resolver(server)
