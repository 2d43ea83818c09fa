from __future__ import annotations

import io
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pipeline.config import load
from pipeline.errors import DiskError, DocumentError
from pipeline.store import pictures, site_files
from pipeline.tasks.publishing.pictures import Wanted, fetch_pictures
from pipeline.tasks.report import Report
from pipeline.tasks.tools import Tools
from pipeline.wiring import open_tools
from tests.conftest import CONFIG, START
from tests.hostile import Server, answer, bomb, drip, endless, redirect


def drawn(colour: str = "#c03020", size: tuple[int, int] = (120, 80), kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def served(data: bytes | None = None, media_type: str = "image/png") -> object:
    return answer(drawn() if data is None else data, Content_Type=media_type)


class Publication:
    """A publication whose source is a page of `server`; what a run would do for its pictures."""

    def __init__(self, folder: Path, server: Server) -> None:
        folder.mkdir()
        self.folder = folder
        self.now = START
        self.server = server
        source = f'[[source]]\nname = "town"\nkind = "page"\nurl = "{server.url}/"\nrate = 1000.0\n\n'
        (folder / "config.toml").write_text(CONFIG.replace("[mail]", source + "[mail]"), "utf-8")
        (folder / "sessions").mkdir()
        self.report = Report()

    @contextmanager
    def tools(self) -> Iterator[Tools]:
        environ = {"SOURCE_DATE_EPOCH": str(int(self.now.timestamp()))}
        with open_tools(load(self.folder / "config.toml"), environ) as tools:
            yield tools

    def fetch(
        self,
        *targets: str,
        source: str = "town",
        seconds: float = 60.0,
        change: Callable[[Tools], Tools] = lambda tools: tools,
    ) -> None:
        """One run, in which public sessions show the pictures at `targets` of the server, or at whole addresses."""
        self.report = Report()
        urls = [target if "://" in target else self.server.url + target for target in targets]
        with self.tools() as tools:
            wanted = [Wanted(url, source) for url in urls]
            fetch_pictures(change(tools), self.report, wanted, time.monotonic, seconds)

    def had(self) -> dict[str, str]:
        """Target on the server → path in the web root."""
        with self.tools() as tools, tools.store.read() as connection:
            found = pictures.had(connection)
            return {url.removeprefix(self.server.url): picture.path for url, picture in found.items()}

    def troubles(self) -> dict[str, str]:
        with self.tools() as tools, tools.store.read() as connection:
            missing = pictures.missing(connection)
            return {url.removeprefix(self.server.url): image.trouble for url, image in missing.items()}

    def files(self) -> set[str]:
        root = self.folder / "output"
        return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        yield made


@pytest.fixture
def ferry(tmp_path: Path, server: Server) -> Publication:
    return Publication(tmp_path / "ferry", server)


def test_pictures_come_into_the_web_root(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = served()
    server.pages["/b.jpg"] = served(drawn("#2040b0", kind="JPEG"), "image/jpeg")
    ferry.fetch("/a.png", "/b.jpg", "/a.png")
    assert server.targets() == ["/a.png", "/b.jpg"]
    found = ferry.had()
    assert found.keys() == {"/a.png", "/b.jpg"}
    assert found["/a.png"].endswith(".png")
    assert found["/b.jpg"].endswith(".jpg")
    assert set(found.values()) <= ferry.files()
    assert ferry.report.files_written == len(ferry.files())
    with ferry.tools() as tools, tools.store.read() as connection:
        assert pictures.paths(connection) == ferry.files()
        known = site_files.all_files(connection)
        assert {path: tools.site.stamp(path) for path in known} == {
            path: (file.size, file.modified_ns) for path, file in known.items()
        }
        assert known.keys() == ferry.files()


def test_twice_is_once(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = served()
    ferry.fetch("/a.png")
    ferry.fetch("/a.png")
    assert server.targets() == ["/a.png"]
    assert ferry.report.is_quiet


def test_two_addresses_of_one_picture_share_a_file(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = server.pages["/b.png"] = served()
    ferry.fetch("/a.png", "/b.png")
    assert ferry.had()["/a.png"] == ferry.had()["/b.png"]
    files = ferry.files()
    ferry.fetch("/b.png")
    assert ferry.had().keys() == {"/b.png"}
    with ferry.tools() as tools, tools.store.read() as connection:
        assert pictures.paths(connection) == files


def test_what_no_session_shows_is_forgotten(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = served()
    ferry.fetch("/a.png", "/none.png")
    ferry.fetch()
    assert ferry.had() == ferry.troubles() == {}
    with ferry.tools() as tools, tools.store.read() as connection:
        assert pictures.paths(connection) == frozenset()


def test_a_file_that_is_lost_comes_again(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = served()
    ferry.fetch("/a.png")
    (ferry.folder / "output" / ferry.had()["/a.png"]).unlink()
    ferry.fetch("/a.png")
    assert ferry.had()["/a.png"] in ferry.files()
    (ferry.folder / "output" / ferry.had()["/a.png"]).unlink()
    server.pages["/a.png"] = answer(b"", 404)
    ferry.fetch("/a.png")
    assert ferry.had() == {}


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (served(b"<!doctype html><p>Log in", "text/html"), "is a web page"),
        (served(b"<!doctype html><p>Log in", "image/png"), "is a web page, and no JPEG"),
        (served(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"), "is an SVG drawing"),
        (served(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png"), "is an SVG drawing, and no JPEG"),
        (served(b"", "image/png"), "is empty"),
        (served(drawn()[:90]), "is damaged or breaks off"),
        (answer(b"gone", 410), "410 Gone, says the server"),
        (answer(b"no", 403), "403 Forbidden, says the server"),
        (answer(bomb(30_000_000), Content_Type="image/png", Content_Encoding="gzip"), "larger than"),
        (lambda request: endless(before=b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"), "larger than"),
    ],
)
def test_what_is_no_picture_is_told_once(ferry: Publication, server: Server, page: object, why: str) -> None:
    server.pages["/a.png"] = page  # type: ignore[assignment]
    ferry.fetch("/a.png")
    assert ferry.had() == {}
    assert why in ferry.troubles()["/a.png"]
    (remark,) = ferry.report.remarks
    assert remark.startswith(f"a picture cannot be shown, and pages link to where they are: {server.url}/a.png")
    assert "\n" not in remark
    assert ferry.files() == set()
    ferry.now += timedelta(days=3)
    ferry.fetch("/a.png")
    assert ferry.report.remarks == []


def test_types_that_lie_do_no_harm(ferry: Publication, server: Server) -> None:
    server.pages["/a.gif"] = served(drawn(kind="JPEG"), "image/gif")
    server.pages["/b"] = served(drawn("#2040b0"), "application/octet-stream")
    ferry.fetch("/a.gif", "/b")
    assert ferry.had()["/a.gif"].endswith(".jpg")
    assert ferry.had()["/b"].endswith(".png")


def test_asked_again_ever_more_rarely(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = answer(b"later", 500)
    asked: dict[int, int] = {}
    for hour in (0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64):
        ferry.now = START + timedelta(hours=hour)
        before = len(server.requests)
        ferry.fetch("/a.png")
        asked[hour] = len(server.requests) - before
    assert [hour for hour, count in asked.items() if count] == [0, 1, 2, 4, 8, 16, 32, 64]
    server.pages["/a.png"] = served()
    ferry.now += timedelta(days=8)
    ferry.fetch("/a.png")
    assert ferry.had().keys() == {"/a.png"}


def test_trouble_that_passes_is_told_after_a_day(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = answer(b"later", 500)
    told = []
    for hour in (0, 1, 2, 4, 8, 16, 32, 64):
        ferry.now = START + timedelta(hours=hour)
        ferry.fetch("/a.png")
        told += [hour] * len(ferry.report.remarks)
    assert told == [32]


def test_many_troubles_are_one_line(ferry: Publication) -> None:
    ferry.fetch(*(f"/{number}.png" for number in range(9)))
    (remark,) = ferry.report.remarks
    assert remark.startswith("9 pictures cannot be shown")
    assert remark.endswith("and 6 more")


def test_time_is_over(ferry: Publication, server: Server) -> None:
    targets = [f"/{number}.png" for number in range(12)]
    for target in targets:
        server.pages[target] = lambda request: drip(b"", 0) if time.sleep(0.15) else served()
    began = time.monotonic()
    ferry.fetch(*targets, seconds=0.5)
    assert time.monotonic() - began < 20
    first = len(ferry.had())
    assert 1 <= first < 12
    assert ferry.troubles().keys() == set(targets) - ferry.had().keys()
    assert set(ferry.troubles().values()) == {""}
    ferry.fetch(*targets)
    assert len(ferry.had()) == 12
    assert len(server.requests) == 12


def test_a_host_that_does_not_answer_is_left_alone(ferry: Publication, server: Server) -> None:
    targets = [f"/{number}.png" for number in range(9)]
    for target in targets:
        server.pages[target] = iter([b""])
    with Server() as other:
        other.pages["/good.png"] = served()
        ferry.fetch(*targets, other.url + "/good.png")
        assert len(other.requests) == 1
    assert len(server.requests) <= 4
    assert sum("not asked for, as 127.0.0.1" in trouble for trouble in ferry.troubles().values()) == 7
    asked = len(server.requests)
    ferry.fetch(*targets)
    assert len(server.requests) == asked


def test_pictures_that_are_not_there_do_not_count_against_their_host(ferry: Publication, server: Server) -> None:
    server.pages["/good.png"] = served()
    ferry.fetch(*(f"/{number}.png" for number in range(9)), "/good.png")
    assert ferry.had().keys() == {"/good.png"}


def test_private_networks_are_not_asked_for_others(ferry: Publication, server: Server) -> None:
    """A document in a folder, or one from somewhere else, cannot make us ask this machine's own services."""
    server.pages["/a.png"] = served()
    ferry.fetch("/a.png", source="sessions")
    assert server.requests == []
    assert "/a.png" in ferry.troubles()


def test_redirects_are_followed(ferry: Publication, server: Server) -> None:
    server.pages["/old.png"] = redirect("/new.png")
    server.pages["/new.png"] = served()
    ferry.fetch("/old.png")
    assert ferry.had().keys() == {"/old.png"}


def test_stopping(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = served()
    ferry.fetch("/a.png", change=lambda tools: replace(tools, stopping=lambda: True))
    assert ferry.report.stopped
    assert server.requests == []
    ferry.fetch("/a.png")
    assert ferry.had().keys() == {"/a.png"}


def test_a_dry_run_asks_nobody(ferry: Publication, server: Server) -> None:
    ferry.fetch("/a.png", change=lambda tools: replace(tools, is_dry=True))
    assert server.requests == []
    assert ferry.troubles() == {}


def test_a_full_disk_leaves_no_row_without_its_file(ferry: Publication, server: Server) -> None:
    server.pages["/a.png"] = served()
    (ferry.folder / "output").mkdir()
    (ferry.folder / "output" / "media").write_text("in the way", "utf-8")
    with pytest.raises(DiskError):
        ferry.fetch("/a.png")
    assert ferry.had() == {}
    (ferry.folder / "output" / "media").unlink()
    ferry.fetch("/a.png")
    assert ferry.had()["/a.png"] in ferry.files()


def test_odd_addresses(ferry: Publication) -> None:
    ferry.fetch("http://[::1/a.png", "http://user:pw@/x.png", "https://\x00.example/a.png", "http://a b/c.png")
    assert len(ferry.troubles()) == 4
    assert all(ferry.troubles().values())


def test_every_picture_stays_in_the_store_by_what_it_is_due(ferry: Publication, server: Server) -> None:
    """What a glance at the store asks agrees with what a run would do."""
    due = """SELECT count(*) FROM picture WHERE path IS NULL AND (failed_at IS NULL
             OR failed_at + max(3600000000, min(failed_at - fetched_at, 2592000000000)) <= :now)"""

    def count() -> int:
        with closing(sqlite3.connect(ferry.folder / "var" / "qna.db")) as driver:
            return int(driver.execute(due, {"now": int(ferry.now.timestamp() * 1_000_000)}).fetchone()[0])

    server.pages["/a.png"] = answer(b"later", 500)
    ferry.fetch("/a.png", seconds=0)
    assert count() == 1
    ferry.fetch("/a.png")
    assert count() == 0
    for hours in (1, 2, 4):
        ferry.now = START + timedelta(hours=hours, seconds=-60)
        assert count() == 0
        ferry.now = START + timedelta(hours=hours)
        assert count() == 1
        ferry.fetch("/a.png")
        assert count() == 0


def test_a_withdrawal_waits_for_nobody_and_takes_its_pictures(
    publication: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taking a session down fetches nothing for the others: that may take a minute, and can wait for the next run."""
    asked: list[str] = []

    def fetch(url: str, fetcher: object) -> bytes:
        asked.append(url)
        if "lost" in url:
            raise DocumentError("no picture")
        return drawn("#208040" if "second" in url else "#c03020")

    monkeypatch.setattr("pipeline.tasks.publishing.pictures.fetch_image", fetch)
    publication.configure("pictures = false", "pictures = true")
    for number, name in ((1, "first"), (2, "second"), (3, "lost")):
        publication.write(f"{number}.md", number, answer=f"![Fog](https://ferry.example/{name}.png)")
    publication.run()
    assert len(asked) == 3
    before = {name for name in publication.site() if name.startswith("media/")}
    assert len(before) == 4, "each with its WebP"
    publication.now += timedelta(days=2)
    assert publication.qna("sessions", "retract", "2", "--yes") == 0
    assert len(asked) == 3
    after = {name for name in publication.site() if name.startswith("media/")}
    assert after < before
    publication.run()
    assert asked[3:] == ["https://ferry.example/lost.png"]
    assert {name for name in publication.site() if name.startswith("media/")} == after
