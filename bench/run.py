"""Runs each `bench_*.py` beside it, or those named, and writes their parts of RESULTS.md: figure, limit or peer, ratio.

A benchmark is a module with a function `figures()` that yields `Figure`s, and perhaps a `section()` whose Markdown
follows its table. Ratios are what to trust: they are taken on the same machine in the same minute. What is not run
keeps the part that it has. Exit 1 if a limit was broken, or if a tool to compare with is missing.
"""

from __future__ import annotations

import importlib
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from figure import Figure, ToolMissing

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
HEAD = """\
# Results

Written by `make bench`, a part for each `bench_*.py`. Trust ratios more than figures. **Bold** is a broken limit.
"""
PART = """
## {name}

{title} {date}, {system}, {cores} cores, Python {python}.

| what | figure | against | ratio |
|---|---:|---:|---:|
"""


def main(wanted: list[str]) -> int:
    """Run the benchmarks whose names are `wanted`, without `bench_`; all, if none is."""
    every = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    parts = written_before()
    is_well = True
    for name in wanted or every:
        benchmark = importlib.import_module(f"bench_{name}")
        try:
            figures = list(shown(benchmark.figures()))
        except ToolMissing as missing:
            print(f"bench_{name}: not measured: {missing}", file=sys.stderr)
            is_well = False
            continue
        parts[name] = part(name, str(benchmark.__doc__), figures) + getattr(benchmark, "section", str)()
        is_well &= all(figure.kept for figure in figures)
        RESULTS.write_text(HEAD + "".join(parts[each] for each in every if each in parts), "utf-8")
    return 0 if is_well else 1


def written_before() -> dict[str, str]:
    """Name → its part, of what has been measured already."""
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    return {found[1]: found[0] for found in re.finditer(r"\n## (\w+)\n(?:(?!\n## ).)*", text, re.DOTALL)}


def part(name: str, doc: str, figures: Iterable[Figure]) -> str:
    """Heading, where and when, and a row for each figure."""
    head = PART.format(
        name=name,
        title=doc.partition("\n")[0],
        date=date.today().isoformat(),
        system=f"{platform.system()} {platform.machine()}",
        cores=os.cpu_count(),
        python=platform.python_version(),
    )
    return head + "".join(map(row, figures))


def shown(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures, shown as they come."""
    for figure in figures:
        print(row(figure), end="", flush=True)
        yield figure


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
