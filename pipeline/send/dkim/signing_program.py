"""The signing program: makes RSA signatures on a core of its own, for a sender that has other work for its own.

`other_cores.py` runs it by its path and speaks to it over a socket, its standard input. First come the keys, each as
its length (two bytes) and its DER, and two zero bytes after the last; it answers with a byte. From then on each byte
brings a channel with it (SCM_RIGHTS, unix(7)). On a channel a request is the number of a key (one byte) and the
SHA-256 of what is to be signed; the answers, in the order of the requests, are that SHA-256 again and the bare
signature. It ends when its standard input does, as that does when the sender dies.
"""

from __future__ import annotations

import select
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

_REQUEST = 33
_AT_ONCE = 32
"""Requests read with one call."""

Sign = Callable[[bytes], bytes]


def main() -> None:
    """Sign until there is nobody any more to sign for."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)  # they go to a whole terminal or service: the sender ends us when it ends
    with socket.socket(fileno=sys.stdin.fileno()) as control:
        keys = _read_keys(control)
        control.send(b"!")
        _serve(control, keys)


def _read_keys(control: socket.socket) -> list[Sign]:
    keys: list[Sign] = []
    while size := int.from_bytes(control.recv(2, socket.MSG_WAITALL), "big"):
        # The sender has looked whether it is sound, which takes as long as a hundred signatures.
        key = load_der_private_key(control.recv(size, socket.MSG_WAITALL), None, unsafe_skip_rsa_key_validation=True)
        if isinstance(key, RSAPrivateKey):
            keys.append(partial(key.sign, padding=PKCS1v15(), algorithm=Prehashed(SHA256())))
    return keys


def _serve(control: socket.socket, keys: list[Sign]) -> None:
    ready = select.poll()
    ready.register(control, select.POLLIN)
    channels: dict[int, socket.socket] = {}
    while True:
        for number, _ in ready.poll():
            if number != control.fileno():
                if not _answer(channels[number], keys):
                    ready.unregister(number)
                    channels.pop(number).close()
                continue
            byte, opened, _, _ = socket.recv_fds(control, 1, 1)
            if not byte:
                return
            for each in opened:
                channels[each] = socket.socket(fileno=each)
                ready.register(each, select.POLLIN)


def _answer(channel: socket.socket, keys: list[Sign]) -> bool:
    """Answer the requests that are here; whether more may come."""
    try:
        said = channel.recv(_REQUEST * _AT_ONCE)
        for at in range(0, len(said), _REQUEST):
            digest = said[at + 1 : at + _REQUEST]
            channel.sendall(digest + keys[said[at]](digest))
    except OSError:  # who has asked has gone
        return False
    return bool(said)


if __name__ == "__main__":
    main()
