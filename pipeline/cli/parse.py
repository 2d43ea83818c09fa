"""`qna parse`: how a file is read, in words or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import click

from pipeline.cli.main import complain
from pipeline.cli.words import columns, count, state
from pipeline.config import Settings, find, load
from pipeline.errors import DATA, OK, ConfigError, DocumentError
from pipeline.model.session import Hints

Outline = dict[str, object]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a line for each session, in the order of the files."
)
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, help="Processes to parse with.")
@click.pass_context
def parse(ctx: click.Context, files: tuple[str, ...], as_json: bool, jobs: int) -> int:
    """Show how FILE is read: series, number, guest, questions, and what is doubted or dropped."""
    refused = False
    for name, outlines, trouble in _read_all(files, partial(_read, settings=_settings(ctx)), jobs):
        if trouble:
            refused = True
            complain(DocumentError(trouble))
        for outline in outlines:
            if as_json:
                click.echo(json.dumps(outline, ensure_ascii=False))
            else:
                click.echo("\n".join(_shown(name, outline)))
    return DATA if refused else OK


def _settings(ctx: click.Context) -> Settings | None:
    """The publication's, where there is one; a file can be parsed anywhere."""
    try:
        return load(find(ctx.obj, Path.cwd(), os.environ))
    except ConfigError:
        if ctx.obj is not None:
            raise
        return None


def _hints(path: Path, settings: Settings | None) -> Hints:
    """What a run would know of the file, so that it is read here as it would be there."""
    if settings is None:
        return Hints()
    from pipeline.tasks.collect import hints

    place = path.resolve()
    source = next((each for each in settings.source if place.is_relative_to(settings.path(each.path).resolve())), None)
    return hints(settings, source)


Read = tuple[str, list[Outline], str]
"""(the file as given, an outline for each session in it, why it was refused)."""


def _read_all(files: tuple[str, ...], read: partial[Read], jobs: int) -> Iterator[Read]:
    if jobs == 1 or len(files) == 1:
        yield from map(read, files)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(read, files, chunksize=max(1, len(files) // (jobs * 4)))


def _read(name: str, settings: Settings | None) -> Read:
    from pipeline.intake import folder
    from pipeline.model.document import MEDIA_TYPES, Document
    from pipeline.parse import parse as parse_document
    from pipeline.parse.outline import outline

    path = Path(name)
    kind = folder.media_type(path.name)
    if not path.exists():
        return name, [], f"{name}: there is no such file"
    if kind is None:
        return name, [], f"{name}: files of this kind are not read; known are {', '.join(MEDIA_TYPES)}"
    try:
        if path.stat().st_size > folder.LARGEST:
            return name, [], f"{name}: larger than the {folder.LARGEST // 1_000_000} MB a document may have; split it"
        document = Document(".", name, kind, path.read_bytes())
        return name, [outline(each, name) for each in parse_document(document, _hints(path, settings))], ""
    except OSError as error:
        return name, [], f"{name}: cannot be read ({error.strerror})"
    except DocumentError as error:
        return name, [], str(error)


def _shown(name: str, outline: Outline) -> Iterator[str]:
    """An outline for people."""
    warnings = _texts(outline.get("warnings"))
    if not outline["is_session"]:
        yield f"{name}: not a session ({'; '.join(warnings)})"
        return
    verdict = str(outline.get("verdict"))
    yield f"{name}: {state(verdict)}" + (f" ({'; '.join(warnings)})" if warnings else "")
    rows = [
        (key, _said(outline.get(key)))
        for key in ("title", "series", "number", "guests", "hosts", "language", "published", "contact")
    ]
    yield from columns(((key, value) for key, value in rows if value), indent="  ")
    turns = outline.get("turns")
    for index, turn in enumerate(turns if isinstance(turns, list) else [], start=1):
        words = len(str(turn.get("answer") or "").split())
        yield f"  {index:>3}  {turn.get('question') or '(no question)'}  [{count(words, 'word')}]"
    sections = outline.get("sections")
    for section in sections if isinstance(sections, list) else []:
        yield f"       § {section.get('title')}" + ("  (closing)" if section.get("closing") else "")
    dropped = _texts(outline.get("boilerplate"))
    if dropped:
        yield f"  dropped: {' · '.join(' '.join(each.split())[:60] for each in dropped)}"


def _said(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, (_said(each) for each in value)))
    if isinstance(value, dict):
        return ", ".join(str(each) for each in value.values() if each)
    return "" if value is None else " ".join(str(value).split())


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, Iterable) and not isinstance(value, str) else []
