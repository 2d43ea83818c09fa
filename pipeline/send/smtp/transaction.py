"""One mail transaction as bytes: the commands that ask for a message to be taken, and the message as it follows."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from pipeline.errors import ConfigError
from pipeline.model.envelope import Envelope
from pipeline.send.smtp.address import wire_address

_DIGITS = 20
"""Of a limit at most (RFC 1870 §4); Python would refuse to read thousands."""


class UnfitError(Exception):
    """This server, or SMTP, cannot carry such a message; nothing was sent."""


def questions(envelope: Envelope, features: Mapping[str, str]) -> tuple[bytes, bytes, bytes]:
    """MAIL, RCPT and DATA for a server with these `features` (keyword in capitals → parameters).

    Raises UnfitError where the recipient or the message does not fit the server, ConfigError where every other one
    would not either.
    """
    sender = wire_address(envelope.sender) if envelope.sender else ""
    if sender is None:
        raise ConfigError(f"{envelope.sender!r} is no e-mail address; check from and return_path in [mail]")
    recipient = wire_address(envelope.recipient)
    if recipient is None:
        raise UnfitError(f"{envelope.recipient!r} is no address that SMTP can carry")
    options = _options(sender, recipient, envelope.message, features)
    return f"MAIL FROM:<{sender}>{options}\r\n".encode(), f"RCPT TO:<{recipient}>\r\n".encode(), b"DATA\r\n"


def _options(sender: str, recipient: str, message: bytes, features: Mapping[str, str]) -> str:
    """The parameters of MAIL (RFC 1870, 6152, 6531), as far as the message needs them and the server knows them."""
    options = ""
    limit = features.get("SIZE")
    if limit is not None:
        if limit.isdecimal() and len(limit) <= _DIGITS and 0 < int(limit) < len(message):
            # The same for every recipient: none of them is to blame.
            raise ConfigError(f"the message has {len(message)} bytes, the server takes {limit}; ask it for more")
        options += f" SIZE={len(message)}"
    if message.isascii() and sender.isascii() and recipient.isascii():
        return options
    is_ours = recipient.isascii() or not sender.isascii()  # else it may be their address alone, in To
    if not message.isascii():
        if "8BITMIME" not in features:
            raise _unfit("the message is not plain ASCII and the server does not offer 8BITMIME", is_ours)
        options += " BODY=8BITMIME"
    head = message.partition(b"\r\n\r\n")[0]
    if not (sender.isascii() and recipient.isascii() and head.isascii()):
        if "SMTPUTF8" not in features:
            raise _unfit("an address is not plain ASCII and the server does not offer SMTPUTF8", is_ours)
        options += " SMTPUTF8"
    return options


def _unfit(what: str, is_ours: bool) -> ConfigError | UnfitError:
    """What to raise where the server cannot carry it: `is_ours` if that is so for every recipient."""
    if is_ours:
        return ConfigError(f"{what}; write the addresses in [mail] in ASCII, or use another server")
    return UnfitError(what)


class Load(NamedTuple):
    """What is written after a go-ahead: a message with its dot, and perhaps the offer of another."""

    envelope: Envelope
    following: Envelope | None
    """The message that was to ride along."""
    rides: bool
    """Whether it does."""
    data: bytes
    size: int
    """How much of `data` is the message with its dot."""


def load(envelope: Envelope, following: Envelope | None, features: Mapping[str, str]) -> Load:
    """Everything after the go-ahead in one piece. Where the `following` does not fit the server, it does not ride."""
    message, dot = (envelope.message, b".\r\n") if envelope.is_checked else stuffed(envelope.message)
    riding: tuple[bytes, ...] = ()
    if following is not None:
        with suppress(UnfitError, ConfigError):  # told when it is offered by itself
            riding = questions(following, features)
    return Load(envelope, following, bool(riding), b"".join((message, dot, *riding)), len(message) + len(dot))


def stuffed(message: bytes) -> tuple[bytes, bytes]:
    """The message as it is sent after DATA: dots at line starts doubled; and its final dot (RFC 5321 §4.5.2)."""
    if b"\r\n." in message:
        message = message.replace(b"\r\n.", b"\r\n..")
    if message.startswith(b"."):
        message = b"." + message
    return message, b".\r\n" if message.endswith(b"\r\n") else b"\r\n.\r\n"
