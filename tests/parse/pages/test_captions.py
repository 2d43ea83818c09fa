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
        "<dl><dt><a href='a.jpg'><img src='a.jpg'></a></dt><dt><b>Sedge,</b></dt><dd>at noon</dd></dl>",
        "<dl class='gallery-item'><dt><img src='a.jpg'></dt><dd>Sedge, at noon</dd></dl>",
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


def test_a_list_that_defines_more_than_a_picture_stays_one() -> None:
    asked = "".join(f"<dt>{one}</dt><dd>It is near.</dd>" for one in ("Why water?", "So?"))
    html = f"<dl><dt><img src='a.jpg'></dt><dd>Sedge</dd>{asked}</dl>"
    assert "image" not in {kind for text, kind in kinds(html).items() if text}


def test_faces_before_what_is_said_are_no_pictures_with_a_caption() -> None:
    faces = ("ada.png", "ben.png") * 2
    html = "".join(f"<dl><dt><img src='{face}'></dt><dd>Reed {place}</dd></dl>" for place, face in enumerate(faces))
    assert kinds(html)["Reed 0"] != "image"
