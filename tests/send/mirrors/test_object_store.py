"""An object store gets what is named and nothing else, with its headers, and its refusals are told in one line."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import ConfigError, DiskError, QnaError, Unreachable
from pipeline.send.mirrors.mirror import Parcel, digest_of
from pipeline.send.mirrors.object_store import ObjectStore
from tests.stores import HANG, KEY, REGION, SECRET, Bucket, Door, Moto

HEADERS = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "public, max-age=60", "Link": "<x>; rel=hub"}


@pytest.fixture(scope="module")
def moto() -> Iterator[Moto]:
    with Moto() as server:
        yield server


@pytest.fixture
def bucket(moto: Moto, numbers=itertools.count()) -> Iterator[Bucket]:  # noqa: B008 (one for all tests)
    found = Bucket(moto.url, f"talks-{next(numbers)}")
    yield found
    found.close()


def store(url: str, bucket: str, **more: object) -> ObjectStore:
    arguments = {"prefix": "", "endpoint": url, "region": REGION, "credentials": (KEY, SECRET), "seconds": 2, **more}
    return ObjectStore("shelf (of a test)", bucket, **arguments)


def parcel(folder: Path, place: str, text: str = "", headers: dict[str, str] = HEADERS) -> Parcel:
    file = folder / place.replace("/", "_")
    file.write_text(text or place, "utf-8")
    return Parcel(place, file, digest_of(file), headers)


def trouble(way: ObjectStore, parcels: list[Parcel]) -> QnaError:
    with way, pytest.raises(QnaError) as caught:
        list(way.put(parcels))
    assert "\n" not in str(caught.value)
    assert SECRET not in str(caught.value)
    return caught.value


def test_objects_have_their_bytes_and_headers(bucket: Bucket, tmp_path: Path) -> None:
    with store(bucket.url, bucket.name, prefix="/a/b/") as way:
        ((_, etag),) = way.put([parcel(tmp_path, "s/one/index.html", "<p>Fähre</p>")])
    assert bucket.names() == ["a/b/s/one/index.html"]
    assert bucket["a/b/s/one/index.html"].decode() == "<p>Fähre</p>"
    seen = bucket.headers("a/b/s/one/index.html")
    assert (seen["content-type"], seen["cache-control"]) == (HEADERS["Content-Type"], HEADERS["Cache-Control"])
    assert "content-encoding" not in seen
    assert seen["etag"].strip('"') == etag


def test_a_retraction_is_shown_where_the_page_was(moto: Moto) -> None:
    with store(moto.url, "any") as way:
        assert way.place("s/one/gone.html") == "s/one/index.html"
        assert way.place("s/one/index.html") == "s/one/index.html"
        assert way.place("gone.html") == "gone.html"
        assert way.place("atom.xml.br") is None, "stores do not choose among twins"


def test_names_that_mean_something_elsewhere_mean_nothing_here(bucket: Bucket, tmp_path: Path) -> None:
    places = ["media/a b+c%20&d=?#e.png", "media/é\u202e'\";$(x).png", "media/..%2f", "-rf"]
    with store(bucket.url, bucket.name) as way:
        list(way.put([parcel(tmp_path, place) for place in places]))
        assert bucket.names() == sorted(places)
        assert list(way.missing([parcel(tmp_path, place) for place in places])) == []
        assert sorted(way.remove(places)) == sorted(places)
    assert bucket.names() == []


def test_only_what_is_named_goes_away(bucket: Bucket, tmp_path: Path) -> None:
    bucket.put("p/foreign.txt", b"not ours")
    with store(bucket.url, bucket.name, prefix="p") as way:
        list(way.put([parcel(tmp_path, "a.html"), parcel(tmp_path, "b.html")]))
        assert set(way.remove(["a.html", "never-was.html"])) == {"a.html", "never-was.html"}
    assert bucket.names() == ["p/b.html", "p/foreign.txt"]


def test_missing_is_what_the_store_has_otherwise(bucket: Bucket, tmp_path: Path) -> None:
    right, stale, fresh, bare = (parcel(tmp_path, f"{name}.html") for name in ("right", "stale", "fresh", "bare"))
    bucket.put("bare.html", bare.file.read_bytes())  # the bytes, without our headers
    with store(bucket.url, bucket.name) as way:
        list(way.put([right, stale]))
        bucket.put("stale.html", b"somebody wrote over it")
        assert {each.place for each in way.missing([right, stale, fresh, bare])} == {
            "stale.html",
            "fresh.html",
            "bare.html",
        }


def test_an_etag_that_we_were_told_counts_where_it_is_no_digest(bucket: Bucket, tmp_path: Path) -> None:
    """Encrypted objects have ETags of their own."""
    mine = parcel(tmp_path, "a.html")
    with Door(bucket.url) as door, store(door.url, bucket.name) as way:
        bucket.put("a.html", b"as if encrypted")
        etag = bucket.headers("a.html")["etag"].strip('"')
        told = Parcel(mine.place, mine.file, mine.digest, mine.headers, etag)
        assert list(way.missing([told])) == []
        assert [method for method, _ in door.requests] == ["GET"], "one listing tells all"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (403, ConfigError, "403 AccessDenied (so it is); allow this access key to list, put and delete objects there"),
        (500, Unreachable, "500 InternalError"),
        (503, Unreachable, "503 SlowDown"),
        (HANG, Unreachable, "no answer in time; the next run tries again"),
    ],
)
def test_a_refusal_is_one_line(bucket: Bucket, tmp_path: Path, status: int, kind: type[QnaError], words: str) -> None:
    with Door(bucket.url) as door:
        door.fault = lambda method, path: status
        error = trouble(store(door.url, bucket.name, seconds=1), [parcel(tmp_path, f"{n}.html") for n in range(3)])
    assert type(error) is kind
    assert str(error).startswith("shelf (of a test)")
    assert words in str(error)


@pytest.mark.slow
def test_what_is_refused_once_is_tried_again_at_once(bucket: Bucket, tmp_path: Path) -> None:
    faults = iter([500, 503])
    with Door(bucket.url) as door, store(door.url, bucket.name) as way:
        door.fault = lambda method, path: next(faults, None)
        assert len(list(way.put([parcel(tmp_path, "a.html")]))) == 1
    assert bucket.names() == ["a.html"]


def test_what_arrived_before_the_trouble_is_told(bucket: Bucket, tmp_path: Path) -> None:
    with Door(bucket.url) as door, store(door.url, bucket.name) as way:
        door.fault = lambda method, path: 403 if "/0020.html" in path else None
        arrived: list[str] = []
        with pytest.raises(ConfigError):
            arrived.extend(each.place for each, _ in way.put([parcel(tmp_path, f"{n:04}.html") for n in range(100)]))
    assert sorted(arrived) == bucket.names()
    assert 20 <= len(arrived) < 40, "nothing new is begun after a refusal"


def test_a_bucket_that_is_not_there(bucket: Bucket, tmp_path: Path) -> None:
    error = trouble(store(bucket.url, "no-such-talks"), [parcel(tmp_path, "a.html")])
    assert isinstance(error, ConfigError)
    assert "NoSuchBucket" in str(error)
    assert "check bucket" in str(error)


def test_nobody_answers(tmp_path: Path) -> None:
    error = trouble(store("http://127.0.0.1:1", "talks"), [parcel(tmp_path, "a.html"), parcel(tmp_path, "b.html")])
    assert isinstance(error, Unreachable)
    assert str(error) == "shelf (of a test): no connection; the next run tries again"


def test_a_web_server_that_is_no_store(tmp_path: Path) -> None:
    with Door("http://127.0.0.1:1") as door, store(door.url, "talks") as way:
        door.fault = lambda method, path: 200
        with pytest.raises(QnaError):
            list(way.missing([parcel(tmp_path, "a.html")]))


def test_a_file_that_is_gone_meanwhile(bucket: Bucket, tmp_path: Path) -> None:
    lost = parcel(tmp_path, "a.html")
    lost.file.unlink()
    with store(bucket.url, bucket.name) as way, pytest.raises(DiskError):
        list(way.put([lost]))


def test_without_boto3_the_config_is_refused(tmp_path: Path) -> None:
    """As where only `pip install qna-pipeline` was said."""
    program = """
import sys
sys.modules["boto3"] = None
from pathlib import Path
from pipeline.config.reading import understand
from pipeline.send.mirrors.known import opener
settings = understand(Path("config.toml"), sys.stdin.read())
opener(settings, {}, lambda *given: "secret")(settings.site.mirror[0])
"""
    config = (
        '[publication]\nid = "0b8f7b0a-2c0e-4a52-9a4f-6b8f0f0c1d11"\ntitle = "T"\nurl = "https://ferry.example/"\n'
        '[[site.mirror]]\nname = "shelf"\nkind = "s3"\nbucket = "talks"\n'
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=config, capture_output=True, text=True, check=False, cwd=Path.cwd()
    )
    last = done.stderr.strip().splitlines()[-1]
    assert last == (
        "pipeline.errors.ConfigError: config.toml: [[site.mirror]] shelf needs boto3, which is not installed:"
        " pip install 'qna-pipeline[s3]'"
    )
