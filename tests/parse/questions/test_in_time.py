"""A document that is four times as long takes about four times as long, whatever sets its questions off."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.parse import parse
from pipeline.parse.blocks import block
from pipeline.parse.questions.labels import recurring

HEAD = "<h1>An interview with Ada Brook</h1>"
SET_OFF = "<p><b>What a day {0} {1}.</b></p><p>So be it, said Ada, and it was a fine day for all of us.</p>"


def classes(count: int) -> str:
    return "".join(
        f'<p class="c{number // 2}">Why {number}?</p><p>Because it is {number}.</p>' for number in range(8 * count)
    )


def sentences(count: int) -> str:
    return "".join(
        f"<p><b>Q: Why {number}?</b></p><p>I say so.</p>" + "".join(SET_OFF.format(number, each) for each in range(4))
        for number in range(3 * count // 2)
    )


def voices(count: int) -> str:
    return "".join(f"<p>Ada{number} B: Why?<br>Ada{number} B: Because.</p>" for number in range(7 * count))


def crowd(count: int) -> str:
    return "".join(f"<p>Ada{number % 150}: Why {number}?</p>" for number in range(15 * count))


def empty_lines(count: int) -> str:
    return f"<p>Why? <i>So</i>{' ' * 20 * count}\n{chr(10) * 40 * count}<b>"


LONG: dict[str, Callable[[int], str]] = {
    "a class for every second question": classes,
    "sentences in bold between labelled questions": sentences,
    "several voices in each paragraph": voices,
    "more voices than any cast has": crowd,
    "empty lines within a paragraph": empty_lines,
}


def test_line_breaks_without_end_behind_a_name_are_looked_at_once() -> None:
    blocks = [block("paragraph", f"Bodil{'<br>' * 1500}")] * 3
    began = time.process_time()
    assert recurring(blocks, [None] * 3) == {}
    assert time.process_time() - began < 3, "each way to part them was tried"


@pytest.mark.parametrize("name", LONG)
def test_nothing_is_compared_with_all_the_others(name: str) -> None:
    quarter = seconds(LONG[name](250))
    assert seconds(LONG[name](1000)) < 8 * quarter + 0.5, "sixteen times as long would be quadratic"


def seconds(text: str) -> float:
    """Of processor time for one document."""
    began = time.process_time()
    with contextlib.suppress(DocumentError):
        parse(Document("letters", "x", "text/html", (HEAD + text).encode()))
    return time.process_time() - began
