"""What `pipeline/send/mirrors/mirror.py` promises of every mirror, held against each."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.send.mirrors.mirror import Mirror, Parcel, digest_of
from pipeline.send.mirrors.object_store import ObjectStore
from pipeline.send.mirrors.rsync import Rsync
from tests.machine import program
from tests.stores import KEY, REGION, SECRET, Bucket, Moto, pretended_ssh

HEADERS = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "public, max-age=60"}
HOSTILE = ["a b/#c.html", ";d.html", "-e.html", "$(f)`g`'h'\".html", "i*?[j].html", "ü\u202e.html", "m:n"]


@pytest.fixture(scope="module")
def moto() -> Iterator[Moto]:
    with Moto() as server:
        yield server


class Place:
    """A mirror to test, and another way to look at what it holds."""

    def __init__(self, way: Mirror, held: Callable[[], dict[str, bytes]], put: Callable[[str, bytes], None]) -> None:
        self.way, self.held, self.put = way, held, put


@pytest.fixture(params=["s3", "rsync"])
def place(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    numbers=itertools.count(),  # noqa: B008 (one for all tests)
) -> Iterator[Place]:
    if request.param == "s3":
        bucket = Bucket(request.getfixturevalue("moto").url, f"contract-{next(numbers)}")
        way: Mirror = ObjectStore(
            "shelf", bucket.name, prefix="p", endpoint=bucket.url, region=REGION, credentials=(KEY, SECRET), seconds=10
        )
        yield Place(
            way,
            lambda: {name.removeprefix("p/"): bucket[name] for name in bucket.names()},
            lambda path, data: bucket.put(f"p/{path}", data),
        )
        bucket.close()
        return
    program("rsync", "apt install rsync")
    there = tmp_path / "there"
    there.mkdir()

    def put(path: str, data: bytes) -> None:
        (there / path).parent.mkdir(parents=True, exist_ok=True)
        (there / path).write_bytes(data)

    def held() -> dict[str, bytes]:
        return {each.relative_to(there).as_posix(): each.read_bytes() for each in there.rglob("*") if each.is_file()}

    way = Rsync("shelf", f"u@host:{there}", tmp_path / "here", shell=(pretended_ssh(tmp_path),), environ=os.environ)
    yield Place(way, held, put)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


def parcel(root: Path, path: str, text: str = "") -> Parcel:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text or path, "utf-8")
    return Parcel(path, file, digest_of(file), HEADERS)


def test_what_is_put_is_there_and_replaces_what_was(place: Place, root: Path) -> None:
    with place.way as way:
        assert {each.place for each, _ in way.put([parcel(root, "s/a/index.html"), parcel(root, "b.css")])} == {
            "s/a/index.html",
            "b.css",
        }
        assert place.held() == {"s/a/index.html": b"s/a/index.html", "b.css": b"b.css"}
        again = parcel(root, "b.css", "B.CSS")  # as many bytes, in the same second
        list(way.put([again]))
        list(way.put([again]))
        assert place.held()["b.css"] == b"B.CSS"


def test_only_what_is_named_is_removed(place: Place, root: Path) -> None:
    with place.way as way:
        list(way.put([parcel(root, "s/a/index.html"), parcel(root, "s/b/index.html")]))
        place.put("s/a/foreign.html", b"not ours")
        shutil.rmtree(root / "s")
        assert set(way.remove(["s/a/index.html", "never/was.html"])) == {"s/a/index.html", "never/was.html"}
        assert place.held() == {"s/a/foreign.html": b"not ours", "s/b/index.html": b"s/b/index.html"}
        assert list(way.remove(["s/a/index.html"])) == ["s/a/index.html"]


def test_missing_tells_what_differs_and_touches_nothing(place: Place, root: Path) -> None:
    right, stale, fresh = (parcel(root, f"{name}.html") for name in ("right", "stale", "fresh"))
    with place.way as way:
        list(way.put([right, stale]))
        place.put("stale.html", b"STALE.html")
        before = place.held()
        assert {each.place for each in way.missing([right, stale, fresh])} == {"stale.html", "fresh.html"}
        assert place.held() == before


def test_nothing_to_do_asks_nobody(place: Place) -> None:
    with place.way as way:
        assert list(way.put([])) == []
        assert list(way.remove([])) == []


def test_no_name_means_anything_else(place: Place, root: Path) -> None:
    with place.way as way:
        parcels = [parcel(root, path, f"this is {path}") for path in HOSTILE]
        list(way.put(parcels))
        assert place.held() == {path: f"this is {path}".encode() for path in HOSTILE}
        assert list(way.missing(parcels)) == []
        for each in parcels:
            each.file.unlink()
        list(way.remove(HOSTILE))
        assert place.held() == {}
