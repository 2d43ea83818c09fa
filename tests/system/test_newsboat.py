"""A feed reader that people use, reading what `qna serve` serves."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest

from tests.ports import free_port
from tests.web.served import running

pytestmark = pytest.mark.system


@contextmanager
def served(publication) -> Iterator[str]:
    """The web root at the address that the config names."""
    port = free_port()
    publication.configure("http://127.0.0.1:8717/", f"http://127.0.0.1:{port}/")
    publication.run()
    command = [sys.executable, "-m", "pipeline", "--config", str(publication.folder), "serve", "--port", str(port)]
    with running(command, port):
        yield f"http://127.0.0.1:{port}/"


@pytest.mark.parametrize("feed", ["atom.xml", "rss.xml"])
def test_newsboat_sees_each_session_once_and_the_new_one_when_it_comes(publication, feed, tmp_path):
    assert shutil.which("newsboat"), "install newsboat"
    publication.write("one.md", 1, title="The Bell Buoy", date="2026-01-10")
    with served(publication) as base:
        (tmp_path / "urls").write_text(f"{base}{feed}\n")
        assert titles(tmp_path) == ["The Bell Buoy"]
        publication.write("two.md", 2, title="The Second Crossing")
        publication.run()
        assert titles(tmp_path) == ["The Bell Buoy", "The Second Crossing"]
        publication.now += timedelta(hours=1)
        time.sleep(1.1)  # newsboat goes by Last-Modified, which has whole seconds
        publication.write("two.md", 2, title="The Second Crossing, Edited", date="2026-06-03")
        publication.run()
        assert titles(tmp_path) == ["The Bell Buoy", "The Second Crossing, Edited"]


def titles(folder) -> list[str]:
    """What newsboat has in its cache after a refresh."""
    cache = folder / "cache.db"
    command = ["newsboat", "-u", str(folder / "urls"), "-c", str(cache), "-C", "/dev/null", "-x", "reload"]
    subprocess.run(
        command, check=True, timeout=60, capture_output=True, env={"HOME": str(folder), "PATH": "/usr/bin:/bin"}
    )
    with closing(sqlite3.connect(cache)) as driver:
        return sorted(title for (title,) in driver.execute("SELECT title FROM rss_item"))


def test_it_is_served_with_the_right_types(publication):
    publication.write("one.md", 1, title="The Bell Buoy", date="2026-01-10")
    publication.write("two.md", 2, title="Gone Soon", date="2026-01-11")
    with served(publication) as base:
        publication.qna("sessions", "retract", "2", "--yes")
        kinds = {
            "": "text/html; charset=utf-8",
            "atom.xml": "application/atom+xml; charset=utf-8",
            "rss.xml": "application/rss+xml; charset=utf-8",
            "feed.json": "application/feed+json; charset=utf-8",
            "style.css": "text/css; charset=utf-8",
            "s/ferry-talks-1-the-bell-buoy/": "text/html; charset=utf-8",
        }
        for path, kind in kinds.items():
            with urllib.request.urlopen(base + path) as answer:
                assert answer.headers["content-type"] == kind
        assert status(base + "s/ferry-talks-2-gone-soon/") == 410
        assert status(base + "nowhere") == 404
        assert status(base + "../config.toml") == 404
        assert status(base + "..%2fconfig.toml") == 404
        assert status(base + ".gitkeep") == 404


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
