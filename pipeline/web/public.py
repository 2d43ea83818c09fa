"""The web root over HTTP: an ASGI application for files, with a seam for pages that are made when they are asked for.

    1. what begins like a dynamic page goes to the application that is mounted for them, if there is one
    2. methods: GET and HEAD                                                   405
    3. the address becomes a version of a file (root.py)                       308, 404, 410
    4. the request's conditions are looked at (conditions.py)                  304, 412, 206, 416
    5. the file leaves                                                         200

Not a Starlette route: the same answer through one costs four times as much, and nearly all requests here are polls.
"""

from __future__ import annotations

import errno
import re
from typing import BinaryIO

from starlette.types import ASGIApp, Receive, Scope, Send

from pipeline.web.conditions import UNSATISFIABLE, Fields, asked_range, not_modified, refused
from pipeline.web.negotiation import acceptable
from pipeline.web.plain import EMPTY, begin, say, turned_away
from pipeline.web.root import Codings, Missing, Root, Version, is_public

DYNAMIC = ("/list/", "/desk/", "/api/", "/hooks/", "/healthz")
"""How the addresses begin that are never files."""
PIECE = 1 << 18
"""Bytes of a large file that are read and sent at a time."""
ATTEMPTS = 5
"""How often a file may be replaced between our look at it and our opening it, before we give up."""

_AMBIGUOUS = re.compile(rb"%(?:2f|5c|00)", re.IGNORECASE)
_ABOUT_BYTES = frozenset({b"etag", b"last-modified", b"accept-ranges"})
_EXHAUSTED = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})


class Site:
    """The ASGI application. `dynamic` gets what begins with one of DYNAMIC, and the lifespan's events."""

    def __init__(self, root: Root, dynamic: ASGIApp | None = None) -> None:
        self.root = root
        self.dynamic = dynamic

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or (self.dynamic is not None and scope["path"].startswith(DYNAMIC)):
            if self.dynamic is not None:
                await self.dynamic(scope, receive, send)
            return
        if scope["method"] not in {"GET", "HEAD"}:
            await say(send, 405, "Only GET and HEAD are answered here.", [(b"allow", b"GET, HEAD")])
            return
        fields = _fields(scope["headers"])
        codings = acceptable(fields.get(b"accept-encoding", b""))
        try:
            if not await self._present(scope, send, fields, codings):
                await turned_away(scope, receive, send)
        except Missing:
            await self._absent(scope, send, codings)
        except PermissionError:
            await say(send, 403, "This file may not be read.")
        except OSError as error:
            if error.errno not in _EXHAUSTED:
                raise
            await turned_away(scope, receive, send)

    def unchanged(self, path: bytes, fields: Fields) -> bytes | None:
        """The header fields of a 304, and the empty line, if that is the answer to a GET or HEAD; see polls.py.

        `path` is as it was asked for, without escapes and query.
        """
        try:
            name = path.decode("ascii")
            if self.dynamic is not None and name.startswith(DYNAMIC):
                return None
            version, _ = self.root.find(name, False, acceptable(fields.get(b"accept-encoding", b"")))
        except (Missing, OSError, UnicodeDecodeError):
            return None
        return version.same_wire if not_modified(fields, version.etag, version.modified) else None

    async def _present(self, scope: Scope, send: Send, fields: Fields, codings: Codings) -> bool:
        """Answer with the file. False if it was replaced whenever we wanted to open it. Raises Missing, OSError."""
        if _AMBIGUOUS.search(scope["raw_path"]):
            raise Missing(scope["path"])
        is_versioned = scope["query_string"].startswith(b"v=")
        for _ in range(ATTEMPTS):
            version, content = self.root.find(scope["path"], is_versioned, codings)
            if refused(fields, version.etag, version.modified):
                await say(send, 412, "It has changed since.", [(b"etag", version.etag)])
            elif not_modified(fields, version.etag, version.modified):
                await begin(send, 304, version.same)
                await send(EMPTY)
            elif scope["method"] == "HEAD":
                await begin(send, 200, version.full)
                await send(EMPTY)
            elif content is not None:
                await _send_content(send, fields, version, content)
            elif (file := self.root.open(version)) is not None:
                with file:
                    await _send_content(send, fields, version, file)
            else:
                continue
            return True
        return False

    async def _absent(self, scope: Scope, send: Send, codings: Codings) -> None:
        """Say what became of it: moved below a slash, retracted, never there."""
        path: str = scope["path"]
        if is_public(path) and not _AMBIGUOUS.search(scope["raw_path"]):
            folder = path if path.endswith("/") else path + "/"
            is_retracted = self.root.is_file(folder + "gone.html")
            if folder != path and (is_retracted or self.root.is_file(folder + "index.html")):
                # Relative to where we are seen from: a proxy may serve us below a path of its own.
                last = scope["raw_path"].rpartition(b"/")[2]
                query = b"?" + scope["query_string"] if scope["query_string"] else b""
                await say(send, 308, "It has a slash at its end.", [(b"location", b"./" + last + b"/" + query)])
                return
            if folder == path and is_retracted:
                await self._stand_in(send, 410, folder + "gone.html", codings, "Gone.")
                return
        await self._stand_in(send, 404, "/404.html", codings, "There is nothing here.")

    async def _stand_in(self, send: Send, status: int, page: str, codings: Codings, line: str) -> None:
        """Show a page in another's place, or say the line if there is no such page."""
        try:
            version, content = self.root.stand_in(page, codings)
            if content is None and (file := self.root.open(version)) is not None:
                with file:
                    content = file.read()
        except (Missing, OSError):
            content = None
        if content is None:
            await say(send, status, line)
            return
        await begin(send, status, [said for said in version.full if said[0] not in _ABOUT_BYTES])
        await send({"type": "http.response.body", "body": content})


async def _send_content(send: Send, fields: Fields, version: Version, content: bytes | BinaryIO) -> None:
    """The whole or the part that is asked for; `content` is closed by others."""
    first, end, headers, status = 0, version.size, version.full, 200
    asked = asked_range(fields, version.etag, version.modified, version.size) if version.has_parts else None
    if asked == UNSATISFIABLE:
        await say(send, 416, "There is no such part.", [(b"content-range", b"bytes */%d" % version.size)])
        return
    if asked is not None:
        first, end = asked
        headers = [said for said in version.full if said[0] != b"content-length"]
        headers.append((b"content-length", b"%d" % (end - first)))
        headers.append((b"content-range", b"bytes %d-%d/%d" % (first, end - 1, version.size)))
        status = 206
    await begin(send, status, headers)
    if isinstance(content, bytes):
        await send({"type": "http.response.body", "body": content[first:end]})
        return
    content.seek(first)
    while (piece := content.read(min(PIECE, end - first))) and first < end:
        first += len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": first < end})


def _fields(headers: list[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """Field → value; of repeated fields one list (RFC 9110 §5.3)."""
    fields = dict(headers)
    if len(fields) != len(headers):
        for name in fields:
            fields[name] = b", ".join(value for each, value in headers if each == name)
    return fields
