"""A document that is ten times as long takes ten times as long, whatever sets its questions off."""

from __future__ import annotations

import contextlib
import time

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.parse import parse

HEAD = "<h1>An interview with Ada Brook</h1>"
SET_OFF = "<p><b>What a day {0} {1}.</b></p><p>So be it, said Ada, and it was a fine day for all of us.</p>"
LONG = {
    "a class for every second question": "".join(
        f'<p class="c{number // 2}">Why {number}?</p><p>Because it is {number}.</p>' for number in range(8_000)
    ),
    "sentences in bold between labelled questions": "".join(
        f"<p><b>Q: Why {number}?</b></p><p>I say so.</p>" + "".join(SET_OFF.format(number, each) for each in range(4))
        for number in range(1_500)
    ),
    "several voices in each paragraph": "".join(
        f"<p>Ada{number} B: Why?<br>Ada{number} B: Because.</p>" for number in range(7_000)
    ),
    "more voices than any cast has": "".join(f"<p>Ada{number % 150}: Why {number}?</p>" for number in range(15_000)),
}


@pytest.mark.parametrize("name", LONG)
def test_nothing_is_compared_with_all_the_others(name: str) -> None:
    began = time.process_time()
    with contextlib.suppress(DocumentError):
        parse(Document("letters", "x", "text/html", (HEAD + LONG[name]).encode()))
    assert time.process_time() - began < 3
