"""One client's connection, with limits on what a client may cost us: the size of a request's head, time, room.

Uvicorn limits neither: a head may grow for ever, a client that sends half a line or reads nothing is kept for ever.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop, BaseTransport
from typing import Any

from uvicorn.config import Config
from uvicorn.server import ServerState

from pipeline.web.plain import turned_away
from pipeline.web.polls import PollingProtocol

HEAD = 32 * 1024
"""Bytes of a request before its content; nginx takes as many."""
PATIENCE = 30.0
"""Seconds in which a head must come, and in which some of an answer must have been taken."""
ROOM = 1000
"""Connections; who comes then gets a 503 and is let go."""
TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\ncache-control: no-store\r\n"
    b"connection: close\r\n\r\n"
)


class Connection(PollingProtocol):
    """Uvicorn's own, but for the limits."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._unread = 0
        self._is_in_head = True
        self._since = self.loop.time()
        self._waiting_to_leave = 0

    def connection_made(self, transport: BaseTransport) -> None:
        """A client has come."""
        super().connection_made(transport)  # type: ignore[arg-type]
        if len(self.connections) > ROOM:
            self.app = turned_away

    def data_received(self, data: bytes) -> None:
        """Some bytes of a request."""
        self._unread += len(data)
        super().data_received(data)
        if self._is_in_head and self._unread > HEAD and not self.transport.is_closing():
            self.transport.write(TOO_LARGE)
            self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._is_in_head = True
        self._since = self.loop.time()

    def on_headers_complete(self) -> None:
        """Its head is there."""
        self._is_in_head = False
        self._unread = 0
        super().on_headers_complete()

    def shutdown(self) -> None:
        """We are about to stop: what is still in the pipeline is turned away."""
        self.app = turned_away
        super().shutdown()

    def let_go_if_stuck(self, now: float) -> None:
        """Close it if nothing has moved for too long; `now` is the loop's time. To be called now and then."""
        waiting = self.transport.get_write_buffer_size()
        if waiting != self._waiting_to_leave:
            self._waiting_to_leave, self._since = waiting, now
        is_idle = self.cycle is None or self.cycle.response_complete
        is_owed_a_head = is_idle and self.timeout_keep_alive_task is None  # uvicorn's own timer stops at the first byte
        if (waiting or is_owed_a_head) and now - self._since > PATIENCE:
            self.transport.abort()
