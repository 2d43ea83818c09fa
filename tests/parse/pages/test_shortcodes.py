"""Shortcodes go, what they enclose stays, and so do an author's own brackets."""

from __future__ import annotations

import time

import pytest

from pipeline.parse.pages.shortcodes import may_hold, names, without


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[caption id="attachment_7" align="alignnone" width="300"]A green bowl[/caption]', "A green bowl"),
        ("[gallery ids=“12,13” columns=“2”]", ""),
        ("[gallery]", ""),
        ("[vc_row][vc_column width=”1/2″]Hello[/vc_column][/vc_row]", "Hello"),
        ("[/vc_row]", ""),
        ("Before [box color=red]in it[/box] after", "Before in it after"),
        ("[box]in it[/box]", "in it"),
        ("[contact-form-7 id='1' title='Write']", ""),
        ("It was [laughs] hot [sic], see [1] and [Ed.: no].", "It was [laughs] hot [sic], see [1] and [Ed.: no]."),
        ("[…] and [email protected] [a link](b)", "[…] and [email protected] [a link](b)"),
    ],
)
def test_what_goes_and_what_stays(text: str, expected: str) -> None:
    assert without(text, names(text))[0] == expected
    assert may_hold(text) or text == expected


def test_media_are_not_lost() -> None:
    kept, media = without('[audio mp3="https://a.example/talk.mp3"][/audio]So.', frozenset({"audio"}))
    assert (kept, media) == ("So.", ("https://a.example/talk.mp3",))


@pytest.mark.parametrize("text", ["[a" + " b=“c”" * 5000, "[a" + " b=c" * 5000 + "=", "[a " * 20_000, "[/a" * 20_000])
def test_hostile_brackets_take_no_time(text: str) -> None:
    began = time.perf_counter()
    without(text, names(text))
    assert time.perf_counter() - began < 1
