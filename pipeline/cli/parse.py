"""`qna parse`: how a file, or a page on the web, is read, in words or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from pipeline.cli.main import complain, settings_around
from pipeline.cli.words import columns, count, state
from pipeline.config import Settings, Source
from pipeline.errors import DATA, OK, DocumentError, Unreachable
from pipeline.model.document import Document
from pipeline.model.session import Hints

if TYPE_CHECKING:
    from pipeline.parse.explain import Explained

Outline = dict[str, object]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|URL…")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a line for each session, in the order of the files."
)
@click.option("--explain", is_flag=True, help="Show what became of each block, and why; with --json, an object each.")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, help="Processes to parse with.")
@click.pass_context
def parse(ctx: click.Context, files: tuple[str, ...], as_json: bool, explain: bool, jobs: int) -> int:
    """Show how FILE, or the page at URL, is read: series, number, guest, questions, and what is doubted or dropped."""
    refused = False
    read = partial(_read, settings=settings_around(ctx), explain=explain)
    for name, found, trouble in _read_all(files, read, jobs):
        if trouble:
            refused = True
            complain(DocumentError(trouble))
        for one in found:
            click.echo("\n".join(_printed(name, one, as_json=as_json)))
    return DATA if refused else OK


def _printed(name: str, one: Outline | Explained, *, as_json: bool) -> Iterator[str]:
    from pipeline.cli import explaining

    if isinstance(one, dict):
        return iter([json.dumps(one, ensure_ascii=False)]) if as_json else _shown(name, one)
    if as_json:
        return (json.dumps(row, ensure_ascii=False) for row in explaining.rows(name, one))
    return explaining.lines(name, one)


Read = tuple[str, "list[Outline] | list[Explained]", str]
"""(the file as given, an outline or an explanation for each session in it, why it was refused)."""


def _read_all(files: tuple[str, ...], read: partial[Read], jobs: int) -> Iterator[Read]:
    if jobs == 1 or len(files) == 1:
        yield from map(read, files)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(read, files, chunksize=max(1, len(files) // (jobs * 4)))


def _read(name: str, settings: Settings | None, explain: bool) -> Read:
    try:
        document, source = _page(name, settings) if _is_address(name) else _file(name, settings)
        known = _hints(settings, source)
        if explain:
            from pipeline.parse.explain import explain as explained

            return name, list(explained(document, known)), ""
        from pipeline.parse import parse as parsed
        from pipeline.parse.outline import outline

        return name, [outline(each, name) for each in parsed(document, known)], ""
    except (DocumentError, Unreachable) as error:
        return name, [], str(error)


def _hints(settings: Settings | None, source: Source | None) -> Hints:
    """What a run would know of the document, so that it is read here as it would be there."""
    from pipeline.tasks.collecting.take_up import hints

    if settings is None:
        return Hints()
    known = hints(settings, source)
    if source is None or not settings.database.exists():
        return known
    from pipeline.store.habits import learned
    from pipeline.wiring import open_memory

    with closing(open_memory(settings)) as store, store.read() as connection:
        return replace(known, habits=learned(connection, source.name))


def _is_address(name: str) -> bool:
    return name.startswith(("http://", "https://"))


def _file(name: str, settings: Settings | None) -> tuple[Document, Source | None]:
    from pipeline.tasks.collecting.one_file import one_file, source_around

    return one_file(name), source_around(name, settings)


def _page(url: str, settings: Settings | None) -> tuple[Document, Source | None]:
    """A page on the web, with the manners, hints and secrets of a run. Its host is named by whoever typed it."""
    from pipeline.tasks.collecting.one_page import one_page, source_of
    from pipeline.wiring import fetcher_to

    source = source_of(url, settings)
    with fetcher_to(url, settings, source, os.environ) as fetch:
        return one_page(url, fetch), source


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
