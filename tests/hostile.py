"""A web server on loopback that does what it is told, byte by byte: for tests of everything that reads the web.

    with Server() as server:
        server.pages["/feed"] = answer(b"<rss/>", ETag='"1"')          # the same to everybody
        server.pages["/busy"] = [answer(status=503), answer(b"ok")]    # one after the other, then the last for ever
        server.pages["/slow"] = drip(b"HTTP/1.1 200 OK\\r\\n", 0.1)      # anything that yields bytes
        server.pages["/mine"] = lambda request: answer(request.headers["user-agent"].encode())
        get(server.url + "/feed"); server.requests[0].headers["if-none-match"]

What is sent is exactly what was given; the connection is kept open after answers made by `answer` without `close`.
"""

from __future__ import annotations

import functools
import gzip
import itertools
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CERTIFICATE = Path(__file__).parent / "send" / "localhost.pem"


@dataclass(frozen=True)
class Request:
    """What a client asked for."""

    method: str
    target: str
    headers: dict[str, str]
    """Names in lower case."""
    at: float
    """When, by time.monotonic."""
    connection: int
    """Which of the server's connections it came on."""


@dataclass(frozen=True)
class Sent:
    """An answer: its bytes, and whether to hang up after them."""

    pieces: Iterable[bytes]
    close: bool = True


Page = Sent | Iterator[bytes] | Callable[[Request], Any] | list[Any] | bytes


def answer(body: bytes = b"", status: int = 200, *, close: bool = False, **headers: str) -> Sent:
    """A proper answer; `Content_Type="text/html"` and the like are headers. With `close` without its length."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    if close:
        fields.setdefault("Connection", "close")
    elif status not in (204, 304):
        fields.setdefault("Content-Length", str(len(body)))
    head = f"HTTP/1.1 {status} Whatever\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return Sent((head.encode("latin-1") + b"\r\n" + (b"" if status == 304 else body),), close)


def redirect(location: str, status: int = 302, **headers: str) -> Sent:
    """A redirect to `location`, as it stands."""
    return answer(b"over there", status, Location=location, **headers)


def unchanged_if(etag: str, body: bytes, **headers: str) -> Callable[[Request], Sent]:
    """A page that says 304 to whoever has it already."""
    return lambda request: (
        answer(status=304, ETag=etag, **headers)
        if request.headers.get("if-none-match") == etag
        else answer(body, ETag=etag, **headers)
    )


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n", **headers: str) -> Sent:
    """An answer in chunks; with another `end`, a broken one."""
    head = answer(Transfer_Encoding="chunked", Content_Length="0", **headers)
    begin = b"".join(head.pieces).replace(b"Content-Length: 0\r\n", b"")
    return Sent((begin, *(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks), end), close=True)


def drip(data: bytes, seconds: float, before: bytes = b"") -> Iterator[bytes]:
    """One byte every so many seconds, after `before` at once."""
    yield before
    for byte in data:
        time.sleep(seconds)
        yield bytes([byte])


def endless(piece: bytes = b"x" * 65536, before: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> Iterator[bytes]:
    """More and more, until the client hangs up."""
    return itertools.chain([before], itertools.repeat(piece))


@functools.cache
def bomb(size: int, layers: int = 1) -> bytes:
    """`size` zeros, gzipped, and gzipped again."""
    data = b"\0" * size
    for _ in range(layers):
        data = gzip.compress(data, 9)
    return data


@dataclass
class Server:
    """Serves `pages` (target → answer) on a free port of `host`; 404 for the rest; remembers every request."""

    host: str = "127.0.0.1"
    tls: bool = False
    """With a certificate for localhost that nobody but `CERTIFICATE` trusts."""
    pages: dict[str, Page] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        self._listener = socket.create_server((self.host, 0), backlog=200)
        self.port: int = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if self.tls:
            self._context.load_cert_chain(CERTIFICATE)
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()

    @property
    def url(self) -> str:
        """Without a slash at its end."""
        return f"{'https' if self.tls else 'http'}://{'localhost' if self.tls else self.host}:{self.port}"

    def targets(self) -> list[str]:
        """What was asked for so far."""
        return [request.target for request in self.requests]

    def hang_up(self) -> None:
        """Close all connections, kept ones too."""
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self._open.add(connection)
                self.connections += 1
                number = self.connections
            threading.Thread(target=self._serve, args=(connection, number), daemon=True).start()

    def _serve(self, plain: socket.socket, number: int) -> None:
        connection = plain
        try:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.tls:
                connection = self._context.wrap_socket(plain, server_side=True)
            with connection.makefile("rb") as reader:
                while (request := self._read(reader, number)) is not None and self._answer(connection, request):
                    pass
        except (OSError, ValueError):
            pass
        finally:
            with self._lock:
                self._open.discard(plain)
            connection.close()

    def _read(self, reader: Any, number: int) -> Request | None:
        words = reader.readline().decode("latin-1").split()
        if len(words) < 2:
            return None
        headers: dict[str, str] = {}
        while line := reader.readline().decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        request = Request(words[0], words[1], headers, time.monotonic(), number)
        self.requests.append(request)
        return request

    def _answer(self, connection: socket.socket, request: Request) -> bool:
        page: Any = self.pages.get(request.target, self.pages.get("*", answer(b"not here", 404)))
        while not isinstance(page, Sent):
            if isinstance(page, list):
                page = page.pop(0) if len(page) > 1 else page[0]
            elif isinstance(page, bytes):
                page = Sent((page,))
            elif callable(page):
                page = page(request)
            else:
                page = Sent(page)
        for piece in page.pieces:
            connection.sendall(piece)
        return not page.close
