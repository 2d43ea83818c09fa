"""A path says in which order it may change, whether it is polled, and with which headers it is served."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from pipeline.model.media_types import headers_of, media_type
from pipeline.model.site_path import is_topic, is_twin, rank

IN_ORDER = [
    ["style.css", "media/ferry-0123456789.webp", "cards/a-0123456789.png", "favicon.ico"],
    ["s/a-session/index.html", "s/old/gone.html"],
    ["index.html", "guests/ada/index.html", "years/2026/index.html", "sitemap-2.xml", "search/search.js", "feeds.opml"],
    ["archive/1/atom.xml", "series/ferry/archive/2/feed.json"],
    ["atom.xml", "series/ferry/rss.xml", "feed.json.br", "answers.xml"],
]


def test_nothing_names_what_is_not_there_yet() -> None:
    every = [path for paths in IN_ORDER for path in paths]
    random.Random(1).shuffle(every)
    ranked = sorted(every, key=rank)
    for paths in IN_ORDER:
        assert {ranked.pop(0) for _ in paths} == set(paths)


@pytest.mark.parametrize("path", ["atom.xml", "guests/ada/rss.xml", "series/ferry/feed.json", "answers.xml"])
def test_feeds_are_topics(path: str) -> None:
    assert is_topic(path)


@pytest.mark.parametrize("path", ["archive/1/atom.xml", "sitemap.xml", "search/feed.json.gz", "s/a/index.html"])
def test_what_does_not_grow_is_no_topic(path: str) -> None:
    assert not is_topic(path)


def test_twins_are_known_by_their_end() -> None:
    assert [is_twin(path) for path in ("a.html.br", "atom.xml.gz", "b.zst", "a.html", "gz")] == [True] * 3 + [False] * 2


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("guests/ada/rss.xml", "application/rss+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("search/index.json", "application/json"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("s/a/gone.html", "text/html; charset=utf-8"),
        ("media/a.b.webp", "image/webp"),
        ("media/strange", "application/octet-stream"),
    ],
)
def test_each_file_has_its_media_type(path: str, kind: str) -> None:
    assert media_type(path) == kind


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("guests/ada/rss.xml", "public, max-age=900"),
        ("index.html", "public, max-age=60, must-revalidate"),
        ("search/index.json", "public, max-age=60, must-revalidate"),
        ("cards/a-session-0123456789ab.png", "public, max-age=31536000, immutable"),
        ("icon-192.png", "public, max-age=86400"),
        ("icon.svg", "public, max-age=86400"),
    ],
)
def test_each_file_may_be_kept_as_long_as_it_is_true(path: str, kept: str) -> None:
    assert headers_of(path, timedelta(minutes=15)) == {"Content-Type": media_type(path), "Cache-Control": kept}
