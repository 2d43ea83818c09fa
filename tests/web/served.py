"""A web root for tests of servers, a client that asks for its files, and a server to be asked."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli
from backports import zstd

from pipeline.render.page.precompress import variants
from tests.ports import is_open
from tests.waiting import until

TIME_NS = 1_767_960_000_250_000_000
"""When every file of the site was last changed: 9 January 2026, 12:00:00.25 UTC."""
MODIFIED = "Fri, 09 Jan 2026 12:00:00 GMT"

PROSE = "".join(
    f"Question {number}: what do you see from up there? Fog & the bell buoy, mostly.\n" for number in range(99)
)
SOUND = bytes(range(256)) * 5000
"""More than a megabyte, of which every byte tells where it stands."""
CARD = "cards/talk-0123456789ab.png"

FILES: dict[str, bytes] = {
    "index.html": f"<!DOCTYPE html><title>Talks</title><pre>{PROSE}</pre>".encode(),
    "s/talk/index.html": f"<!DOCTYPE html><title>A talk</title><pre>{PROSE}</pre>".encode(),
    "s/gone/gone.html": f"<!DOCTYPE html><title>Retracted</title><pre>{PROSE}</pre>".encode(),
    "s/café/index.html": b"<!DOCTYPE html><title>Short</title>",
    "404.html": f"<!DOCTYPE html><title>Not here</title><pre>{PROSE}</pre>".encode(),
    "atom.xml": f"<?xml version='1.0' encoding='utf-8'?><feed><!-- {PROSE} --></feed>".encode(),
    "rss.xml": f"<?xml version='1.0' encoding='utf-8'?><rss><!-- {PROSE} --></rss>".encode(),
    "answers.xml": f"<?xml version='1.0' encoding='utf-8'?><feed><!-- answers {PROSE} --></feed>".encode(),
    "feed.json": (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "' + PROSE.replace("\n", " ") + '"}'
    ).encode(),
    "series/ferry/rss.xml": f"<?xml version='1.0' encoding='utf-8'?><rss><!-- series {PROSE} --></rss>".encode(),
    "archive/1/atom.xml": f"<?xml version='1.0' encoding='utf-8'?><feed><!-- old {PROSE} --></feed>".encode(),
    "feeds.opml": f"<?xml version='1.0' encoding='utf-8'?><opml><!-- {PROSE} --></opml>".encode(),
    "sitemap.xml": f"<?xml version='1.0' encoding='utf-8'?><urlset><!-- {PROSE} --></urlset>".encode(),
    "robots.txt": b"User-agent: *\nAllow: /\n",
    "style.css": b"p { margin: 0 }\n" * 200,
    "search/search.js": b"export const found = [];\n" * 100,
    "search/words.json": b'{"fog": [1, 2, 3]}\n' * 100,
    "icon.svg": b"<svg xmlns='http://www.w3.org/2000/svg'></svg>" * 50,
    "favicon.ico": b"\0\0\1\0" * 20,
    "icon-192.png": b"\x89PNG\r\n\x1a\n" + b"\7" * 600,
    CARD: b"\x89PNG\r\n\x1a\n" + b"\7" * 900,
    "media/photo-20260109.webp": b"RIFF" + b"\1" * 900,
    "media/photo.avif": b"\0\0\0 ftypavif" + b"\1" * 900,
    "media/talk.mp3": SOUND,
    "media/short.mp3": SOUND[:5000],
    ".well-known/security.txt": b"Contact: mailto:editor@talks.example\n",
    ".htpasswd": b"secret",
    "s/.secret/index.html": b"secret",
    "s/.0123456789abcdef.qna-part": b"secret",
}


def make_site(folder: Path) -> Path:
    """Write the site, with its twins, and a file beside it that nobody may have. Returns its root."""
    root = folder / "site"
    for name, data in FILES.items():
        put(root, name, data)
    (folder / "private.txt").write_bytes(b"secret")
    (folder / "private").mkdir()
    (folder / "private" / "index.html").write_bytes(b"secret")
    (root / "leak.txt").symlink_to(folder / "private.txt")
    (root / "leaks").symlink_to(folder / "private")
    return root


def put(root: Path, name: str, data: bytes, modified_ns: int = TIME_NS) -> None:
    """Write a file of the site and its twins, in the order of the house."""
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    for path, content in [(str(place), data), *variants(str(place), data)]:
        Path(path).write_bytes(content)
        os.utime(path, ns=(modified_ns, modified_ns))


@dataclass
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def decoded(self) -> bytes:
        """The body without its content coding."""
        return DECODERS[self.headers.get("content-encoding", "")](self.body)


DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "br": brotli.decompress,
    "zstd": zstd.decompress,
    "gzip": lambda data: zlib.decompress(data, 16 + zlib.MAX_WBITS),
}


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for `path`, sent as it is written; an underscore in a header's name stands for a hyphen."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        fields: dict[str, str] = {}
        for name, value in answer.getheaders():
            assert name.lower() not in fields, f"{name} comes twice"
            fields[name.lower()] = value
        return Answer(answer.status, fields, answer.read())
    finally:
        connection.close()


def exchange(port: int, requests: bytes) -> bytes:
    """All bytes that come back for requests on one connection, sent at once."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(requests + b"HEAD /last HTTP/1.1\r\nHost: talks.example\r\nConnection: close\r\n\r\n")
        received = b""
        while piece := client.recv(65536):
            received += piece
    answers, last, _ = received.rpartition(b"HTTP/1.1 404 ")
    assert last, received
    return answers


@contextmanager
def running(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server that listens on `port`, until the block ends."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until(lambda: is_open(port), process=process, told=lambda: f"{command[0]} does not listen on {port}")
        yield process
    finally:
        process.terminate()
        process.wait(20)
