"""The files of the web root: an ETag changes with the bytes, whatever else does not; a stale twin is never sent."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pipeline.web import root as module
from pipeline.web.root import Missing, Root, is_public
from pipeline.web.saying import Policy
from tests.web.served import PROSE, TIME_NS, put

GZIP = ((".gz", b"gzip"),)
ALL = ((".br", b"br"), (".zst", b"zstd"), (".gz", b"gzip"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "site", "atom.xml", PROSE.encode())
    return tmp_path / "site"


@pytest.fixture
def root(folder: Path) -> Root:
    return Root(folder, Policy())


def etag(root: Root, path: str = "/atom.xml", codings=()) -> bytes:
    return root.find(path, False, codings)[0].etag


def content(root: Root, path: str = "/atom.xml", codings=()) -> bytes:
    version, content = root.find(path, False, codings)
    if content is None:
        file = root.open(version)
        assert file is not None
        with file:
            content = file.read()
    assert len(content) == version.size
    return content


def test_same_bytes_same_etag_whatever_the_time(folder, root):
    before = etag(root)
    put(folder, "atom.xml", PROSE.encode(), TIME_NS + 10**12)
    assert etag(root) == before == etag(Root(folder, Policy()))


def test_new_bytes_new_etag_even_if_size_and_time_stay(folder, root):
    before = etag(root)
    put(folder, "atom.xml", PROSE.upper().encode())
    assert etag(root) != before
    assert content(root) == PROSE.upper().encode()


def test_new_bytes_new_etag_at_any_pace(folder, root):
    """Within one tick of the file system's clock, in place, with the same size."""
    file = folder / "atom.xml"
    seen = set()
    for number in range(300):
        with file.open("r+b") as writing:
            writing.write(b"%06d" % number)
        seen.add(etag(root))
    assert len(seen) == 300


def test_what_has_settled_is_not_read_again(folder, root, monkeypatch):
    monkeypatch.setattr(module, "SETTLED_NS", 0)
    time.sleep(0.05)
    assert root.find("/atom.xml", False, ())[1] is not None
    assert root.find("/atom.xml", False, ())[1] is None
    assert content(root) == PROSE.encode()


def test_a_large_file_is_not_read_for_its_etag(folder, root):
    put(folder, "media/long.mp3", bytes(module.LARGE + 1))
    version, data = root.find("/media/long.mp3", False, ())
    assert data is None
    put(folder, "media/long.mp3", b"\1" * (module.LARGE + 1))
    assert etag(root, "/media/long.mp3") != version.etag
    assert root.open(version) is None  # what was found is no longer there


@pytest.mark.parametrize("shift", [-1, 1, -(10**9), 10**9])
def test_a_twin_of_another_time_is_not_sent(folder, root, shift):
    assert content(root, codings=GZIP) == (folder / "atom.xml.gz").read_bytes()
    os.utime(folder / "atom.xml.gz", ns=(TIME_NS + shift, TIME_NS + shift))
    assert content(root, codings=GZIP) == PROSE.encode()


def test_a_crash_between_file_and_twins_leaves_no_stale_answer(folder, root):
    """The order of the house, stopped after each step: whatever is sent, decoded, is what the file says now."""
    old, new = PROSE.encode(), PROSE.upper().encode()
    allowed = {old} | {(folder / f"atom.xml{suffix}").read_bytes() for suffix, _ in ALL}
    for suffix, _ in ALL:
        (folder / f"atom.xml{suffix}").unlink()
        assert content(root, codings=ALL) in allowed
    fresh = folder / "fresh"
    fresh.write_bytes(new)
    fresh.replace(folder / "atom.xml")
    assert content(root, codings=ALL) == new


def test_a_twin_without_its_file_is_nothing(folder, root):
    (folder / "atom.xml").unlink()
    with pytest.raises(Missing):
        root.find("/atom.xml", False, ALL)


def test_a_time_in_the_future_is_not_told(folder, root):
    put(folder, "atom.xml", PROSE.encode(), TIME_NS + 10**18)
    assert root.find("/atom.xml", False, ())[0].modified <= time.time()


def test_what_is_no_plain_file_is_missing(folder, root):
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.html").mkdir()
    (folder / "loop").symlink_to("loop")
    for path in ("/pipe.txt", "/folder.html", "/loop", "/loop/", "/" + "n" * 300):
        with pytest.raises(Missing):
            root.find(path, False, ALL)


def test_a_link_may_lead_about_within_the_root(folder, root):
    (folder / "newest.xml").symlink_to("atom.xml")
    assert content(root, "/newest.xml") == PROSE.encode()


def test_the_root_may_be_a_link_and_be_turned(folder, tmp_path):
    put(tmp_path / "next", "atom.xml", PROSE.upper().encode())
    link = tmp_path / "current"
    link.symlink_to(folder)
    root = Root(link, Policy())
    assert content(root) == PROSE.encode()
    (tmp_path / "turned").symlink_to(tmp_path / "next")
    (tmp_path / "turned").replace(link)
    assert content(root, codings=()) == PROSE.upper().encode()


def test_a_link_that_comes_to_lead_out_is_no_longer_followed(folder, root, tmp_path):
    put(folder, "a/page.html", b"ours")
    put(tmp_path / "outside", "page.html", b"not ours")
    assert content(root, "/a/page.html") == b"ours"
    (folder / "a").rename(folder / "b")
    (folder / "a").symlink_to(tmp_path / "outside")
    with pytest.raises(Missing):
        root.find("/a/page.html", False, ())


def test_it_remembers_so_many_and_no_more(folder, monkeypatch):
    monkeypatch.setattr(module, "REMEMBERED", 5)
    root = Root(folder, Policy())
    for number in range(20):
        put(folder, f"{number}.txt", b"%d" % number)
    for number in [*range(20), *range(20)]:
        assert content(root, f"/{number}.txt") == b"%d" % number
    assert len(root._known) == 5


@pytest.mark.parametrize(
    "path",
    [
        *("", "atom.xml", "//", "/a//b", "/.git", "/a/.b/c", "/..", "/a/../b", "/.", "/a/.", "/a\0", "/a\\b"),
        *("/gone.html", "/s/gone.html", "/404.html", "/.well-known", "/.well-known/.x", "/a/.well-known/b"),
        "/" + "a/" * 600,
    ],
)
def test_hidden(path):
    assert not is_public(path)


@pytest.mark.parametrize(
    "path", ["/", "/a", "/a/", "/a/b.html", "/.well-known/x", "/.well-known/", "/a..b", "/…", "/a:b"]
)
def test_public(path):
    assert is_public(path)
