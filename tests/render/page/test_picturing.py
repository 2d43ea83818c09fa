from __future__ import annotations

from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.model.picture import Alternative, Picture
from pipeline.model.session import Html
from pipeline.render.page.picturing import pictured

FAR = "https://far.example/a.jpg?x=1&y=2"
OURS = {FAR: Picture("media/a.jpg", 1200, 800, "image/jpeg", 9, (Alternative("media/a.webp", "image/webp"),))}
IMAGE = f'<img src="{FAR.replace("&", "&amp;")}" alt="A &quot;lamp&quot; room">'


def shown(fragment: str, known: dict[str, Picture] = OURS) -> LexborHTMLParser:
    return LexborHTMLParser(pictured(Html(fragment), known, "../../", "Picture"))


def test_our_own_copy_is_shown_with_its_size_and_better_formats_first() -> None:
    page = shown(f"<figure>{IMAGE}</figure>")
    assert [(node.tag, node.attributes.get("srcset")) for node in page.css("picture > *")] == [
        ("source", "../../media/a.webp"),
        ("img", None),
    ]
    assert page.css_first("source").attributes["type"] == "image/webp"
    image = page.css_first("img").attributes
    assert (image["src"], image["alt"]) == ("../../media/a.jpg", 'A "lamp" room')
    assert (image["width"], image["height"], image["loading"]) == ("1200", "800", "lazy")


def test_what_we_have_no_copy_of_becomes_a_link() -> None:
    page = shown(f"<p>{IMAGE}</p>", {})
    assert page.css_first("img, picture, source") is None
    assert page.css_first("a").attributes["href"] == FAR
    assert page.css_first("a").text() == 'A "lamp" room (far.example)'
    assert shown('<img src="https://far.example/b.png" alt="">', {}).css_first("a").text() == "Picture (far.example)"


def test_no_link_stands_in_a_link() -> None:
    page = shown(f'<p><a href="https://far.example/big.jpg">{IMAGE}</a> and {IMAGE}</p>', {})
    assert [node.attributes["href"] for node in page.css("a")] == ["https://far.example/big.jpg", FAR]
    assert page.css_first("a span").text() == 'A "lamp" room (far.example)'


@pytest.mark.parametrize("known", [OURS, {}])
@pytest.mark.parametrize("around", ["<p>{}</p>", '<p><a href="https://x.example/">{}</a></p>'])
def test_what_stood_there_is_kept(known: dict[str, Picture], around: str) -> None:
    page = shown(around.format(IMAGE), known)
    kept = page.css_first("[data-qna-img]").attributes["data-qna-img"]
    assert unescape(kept or "") == unescape(IMAGE)


def test_all_else_is_left_alone() -> None:
    fragment = Html('<p>a <a href="https://x.example/?q=&lt;img&gt;">b</a></p>')
    assert pictured(fragment, {}, "", "Picture") is fragment


def test_addresses_that_are_none_are_still_text() -> None:
    page = shown('<img src="https://[::1" alt="&lt;script&gt;">', {})
    assert page.css_first("script") is None
    assert page.css_first("a").text() == "<script> (https://[::1)"
