"""Logging in to an SMTP server (RFC 4954): with a password or, where the big providers want that, with a token."""

from __future__ import annotations

import binascii
import hmac
import ipaddress
import re
from base64 import b64decode, b64encode

from pipeline.errors import ConfigError, Unreachable
from pipeline.model.said import one_line
from pipeline.send.smtp.server import Server
from pipeline.send.smtp.wire import Wire

_GO_ON = 334
_DONE = 235
_HUSH = "…".encode()
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]{8,}")
"""Long enough to be no word that happens to stand in it."""


def log_in(wire: Wire, server: Server) -> None:
    """AUTH as `server` says. Raises ConfigError, Unreachable; OSError if the connection breaks."""
    if server.security == "none" and not _is_this_machine(wire):
        raise ConfigError(f'{server}: no password is sent unencrypted; set security = "starttls" in [[mail.lane]]')
    offered = wire.features.get("AUTH", "").upper().split()
    talk = _Talk(wire)
    if server.auth == "xoauth2":
        code, text = _with_token(talk, server, offered)
    else:
        code, text = _with_password(talk, server, offered)
    if code == _DONE:
        return
    said = one_line(f"{code} ".encode() + talk.hushed(text, server.password.encode()))
    if code // 100 not in (3, 5):
        raise Unreachable(f"{server}: cannot log us in at present: {said}; try again later")
    words = "the token" if server.auth == "xoauth2" else "password"
    raise ConfigError(
        f"{server}: refuses the login of {server.username}: {said}; check username and {words} of [[mail.lane]]"
    )


class _Talk:
    """The commands of a login, and what was told in confidence."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._told: list[bytes] = []

    def command(self, line: str, secret: str = "") -> tuple[int, bytes]:
        """One command, which ends with `secret` in base64, and its reply. Raises OSError."""
        coded = b64encode(secret.encode())
        self._told.append(coded)
        return self._wire.command(f"{line} {coded.decode()}".strip())

    def hushed(self, text: bytes, password: bytes) -> bytes:
        """What the server said, without what it repeats of it: whole, or cut short."""
        told = b" ".join(self._told).lower()
        for secret in filter(None, (*self._told, password)):
            text = re.sub(re.escape(secret), _HUSH, text, flags=re.IGNORECASE)
        return _BASE64.sub(lambda found: _HUSH if found[0].lower() in told else found[0], text)


def _with_password(talk: _Talk, server: Server, offered: list[str]) -> tuple[int, bytes]:
    """PLAIN or LOGIN, in UTF-8 as RFC 4616 has it, else CRAM-MD5 (RFC 2195)."""
    username, password = server.username, server.password
    if "PLAIN" in offered:
        return talk.command("AUTH PLAIN", f"\0{username}\0{password}")
    if "LOGIN" in offered:
        code, text = talk.command("AUTH LOGIN")
        for word in (username, password):
            if code == _GO_ON:
                code, text = talk.command("", word)
        return code, text
    if "CRAM-MD5" in offered:
        code, text = talk.command("AUTH CRAM-MD5")
        if code != _GO_ON:
            return code, text
        digest = hmac.digest(password.encode(), _decoded(text), "md5").hex()
        return talk.command("", f"{username} {digest}")
    raise ConfigError(
        f"{server}: no AUTH PLAIN, LOGIN or CRAM-MD5; remove username from [[mail.lane]], or check the port"
    )


def _with_token(talk: _Talk, server: Server, offered: list[str]) -> tuple[int, bytes]:
    """XOAUTH2 (https://developers.google.com/workspace/gmail/imap/xoauth2-protocol), as Microsoft has it, too."""
    if "XOAUTH2" not in offered:
        raise ConfigError(f'{server}: no AUTH XOAUTH2; set auth = "password" in [[mail.lane]], or check the port')
    code, text = talk.command("AUTH XOAUTH2", f"user={server.username}\x01auth=Bearer {server.password}\x01\x01")
    if code == _GO_ON:  # the reason of a refusal, as JSON; the refusal itself follows when it has been noted
        reason = _decoded(text)
        code, text = talk.command("")
        text += b" " + reason
    return code, text


def _decoded(challenge: bytes) -> bytes:
    try:
        return b64decode(challenge)
    except binascii.Error:
        return challenge


def _is_this_machine(wire: Wire) -> bool:
    _, address = wire.channel.addresses()
    return ipaddress.ip_address(address.split("%")[0]).is_loopback
