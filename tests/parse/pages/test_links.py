"""Addresses: absolute, unhidden, without tracking."""

from __future__ import annotations

import pytest

from pipeline.parse.pages.links import absolute, best_of, hidden_in, spelled, unhidden, untracked, watch_page


def hide(text: str, key: int = 0x5A) -> str:
    """What Cloudflare makes of an address."""
    return bytes([key, *(byte ^ key for byte in text.encode())]).hex()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/?utm_source=x&UTM_Medium=y", "https://a.example/"),
        ("https://a.example/p?b=2&fbclid=IwAR0&a=1#top", "https://a.example/p?b=2&a=1#top"),
        ("https://a.example/p?q=a%20b+c&&x&gclid=1", "https://a.example/p?q=a%20b+c&&x"),
        ("https://a.example/p?mc_cid=1&mc_eid=2&_hsenc=3&mkt_tok=4&oly_enc_id=5&wickedid=6#n", "https://a.example/p#n"),
        ("https://a.example/p?source=x&ref=y&s=20", "https://a.example/p?source=x&ref=y&s=20"),
        ("https://a.example/utm_source=x", "https://a.example/utm_source=x"),
        ("https://a.example/#/?utm_source=x", "https://a.example/#/?utm_source=x"),
        # Click wrappers: what they carry may be signed.
        (
            "https://out.example/?u=https%3A%2F%2Fb.example&fbclid=1",
            "https://out.example/?u=https%3A%2F%2Fb.example&fbclid=1",
        ),
        (
            "https://out.example/?url=http://b.example/?x=1&utm_source=y",
            "https://out.example/?url=http://b.example/?x=1&utm_source=y",
        ),
    ],
)
def test_only_tracking_goes(url: str, expected: str) -> None:
    assert untracked(url) == expected
    assert untracked(expected) == expected


@pytest.mark.parametrize(
    ("link", "address", "expected"),
    [
        ("//cdn.example/a.png", None, "https://cdn.example/a.png"),
        ("//cdn.example/a.png", "http://a.example/", "http://cdn.example/a.png"),
        ("../b?utm_term=1", "https://a.example/x/y", "https://a.example/b"),
        ("/b", None, None),
        ("mailto:a@b.example", "https://a.example/", None),
    ],
)
def test_absolute(link: str, address: str | None, expected: str | None) -> None:
    assert absolute(link, address) == expected


@pytest.mark.parametrize("text", ["desk@tide.example", "möwe@tide.example", "a@b.example?subject=Hi%20there"])
def test_hidden_addresses_are_shown(text: str) -> None:
    assert unhidden(hide(text)) == text
    assert hidden_in(f"/cdn-cgi/l/email-protection#{hide(text)}") == text
    assert hidden_in(f"https://tide.example/cdn-cgi/l/email-protection#{hide(text, 0xFE)}") == text


@pytest.mark.parametrize("hidden", ["", "5", "5a", "zz", hide("no address"), hide('"><script>@x.example'), "5affff"])
def test_what_hides_no_address_stays_hidden(hidden: str) -> None:
    assert unhidden(hidden) is None


@pytest.mark.parametrize(
    ("srcset", "shown", "best"),
    [
        ("a.jpg 300w, b.jpg 1024w, c.jpg 2048w", 0, ("b.jpg", 1024)),
        ("a.jpg 1600w,b.jpg 1700w", 0, ("a.jpg", 1600)),
        ("a.jpg 2000w, b.jpg 3000w", 0, ("a.jpg", 2000)),
        ("a.jpg, b.jpg 2x, c.jpg 3x", 0, ("b.jpg", 0)),
        ("a.jpg 1x, b.jpg 2x, c.jpg 3x", 500, ("c.jpg", 0)),
        ("/w_300,h_2/a.jpg 300w,\n /w_600,h_4/a.jpg 600w", 0, ("/w_600,h_4/a.jpg", 600)),
        ("data:image/gif;base64,R0 1w", 0, (None, 0)),
        ("a.jpg nonsense", 0, (None, 0)),
        (",,, ,", 0, (None, 0)),
        (None, 0, (None, 0)),
    ],
)
def test_the_best_picture_is_large_but_not_huge(srcset: str | None, shown: int, best: tuple[str | None, int]) -> None:
    assert best_of(srcset, shown) == best


@pytest.mark.parametrize(
    ("player", "page"),
    [
        (
            "https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0&start=30",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=30s",
        ),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1"),
        ("https://www.youtube.com/embed/videoseries", "https://www.youtube.com/embed/videoseries"),
        ("https://player.vimeo.com/video/76979871?h=8272103f6e", "https://vimeo.com/76979871/8272103f6e"),
        ("https://open.spotify.com/embed/episode/4rOo?utm_source=generator", "https://open.spotify.com/episode/4rOo"),
        (
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=%23ff5500",
            "https://soundcloud.com/a/b",
        ),
        (
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
        ),
        ("https://w.soundcloud.com/player/?url=javascript:x", "https://w.soundcloud.com/player/?url=javascript:x"),
        ("https://maps.example/embed/1", "https://maps.example/embed/1"),
    ],
)
def test_players_have_pages(player: str, page: str) -> None:
    assert watch_page(player) == page


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=30s", "youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://vimeo.com/1/", "vimeo.com/1"),
        ("https://a.example/%C3%A4%20b?x=1", "a.example/ä b"),
        ("https://a.example/" + "b" * 200, "a.example/" + "b" * 69 + "…"),
    ],
)
def test_an_address_in_words(url: str, text: str) -> None:
    assert spelled(url) == text
