"""Runs the application on a port until it is asked to stop: one process, uvicorn's loop."""

from __future__ import annotations

import asyncio
import resource
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

import uvicorn
import uvloop

from pipeline.errors import ConfigError
from pipeline.web.connection import Connection
from pipeline.web.public import Site

KEEP_ALIVE_SECONDS = 65
"""Longer than the 60 s for which nginx keeps connections to us, else it would send a request into a closed one."""
FAREWELL_SECONDS = 10
"""How long answers that are under way may take once we are asked to stop."""

DOORS = 16
"""Descriptors of the listening socket. At each turn of its loop, libuv lets one client in by each: with a single one,
the last of 200 that come at once, as after a restart, would wait 200 turns while those before it are served."""


class _Server(uvicorn.Server):
    """Uvicorn's own, but that a signal ends it well, and stuck connections are let go."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT ask us to stop; the second one, to stop at once."""
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal has come."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second. Returns whether to stop."""
        if counter % 10 == 0:
            for connection in list(self.server_state.connections):
                if isinstance(connection, Connection):
                    connection.let_go_if_stuck(connection.loop.time())
        return await super().on_tick(counter)


def serve(site: Site, host: str, port: int, started: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; `started` is called once the port is ours. Raises ConfigError if it is not.

    Answers under way are finished, within FAREWELL_SECONDS; a second signal cuts them short.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise ConfigError(
            f"{address(host, port)}: cannot be served ({error.strerror}); choose another with --port or [web] port"
        ) from error
    config = uvicorn.Config(
        site,
        http=Connection,
        ws="none",
        lifespan="auto" if site.dynamic else "off",
        log_level="error",
        access_log=False,
        proxy_headers=False,  # a mounted application that cares who asks wraps itself
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=FAREWELL_SECONDS,
    )
    _allow_many_files()
    with ExitStack() as doors:
        sockets = [doors.enter_context(each) for each in (listening, *(listening.dup() for _ in range(1, DOORS)))]
        started()
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_Server(config).serve(sockets=sockets))


def address(host: str, port: int) -> str:
    """The URL of what is served there."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _allow_many_files() -> None:
    """A connection is an open file, and the usual limit of 1024 is one of old, for programs that use select()."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = 8192
    if soft != resource.RLIM_INFINITY and soft < enough:
        limit = enough if hard == resource.RLIM_INFINITY else min(enough, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
