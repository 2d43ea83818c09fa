"""The title on pages whose first heading is the site's, or that only set a line in large type."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse import parse

TALK = "<i>Our interview of the month: we met Ada Brook, the glassblower, at her kiln.</i><br><br>" + "".join(
    f"<b>{question}</b><br>{answer} And there is more to say about that, as always, to anybody who asks.<br><br>"
    for question, answer in (
        ("Why glass?", "It holds water, if you let it."),
        ("How did you begin?", "My aunt had a kiln."),
        ("And what comes now?", "We wait for the tide."),
    )
)
NAMES_OF_PAGE = "<a href='index.htm'>Home</a> | <a href='archive.htm'>Archive</a>"


def title(head: str, body: str) -> str | None:
    html = f"<html><head><title>{head}</title></head><body>{body}</body></html>"
    (parsed,) = parse(Document("s", "o", "text/html", html.encode()), Hints())
    return parsed.session.title if parsed.session else None


LARGE = "<font size=4><b>Sand and patience</b></font>"


@pytest.mark.parametrize(
    "line",
    [
        f"{LARGE}<br><br>",
        f"<p align=center>{LARGE}</p>",
        f"<p>{LARGE}<br><font size=2>An interview with Ada Brook, glassblower</font></p>",
        "<big>Sand and patience</big><br>",
        "<h2>Sand and patience</h2>",
    ],
)
@pytest.mark.parametrize("banner", ["", "<tr><td colspan=2><font size=5><b>THE TIDE</b></font></td></tr>"])
def test_the_line_in_large_type_is_the_title_and_the_banner_is_not(line: str, banner: str) -> None:
    body = f"<table>{banner}<tr><td width=90>{NAMES_OF_PAGE}</td><td>{line}<font size=2>{TALK}</font></td></tr></table>"
    assert title("The Tide - an interview", body) == "Sand and patience"


def test_questions_in_large_type_are_no_titles() -> None:
    asked = TALK.replace("<b>", "<font size=4>").replace("</b>", "</font>")
    assert title("Sand and patience", f"<p>{NAMES_OF_PAGE}</p>{asked}") == "Sand and patience"


def test_a_first_heading_that_links_to_the_front_is_the_site() -> None:
    head = "<div id=top><h1><a href='/'>small tides</a></h1><p>notes from the shore</p></div>"
    body = f"{head}<div class=post><h2><a href='/p/7'>Sand and patience</a></h2>{TALK}</div>"
    assert title("small tides: Ada Brook and...", body) == "Sand and patience"


def test_a_first_heading_that_links_to_itself_is_the_title() -> None:
    body = f"<h1><a href='/p/7'>Sand and patience</a></h1><h2>A visit to Ada Brook</h2><div>{TALK}</div>"
    assert title("An evening with Ada Brook", body) == "Sand and patience"


def test_a_first_heading_in_the_sites_header_gives_way_to_the_pieces_own() -> None:
    body = (
        f"<header id='header'><h1>The Tide Blog</h1></header><h2 class='title'>Sand and patience</h2><div>{TALK}</div>"
    )
    assert title("The glassblower - The Tide Blog", body) == "Sand and patience"
