"""Other cores: has RSA signatures made by programs beside us, while our threads do what only one of them can at a time.

A signature takes as long as all else about a message. Threads that sign by themselves would do it beside each other,
but between two signatures each waits for its turn with Python; who asks for several signatures and goes on with
something else does not. `signing_program.py` is the program; it has its keys from us and never sees a message. Its
answers repeat what they answer: whatever has brought them out of step (an update of us while we run, say), no message
leaves with the signature of another.
"""

from __future__ import annotations

import hashlib
import os
import socket
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from itertools import cycle
from pathlib import Path

_PROGRAM = Path(__file__).with_name("signing_program.py")
_MOST = 3
"""Programs. What all threads of one Python can ask for keeps no more of them busy."""
_PATIENCE = 30
"""Seconds that a program gets for a signature."""
_ASKED = 64
"""Unread answers on a channel at most: they must fit into what the system keeps of them."""
_DIGEST = 32
"""Bytes of a SHA-256."""


def programs_worth() -> int:
    """How many programs can sign beside us: one for each core but ours."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    return min(cores - 1, _MOST)


class OtherCores:
    """Programs that sign; any number of threads may ask them, from when it is made until it is closed.

    None of them is needed: whatever goes wrong here, the answer is None, and whoever asked signs by themselves.
    """

    def __init__(self, keys: Sequence[bytes], count: int) -> None:
        """`keys` are DER (PKCS #8)."""
        self._programs: list[_Program] = []
        with suppress(OSError):
            for _ in range(count):
                self._programs.append(_Program(keys))
        self._turn = cycle(self._programs)
        self._own = threading.local()
        self._channels: list[_Channel] = []
        self._are_ready = False

    def are_ready(self) -> bool:
        """Whether all are up. Nobody else is to be asked."""
        if not self._are_ready:
            self._are_ready = bool(self._programs) and all(each.is_ready() for each in self._programs)
        return self._are_ready

    def ask(self, key: int, size: int, data: bytes) -> Asked | None:
        """Have `data` signed with the key of that number; `size` is that of its signatures, in bytes."""
        try:
            channel = self._own.channel
        except AttributeError:
            channel = self._own.channel = next(self._turn).open()
            if channel:
                self._channels.append(channel)
        return channel.ask(key, size, data) if channel else None

    def close(self) -> None:
        """End the programs. Nobody waits for a signature any more."""
        for channel in self._channels:
            channel.close()
        for program in self._programs:
            program.close()


class Asked:
    """A signature that was asked for."""

    __slots__ = ("_channel", "answer_size", "digest", "made")

    def __init__(self, channel: _Channel, digest: bytes, size: int) -> None:
        self._channel = channel
        self.digest = digest
        self.answer_size = _DIGEST + size
        self.made: bytes | None = None

    def signature(self) -> bytes | None:
        """Wait for it; for the thread that asked. None if it will never come."""
        if self.made is None:
            self._channel.hear(self)
        return self.made


class _Program:
    """One of them."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """Raises OSError where none can be started."""
        # Keys go to our own Python or to none; it may not know where it is.
        # -P: what lies beside it, or where we happen to be, must not stand for a module of Python's.
        command, quiet = [sys.executable or "", "-P", str(_PROGRAM)], subprocess.DEVNULL
        self._control, theirs = socket.socketpair()
        self._is_ready = False
        with theirs:
            try:
                self._process = subprocess.Popen(command, stdin=theirs.fileno(), stdout=quiet, stderr=quiet)
            except OSError:
                self._control.close()
                raise
        with suppress(OSError):  # it has died already, and will not be ready
            self._control.sendall(b"".join([len(key).to_bytes(2, "big") + key for key in keys]) + bytes(2))

    def is_ready(self) -> bool:
        """Whether it has read its keys."""
        if not self._is_ready:
            with suppress(OSError):
                self._is_ready = bool(self._control.recv(1, socket.MSG_DONTWAIT))
        return self._is_ready

    def open(self) -> _Channel | None:
        """A way to it for one thread, if it is there."""
        with suppress(OSError), ExitStack() as failing:
            ours, theirs = socket.socketpair()
            failing.enter_context(ours)
            with theirs:
                socket.send_fds(self._control, [b"+"], [theirs.fileno()])
            # Not a timeout of Python's, which would take a call more each time.
            for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
                ours.setsockopt(socket.SOL_SOCKET, option, struct.pack("@ll", _PATIENCE, 0))
            failing.pop_all()
            return _Channel(ours)
        return None

    def close(self) -> None:
        """End it, whatever it is doing: it has nothing to lose."""
        self._control.close()
        self._process.kill()
        self._process.wait()


class _Channel:
    """One thread's way to a program, which answers in the order in which it was asked."""

    def __init__(self, end: socket.socket) -> None:
        self._socket = end
        self._asked = deque[Asked]()
        self._heard = b""
        self._is_closed = False

    def ask(self, key: int, size: int, data: bytes) -> Asked | None:
        """None if nobody hears."""
        if len(self._asked) >= _ASKED:
            self.hear(self._asked[0])
        if self._is_closed:
            return None
        asked = Asked(self, hashlib.sha256(data).digest(), size)
        try:
            self._socket.sendall(bytes((key,)) + asked.digest)
        except OSError:
            self.close()
            return None
        self._asked.append(asked)
        return asked

    def hear(self, asked: Asked) -> None:
        """Read what has come until there is the answer to `asked`, or will be none."""
        while asked.made is None and not self._is_closed:
            try:
                said = self._socket.recv(1 << 16)
            except OSError:
                said = b""
            if not said:
                self.close()
                return
            self._heard += said
            while self._asked and len(self._heard) >= self._asked[0].answer_size:
                first = self._asked.popleft()
                if not self._heard.startswith(first.digest):  # it answers something else, and so will all that follow
                    self.close()
                    return
                first.made = self._heard[_DIGEST : first.answer_size]
                self._heard = self._heard[first.answer_size :]

    def close(self) -> None:
        """Ask and hear nothing more."""
        self._is_closed = True
        self._asked.clear()
        self._socket.close()
