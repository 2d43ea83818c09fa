"""`qna check`: what to mend in documents before they are published, a line each."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.main import settings_around, settings_of
from pipeline.cli.words import count, state
from pipeline.config import Settings
from pipeline.errors import DATA, OK
from pipeline.model.document import Document
from pipeline.model.session import Hints

if TYPE_CHECKING:
    from pipeline.tasks.check import Write
    from pipeline.tasks.lint import Finding

Job = tuple[str, Callable[[], tuple[Document, Hints]]]


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…")
@click.option("--all", "everything", is_flag=True, help="All documents in the folders of the publication's sources.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each finding.")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], everything: bool, as_json: bool) -> int:
    """Look through FILE for what should be mended before it is published.

    Each finding is a line, FILE:LINE: what, what to do. Ends with 65 if one of them is an error, else with 0.
    """
    from pipeline.tasks.check import check as look

    if bool(files) == everything:
        raise click.UsageError("name the files to check, or say --all")
    settings = settings_of(ctx) if everything else settings_around(ctx)
    jobs = list(_of_sources(settings) if everything and settings else map(partial(_job, settings=settings), files))
    found = []
    for finding in look(jobs, _writer(settings), strict=not everything, approved=_approved(settings)):
        found.append(finding)
        click.echo(json.dumps(asdict(finding), ensure_ascii=False) if as_json else _line(finding))
    errors = sum(each.level == "error" for each in found)
    if not as_json:
        click.echo(
            f"{count(len(jobs), 'file')}: {count(errors, 'error')}, {count(len(found) - errors, 'warning')}", err=True
        )
    return DATA if errors else OK


def _line(finding: Finding) -> str:
    place = finding.file + (f":{finding.line}" if finding.line else "")
    return f"{place}: {state('error') if finding.level == 'error' else 'warning'}: {finding.message}"


def _job(name: str, settings: Settings | None, root: Path | None = None) -> Job:
    return name, partial(_read, name, settings, root)


def _read(name: str, settings: Settings | None, root: Path | None) -> tuple[Document, Hints]:
    """The document and what is known of it; as one of those of the folder `root`, if there is one."""
    from pipeline.intake import folder
    from pipeline.tasks.collecting.one_file import one_file, source_around
    from pipeline.tasks.collecting.take_up import hints

    if root is not None:
        folder.refuse_outside(root, Path(name))
    return one_file(name), hints(settings, source_around(name, settings)) if settings else Hints()


def _of_sources(settings: Settings) -> Iterator[Job]:
    from pipeline.intake import folder

    for source in settings.source:
        if not source.is_on_the_web:
            root = settings.path(source.path)
            yield from (_job(os.path.relpath(root / origin), settings, root) for origin in folder.scan(root))


def _approved(settings: Settings | None) -> frozenset[tuple[str, str]]:
    """What the editor has approved as it stands: (hash of the document, part)."""
    if settings is None or not settings.database.exists():
        return frozenset()
    from pipeline.store.sessions import approved
    from pipeline.wiring import open_memory

    with closing(open_memory(settings)) as store, store.read() as connection:
        return approved(connection)


def _writer(settings: Settings | None) -> Write:
    """Makes a session's mail as the publication does, or with our own templates where there is none."""
    from pipeline.config.keys import SAMPLE_ID, Publication
    from pipeline.render.renderer import Renderer

    if settings is None:
        bare = Publication(id=SAMPLE_ID, title="Sessions", url="https://example.org/")
        return Renderer(Settings(file=Path("config.toml"), publication=bare), None).letter
    return Renderer(settings, settings.overrides).letter
