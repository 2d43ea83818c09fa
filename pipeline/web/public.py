"""The web root over HTTP, for looking: right media types, 410 for what was retracted, nothing outside of it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from pipeline.errors import ConfigError

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
}
"""By the end of the file's name."""


class _WebRoot(StaticFiles):
    """Starlette's static files with our media types, our 404 page, and 410 for retracted sessions."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, what became of it, or our word that there is none."""
        if any(part.startswith(".") for part in Path(path).parts if part != "."):
            return self._missing()
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404:
                raise
            return self._gone(path) or self._missing()
        if response.status_code == 404:
            return self._gone(path) or self._missing()
        if isinstance(response, FileResponse):
            name = Path(response.path).name
            media_type = next((kind for end, kind in MEDIA_TYPES.items() if name.endswith(end)), None)
            if media_type:
                response.headers["content-type"] = media_type
        return response

    def is_not_modified(self, response_headers: Headers, request_headers: Headers) -> bool:
        """An ETag that is asked for decides alone: times have whole seconds only (RFC 9110 §13.2.2)."""
        asked = request_headers.get("if-none-match")
        if asked is None:
            return super().is_not_modified(response_headers, request_headers)
        known = [tag.strip().removeprefix("W/") for tag in asked.split(",")]
        return "*" in known or response_headers.get("etag") in known

    def _gone(self, path: str) -> Response | None:
        found, stat = self.lookup_path(f"{path.rstrip('/')}/gone.html")
        return FileResponse(found, 410, {"content-type": MEDIA_TYPES[".html"]}, stat_result=stat) if stat else None

    def _missing(self) -> Response:
        found, stat = self.lookup_path("404.html")
        if stat is None:
            return PlainTextResponse("Not found", 404)
        return FileResponse(found, 404, {"content-type": MEDIA_TYPES[".html"]}, stat_result=stat)


def application(root: Path) -> Starlette:
    """The web root as an ASGI application; `root` need not exist yet."""
    return Starlette(routes=[Mount("/", _WebRoot(directory=root, html=True, check_dir=False))])


def serve(root: Path, host: str, port: int, started: Callable[[], None]) -> None:
    """Serve until interrupted; `started` is called once the port is ours. Raises ConfigError if it cannot be had."""
    try:
        listening = socket.create_server((host, port), reuse_port=False)
    except OSError as error:
        raise ConfigError(
            f"http://{host}:{port}/: cannot be served ({error.strerror}); choose another with --port or [web] port"
        ) from error
    config = uvicorn.Config(application(root), log_level="warning", access_log=False, lifespan="off")
    with listening:
        started()
        uvicorn.Server(config).run(sockets=[listening])
