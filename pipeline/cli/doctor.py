"""`qna doctor`: everything a run depends on, a line each."""

from __future__ import annotations

import os

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns, state
from pipeline.errors import CONFIG, OK
from pipeline.wiring import clock, fetcher_for, open_outlet


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> int:
    """Examine config, folders, rights, keys, clock, templates, the ways in and the way out for mail."""
    from pipeline.render.renderer import Renderer
    from pipeline.tasks.doctor import examine

    settings = settings_of(ctx)
    lane = settings.mail.lane[0] if settings.mail.lane else None
    outlet = (lambda: open_outlet(settings, lane, os.environ)) if lane else None
    findings = list(
        examine(
            settings,
            clock(os.environ)(),
            Renderer(settings, settings.overrides).check_templates,
            fetcher_for(settings, os.environ),
            outlet,
        )
    )
    for line in columns((state("ok" if each.is_well else "wrong"), each.what, each.detail) for each in findings):
        click.echo(line)
    return OK if all(each.is_well for each in findings) else CONFIG
