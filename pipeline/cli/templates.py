"""`qna templates …`: which templates are in force, and a copy of one to change."""

from __future__ import annotations

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import columns


@click.group()
def templates() -> None:
    """List templates, or copy one into the publication to change it."""


@templates.command("list")
@click.pass_context
def list_templates(ctx: click.Context) -> None:
    """List every template and where it comes from."""
    from pipeline.render.templating.in_force import in_force, unused

    settings = settings_of(ctx)
    strays = set(unused(settings.overrides))
    rows = [
        (
            name,
            "yours, used by none"
            if name in strays
            else "yours"
            if path.is_relative_to(settings.overrides)
            else "built in",
        )
        for name, path in sorted(in_force(settings.overrides).items())
    ]
    for line in columns(rows):
        click.echo(line)


@templates.command()
@click.argument("name", metavar="NAME")
@click.pass_context
def copy(ctx: click.Context, name: str) -> None:
    """Copy the built-in template NAME (mail/session.html) into the publication's templates/."""
    from pipeline.tasks.override import override

    path = override(settings_of(ctx).overrides, name)
    click.echo(f"{path}: change it, then look with `qna preview latest {_shown_by(name)}`")


def _shown_by(name: str) -> str:
    """The options of `qna preview` with which the template can be seen."""
    if name.startswith("page/"):
        return "--as page --open"
    return "--as mail-text" if name in ("mail/session.txt", "mail/subject.txt") else "--open"
