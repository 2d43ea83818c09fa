"""`qna pause`, `qna resume`, `qna cancel`: a mailing that is under way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pipeline.cli.main import settings_of
from pipeline.wiring import open_tools

if TYPE_CHECKING:
    from pipeline.tasks.control import Verb


@click.command()
@click.argument("session")
@click.pass_context
def pause(ctx: click.Context, session: str) -> None:
    """Pause the mailing of SESSION."""
    _control(ctx, session, "pause")


@click.command()
@click.argument("session")
@click.pass_context
def resume(ctx: click.Context, session: str) -> None:
    """Let the paused mailing of SESSION go on."""
    _control(ctx, session, "resume")


@click.command()
@click.argument("session")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def cancel(ctx: click.Context, session: str, yes: bool) -> None:
    """End the mailing of SESSION; whoever has not got it is skipped."""
    if not yes:
        click.confirm("Whoever has not got it never will. Cancel the mailing?", abort=True)
    _control(ctx, session, "cancel")


def _control(ctx: click.Context, session: str, verb: Verb) -> None:
    from pipeline.tasks.choose import choose
    from pipeline.tasks.control import control

    with open_tools(settings_of(ctx), os.environ) as tools:
        with tools.store.read() as connection:
            kept = choose(connection, session)
        click.echo(f"“{kept.title}”: {control(tools, kept, verb)}")
