"""The bytes under SMTP: replies in any shape, and never more of them than is sensible."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from typing import Any

import pytest

from pipeline.send.smtp.channel import Channel


def replies(tape: Any, said: bytes, count: int = 1) -> list[tuple[int, bytes]]:
    channel = Channel(5)
    channel.connect("127.0.0.1", tape([said]).port)
    try:
        return [channel.reply(5) for _ in range(count)]
    finally:
        channel.close()


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        (b"250 fine\r\n", (250, b"fine")),
        (b"250 fine\n", (250, b"fine")),
        (b"250\r\n", (250, b"")),
        (b"250-a\r\n250-\r\n250 b\r\n", (250, b"a\n\nb")),
        (b"599 x\r\n", (599, b"x")),
    ],
)
def test_a_reply(tape: Any, said: bytes, reply: tuple[int, bytes]) -> None:
    assert replies(tape, said) == [reply]


@pytest.mark.parametrize(
    "said",
    [
        b"\r\n",
        b"garbage\r\n",
        b"HTTP/1.1 400 Bad Request\r\n",
        b"2500 fine\r\n",
        b"25 fine\r\n",
        b"+25 fine\r\n",
        b"150 fine\r\n",
        b"650 fine\r\n",
        b"250-fine\r\n550 not\r\n",
        b"250-fine\r\n2500\r\n",
        "２５０ fine\r\n".encode(),
    ],
)
def test_no_reply(tape: Any, said: bytes) -> None:
    [(code, _)] = replies(tape, said)
    assert code == -1


def test_one_after_the_other(tape: Any) -> None:
    assert replies(tape, b"250-a\r\n250 b\r\n354 c\r\n", 2) == [(250, b"a\nb"), (354, b"c")]


@pytest.mark.parametrize("said", [b"250 half", b"250-half\r\n", b""])
def test_half_a_reply_is_an_error(tape: Any, said: bytes) -> None:
    with pytest.raises(ConnectionError, match="closed"):
        replies(tape, said)


@pytest.mark.parametrize("flood", [b"250 " + b"x" * 1_000_000, b"250-x\r\n" * 150_000], ids=["line", "lines"])
def test_a_reply_without_end_is_not_kept(tape: Any, flood: bytes) -> None:
    channel = Channel(5)
    server = tape([("flood", flood)])
    channel.connect("127.0.0.1", server.port)
    code, text = channel.reply(5)
    kept = len(channel._heard)
    channel.close()
    assert (code, text) == (-1, b"an answer without end")
    assert kept < 100_000


def test_what_was_written_under_tls_is_what_the_server_has_got(
    server_context: ssl.SSLContext, trusting_context: ssl.SSLContext
) -> None:
    """A server stops reading in the middle; what it finds later, up to the end, is what we took for gone."""
    server_context.num_tickets = 0  # unread, they would cut off what is on its way when we hang up
    received, has_given_up = bytearray(), threading.Event()

    def serve(listener: socket.socket) -> None:
        plain, _ = listener.accept()
        with server_context.wrap_socket(plain, server_side=True) as talk, contextlib.suppress(ssl.SSLError):
            has_given_up.wait(10)
            while data := talk.recv(65_536):
                received.extend(data)

    channel = Channel(0.5)
    message = bytes(range(256)) * 100_000
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=serve, args=(listener,))
        server.start()
        channel.connect("127.0.0.1", listener.getsockname()[1])
        channel.secure(trusting_context, "localhost")
        with pytest.raises(TimeoutError):
            channel.write(message)
        channel.close()
        has_given_up.set()
        server.join(10)
    assert 0 < len(received) < len(message)
    assert channel.written == len(received)
    assert message.startswith(received)
