"""Org: keywords, headlines, description lists, drawers, blocks, inline marks."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from pipeline.errors import DocumentError
from pipeline.model.document import Document
from pipeline.model.session import Hints, Session
from pipeline.parse import parse
from pipeline.parse.blocks import Reading
from pipeline.parse.formats.org_inline import inline
from pipeline.parse.formats.readers import reading


def read(text: str) -> Reading:
    return reading(Document("folder", "talk.org", "text/org", text.encode()), Hints())


def texts(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


def session(text: str) -> Session:
    (only,) = parse(Document("folder", "talk.org", "text/org", text.encode()))
    assert only.session is not None
    return only.session


HEAD = """\
#+TITLE: Harbour Talks #7: The Tide Clock
#+DATE: <2025-03-04 Tue>
#+author: Jo Penrose
#+LANGUAGE: en
#+FILETAGS: :tides:clocks:
#+OPTIONS: toc:nil
# not for readers

"""


def test_keywords_are_declared_and_gone() -> None:
    found = read(HEAD + "Hello.")
    assert (found.declared.title, found.declared.author) == ("Harbour Talks #7: The Tide Clock", "Jo Penrose")
    assert (found.declared.published, found.declared.language) == (datetime(2025, 3, 4, tzinfo=UTC), "en")
    assert found.declared.topics == ("tides", "clocks")
    assert texts(HEAD + "Hello.") == [("heading", "Harbour Talks #7: The Tide Clock"), ("paragraph", "Hello.")]


ANSWERS = ("With a bucket, and with a brother who went back for the bucket.", "It ran backwards, but it ran every day.")


@pytest.mark.parametrize(
    "body",
    [
        "* How did you begin?\n{0}\n* What did the first one do?\n{1}",
        "*How did you begin?*\n\n{0}\n\n*What did the first one do?*\n\n{1}",
        "- How did you begin? :: {0}\n- What did the first one do? :: {1}",
        "- How did you begin? ::\n  {0}\n\n- What did the first one do? ::\n\n  {1}",
        "*Jo:* How did you begin?\n\n*Ada:* {0}\n\n*Jo:* What did the first one do?\n\n*Ada:* {1}",
    ],
)
def test_questions_in_every_shape(body: str) -> None:
    found = session(HEAD + "We talked with Ada Brook, clock builder.\n\n" + body.format(*ANSWERS))
    assert (found.series, found.number, found.title) == ("Harbour Talks", 7, "The Tide Clock")
    assert found.questions == ("How did you begin?", "What did the first one do?")
    assert [answer in found.turns[index].answer[0].body for index, answer in enumerate(ANSWERS)] == [True, True]


def test_drawers_plans_comments_and_what_is_not_exported_stay_out() -> None:
    assert texts(
        "* TODO [#A] Clocks :work:tide:\nSCHEDULED: <2025-01-01 Wed>\n:PROPERTIES:\n:ID: 12\n:END:\nText.\n"
        "#+begin_export html\n<b>x</b>\n#+end_export\n"
        "* Secret :noexport:\nNo.\n** Nor this\nNo.\n* COMMENT Draft\nNo.\n* End\nYes."
    ) == [("heading", "Clocks"), ("paragraph", "Text."), ("heading", "End"), ("paragraph", "Yes.")]


def test_answers_keep_lists_code_quotes_tables_and_notes() -> None:
    found = session(
        HEAD + "* How did you begin?\nWith:\n- a bucket\n  - of tin\n- a rope\n\n1. one\n2. two\n\n\n"
        "#+BEGIN_SRC sh\n*code*\n#+END_SRC\n"
        "#+begin_quote\nNever twice.\n#+end_quote\n| High | 6:10 |\n|------+-----|\n| Low | 12:25 |\n\nDone[fn:1].\n\n"
        "* What did the first one do?\nIt ran.\n\n[fn:1] So far."
    )
    body = " ".join(passage.body for passage in found.turns[0].answer)
    assert "<ul><li>a bucket<ul><li>of tin</li></ul></li><li>a rope</li></ul>" in body
    assert "<ol><li>one</li><li>two</li></ol>" in body
    assert "<pre>*code*</pre>" in body
    assert "<blockquote><p>Never twice.</p></blockquote>" in body
    assert "<tr><td>High</td><td>6:10</td></tr><tr><td>Low</td><td>12:25</td></tr>" in body
    assert body.index("Done<sup>1</sup>") < body.index("<sup>1</sup> So far.")


def test_a_note_that_is_defined_again_adds_nothing_to_the_first() -> None:
    assert texts("Done[fn:1].\n\n[fn:1] So\nfar.\n[fn:1] No.\nNever.")[-1] == ("paragraph", "1 So far.")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* /c/ =d*e*f= ~g~.", "a <strong>b</strong> <em>c</em> <code>d*e*f</code> <code>g</code>."),
        ("and/or/not 2*3*4 some_long_name", "and/or/not 2*3*4 some_long_name"),
        ("*/both/*", "<strong><em>both</em></strong>"),
        ("[[https://a.example/x][the *page*]]", '<a href="https://a.example/x">the <strong>page</strong></a>'),
        ("[[https://a.example/x_y]]", '<a href="https://a.example/x_y">https://a.example/x_y</a>'),
        ("see https://a.example/x_y_z.", 'see <a href="https://a.example/x_y_z">https://a.example/x_y_z</a>.'),
        ("[[file:notes.org][my notes]] [[*Clocks]]", "my notes *Clocks"),
        ("[[file:clock.png]]", '<img src="clock.png" alt="">'),
        ("<2025-03-04 Tue 10:00> -- well---so...", "2025-03-04 – well—so…"),
        ("H_{2}O a < b & c", "H<sub>2</sub>O a &lt; b &amp; c"),
        ("one\\\\\ntwo", "one<br>two"),
        ('[[javascript:alert("x")][y]]', "y"),
    ],
)
def test_inline_marks(text: str, html: str) -> None:
    assert inline(text, {}, []) == html


HOSTILE = {
    "stars": " *a" * 60_000,
    "slashes": " /a" * 60_000,
    "brackets": "[[" * 50_000,
    "notes": "[fn:: " * 20_000,
    "drawers": ":A:\n" * 20_000,
    "items": "\n".join(" " * (index % 200) + "- x" for index in range(6_000)),
    "terms": "- " + "a :: " * 20_000,
    "blocks": "#+begin_quote\n" * 10_000,
    "other blocks": "".join(f"#+begin_b{index}\n" for index in range(2000)),
    "tables": "|a" * 40_000,
    "stamps": "<2025-01-01 Mon" * 10_000,
    "headlines": "* TODO\n" * 20_000,
    "references": "[fn:1] " * 20_000 + "\n\n[fn:1] [fn:1]",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_or_refused_in_time(name: str) -> None:
    began = time.process_time()
    with suppress(DocumentError):
        parse(Document("folder", "x.org", "text/org", HOSTILE[name].encode()))
    assert time.process_time() - began < 10
