"""A long way to a server on loopback: a proxy that holds back every byte, in a process of its own."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from functools import partial
from types import TracebackType
from typing import Any, Self


class Delay:
    """A long way to the server at `port`: a proxy that holds back every byte for half of `seconds`, both ways."""

    def __init__(self, port: int, seconds: float) -> None:
        self._arguments = [str(port), str(seconds)]
        self.port = 0

    def __enter__(self) -> Self:
        command = [sys.executable, __file__, *self._arguments]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._process.communicate()  # it ends with its input


class _Half(asyncio.Protocol):
    """One side of a connection over the long way; `other` is where its bytes come out."""

    def __init__(self, seconds: float, port: int | None) -> None:
        self._seconds = seconds
        self._port = port
        self._early: list[bytes] = []
        self.other: asyncio.Transport | None = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._port is not None:
            self._reaching = asyncio.ensure_future(self._reach(self._port))

    async def _reach(self, port: int) -> None:
        await asyncio.sleep(self._seconds * 2)  # the handshake's way there and back
        far = _Half(self._seconds, None)
        far.other = self.transport
        self.other, _ = await asyncio.get_running_loop().create_connection(lambda: far, "127.0.0.1", port)
        for data in self._early:
            self.other.write(data)

    def data_received(self, data: bytes) -> None:
        asyncio.get_running_loop().call_later(self._seconds, self._pass_on, data)

    def _pass_on(self, data: bytes) -> None:
        if self.other is None:
            self._early.append(data)
        elif not self.other.is_closing():
            self.other.write(data)

    def connection_lost(self, error: Exception | None) -> None:
        if self.other is not None:
            asyncio.get_running_loop().call_later(self._seconds, self.other.close)


async def _serve(port: int, seconds: float) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(partial(_Half, seconds / 2, port), "127.0.0.1", 0, backlog=100)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        runner.run(_serve(int(sys.argv[1]), float(sys.argv[2])))
