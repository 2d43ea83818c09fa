"""What a page's head says: a title is without the site's name, at whichever end and with whatever sign it stands."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.pages.webpage import read


def title(written: str, site: str = "The Weir") -> str | None:
    named = f"<meta property='og:site_name' content='{site}'>" if site else ""
    html = f"<html><head><title>{written}</title>{named}</head><body><p>Eels, mostly.</p></body></html>"
    return read(Document("s", "o", "text/html", html.encode()), Hints()).declared.title


@pytest.mark.parametrize("written", ["An Eel's Year : The Weir", "The Weir | An Eel's Year", "An Eel's Year｜The Weir"])
def test_the_site_is_no_part_of_the_title(written: str) -> None:
    assert title(written) == "An Eel's Year"


@pytest.mark.parametrize("written", ["Who Built The Weir", "The Weirdest Eel", "The Weir", "Eels : a year"])
def test_a_title_that_only_sounds_alike_stays_whole(written: str) -> None:
    assert title(written) == written


def test_without_a_declared_name_the_last_part_goes() -> None:
    assert title("An Eel's Year | The Weir", site="") == "An Eel's Year"


def test_the_steps_of_a_trail_are_told_apart() -> None:
    trail = "<ol class='breadcrumb'><li>Home</li><li>Quiet trades, part XII</li></ol>"
    html = f"<body>{trail}<h1>Eels</h1><p>{'Mostly they sleep. ' * 9}</p></body>"
    assert "Home › Quiet trades, part XII" in read(Document("s", "o", "text/html", html.encode()), Hints()).dropped
