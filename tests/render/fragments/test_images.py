"""Each image of a fragment is found, with what it says and where it stands."""

from __future__ import annotations

import pytest

from pipeline.model.session import Html
from pipeline.render.fragments.images import Image, each_image

IMG = '<img src="https://o.example/?a=1&amp;b" alt=" A &quot;b&quot; > c ">'


def seen(fragment: str) -> list[Image]:
    found: list[Image] = []
    each_image(Html(fragment), lambda image: found.append(image) or "")  # type: ignore[func-returns-value]
    return found


def test_what_an_image_says() -> None:
    assert seen(f"<p>{IMG}<img></p>") == [
        Image(IMG, "https://o.example/?a=1&b", 'A "b" > c', False),
        Image("<img>", "", "", False),
    ]


@pytest.mark.parametrize(
    ("fragment", "links"),
    [
        (f'<a href="https://x.example/">{IMG}</a>{IMG}', [True, False]),
        (f'{IMG}<a href="https://x.example/?q=>">x <em>{IMG}</em></a>', [False, True]),
        (f"<abbr>{IMG}</abbr>", [False]),
    ],
)
def test_whether_it_stands_in_a_link(fragment: str, links: list[bool]) -> None:
    assert [image.is_in_link for image in seen(fragment)] == links


def test_only_images_are_replaced() -> None:
    fragment = Html('<p>a <a href="https://x.example/?q=&lt;img&gt;">b</a></p>')
    assert each_image(fragment, lambda image: "!") is fragment
    assert each_image(Html(f"<p>1 {IMG} 2</p>"), lambda image: "!") == "<p>1 ! 2</p>"
