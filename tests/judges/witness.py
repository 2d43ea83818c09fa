"""A proxy on loopback that passes everything on unchanged and remembers what was asked and answered."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "proxy-connection"}


@dataclass(frozen=True)
class Asked:
    """A request and its answer."""

    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    status: int
    size: int
    """Bytes of the body, as sent."""

    @property
    def is_conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


@dataclass
class Witness:
    """What was seen since the last `take`."""

    port: int
    seen: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def take(self) -> list[Asked]:
        """What was seen, and forget it."""
        taken, self.seen[:] = list(self.seen), []
        return taken


@contextmanager
def listening() -> Iterator[tuple[Witness, Any]]:
    """(the witness, a function to tell it the port of the server behind it)."""
    behind: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = {name.lower(): value for name, value in self.headers.items()}
            there = http.client.HTTPConnection("127.0.0.1", behind[0], timeout=20)
            there.request(self.command, self.path, headers=_passed_on(self.headers.items()))
            answer = there.getresponse()
            body = answer.read()
            there.close()
            witness.seen.append(Asked(self.command, self.path, asked, answer.status, len(body)))
            self.send_response_only(answer.status, answer.reason)
            for name, value in _passed_on(answer.getheaders()).items():
                self.send_header(name, value)
            if "content-length" not in {name.lower() for name, _ in answer.getheaders()} and answer.status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_GET

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        witness = Witness(server.server_port)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield witness, behind.append
        finally:
            server.shutdown()
            thread.join()


def _passed_on(headers: Any) -> dict[str, str]:
    """Several headers of one name are sent as one, which HTTP allows (RFC 9110 §5.3)."""
    passed: dict[str, str] = {}
    for name, value in headers:
        if name.lower() not in HOP_BY_HOP:
            passed[name] = f"{passed[name]}, {value}" if name in passed else value
    return passed
