"""What elements stand for, by what they hold: a quotation may be a whole talk, a heading keeps its class."""

from __future__ import annotations

import pytest

from pipeline.parse.blocks import Block
from pipeline.parse.pages.markup import blocks, tree

TALK = (
    "<b>Why glass?</b><br>It holds water, and one sees how much of it is left.<br><br><b>Why sand?</b><br>It was there."
    "<br><b><br>And now?</b><br>We wait for the tide, as everybody does who lives on what it brings to the shore."
)


def found(html: str) -> tuple[Block, ...]:
    return blocks(tree(html, "here").body)


def test_a_quotation_that_is_the_whole_talk_is_read_as_one() -> None:
    pieces = found(f"<p>A paper in Low Ferring printed this.</p><blockquote>{TALK}</blockquote><p>Source: The Gull</p>")
    assert [one.text for one in pieces if one.is_bold] == ["Why glass?", "Why sand?", "And now?"]
    assert not any(one.kind == "quote" for one in pieces)


def test_a_quotation_among_others_stays_one() -> None:
    asked = "Who goes? Who stays? And who looks after the boats?"
    pieces = found(f"<p>{'She told us all of it. ' * 20}</p><blockquote>{asked}</blockquote><p>So she said.</p>")
    assert [one.kind for one in pieces] == ["paragraph", "quote", "paragraph"]


def test_headings_and_paragraphs_may_share_a_class() -> None:
    pieces = found("<p class='frage'>Why glass?</p><h2 class='frage'>Why sand?</h2>")
    assert [one.names for one in pieces] == [("frage",), ("frage",)]


ASKED = ("Why glass?", "Why sand?", "And now?")
SAID = (
    "It holds water, and one sees how much of it is left before anybody has to go and look.",
    "It was there. My father had bought a beach of it, and nobody had told him what for.",
    "We wait for the tide, as everybody does who lives on what it brings to the shore.",
)


@pytest.mark.parametrize(
    "row",
    [
        "<tr><td colspan=2><b>{}</b></td></tr><tr><td></td><td>{}</td></tr>",
        "<tr><th>{}</th></tr><tr><td>{}</td></tr>",
        "<tr><td>*</td><td>{}</td><td>{}</td></tr>",
    ],
)
def test_a_table_may_hold_a_talk(row: str) -> None:
    pieces = found(f"<table>{''.join(map(row.format, ASKED, SAID))}</table>")
    assert [one.text for one in pieces if one.text != "*"] == [
        text for pair in zip(ASKED, SAID, strict=True) for text in pair
    ]


def test_a_table_of_short_answers_stays_one() -> None:
    rows = "".join(f"<tr><td>{one}</td></tr><tr><td>Yes</td></tr>" for one in ASKED)
    assert [one.kind for one in found(f"<table>{rows}</table>")] == ["table"]


def test_a_text_file_in_a_page_is_read_as_one() -> None:
    talk = "\n\n".join(f"{one}\n\n{other}" for one, other in zip(ASKED, SAID, strict=True))
    pieces = found(f"<h1>Glass</h1><pre>\n{talk}\n</pre>")
    assert [one.text for one in pieces[1:]] == [text for pair in zip(ASKED, SAID, strict=True) for text in pair]
    bold = found(f"<h1>Glass</h1><pre>\n{talk.replace('Why sand?', '<b>Why sand?</b>')}\n</pre>")
    assert [one.text for one in bold if one.is_bold] == ["Why sand?"]


def test_code_stays_code() -> None:
    code = "<pre><code>is_even = n % 2 ? no : yes  # why? how? what?</code></pre>"
    assert [one.kind for one in found(code)] == ["code"]


def test_items_of_a_list_may_ask_on_their_first_line() -> None:
    asked = ("Why is it glass?", "Why is it sand?", "And what comes now?")
    items = "".join(f"<li>{one}<br>{other}</li>" for one, other in zip(asked, SAID, strict=True))
    pieces = found(f"<ol>{items}</ol>")
    assert [one.text for one in pieces] == [text for pair in zip(asked, SAID, strict=True) for text in pair]
