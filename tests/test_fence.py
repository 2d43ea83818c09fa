"""No test speaks to another machine, neither from Python nor from a program that it starts."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

FENCE = Path(__file__).with_name("fence.py")
LOOK = """
import os, socket
with socket.create_server(("127.0.0.1", 0)) as server:
    socket.create_connection(server.getsockname(), timeout=5).close()
print(os.getuid(), *(name for _, name in socket.if_nameindex()))
"""


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "0.0.0.0", "example.org"])
def test_connecting_elsewhere_fails_the_test(address: str) -> None:
    with pytest.raises(pytest.fail.Exception, match="loopback"):
        socket.create_connection((address, 25), timeout=0.1)


def test_sending_elsewhere_fails_the_test() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        with pytest.raises(pytest.fail.Exception, match="loopback"):
            sender.sendto(b"?", ("192.0.2.53", 53))
        with pytest.raises(pytest.fail.Exception, match="loopback"):
            sender.sendmsg([b"?"], [], 0, ("192.0.2.53", 53))


def test_asking_for_the_name_of_an_address_elsewhere_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="loopback"):
        socket.gethostbyaddr("192.0.2.1")
    with pytest.raises(pytest.fail.Exception, match="loopback"):
        socket.getnameinfo(("192.0.2.1", 25), 0)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        socket.create_connection(("localhost", port), timeout=5).close()
        socket.create_connection(("127.0.0.1", port), timeout=5).close()


def test_behind_the_fence_there_is_only_loopback() -> None:
    done = subprocess.run(
        [sys.executable, FENCE, sys.executable, "-c", LOOK], capture_output=True, text=True, check=True, timeout=60
    )
    if "no network namespace" in done.stderr:
        pytest.skip(done.stderr.strip())
    assert done.stdout.split() == [str(os.getuid()), "lo"]
