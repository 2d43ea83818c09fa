"""Answers that no file stands behind: a status, a line of text."""

from __future__ import annotations

from starlette.types import Receive, Scope, Send

from pipeline.web.saying import Headers

EMPTY = {"type": "http.response.body", "body": b""}
RETRY_SECONDS = 10
"""After how long to come again, when we have too much to do."""


async def begin(send: Send, status: int, headers: Headers) -> None:
    """Send a status and header fields; the content has to follow."""
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def say(send: Send, status: int, line: str, headers: Headers | None = None) -> None:
    """Send a whole answer of one line, which nobody keeps."""
    text = line.encode() + b"\n"
    said = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(text)),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await begin(send, status, [*said, *(headers or [])])
    await send({"type": "http.response.body", "body": text})


async def turned_away(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Too much to do, or about to stop (an ASGI application). The connection is closed, so that others get a turn."""
    later = (b"retry-after", b"%d" % RETRY_SECONDS)
    await say(send, 503, "Busy; please come again in a moment.", [later, (b"connection", b"close")])
