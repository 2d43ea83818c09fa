"""`qna preview`: a session in each of its forms, before anybody else sees it."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import click

from pipeline.cli.main import settings_of
from pipeline.wiring import open_tools

if TYPE_CHECKING:
    from pipeline.tasks.preview import Form


@click.command()
@click.argument("session")
@click.option(
    "--as", "form", type=click.Choice(["mail", "text", "page", "markdown"]), default="text", help="Default: text."
)
@click.option("-o", "--open", "in_browser", is_flag=True, help="Open it in the browser (mail, if no form is named).")
@click.option("--send-to", metavar="ADDRESS", help="Send the real mail there, marked as a test, outside the ledger.")
@click.pass_context
def preview(ctx: click.Context, session: str, form: Form, in_browser: bool, send_to: str | None) -> None:
    """Show SESSION: a number, slug, title, file, address, or "latest"."""
    from pipeline.config.checking_mail import is_address
    from pipeline.tasks.choose import choose
    from pipeline.tasks.preview import preview as show
    from pipeline.tasks.preview import send_test

    is_form_named = ctx.get_parameter_source("form") is click.core.ParameterSource.COMMANDLINE
    if send_to is not None and is_form_named and form != "mail":
        raise click.UsageError(f"--send-to sends the mail with both its parts: leave out --as {form}, or --send-to.")
    if send_to is not None and not is_address(send_to):
        raise click.BadParameter("expected an address such as you@example.org", param_hint="--send-to")
    with open_tools(settings_of(ctx), os.environ) as tools:
        with tools.store.read() as connection:
            kept = choose(connection, session)
        if send_to is not None:
            click.echo(f"Sent to {send_to}: {send_test(tools, kept, send_to)}")
        elif in_browser:
            _open(show(tools, kept, form if _named(ctx) else "mail"))
        else:
            click.echo(show(tools, kept, form))


def _named(ctx: click.Context) -> bool:
    return ctx.get_parameter_source("form") is click.core.ParameterSource.COMMANDLINE


def _open(html: str) -> None:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="qna-preview-", suffix=".html", delete=False
    ) as file:
        file.write(html)
    click.echo(file.name)
    click.launch(file.name)
