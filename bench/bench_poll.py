"""What it costs to look at a hundred feeds that have nothing new, each on a host of its own."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from figure import Figure, at_most

FEEDS = 100
ROUNDS = 3
STAMP = '"same-as-ever"'

CONFIG = """\
[publication]
id = "7d0c7f7e-3f0b-4a64-9d5e-2a1f2b3c4d5e"
title = "Ferry Talks"
url = "http://127.0.0.1:8717/"
"""

SOURCE = """
[[source]]
name = "feed-{number}"
kind = "feed"
url = "http://127.0.0.{number}:{port}/feed.xml"
every = "0 min"
"""

FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Harbour notes {host}</title><link>http://{host}/</link><description>x</description>
<item><guid>http://{host}/1</guid><title>The ferry is late</title>
<description>It was late again, by eleven minutes, and nobody asked why.</description></item>
</channel></rss>
"""


class Site(BaseHTTPRequestHandler):
    """Answers 200 with a strong ETag, and 304 to whoever knows it."""

    protocol_version = "HTTP/1.1"
    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        """A feed, or its absence."""
        known = self.headers.get("If-None-Match") == STAMP
        Site.asked["conditional" if known else "unconditional"] += 1
        body = b"" if known else FEED.format(host=self.headers["Host"]).encode()
        self.send_response(304 if known else 200)
        self.send_header("ETag", STAMP)
        if not known:
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silence."""


def figures() -> Iterator[Figure]:
    """Seconds of a whole `qna run`, and how many requests it made."""
    with tempfile.TemporaryDirectory() as folder:
        server = ThreadingHTTPServer(("0.0.0.0", 0), Site)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        sources = "".join(SOURCE.format(number=number, port=port) for number in range(1, FEEDS + 1))
        (Path(folder) / "config.toml").write_text(CONFIG + sources, "utf-8")
        run(folder)
        Site.asked.clear()
        seconds = statistics.median(run(folder) for _ in range(ROUNDS))
        server.shutdown()
    what = f"`qna run`, {FEEDS} unchanged feeds on {FEEDS} hosts, median of {ROUNDS}"
    yield at_most(what, seconds, "s", "what a poll may take", 5.0)
    asked = Site.asked["conditional"] / ROUNDS / FEEDS + Site.asked["unconditional"]
    yield at_most("conditional requests of such a run, a feed", asked, "requests", "one each", 1.0)


def run(folder: str) -> float:
    """Seconds that one run takes; it must go well."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pipeline", "--config", folder, "run"], check=True, capture_output=True)
    return time.perf_counter() - begin
