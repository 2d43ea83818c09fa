"""AsciiDoc: header, questions as sections and as labelled lists, blocks, inline marks."""

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
from pipeline.parse.formats.asciidoc_inline import inline
from pipeline.parse.formats.readers import reading


def read(text: str) -> Reading:
    return reading(Document("folder", "talk.adoc", "text/asciidoc", text.encode()), Hints())


def texts(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


def session(text: str) -> Session:
    (only,) = parse(Document("folder", "talk.adoc", "text/asciidoc", text.encode()))
    assert only.session is not None
    return only.session


HEAD = """\
= Harbour Talks #7: The Tide Clock
Jo Penrose <jo@harbour.example>
v1.2, 2025-03-04: second print
:description: On clocks that run on water.
:keywords: tides, clocks
:lang: en
// not for readers
:boat: Good Hope \\
  the Second

"""


def test_header_is_declared() -> None:
    declared = read(HEAD + "We talked with Ada Brook aboard the {boat}.").declared
    assert (declared.title, declared.author) == ("Harbour Talks #7: The Tide Clock", "Jo Penrose")
    assert (declared.published, declared.language) == (datetime(2025, 3, 4, tzinfo=UTC), "en")
    assert (declared.summary, declared.topics) == ("On clocks that run on water.", ("tides", "clocks"))
    assert texts(HEAD + "We talked aboard the {boat}.")[-1] == (
        "paragraph",
        "We talked aboard the Good Hope the Second.",
    )


def test_header_may_be_absent_and_an_intro_may_stand_in_it() -> None:
    assert texts("Just text.\n\n:attribute: x\n\nMore.") == [("paragraph", "Just text."), ("paragraph", "More.")]
    assert texts("= Ada Brook\n:page-intro: She builds clocks.\n\nFor years now.")[1:] == [
        ("paragraph", "She builds clocks."),
        ("paragraph", "For years now."),
    ]


ANSWERS = ("With a bucket, and with a brother who went back for the bucket.", "It ran backwards, but it ran every day.")


@pytest.mark.parametrize(
    "body",
    [
        "== How did you begin?\n\n{0}\n\n== What did the first one do?\n\n{1}",
        "How did you begin?\n------------------\n\n{0}\n\n"
        "What did the first one do?\n~~~~~~~~~~~~~~~~~~~~~~~~~~\n\n{1}",
        "*How did you begin?*\n\n{0}\n\n*What did the first one do?*\n\n{1}",
        "[qanda]\nHow did you begin?::\n{0}\nWhat did the first one do?:: {1}",
        "How did you begin?:: {0}\n\nWhat did the first one do?::\n\n{1}",
        "Q: How did you begin?\n\nA: {0}\n\nQ: What did the first one do?\n\nA: {1}",
    ],
)
def test_questions_in_every_shape(body: str) -> None:
    found = session(HEAD + "We talked with Ada Brook, clock builder.\n\n" + body.format(*ANSWERS))
    assert (found.series, found.number, found.title) == ("Harbour Talks", 7, "The Tide Clock")
    assert found.questions == ("How did you begin?", "What did the first one do?")
    assert [answer in found.turns[index].answer[0].body for index, answer in enumerate(ANSWERS)] == [True, True]


def test_answers_keep_lists_code_quotes_tables_and_notes() -> None:
    found = session(
        HEAD + "== How did you begin?\n\nWith:\n\n* a bucket\n** of tin\n* a rope\n+\nof hemp\n\n"
        "//-\n\n. one\n. two\n\n----\n*code*\n----\n\n"
        "[quote, Old Tom]\n____\nNever twice.\n____\n\n"
        "|===\n|High |6:10\n|Low |12:25\n|===\n\nDone.footnote:[So far.]\n\n"
        "image::clock.png[The clock]\n\n////\nhidden\n////\n\n== What did the first one do?\n\nIt ran."
    )
    body = " ".join(passage.body for passage in found.turns[0].answer)
    assert "<ul><li>a bucket<ul><li>of tin</li></ul></li><li>a rope<p>of hemp</p></li></ul>" in body
    assert "<ol><li>one</li><li>two</li></ol>" in body
    assert "<pre>*code*</pre>" in body
    assert "<blockquote><p>Never twice.</p></blockquote>" in body
    assert "<tr><td>High</td><td>6:10</td></tr><tr><td>Low</td><td>12:25</td></tr>" in body
    assert body.index("Done.<sup>1</sup>") < body.index("<sup>1</sup> So far.")
    assert "hidden" not in body


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* _c_ `d*e*f` g", "a <strong>b</strong> <em>c</em> <code>d*e*f</code> g"),
        ("**b**old __i__talic ##m##", "<strong>b</strong>old <em>i</em>talic m"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ('"`so`" it\'s -- well...', "“so” it’s — well…"),
        ("https://a.example/x_y_z[the *page*^].", '<a href="https://a.example/x_y_z">the <strong>page</strong></a>.'),
        ("see https://a.example/x.", 'see <a href="https://a.example/x">https://a.example/x</a>.'),
        ("link:https://a.example[one,window=_blank]", '<a href="https://a.example">one</a>'),
        ("mailto:a@b.example[write]", '<a href="mailto:a@b.example">write</a>'),
        ("<<top,above>> [[here]]there", "above there"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("H~2~O and E=mc^2^", "H<sub>2</sub>O and E=mc<sup>2</sup>"),
        ("one +\ntwo", "one<br>two"),
        ("\\*not bold* +*nor this*+", "*not bold* *nor this*"),
        ("pass:[<script>] {nbsp}{unknown}", "&lt;script&gt; \xa0{unknown}"),
        ('link:javascript:alert("x")[y]', '<a href="javascript:alert(&quot;x&quot;)">y</a>'),
    ],
)
def test_inline_marks(text: str, html: str) -> None:
    assert inline(text, {}, []) == html


HOSTILE = {
    "stars": "*a " * 60_000,
    "star runs": "*" * 200_000,
    "brackets": "[" * 100_000,
    "footnotes": "footnote:[" * 20_000,
    "underscores": "_a" * 100_000,
    "lists": "\n".join("*" * (1 + index % 9) + " x" for index in range(10_000)),
    "labels": "\n".join("a" + ":" * 1000 for _ in range(100)),
    "blocks": "====\n" * 20_000,
    "open blocks": "".join(f"{'=' * (4 + index)}\n" for index in range(1000)),
    "attributes": ":a: {b}{b}\n:b: {a}{a}\n\n" + "{a}" * 10_000,
    "tables": "|===\n" + "|a " * 40_000,
    "addresses": "https://" * 30_000,
    "backticks": "`a" * 100_000,
    "pluses": "+++" * 60_000,
    "header": "= T\n" + ":a: \\\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_or_refused_in_time(name: str) -> None:
    began = time.process_time()
    with suppress(DocumentError):
        parse(Document("folder", "x.adoc", "text/asciidoc", HOSTILE[name].encode()))
    assert time.process_time() - began < 10
