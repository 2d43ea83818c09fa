"""Mirrors are brought in step with the web root: what differs goes, pages before feeds, and no kill loses anything."""

from __future__ import annotations

import itertools
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from pipeline.model.site_path import FEEDS, is_twin, rank
from pipeline.store import step
from tests.conftest import Publication
from tests.stores import HANG, KEY, SECRET, Bucket, Door, Moto, digest

SHELF = """
[[site.mirror]]
name = "shelf"
kind = "s3"
bucket = "{bucket}"
endpoint = "{url}"
access_key = "{key}"
timeout = 2
"""


@pytest.fixture(scope="module")
def moto() -> Iterator[Moto]:
    with Moto() as server:
        yield server


@pytest.fixture
def bucket(moto: Moto, numbers=itertools.count()) -> Iterator[Bucket]:  # noqa: B008 (one for all tests)
    found = Bucket(moto.url, f"ferry-{next(numbers)}")
    yield found
    found.close()


@pytest.fixture
def door(moto: Moto) -> Iterator[Door]:
    with Door(moto.url) as found:
        yield found


@pytest.fixture
def ferry(publication: Publication, bucket: Bucket, door: Door, monkeypatch: pytest.MonkeyPatch) -> Publication:
    """A publication with three sessions, whose mirror has nothing yet."""
    monkeypatch.setenv("QNA_SHELF_PASSWORD", SECRET)
    mirror = SHELF.format(bucket=bucket.name, url=door.url, key=KEY)
    publication.configure("[[mail.lane]]", mirror + "\n[[mail.lane]]")
    for number in (1, 2, 3):
        publication.write(f"{number}.md", number, date=f"2026-01-{number:02}")
    build(publication)
    return publication


def build(publication: Publication) -> None:
    """What a run writes, without the mirrors that it would then serve."""
    config = publication.folder / "config.toml"
    text = config.read_text("utf-8")
    config.write_text(re.sub(r"\n\[\[site.mirror\]\].*?\n(?=\n\[)", "\n", text, flags=re.DOTALL), "utf-8")
    publication.run()
    config.write_text(text, "utf-8")


def shown(publication: Publication) -> dict[str, str]:
    """Path → digest of what a store should show of the web root."""
    return {path: digest(data) for path, data in publication.site().items() if not is_twin(path)}


def held(bucket: Bucket) -> dict[str, str]:
    """The same of what it holds. The store is asked once: it takes its time for each file."""
    return bucket.digests()


def test_all_of_the_site_goes_with_its_headers(ferry: Publication, bucket: Bucket) -> None:
    assert ferry.qna("mirror") == 0, ferry.err
    assert held(bucket) == shown(ferry)
    assert bucket["index.html"] == ferry.site()["index.html"]
    assert ferry.out.startswith(f"shelf: {len(bucket.names())} files sent to ")
    assert bucket.headers("atom.xml")["content-type"] == "application/atom+xml; charset=utf-8"
    assert bucket.headers("atom.xml")["cache-control"] == "public, max-age=3600"
    assert bucket.headers("index.html")["content-type"] == "text/html; charset=utf-8"


def test_what_pages_need_goes_first_and_feeds_last(ferry: Publication, door: Door, bucket: Bucket) -> None:
    ferry.qna("mirror")
    paths = [path.removeprefix(f"/{bucket.name}/") for path in door.put()]
    ranks = [rank(path) for path in paths]
    assert ranks == sorted(ranks)
    assert {path.rpartition("/")[2] in FEEDS for path in paths[paths.index("atom.xml") :]} == {True}
    assert {"atom.xml", "feed.json", "rss.xml"} <= set(paths)
    assert paths.index("index.html") > max(paths.index(each) for each in paths if each.startswith("s/"))


def test_the_second_time_nothing_goes(ferry: Publication, door: Door) -> None:
    ferry.qna("mirror")
    door.requests.clear()
    assert ferry.qna("mirror") == 0
    assert ferry.out == "shelf: is in step, nothing to send\n"
    assert door.requests == []


def test_a_file_that_was_written_again_with_the_same_bytes_stays(ferry: Publication, door: Door) -> None:
    ferry.qna("mirror")
    door.requests.clear()
    for path in (ferry.folder / "output").rglob("*.xml"):
        os.utime(path)
    build(ferry)
    assert ferry.qna("mirror") == 0
    assert door.put() == []


def test_only_what_changed_goes_and_what_has_gone_is_removed(ferry: Publication, door: Door, bucket: Bucket) -> None:
    ferry.qna("mirror")
    bucket.put("foreign.txt", b"somebody else's")
    door.requests.clear()
    before = shown(ferry)
    ferry.write("3.md", 3, title="Another Name", date="2026-01-03")
    ferry.now += timedelta(hours=1)
    build(ferry)
    assert ferry.qna("mirror") == 0
    after = shown(ferry)
    changed = {path for path, data in after.items() if before.get(path) != data}
    assert {path.removeprefix(f"/{bucket.name}/") for path in door.put()} == changed
    assert "style.css" not in changed
    assert held(bucket) == {**after, "foreign.txt": digest(b"somebody else's")}


def test_a_retracted_page_says_so_at_its_old_address(ferry: Publication, bucket: Bucket) -> None:
    ferry.qna("mirror")
    ferry.qna("sessions", "retract", "3", "--yes")
    build(ferry)
    (gone,) = (path for path in ferry.site() if path.endswith("gone.html"))
    assert ferry.qna("mirror") == 0
    assert bucket[gone.replace("gone.html", "index.html")] == ferry.site()[gone]
    assert gone not in bucket.names()


def test_without_delete_nothing_is_removed(ferry: Publication, bucket: Bucket, door: Door) -> None:
    ferry.configure("timeout = 2\n", "timeout = 2\ndelete = false\n")
    ferry.qna("mirror")
    remove_from_site(ferry, "404.html")
    assert ferry.qna("mirror") == 0
    assert "404.html" in bucket.names()
    ferry.configure("delete = false\n", "")
    assert ferry.qna("mirror") == 0
    assert "404.html" not in bucket.names()


def remove_from_site(publication: Publication, path: str) -> None:
    """As a build does that does not want it any more."""
    (publication.folder / "output" / path).unlink()
    with closing(sqlite3.connect(publication.folder / "var" / "qna.db")) as store, store:
        store.execute("DELETE FROM site_file WHERE path = ?", (path,))


def test_another_target_begins_anew(ferry: Publication, moto: Moto, bucket: Bucket) -> None:
    ferry.qna("mirror")
    with closing(Bucket(moto.url, "elsewhere")) as other:
        ferry.configure(f'bucket = "{bucket.name}"', 'bucket = "elsewhere"')
        assert ferry.qna("mirror") == 0
        assert held(other) == shown(ferry)


def test_headers_that_change_are_sent_again(ferry: Publication, bucket: Bucket, door: Door) -> None:
    ferry.qna("mirror")
    door.requests.clear()
    ferry.configure("[mail]", "[feeds]\nttl = 15\n\n[mail]")
    assert ferry.qna("mirror") == 0
    assert bucket.headers("atom.xml")["cache-control"] == "public, max-age=900"
    assert {path.rpartition("/")[2] for path in door.put()} <= {"atom.xml", "rss.xml", "feed.json", "answers.xml"}


def test_all_asks_the_store_itself(ferry: Publication, bucket: Bucket, door: Door) -> None:
    ferry.qna("mirror")
    bucket.put("index.html", b"somebody wrote over it")
    door.requests.clear()
    assert ferry.qna("mirror") == 0
    assert door.requests == [], "we go by what we know"
    assert ferry.qna("mirror", "shelf", "--all") == 0
    assert door.put() == [f"/{bucket.name}/index.html"]
    assert held(bucket) == shown(ferry)


def test_all_after_the_memory_was_lost(ferry: Publication, bucket: Bucket, door: Door) -> None:
    ferry.qna("mirror")
    with closing(sqlite3.connect(ferry.folder / "var" / "qna.db")) as store, store:
        store.execute("DELETE FROM mirrored")
    door.requests.clear()
    assert ferry.qna("mirror", "--all") == 0
    assert door.put() == []
    assert ferry.qna("mirror") == 0
    assert door.put() == [], "what the store said is remembered"


@pytest.mark.parametrize("more", [(), ("--all",)])
def test_a_dry_run_names_what_would_go(ferry: Publication, bucket: Bucket, door: Door, more: tuple[str, ...]) -> None:
    assert ferry.qna("mirror", "--dry-run", *more) == 0
    named = {line.removeprefix("  + ") for line in ferry.out.splitlines() if line.startswith("  + ")}
    assert named == set(shown(ferry))
    assert door.put() == []
    assert bucket.names() == []
    assert {method for method, _ in door.requests} == ({"GET"} if more else set())
    assert ferry.qna("mirror") == 0
    assert set(bucket.names()) == named


@pytest.mark.slow
@pytest.mark.parametrize(("status", "code"), [(403, 78), (500, 75), (HANG, 75)])
def test_a_failing_mirror_is_told_in_one_line_and_continued(
    ferry: Publication, bucket: Bucket, door: Door, status: int, code: int
) -> None:
    door.fault = lambda method, path: status if path.endswith(("/index.html", "/rss.xml")) else None
    assert ferry.qna("mirror") == code
    assert len(ferry.err.splitlines()) == 1
    assert ferry.err.startswith("qna: shelf (")
    assert SECRET not in ferry.err
    assert "atom.xml" not in bucket.names(), "no feed tells of pages that are not there"
    assert ferry.qna("status") == 0
    assert any(line.startswith("Mirror") and "failing since" in line for line in ferry.out.splitlines())
    arrived = set(bucket.names())
    door.fault = lambda method, path: None
    door.requests.clear()
    assert ferry.qna("mirror") == 0
    assert held(bucket) == shown(ferry)
    assert not {path.removeprefix(f"/{bucket.name}/") for path in door.put()} & arrived


def test_one_that_fails_keeps_no_other_waiting(ferry: Publication, moto: Moto, bucket: Bucket) -> None:
    broken = SHELF.format(bucket="no-such-bucket", url=moto.url, key=KEY).replace("shelf", "broken")
    ferry.configure("[[site.mirror]]", broken.strip() + "\n\n[[site.mirror]]")
    os.environ["QNA_BROKEN_PASSWORD"] = SECRET
    try:
        assert ferry.qna("mirror") == 78
    finally:
        del os.environ["QNA_BROKEN_PASSWORD"]
    assert "NoSuchBucket" in ferry.err
    assert held(bucket) == shown(ferry)


def test_without_its_secret_it_is_not_opened(ferry: Publication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QNA_SHELF_PASSWORD")
    assert ferry.qna("mirror") == 78
    assert "needs a password; set QNA_SHELF_PASSWORD or password_file" in ferry.err


def test_a_name_that_no_mirror_has(ferry: Publication) -> None:
    assert ferry.qna("mirror", "shelv") == 2
    assert "there are: shelf" in ferry.err


def test_the_store_knows_who_is_in_step(ferry: Publication, bucket: Bucket, door: Door) -> None:
    def in_step() -> list[str]:
        with closing(sqlite3.connect(ferry.folder / "var" / "qna.db")) as store:
            return list(step.mirrors_in_step(store))

    assert in_step() == []
    ferry.qna("mirror")
    assert in_step() == ["shelf"]
    ferry.write("4.md", 4)
    build(ferry)
    assert in_step() == []
    door.fault = lambda method, path: 403
    ferry.qna("mirror")
    assert in_step() == []
    door.fault = lambda method, path: None
    ferry.qna("mirror")
    assert in_step() == ["shelf"]


@pytest.mark.slow
@pytest.mark.parametrize("moment", [1, 4, 7, 9])
def test_killed_at_any_moment_it_is_continued(ferry: Publication, bucket: Bucket, door: Door, moment: int) -> None:
    """SIGKILL while the store answers; what had been put before is not put again, but for those not yet noted."""
    command = [sys.executable, "-m", "pipeline", "--config", str(ferry.folder), "mirror"]
    process = subprocess.Popen(command, env=ferry.environ, stderr=subprocess.PIPE)

    def kill(method: str, path: str) -> int | None:
        if len(door.put()) == moment:
            process.send_signal(signal.SIGKILL)
            return HANG
        return None

    door.fault = kill
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    door.fault = lambda method, path: None
    half = set(bucket.names())
    assert half < set(shown(ferry))
    assert ferry.qna("mirror") == 0, ferry.err
    assert held(bucket) == shown(ferry)
    assert ferry.qna("mirror", "--all") == 0
    assert "in step" in ferry.out


@pytest.mark.slow
def test_asked_to_stop_it_notes_what_arrived(ferry: Publication, bucket: Bucket, door: Door) -> None:
    """Through the task itself: a stop is asked for after the fourth file."""
    from functools import partial

    from pipeline.config import load
    from pipeline.model.media_types import headers_of
    from pipeline.send.mirrors.known import opener
    from pipeline.tasks.publishing.mirror import mirror
    from pipeline.wiring import Stop, open_tools, secret

    settings, stop, asked = load(ferry.folder / "config.toml"), Stop(), []

    def meter(what: str, done: int, total: int) -> None:
        stop.asked = stop.asked or (done == 4 and not asked)

    environ = {**ferry.environ, "QNA_SHELF_PASSWORD": SECRET}
    say = partial(headers_of, feeds_last=timedelta(hours=1))
    with open_tools(settings, environ, stop=stop, meter=meter) as tools:
        (done,) = mirror(tools, opener(settings, environ, secret), say)
        assert done.stopped
        assert not done.is_in_step
        stop.asked = False
        asked.append(True)
        arrived = set(done.sent)
        (done,) = mirror(tools, opener(settings, environ, secret), say)
    assert done.is_in_step
    assert not arrived & set(done.sent)
    assert held(bucket) == shown(ferry)
