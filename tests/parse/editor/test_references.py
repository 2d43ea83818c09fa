"""Links that nobody could follow are told from those that somebody can."""

from __future__ import annotations

import time

import pytest

from pipeline.parse.editor.references import Link, Picture, is_placeholder, links, pictures, trouble


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "its address is empty"),
        (" ", "its address is empty"),
        ("#", "stands for an address that was never written"),
        ("http://", "stops after http:"),
        ("https:///x", "stops after https:"),
        ("www.quay.org", "no https:// before www."),
        ("https://talks.org/www.quay.org", "no https:// before www."),
        ("quay.org/rope", "no https://"),
        ("part2", "no whole address"),
        ("/about", "no whole address"),
        ("mailto:", "no mail address after mailto:"),
        ("mailto:ada", "no mail address"),
        ("ada@quay.org", "no mailto:"),
        ("http://quay rope.org", "a space in its address"),
        ("https://quay.org/a b", "a space in its address"),
        ("https://http://quay.org", "begins twice"),
        ("file:///C:/talk.doc", "on your own disk"),
        ("C:\\talks\\1.doc", "on your own disk"),
        ("/home/ada/talk.md", "on your own disk"),
        ("javascript:void(0)", "of the kind javascript:"),
        ("ftp://quay.org/", "of the kind ftp:"),
    ],
)
def test_dead_forms(address: str, said: str) -> None:
    found = trouble(address)
    assert found is not None
    what, remedy = found
    assert said in what
    assert remedy


@pytest.mark.parametrize(
    "address",
    [
        "https://quay.org",
        "http://quay.org/a%20b?q=a b#c d",
        "https://www.quay.org/www.html",
        "https://web.archive.org/web/2020/http://www.quay.org/",
        "mailto:ada@quay.org?subject=Rope",
        "mailto:ada@quay.org,ben@quay.org",
        "#answer-3",
        "https://日本語.jp/綱",
        "https://quay.org/a,b;c(d)",
    ],
)
def test_good_forms(address: str) -> None:
    assert trouble(address) is None


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.com/x", True),
        ("http://www.example.org", True),
        ("http://talks.example/", True),
        ("http://localhost:8000/", True),
        ("https://counterexample.com/", False),
        ("https://quay.org/example.com", False),
        ("http://[", False),
    ],
)
def test_placeholders(address: str, is_one: bool) -> None:
    assert is_placeholder(address) is is_one


def test_links_of_a_block() -> None:
    html = """See <a class="x" href="https://a.org/?b&amp;c">the <em>one</em></a>, <A HREF='#'>two</A>,
    <a name="x">no</a>, [three](www.b org) and <a href=bare>four</a>"""
    assert links(html) == (
        Link("https://a.org/?b&c", "the one"),
        Link("#", "two"),
        Link("bare", "four"),
        Link("www.b org", "three"),
    )


def test_pictures_of_a_file() -> None:
    text = '![A  rope](rope.jpg "x")\n\n```\n![no](no.jpg)\n```\n<img src="a.png">\n![](<b c.png>)\n'
    assert pictures(text, "text/markdown") == (
        Picture("rope.jpg", "A rope", 1),
        Picture("a.png", "", 6),
        Picture("b c.png", "", 7),
    )
    assert pictures("x\nimage::rope.jpg[A rope, 300]\nimage:y.png[width=3]", "text/asciidoc") == (
        Picture("rope.jpg", "A rope", 2),
        Picture("y.png", "", 3),
    )
    assert pictures(text, "text/plain") == ()


@pytest.mark.parametrize(
    "piece", ["<a ", "a", "[x](", "![", "![](", "![](<", "href=", " ", "<img ", "<a href=x>", "image:"]
)
def test_time_grows_with_the_text(piece: str) -> None:
    text = "<a " + piece * (200_000 // len(piece)) + ">"
    start = time.process_time()
    links(text)
    pictures(text, "text/markdown")
    pictures(text, "text/asciidoc")
    assert time.process_time() - start < 3
