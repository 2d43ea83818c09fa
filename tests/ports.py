"""Ports of loopback: one that nobody has, for a server that must be told which; and whether somebody listens."""

from __future__ import annotations

import socket
from contextlib import ExitStack


def free_port() -> int:
    """One on which nobody listens now."""
    return free_ports(1)[0]


def free_ports(count: int) -> list[int]:
    """Different ones: all are held until the last is found."""
    with ExitStack() as held:
        return [held.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1] for _ in range(count)]


def is_open(port: int) -> bool:
    """Whether a connection is taken there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
