"""`qna backup` and `qna restore`: database and keys, in one file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pipeline.cli.main import settings_of
from pipeline.cli.words import confirm, count, figure
from pipeline.errors import ConfigError
from pipeline.wiring import clock


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("-y", "--yes", is_flag=True, help="Do not ask before a FILE that is no backup is replaced.")
@click.pass_context
def backup(ctx: click.Context, file: Path, yes: bool) -> None:
    """Write database and keys into FILE, while everything may go on. Keep it private: it holds the keys.

    An earlier backup there is replaced, once the new one is whole.
    """
    from pipeline.store.backup import backup as write
    from pipeline.store.backup import is_backup

    settings = settings_of(ctx)
    if not settings.database.exists():
        raise ConfigError(f"{settings.database}: there is nothing to back up yet")
    if file.exists() and not is_backup(file):
        confirm(f"Replace {file}, which is no backup?", yes)
    size = write(settings.database, settings.var / "keys", file, clock(os.environ)())
    click.echo(f"{file}: {figure(max(1, size // 1000))} kB")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def restore(ctx: click.Context, file: Path, yes: bool) -> None:
    """Put a backup in place. Unfinished mailings, and what the next run finds new, are held: it mails nobody."""
    from pipeline.tasks.restore import restore as put_back

    settings = settings_of(ctx)
    if settings.database.exists():
        confirm(f"Replace {settings.database}? (It is kept beside it.)", yes)
    aside, held = put_back(settings, file, clock(os.environ)())
    click.echo(f"Restored from {file}" + (f"; what was there is now {aside}" if aside else ""))
    if held:
        click.echo(f"{count(held, 'unfinished mailing')} held; `qna status` shows them")
    if settings.mail.lane:
        click.echo("Subscribers are those of then: `qna subscribers remove` lets those go again who have left since")
