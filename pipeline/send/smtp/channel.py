"""The bytes under an SMTP connection: TCP or TLS, abortable, with replies read from a buffer of its own."""

from __future__ import annotations

import re
import select
import socket
import ssl
import sys
from contextlib import suppress

_PIECE = 16_384
"""Bytes to read at a time."""
_RECORD = 16_384
"""Bytes of a TLS record (RFC 8446 §5.1). OpenSSL takes a write whole or not at all, and has sent some of it in between:
only of a single record is what it took also what left."""
_LONGEST_REPLY = 65_536
"""Bytes of one reply, all its lines together; RFC 5321 §4.5.3.1.5 has 512 for a line."""
_HASTE = 5.0
"""Seconds for a server to go on reading when it has answered before it was told everything."""

_LAST_LINE = re.compile(rb"[2-5][0-9]{2}(?: |\Z)")
_READ, _BOTH = select.POLLIN, select.POLLIN | select.POLLOUT


class Channel:
    """One connection. Everything that waits raises OSError: for a timeout, an end, an `abort`."""

    def __init__(self, timeout: float) -> None:
        """`timeout` is seconds for connecting, for a TLS handshake, and for each time that a write makes no headway."""
        self._timeout = timeout
        self._socket: socket.socket | None = None
        self._most = sys.maxsize
        self._heard = bytearray()
        self._aborted = False
        self.written = 0
        """How many bytes of the last `write` the system took."""

    @property
    def is_open(self) -> bool:
        """Whether it is connected, as far as we know."""
        return self._socket is not None

    @property
    def has_unread(self) -> bool:
        """Whether the server has said more than was read."""
        return bool(self._heard)

    def connect(self, host: str, port: int) -> None:
        """Try each address of `host`. Every socket is known to `abort` before it is waited for."""
        failure: OSError = ConnectionError("no address")
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            try:
                self._socket = socket.socket(family, kind, protocol)
                self._socket.settimeout(self._timeout)
                self._check()
                self._socket.connect(address)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._socket.setblocking(False)
            except OSError as error:
                failure = error
                self.close()
            else:
                return
        raise failure

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from here on; `host` is the name that the certificate must have."""
        if self._heard:  # it came in plain text, so it may not be the server's (RFC 3207 §6)
            raise ConnectionError("bytes before TLS that nobody asked for")
        plain = self._connected()
        plain.settimeout(self._timeout)
        self._socket = encrypted = context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        self._check()
        encrypted.do_handshake()
        encrypted.setblocking(False)
        self._most = _RECORD

    def addresses(self) -> tuple[str, str]:
        """(ours, the server's): the two ends' IP addresses."""
        end = self._connected()
        ours, theirs = end.getsockname(), end.getpeername()
        return ours[0], theirs[0]

    def abort(self) -> None:
        """End whatever waits on this connection, now or later. Safe in a signal handler and from other threads."""
        self._aborted = True
        end = self._socket
        if end is not None:
            with suppress(OSError):
                # The plain socket's method: that of ssl would pull the TLS state from under the thread that reads.
                socket.socket.shutdown(end, socket.SHUT_RDWR)

    def close(self) -> None:
        """Drop the connection; what was heard is forgotten. Never raises."""
        end, self._socket = self._socket, None
        self._heard.clear()
        if end is not None:
            with suppress(OSError):
                end.close()

    def write(self, data: bytes) -> None:
        """Hand `data` to the system, listening meanwhile, so that a server which answers early is never stuck."""
        end, size = self._connected(), len(data)
        piece: bytes | memoryview = data if size <= self._most else memoryview(data)[: self._most]
        self.written = 0
        while True:
            try:
                self.written += end.send(piece)
            except (BlockingIOError, ssl.SSLWantWriteError):
                self._wait_for_room(end)
            except ssl.SSLWantReadError:
                self._wait(end, _READ, self._timeout)
            if self.written >= size:
                return
            piece = memoryview(data)[self.written : self.written + self._most]

    def reply(self, patience: float) -> tuple[int, bytes]:
        """The next reply (RFC 5321 §4.2): its code and its lines' text, joined by LF.

        The code is -1 for what is no SMTP. `patience` is seconds without a byte.
        """
        line = self._line(patience, _LONGEST_REPLY)
        code, text, room = line[:3], line[4:], _LONGEST_REPLY - len(line)
        while line[3:4] == b"-" and line[:3] == code and room >= 0:
            line = self._line(patience, room)
            text += b"\n" + line[4:]
            room -= len(line) + 1
        if room < 0:
            return -1, b"an answer without end"
        if line[:3] != code or not _LAST_LINE.match(line):
            return -1, line
        return int(code), text

    def take(self, replies: re.Pattern[bytes]) -> bool:
        """Whether what was heard begins with these replies; then they are read."""
        match = replies.match(self._heard)
        if match:
            del self._heard[: match.end()]
        return match is not None

    def early_reply(self) -> tuple[int, bytes] | None:
        """A whole reply that is here already, or None. For when writing has failed. Never raises."""
        with suppress(OSError):
            while self._hear():
                pass
        with suppress(OSError):
            return self.reply(0) if b"\n" in self._heard else None
        return None

    def _line(self, patience: float, room: int) -> bytes:
        """The next line without its end; longer than `room` if the server does not end it."""
        heard = self._heard
        while (end := heard.find(b"\n")) < 0:
            if len(heard) > room:
                return bytes(heard)
            while not self._hear():
                self._wait(self._connected(), _READ, patience)
        line = bytes(heard[:end])
        del heard[: end + 1]
        return line[:-1] if line.endswith(b"\r") else line

    def _hear(self) -> bool:
        """Take what has arrived into the buffer; False if that is nothing yet."""
        try:
            data = self._connected().recv(_PIECE)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return False
        if not data:
            raise ConnectionError("stopped" if self._aborted else "the server has closed the connection")
        self._heard += data
        return True

    def _wait_for_room(self, end: socket.socket) -> None:
        """Wait until more can be written, or was heard."""
        if len(self._heard) > _LONGEST_REPLY:
            raise ConnectionError("the server talks and does not listen")
        if self._wait(end, _BOTH, _HASTE if self._heard else self._timeout) & ~select.POLLOUT:
            self._hear()

    def _wait(self, end: socket.socket, events: int, patience: float) -> int:
        poll = select.poll()
        poll.register(end, events)
        happened = poll.poll(patience * 1000)
        if not happened:
            raise TimeoutError("timed out")
        return happened[0][1]

    def _connected(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionError("not connected")
        return self._socket

    def _check(self) -> None:
        if self._aborted:
            raise ConnectionAbortedError("stopped")
