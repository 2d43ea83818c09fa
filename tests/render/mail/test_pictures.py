"""Images in mail: shown with their size where we have a copy, links where we have none."""

from __future__ import annotations

import pytest

from pipeline.model.picture import Picture
from pipeline.model.session import Html
from pipeline.render.mail.pictures import mailed

A, B, C = (f"https://o.example/{name}" for name in ("a.jpg", "b.avif", "c.png"))
OURS = {
    A: Picture("media/a.jpg", 1000, 500, "image/jpeg", 9),
    B: Picture("media/b.avif", 10, 10, "image/avif", 9),
    C: Picture("media/c.png", 40, 3000, "image/png", 9),
}
BASE = "https://x.example/"


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        (
            f'<img src="{A}" alt="A &quot;b&quot;">',
            f'<img src="{BASE}media/a.jpg" alt="A &quot;b&quot;" width="560" height="280">',
        ),
        (f'<img src="{C}" alt="">', f'<img src="{BASE}media/c.png" alt="Image" width="40" height="3000">'),
        (f'<img src="{B}" alt="B">', f'<a href="{B}">B</a>'),
        ('<img src="http://o.example/d?a=1&amp;b" alt=" ">', '<a href="http://o.example/d?a=1&amp;b">Image</a>'),
        (f'<a href="https://y.example/"><img src="{B}" alt="B"></a>', '<a href="https://y.example/">B</a>'),
        ("<p>none</p>", "<p>none</p>"),
    ],
)
def test_what_stands_there(fragment: str, shown: str) -> None:
    assert mailed(Html(fragment), OURS, BASE, "Image") == shown


def test_where_nothing_is_known_of_copies_only_https_is_shown() -> None:
    shown = mailed(Html(f'<img src="{A}" alt="A"><img src="http://o.example/d" alt="D">'), None, BASE, "Image")
    assert shown == f'<img src="{A}" alt="A"><a href="http://o.example/d">D</a>'
