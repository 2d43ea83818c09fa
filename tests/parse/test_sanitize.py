"""The one allow-list."""

from __future__ import annotations

import pytest

from pipeline.parse.sanitize import clean, reachable


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p onclick='x()' style='color:red' class=y>Hi</p>", "<p>Hi</p>"),
        ("<script>alert(1)</script><style>p{}</style>Hi", "Hi"),
        ("<a href='javascript:alert(1)'>Hi</a>", "Hi"),
        (
            "<a href='https://a.example/?x=1&amp;y=2' target=_blank>Hi</a>",
            '<a href="https://a.example/?x=1&amp;y=2">Hi</a>',
        ),
        ("<a href='mailto:a@b.example'>Hi</a>", '<a href="mailto:a@b.example">Hi</a>'),
        ("<a href='/there'>Hi</a>", "Hi"),
        ("<b>a</b> <i>b</i>", "<strong>a</strong> <em>b</em>"),
        ("<h1>Hi</h1>", "<h2>Hi</h2>"),
        ("<img src='data:image/png;base64,AAAA' alt='x'>", ""),
        ("<iframe src='https://a.example'></iframe><svg><a xlink:href='javascript:x'>s</a></svg>", ""),
        ("<p>never closed <em>at all", "<p>never closed <em>at all</em></p>"),
        ("a &#1;&#xFFFE; b", "a  b"),
    ],
)
def test_only_what_is_allowed_leaves(html: str, expected: str) -> None:
    assert clean(html) == expected


def test_relative_links_need_an_address() -> None:
    assert clean("<a href='/there'>Hi</a>", "https://a.example/x/") == '<a href="https://a.example/there">Hi</a>'
    assert clean("<a href='/there'>Hi</a>", "not an address") == "Hi"


@pytest.mark.parametrize(
    ("link", "address", "expected"),
    [
        ("b.png", "https://a.example/x/", "https://a.example/x/b.png"),
        ("b.png", None, None),
        ("data:x", "https://a.example/", None),
        ("http://[", None, None),
        (None, None, None),
    ],
)
def test_reachable_is_absolute(link: str | None, address: str | None, expected: str | None) -> None:
    assert reachable(link, address) == expected


def test_no_attribute_passes_on_every_element() -> None:
    assert clean('<p lang="de" title="x" dir="rtl">a <a href="https://a.example/" title="y">b</a></p>') == (
        '<p>a <a href="https://a.example/">b</a></p>'
    )


@pytest.mark.parametrize("address", ["https://tide example/", "https://a<b/", "https://xn--a/", "https://a:99999/"])
def test_an_impossible_address_is_none(address: str) -> None:
    assert clean('<p><a href="/x">b</a></p>', address) == "<p>b</p>"
