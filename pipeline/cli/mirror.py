"""`qna mirror`: the finished site to the other places that show it, without looking at any source."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import click

from pipeline.cli.main import complain, settings_of
from pipeline.cli.words import count
from pipeline.errors import OK, worst
from pipeline.wiring import open_tools, secret

if TYPE_CHECKING:
    from pipeline.tasks.publishing.mirror import Mirrored

_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB"))


@click.command()
@click.argument("name", required=False)
@click.option("-n", "--dry-run", is_flag=True, help="Name every file that would go or be removed; touch nothing.")
@click.option("--all", "every", is_flag=True, help="Compare with what the mirror says it has, not with what we sent.")
@click.pass_context
def mirror(ctx: click.Context, name: str | None, dry_run: bool, every: bool) -> int:
    """Bring every [[site.mirror]], or the one called NAME, in step with the web root."""
    from pipeline.model.media_types import headers_of
    from pipeline.send.mirrors.known import opener
    from pipeline.store import locks
    from pipeline.tasks.publishing.mirror import mirror as bring

    settings = settings_of(ctx)
    names = [each.name for each in settings.site.mirror]
    if name is not None and name not in names:
        raise click.BadParameter(f"no [[site.mirror]] is called {name!r}; there are: {', '.join(names) or 'none'}")
    if not names:
        click.echo(f"No [[site.mirror]] in {settings.file}.")
        return OK
    said = partial(headers_of, feeds_last=timedelta(minutes=settings.feeds.ttl))
    way = opener(settings, os.environ, secret)
    with open_tools(settings, os.environ, dry=dry_run) as tools, locks.locked(tools.settings.var, locks.RUN):
        done = bring(tools, way, said, only=name, every=every)
    for each in done:
        for line in tell(each, dry=dry_run, verbose=dry_run):
            click.echo(line)
    troubles = [each.trouble for each in done if each.trouble is not None]
    for trouble in troubles:
        complain(trouble)
    return worst(each.exit_code for each in troubles) if troubles else OK


def tell(done: Mirrored, *, dry: bool, verbose: bool) -> Iterator[str]:
    """What happened to one mirror, or would; `verbose` names every file."""
    if not (done.sent or done.removed):
        if done.trouble is None:
            yield f"{done.name}: {'is' if not dry else 'would be'} in step, nothing to send"
        return
    would = "would be " if dry else ""
    parts = [f"{count(len(done.sent), 'file')} {would}sent to {done.where} ({_bytes(done.size)})"] if done.sent else []
    parts += [f"{count(len(done.removed), 'file')} {would}removed"] if done.removed else []
    yield f"{done.name}: {', '.join(parts)}"
    if verbose:
        yield from (f"  + {place}" for place in done.sent)
        yield from (f"  - {place}" for place in done.removed)


def _bytes(size: int) -> str:
    """In the largest unit that makes it more than one."""
    for one, unit in _UNITS:
        if size >= one:
            return f"{size / one:.1f} {unit}"
    return count(size, "byte")
