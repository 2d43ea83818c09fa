"""Who asks where each question begins with a name, and something else sets it off: a number, a look, the turn."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.parse.people.names import is_name
from pipeline.parse.questions.labels import asker
from pipeline.parse.questions.marking import Mark, Marking, Sequence

_LEAST = 3
_NEARLY_ALL = 0.8
_HALF = 0.5
_HANDLE = re.compile(r"[\d_]|[^\W\d_a-z][a-z]+[A-Z]|[a-z][A-Z]|\b[^\W\d_]\.$")
"""Signs of names that people give themselves, or that a paper shortens: "Lotta_72", "BobC", "Jane P."."""


def with_askers(seen: Sequence, marking: Marking) -> Marking:
    """`marking` with the names apart that stand before nearly all of its questions: "3) Ada: Why red?".

    Topics may stand there, too: names are believed where one comes again, or where most of them look like names.
    """
    if marking.scheme == "labels" or len(marking.asks) < _LEAST:
        return marking
    found = {
        index: named
        for index in marking.asks
        if (named := asker(seen[index].block.raw, marking.marks[index].cut)) is not None
    }
    if len(found) < _NEARLY_ALL * len(marking.asks) or not _are_names([name for name, _ in found.values()]):
        return marking
    verb = _verb([name for name, _ in found.values()])
    marks = dict(marking.marks)
    for index, (name, end) in found.items():
        mark = marks[index]
        if not mark.split or end < mark.split:
            marks[index] = Mark(True, name.removesuffix(verb).rstrip(), end, mark.split)
    return marking._replace(marks=marks)


def _are_names(names: list[str]) -> bool:
    if len(set(names)) < len(names):
        return True
    return sum(is_name(name) or _HANDLE.search(name) is not None for name in names) >= _HALF * len(names)


def _verb(names: list[str]) -> str:
    """The last word that all have in common, which is no part of them: "Ada asks", "Ben asks"."""
    last, times = Counter(name.split()[-1] for name in names).most_common(1)[0]
    return f" {last}" if times == len(names) and len(set(names)) > 1 and last.islower() else ""
