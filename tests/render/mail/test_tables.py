"""Tables in mail: framed, so that what is too wide scrolls and no word breaks within a cell."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.session import Html, Passage, Turn
from pipeline.render.mail.tables import framed
from pipeline.render.renderer import Renderer
from tests.render.conftest import Enter

FRAME = '<div class="wide" tabindex="0">'
TABLE = "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        (f"<p>a</p>{TABLE}<p>b</p>", f"<p>a</p>{FRAME}{TABLE}</div><p>b</p>"),
        (TABLE * 2, f"{FRAME}{TABLE}</div>" * 2),
        (
            f"<table><tbody><tr><td>{TABLE}</td></tr></tbody></table>",
            f"{FRAME}<table><tbody><tr><td>{FRAME}{TABLE}</div></td></tr></tbody></table></div>",
        ),
        ('<img alt="<table>" src="x"> &lt;table&gt;', '<img alt="<table>" src="x"> &lt;table&gt;'),
        ("<p>none</p>", "<p>none</p>"),
    ],
)
def test_each_has_a_frame(fragment: str, shown: str) -> None:
    assert framed(Html(fragment)) == shown


def test_no_word_breaks_in_a_cell_and_the_letter_stays_as_wide_as_it_is(renderer: Renderer, entry: Enter) -> None:
    letter = renderer.letter(entry(turns=(Turn("How many?", (Passage(Html(TABLE)),)),)))
    assert letter.html is not None
    tree = LexborHTMLParser(letter.html)
    styles = {
        name: tree.css_first(name).attributes["style"] or "" for name in (".letter", ".wide", ".wide th", ".wide td")
    }
    for cell in (".wide th", ".wide td"):
        assert "word-break: normal" in styles[cell]
        assert "overflow-wrap: normal" in styles[cell]
    assert "overflow-x: auto" in styles[".wide"]
    assert "table-layout: fixed" in styles[".letter"]
