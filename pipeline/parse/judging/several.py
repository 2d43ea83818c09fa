"""Doubts about a document that may hold several interviews: titles counted on, the same questions asked again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator

from pipeline.parse.judging.doubt import Case, Doubt
from pipeline.parse.parts.heading_line import split_title
from pipeline.parse.words.asking import plain

_DIGIT = re.compile(r"\d")
_LONGEST_TITLE = 110
_LEAST_ASKED = 2
"""Questions below a title of its own; below a link to another piece stands none."""
_LEAST_QUESTION = 16
"""Characters of a question that says what it asks: "And you?" is put to everybody."""


def _counted_on(case: Case) -> Iterator[Doubt]:
    """Series 4: …, and below its questions Series 5: …, with questions of its own."""
    title = next((index for index, one in enumerate(case.evidence.placed) if one.role == "title"), -1)
    titles: list[tuple[int, int]] = []
    for index, text in enumerate(case.texts):
        if len(text) >= _LONGEST_TITLE or not _DIGIT.search(text):
            continue
        one = case.evidence.placed[index]
        if one.feature.block.kind not in ("heading", "paragraph") or (one.mark is not None and one.mark.asks):
            continue
        line = split_title(text)
        if line.number is not None and line.title:
            titles.append((index, line.number))
    # Chapters are counted below the title, and interviews begin with it.
    if not titles or titles[0][0] > title:
        return
    places = [index for index, _ in titles]
    below = [
        bisect_left(case.asks, end) - bisect_right(case.asks, start)
        for start, end in zip(places, (*places[1:], len(case.evidence.placed)), strict=True)
    ]
    numbers = {number for (_, number), asked in zip(titles, below, strict=True) if asked >= _LEAST_ASKED}
    if len(numbers) > 1:
        yield Doubt(1.0, f"it seems to hold {len(numbers)} interviews, each with a title and a number of its own")


def _asked_again(case: Case) -> Iterator[Doubt]:
    """The same questions to one after the other; or to one guest each year, if the editor says that there is one."""
    if case.evidence.is_of_one:
        return
    times = Counter(plain(one) for one in case.questions if len(one) >= _LEAST_QUESTION)
    again = [count for count in times.values() if count > 1]
    if len(again) > 1:
        yield Doubt(0.8, f"the same questions are asked {max(again)} times, as if several people were interviewed")


SEVERAL: tuple[Callable[[Case], Iterator[Doubt]], ...] = (_counted_on, _asked_again)
"""The doubts about how many interviews there are."""
