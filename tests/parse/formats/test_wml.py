"""WML: what is an order to its program does not reach readers."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.formats.wml import html, read


@pytest.mark.parametrize(
    ("written", "page"),
    [
        (
            "#use wml::site::template title=\"Tide & tables\" MAIN='yes'\n<p>Yes.</p>",
            "<title>Tide & tables</title>\n\n<p>Yes.</p>",
        ),
        ("<define-tag pagetitle>Tables</define-tag>\n<p>Yes.</p>", "<title>Tables</title>\n\n<p>Yes.</p>"),
        ("<p>One line \\\n    goes on.</p>", "<p>One line goes on.</p>"),
        ("<p>Yes.\n# ask her again\n</p>", "<p>Yes.\n\n</p>"),
        ('<toc-add-entry name="a">How?</toc-add-entry>', "<h2>How?</h2>"),
        ('<a href="$(HOME)/intro">here</a>', '<a href="/intro">here</a>'),
        ("<p>It has <:= $count :> ports.</p>", "<p>It has  ports.</p>"),
    ],
)
def test_orders_are_left_out(written, page):
    assert html(written) == page


def test_old_pages_name_their_encoding_in_a_comment():
    page = "#use wml::site::template\n# charset: iso-8859-2\n<p>Święto</p>".encode("iso-8859-2")
    assert [block.text for block in read(Document("talks", "a.wml", "text/x-wml", page), Hints()).blocks] == ["Święto"]
