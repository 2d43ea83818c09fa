"""How the server starts, what it bears, how it stops."""

from __future__ import annotations

import asyncio
import errno
import re
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from pipeline.web.public import Site
from pipeline.web.root import Root
from pipeline.web.saying import Policy
from pipeline.web.server import address
from tests.ports import free_port
from tests.web.served import FILES, SOUND, ask, exchange, make_site, put, running

PROGRAM = """
import sys
from pipeline.web import connection, public, server
from pipeline.web.root import Root
from pipeline.web.saying import Policy
connection.PATIENCE, connection.ROOM, server.KEEP_ALIVE_SECONDS = float(sys.argv[3]), int(sys.argv[4]), 2
server.serve(public.Site(Root(sys.argv[1], Policy())), "127.0.0.1", int(sys.argv[2]), lambda: None)
"""
LONG = SOUND * 20
"""More than the buffers of a connection hold."""


@contextmanager
def serving(root: Path, patience: float = 30, room: int = 100) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = free_port()
    with running([sys.executable, "-c", PROGRAM, str(root), str(port), str(patience), str(room)], port) as process:
        yield port, process


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_site(tmp_path)
    put(root, "media/long.mp3", LONG)
    return root


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def rest(client: socket.socket) -> bytes:
    received = bytearray()
    try:
        while piece := client.recv(1 << 20):
            received += piece
    except ConnectionResetError:
        pass
    return bytes(received)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_finishes_what_it_has_begun_and_goes(root, number):
    with serving(root) as (port, process), connect(port) as idle, connect(port) as client:
        client.sendall(b"GET /media/long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n")
        received = client.recv(1000)
        process.send_signal(number)
        time.sleep(0.5)
        with pytest.raises(ConnectionRefusedError):
            connect(port)
        assert idle.recv(1) == b""
        received += rest(client)
        assert received.partition(b"\r\n\r\n")[2] == LONG
        assert process.wait(10) == 0


def test_a_second_signal_cuts_it_short(root):
    with serving(root) as (port, process), connect(port) as client:
        client.sendall(b"GET /media/long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n")
        client.recv(1000)
        process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        process.wait(5)


def test_who_comes_to_a_full_house_is_told_when_to_come_again(root):
    with serving(root, room=3) as (port, _):
        guests = [connect(port) for _ in range(3)]
        time.sleep(0.1)
        answer = ask(port, "/atom.xml")
        assert answer.status == 503
        assert answer.headers["retry-after"] == "10"
        assert answer.headers["connection"] == "close"
        assert answer.headers["cache-control"] == "no-store"
        for guest in guests:
            guest.close()
        time.sleep(0.1)
        assert ask(port, "/atom.xml").status == 200


def test_who_comes_in_a_crowd_is_not_passed_over(root):
    poll = b"GET /short HTTP/1.1\r\nHost: talks.example\r\n\r\n"
    with serving(root) as (port, server), ExitStack() as leaving, selectors.DefaultSelector() as ready:
        server.send_signal(signal.SIGSTOP)
        for _ in range(96):
            client = leaving.enter_context(connect(port))
            client.sendall(poll)
            ready.register(client, selectors.EVENT_READ)
        server.send_signal(signal.SIGCONT)
        answers: Counter[object] = Counter()
        while len(answers) < 96:
            for key, _ in ready.select(20):
                assert key.fileobj.recv(65536)
                answers[key.fileobj] += 1
                key.fileobj.sendall(poll)
    assert max(answers.values()) < 32


@pytest.mark.parametrize(
    "head",
    [
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nCookie: " + b"a" * 100_000,
        b"GET / HTTP/1.1\r\nHost: a\r\n" + b"A: b\r\n" * 20_000,
    ],
    ids=["path", "header", "headers"],
)
def test_a_head_without_end_is_refused(root, head):
    with serving(root) as (port, _), connect(port) as client:
        for start in range(0, len(head), 4096):
            try:
                client.sendall(head[start : start + 4096])
            except (BrokenPipeError, ConnectionResetError):
                break
            time.sleep(0.001)
        assert rest(client)[:12] in {b"HTTP/1.1 431", b""}
        assert ask(port, "/").status == 200


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1"],
)
def test_who_does_not_go_on_is_let_go(root, sent):
    with serving(root, patience=0.5) as (port, _), connect(port) as client:
        client.sendall(sent)
        begin = time.monotonic()
        rest(client)
        assert time.monotonic() - begin < 10


@pytest.mark.slow
def test_who_does_not_take_the_answer_is_let_go(root):
    with serving(root, patience=0.5) as (port, _), connect(port) as client:
        client.sendall(b"GET /media/long.mp3 HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(4)
        assert len(rest(client)) < len(LONG)


@pytest.mark.slow
def test_who_takes_it_slowly_gets_it(root):
    with serving(root, patience=1) as (port, _), connect(port) as client:
        client.sendall(b"GET /media/long.mp3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        received = 0
        until = time.monotonic() + 3
        while time.monotonic() < until:
            received += len(client.recv(200_000))
            time.sleep(0.1)
        received += len(rest(client))
        assert received > len(LONG)


def test_requests_in_a_row_on_one_connection(root):
    request = b"GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n"
    with serving(root) as (port, _):
        assert exchange(port, request * 50).count(FILES["robots.txt"]) == 50


def test_polls_and_others_in_a_row_are_answered_in_order(root):
    with serving(root) as (port, _):
        etag = ask(port, "/robots.txt").headers["etag"]
        get = "GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n"
        poll = f"GET /robots.txt HTTP/1.1\r\nHost: a\r\nIf-None-Match: {etag}\r\n\r\n"
        other = poll.replace("/robots.txt", "/nowhere")
        wire = exchange(port, (poll + poll + get + poll + other + get + poll).encode())
        assert re.findall(rb"HTTP/1.1 (\d+)", wire) == [b"304", b"304", b"200", b"304", b"404", b"200", b"304"]


def test_no_answer_is_half_old_half_new_while_files_are_replaced(root):
    """A feed is replaced again and again, as the build does it; each answer is one whole version of it."""
    with serving(root) as (port, _):
        stop = threading.Event()
        versions = [bytes([65 + number]) * (20_000 + number) for number in range(8)]

        def build() -> None:
            number = 0
            while not stop.is_set():
                for suffix in (".br", ".zst", ".gz"):
                    (root / f"atom.xml{suffix}").unlink(missing_ok=True)
                put(root / "next", "atom.xml", versions[number % 8], time.time_ns())
                for suffix in ("", ".br", ".zst", ".gz"):
                    (root / "next" / f"atom.xml{suffix}").replace(root / f"atom.xml{suffix}")
                number += 1

        put(root, "atom.xml", versions[0], time.time_ns())
        builder = threading.Thread(target=build)
        builder.start()
        try:
            for number in range(200):
                answer = ask(port, "/atom.xml", Accept_Encoding=["gzip", "br", "", "zstd"][number % 4])
                assert answer.status == 200
                assert answer.decoded in versions
        finally:
            stop.set()
            builder.join()


def test_length_of_head(root):
    with serving(root) as (port, _):
        assert ask(port, "/atom.xml", "HEAD").headers["content-length"] == str(len(FILES["atom.xml"]))
        assert {"etag", "last-modified"}.isdisjoint(ask(port, "/nowhere").headers)


def test_a_port_that_is_taken(publication):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert publication.qna("serve", "--port", str(port)) == 78
        assert f"http://127.0.0.1:{port}/" in publication.err


def test_an_address_of_the_new_kind_has_brackets():
    assert address("::1", 80) == "http://[::1]:80/"
    assert address("127.0.0.1", 80) == "http://127.0.0.1:80/"


def call(site: Site, path: str, kind: str = "http") -> list[dict]:
    """What the application sends, without a server."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b""}

    scope = {"type": kind, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"", "headers": []}
    asyncio.run(site(scope, receive, send))
    return sent


async def dynamic(scope, receive, send):
    await send({"type": "dynamic", "path": scope.get("path")})


@pytest.mark.parametrize("path", ["/list/", "/list/confirm", "/desk/x", "/api/", "/hooks/websub", "/healthz"])
def test_what_is_made_when_asked_for_goes_elsewhere(root, path):
    files = Root(root, Policy())
    assert call(Site(files, dynamic), path) == [{"type": "dynamic", "path": path}]
    assert call(Site(files), path)[0]["status"] == 404


def test_files_do_not(root):
    site = Site(Root(root, Policy()), dynamic)
    assert call(site, "/")[0]["status"] == 200
    assert call(site, "/listing/")[0]["status"] == 404
    assert call(site, "", "lifespan") == [{"type": "dynamic", "path": ""}]
    assert call(Site(Root(root, Policy())), "", "lifespan") == []


@pytest.mark.parametrize(
    ("trouble", "status"), [(errno.EMFILE, 503), (errno.ENFILE, 503), (errno.ENOMEM, 503), (errno.EACCES, 403)]
)
def test_trouble_with_the_disk(root, monkeypatch, trouble, status):
    def fail(*_: object) -> None:
        raise OSError(trouble, "trouble")

    monkeypatch.setattr("pipeline.web.root._open", fail)
    start, _ = call(Site(Root(root, Policy())), "/atom.xml")
    assert start["status"] == status
    assert (b"retry-after" in dict(start["headers"])) is (status == 503)


def test_a_disk_that_fails_is_our_trouble_not_theirs(root, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "trouble")

    monkeypatch.setattr("pipeline.web.root._open", fail)
    with pytest.raises(OSError, match="trouble"):
        call(Site(Root(root, Policy())), "/atom.xml")


def test_without_pages_of_our_own_a_line_is_said(tmp_path):
    start, body = call(Site(Root(tmp_path / "not-yet", Policy())), "/")
    assert start["status"] == 404
    assert body["body"] == b"There is nothing here.\n"
