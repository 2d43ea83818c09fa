"""`qna build`: the web root from what is in the store, without looking at any source."""

from __future__ import annotations

import os

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import count, figure
from pipeline.wiring import open_tools


@click.command()
@click.option("--all", "every", is_flag=True, help="Write every file anew, also those that are right already.")
@click.pass_context
def build(ctx: click.Context, every: bool) -> None:
    """Write the web root."""
    from pipeline.store import locks
    from pipeline.tasks.publishing.publish import publish
    from pipeline.tasks.report import Report

    report = Report()
    with open_tools(settings_of(ctx), os.environ) as tools, locks.locked(tools.settings.var, locks.RUN):
        publish(tools, report, rebuild=every)
    click.echo(f"{count(report.files_written, 'file')} written, {figure(report.files_removed)} removed")
