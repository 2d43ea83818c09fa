"""`qna pause`, `qna resume`, `qna cancel`: a mailing that is under way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import confirm
from pipeline.wiring import open_tools

if TYPE_CHECKING:
    from pipeline.tasks.mailing.control import Verb


@click.command()
@click.argument("session", required=False)
@click.pass_context
def pause(ctx: click.Context, session: str | None) -> None:
    """Pause the mailing of SESSION, or the only one that is under way."""
    _control(ctx, session, "pause")


@click.command()
@click.argument("session", required=False)
@click.pass_context
def resume(ctx: click.Context, session: str | None) -> None:
    """Let the paused mailing of SESSION, or the only paused one, go on."""
    _control(ctx, session, "resume")


@click.command()
@click.argument("session", required=False)
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def cancel(ctx: click.Context, session: str | None, yes: bool) -> None:
    """End the mailing of SESSION; whoever has not got it is skipped."""
    _control(ctx, session, "cancel", yes=yes)


def _control(ctx: click.Context, session: str | None, verb: Verb, *, yes: bool = True) -> None:
    from pipeline.tasks.choose import choose
    from pipeline.tasks.mailing.control import before_cancelling, control, the_one_mailing

    with open_tools(settings_of(ctx), os.environ) as tools:
        with tools.store.read() as connection:
            kept = choose(connection, session) if session else the_one_mailing(connection, verb)
            question = before_cancelling(connection, kept, tools.now()) if verb == "cancel" else ""
        confirm(question, yes)
        click.echo(f"“{kept.title}”: {control(tools, kept, verb)}")
