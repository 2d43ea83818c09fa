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


_OF_MAIL = ("mail", "mail-text")


@click.command()
@click.argument("session")
@click.option(
    "--as",
    "form",
    type=click.Choice(["mail", "mail-text", "text", "page", "markdown"]),
    default="text",
    help="Default: text. mail-text is the text part of the mail, under its subject.",
)
@click.option("--for", "subscriber", metavar="ADDRESS", help="The mail as this subscriber gets it, by name and fields.")
@click.option("-o", "--open", "in_browser", is_flag=True, help="Open it in the browser (mail, if no form is named).")
@click.option("--send-to", metavar="ADDRESS", help="Send the real mail there, marked as a test, outside the ledger.")
@click.pass_context
def preview(
    ctx: click.Context, session: str, form: Form, subscriber: str | None, in_browser: bool, send_to: str | None
) -> None:
    """Show SESSION: a number, slug, title, file, address, or "latest"."""
    from pipeline.config.checking_mail import is_address
    from pipeline.tasks.choose import choose
    from pipeline.tasks.preview import preview as show
    from pipeline.tasks.preview import reader_at, send_test

    is_form_named = ctx.get_parameter_source("form") is click.core.ParameterSource.COMMANDLINE
    if send_to is not None and is_form_named and form != "mail":
        raise click.UsageError(f"--send-to sends the mail with both its parts: leave out --as {form}, or --send-to.")
    if send_to is not None and not is_address(send_to):
        raise click.BadParameter("expected an address such as you@example.org", param_hint="--send-to")
    form = _meant(ctx, form, in_browser=in_browser, is_personal=subscriber is not None)
    with open_tools(settings_of(ctx), os.environ) as tools:
        with tools.store.read() as connection:
            kept = choose(connection, session)
        reader = None if subscriber is None else reader_at(tools, subscriber)
        if send_to is not None:
            click.echo(f"Sent to {send_to}: {send_test(tools, kept, send_to, reader)}")
        elif in_browser:
            _open(show(tools, kept, form, reader), ".txt" if form == "mail-text" else ".html")
        else:
            click.echo(show(tools, kept, form, reader))


def _meant(ctx: click.Context, form: Form, *, in_browser: bool, is_personal: bool) -> Form:
    """The form to show: where none is named, the one that can be shown so."""
    if ctx.get_parameter_source("form") is not click.core.ParameterSource.COMMANDLINE:
        return "mail" if in_browser else "mail-text" if is_personal else form
    if is_personal and form not in _OF_MAIL:
        raise click.UsageError(f"--for shows the mail, and --as {form} is none: use --as mail or --as mail-text")
    return form


def _open(shown: str, ending: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="qna-preview-", suffix=ending, delete=False) as file:
        file.write(shown)
    click.echo(file.name)
    click.launch(file.name)
