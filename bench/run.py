"""Runs each `bench_*.py` beside it, or those named, and writes RESULTS.md: figure, limit or peer, ratio.

A benchmark is a module with a function `figures()` that yields `Figure`s, and perhaps a `section()` whose Markdown
follows the table of all. Ratios are what to trust: they are taken on the same machine in the same minute. Exit 1 if a
limit was broken.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from figure import Figure

HERE = Path(__file__).parent
HEAD = """\
# Results

Written by `make bench` on {date}: {system}, {cores} cores, Python {python}. Trust the ratios more than the figures.

| what | figure | against | ratio |
|---|---:|---:|---:|
"""


def main(wanted: list[str]) -> int:
    """Run the benchmarks whose names are `wanted`, without `bench_`; all, if none is."""
    found = sorted(path.stem for path in HERE.glob("bench_*.py"))
    chosen = [name for name in found if not wanted or name.removeprefix("bench_") in wanted]
    figures = list(measure(chosen))
    if not wanted:
        head = HEAD.format(
            date=date.today().isoformat(),
            system=f"{platform.system()} {platform.machine()}",
            cores=os.cpu_count(),
            python=platform.python_version(),
        )
        (HERE / "RESULTS.md").write_text(head + "".join(map(row, figures)) + "".join(sections(chosen)), "utf-8")
    return 0 if all(figure.kept for figure in figures) else 1


def measure(names: Iterable[str]) -> Iterator[Figure]:
    """The figures of these benchmarks, shown as they come."""
    for name in names:
        for figure in importlib.import_module(name).figures():
            print(row(figure), end="", flush=True)
            yield figure


def sections(names: Iterable[str]) -> Iterator[str]:
    """What these benchmarks have to say beside their figures."""
    for name in names:
        if (section := getattr(importlib.import_module(name), "section", None)) is not None:
            yield section()


def row(figure: Figure) -> str:
    """The figure as a line of a Markdown table."""
    bound = {"less": "≤ ", "more": "≥ "}[figure.better] if figure.against == "limit" else ""
    verdict = f"{figure.ratio:.2f}" if figure.kept else f"**{figure.ratio:.2f}**"
    value, mark = written(figure.value, figure.unit), written(figure.mark, figure.unit)
    return f"| {figure.what} | {value} | {figure.name}: {bound}{mark} | {verdict} |\n"


def written(value: float, unit: str) -> str:
    """Three digits that matter, thousands set apart: 0.0312 s, 12,345 messages/s."""
    return (f"{value:,.0f} {unit}" if abs(value) >= 100 else f"{value:.3g} {unit}").rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
