"""A picture and the line below it are one thing, however a theme writes them."""

from __future__ import annotations

import pytest

from pipeline.model.document import Document
from pipeline.model.session import Hints
from pipeline.parse.pages.webpage import read

TALK = "<p>Reeds stand in water all their lives, and that is most of what there is to know about them.</p>" * 3


def kinds(html: str) -> dict[str, str]:
    document = Document("s", "o", "text/html", f"<h1>Reeds</h1>{TALK}{html}{TALK}".encode(), url="https://r.example/1")
    return {block.text: block.kind for block in read(document, Hints()).blocks}


@pytest.mark.parametrize(
    "html",
    [
        "<div class='imgwrap'><img src='a.jpg'><div class='legenda'>Sedge, at noon</div></div>",
        "<p class='photo'><img src='a.jpg'><br>Sedge, at noon</p>",
        "<div class='wp-caption'><a href='a.jpg'><img src='a.jpg'></a><p class='text'>Sedge, at noon</p></div>",
        "<center><img src='a.jpg'><br><font size='1'>Sedge, at noon</font></center>",
        "<div class='csc-textpicImage'><img src='a.jpg'><p>Sedge, at noon</p></div>",
        "<figure><img src='a.jpg'><figcaption>Sedge, at noon</figcaption></figure>",
    ],
)
def test_a_caption_stands_with_its_picture(html: str) -> None:
    assert kinds(html)["Sedge, at noon"] == "image"


@pytest.mark.parametrize(
    "html",
    [
        "<div class='row'><img class='av' src='a.png'><div class='bubble'><p>Sedge, at noon</p></div></div>",
        "<div class='avatar image'><img src='a.png'><p>Sedge, at noon</p></div>",
        "<div class='image'><img src='a.png'><h3>Sedge, at noon</h3></div>",
    ],
)
def test_a_face_beside_what_is_said_makes_no_caption_of_it(html: str) -> None:
    assert kinds(html)["Sedge, at noon"] != "image"
