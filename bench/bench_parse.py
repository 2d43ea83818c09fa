"""The parser: a thousand interviews against the clock, three giants for time and memory, and whether it is right."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

from figure import Figure, at_most
from interviews import SIZE, interviews, long_docx, long_text, many_blocks
from shapes import Shapes, scored

from pipeline.__main__ import seldom_collect
from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.parse import parse

COUNT = 1000
PEOPLE = Path(__file__).parents[2] / "shared" / "corpus" / "usesthis" / "posts"
"""Interviews that people have given, where they are at hand."""
MEMORY = 500.0
"""MB that one document may take, Python included."""
LINEAR = 1.3
"""How much more than four times the time four times the size may take: sorting, and a noisy machine."""
PATIENCE = 25.0
"""Seconds for a document of 1×; when it takes longer, its doubles are not tried."""


@dataclass(frozen=True)
class Giant:
    """A document of a size that can be doubled."""

    name: str
    make: Callable[[int], Document]
    size: int
    """What 1× is."""
    seconds: float
    """What 4× may take."""


GIANTS = {
    "text": Giant("plain text of 5, 10, 20 MB", long_text, 5_000_000, 60.0),
    "blocks": Giant("HTML of 25,000, 50,000, 100,000 blocks", many_blocks, 25_000, 60.0),
    "docx": Giant("Word file of 500, 1,000, 2,000 questions", long_docx, 500, 20.0),
}


def figures() -> Iterator[Figure]:
    """Time and memory first, then what share is right."""
    for kind, what, limit in (
        ("pieces", "interviews of 7 KB: text, Markdown, HTML", 5.0),
        ("pages", "whole web pages", 10.0),
    ):
        done = measured(kind, COUNT)
        yield at_most(f"{COUNT:,} {what}, one core", done["seconds"], "s", "budget", limit)
    if PEOPLE.is_dir():
        done = measured("people", COUNT)
        what = f"{COUNT:,} times 7 KB of {done['documents']} interviews that people gave, Markdown, one core"
        yield at_most(what, done["seconds"] * COUNT * SIZE / done["bytes"], "s", "budget", 5.0)
    for kind, giant in GIANTS.items():
        yield from grown(kind, giant)
    if (found := _shapes()) is not None:
        yield from right(found)


def section() -> str:
    """What follows the figures in RESULTS.md: the table of shapes, if the corpus is there."""
    found = _shapes()
    return found.written() if found is not None else ""


@cache
def _shapes() -> Shapes | None:
    return scored()


def grown(kind: str, giant: Giant) -> Iterator[Figure]:
    """Whether four times the size takes four times the time, and what the largest needs."""
    once = min((measured(kind, giant.size) for _ in range(2)), key=lambda one: one["seconds"])
    if once["seconds"] > PATIENCE:
        yield at_most(f"{giant.name}: the first alone", once["seconds"], "s", "patience", PATIENCE)
        return
    twice, four = measured(kind, 2 * giant.size), measured(kind, 4 * giant.size)
    refused = [str(one["refused"]) for one in (once, twice, four) if one["refused"]]
    if refused:
        yield Figure(
            what=f"{giant.name}: read at all ({refused[0]})",
            value=3 - len(refused),
            unit="of 3",
            against="limit",
            name="all",
            mark=3,
            better="more",
        )
        return
    yield at_most(f"{giant.name}: the last", four["seconds"], "s", "budget", giant.seconds)
    yield at_most(f"{giant.name}: peak memory", four["megabytes"], "MB", "limit", MEMORY)
    for times, more in ((2, twice), (4, four)):
        ratio = more["seconds"] / (times * once["seconds"])
        yield at_most(f"{giant.name}: {times}× the size to {times}× the time", ratio, "", "linear", LINEAR)


def right(found: Shapes) -> Iterator[Figure]:
    """The marks that the parser must reach on the corpus, and how far `ready` can be trusted on all there is."""
    for field, name, mark in (
        ("mean", "mean of fields", 97.0),
        ("n_questions", "questions counted right", 96.0),
        ("first_question", "first question", 96.0),
        ("last_question", "last question", 96.0),
        ("must_contain", "text kept", 99.0),
        ("must_not_contain", "boilerplate dropped", 99.0),
        ("guests_name", "guests", 95.0),
    ):
        yield at_least(f"corpus of {found.corpus.count} documents: {name}", found.corpus.share(field), mark)
        yield Figure(
            what=f"our {found.layouts.count} layouts: {name}",
            value=found.layouts.share(field),
            unit="%",
            against="peer",
            name="corpus",
            mark=found.corpus.share(field),
            better="more",
        )
    ready, sound = found.calibration()
    yield at_least(f"of {ready} called `ready`, the right number of questions", 100 * sound / max(1, ready), 99.0)


def at_least(what: str, value: float, mark: float) -> Figure:
    """A share in per cent that must be reached."""
    return Figure(what=what, value=value, unit="%", against="limit", name="goal", mark=mark, better="more")


def measured(kind: str, size: int) -> Any:
    """What `child` printed, in a process of its own: memory once held is held for ever."""
    done = subprocess.run(
        [sys.executable, __file__, kind, str(size)], stdout=subprocess.PIPE, text=True, check=True, timeout=600
    )
    return json.loads(done.stdout)


def child(kind: str, size: int) -> None:
    """Parse, and print the seconds of processor time and the megabytes held at the peak."""
    seldom_collect()
    for document in interviews(12):
        parse(document)  # what is loaded once, and the tables of words
    if kind == "people":
        documents = [
            Document("bench", path.name, "text/markdown", path.read_bytes()) for path in sorted(PEOPLE.iterdir())
        ]
    elif kind in GIANTS:
        documents = [GIANTS[kind].make(size)]
    else:
        documents = list(interviews(size, as_pages=kind == "pages"))
    seconds = 0.0
    refused = ""
    for document in documents:
        start = process_time()
        try:
            parse(document)
        except DocumentError as error:
            refused = str(error)
        seconds += process_time() - start
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    read = sum(len(document.data) for document in documents)
    told = {"seconds": seconds, "megabytes": held / 1e6, "refused": refused, "documents": len(documents), "bytes": read}
    print(json.dumps(told))


if __name__ == "__main__":
    child(sys.argv[1], int(sys.argv[2]))
