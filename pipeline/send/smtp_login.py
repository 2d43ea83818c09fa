"""Logging in to an SMTP server (RFC 4954): with a password or, where the big providers want that, with a token."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress

from pipeline.errors import ConfigError, Unreachable
from pipeline.send.smtp_reply import one_line
from pipeline.send.smtp_server import Server
from pipeline.send.wire import Wire

_GO_ON = 334
_DONE = 235


def log_in(wire: Wire, server: Server) -> None:
    """AUTH as `server` says. Raises ConfigError, Unreachable; OSError if the connection breaks."""
    if server.security == "none" and not _is_this_machine(wire):
        raise ConfigError(f'{server}: no password is sent unencrypted; set security = "starttls" in [[mail.lane]]')
    offered = wire.features.get("AUTH", "").upper().split()
    if server.auth == "xoauth2":
        code, text = _with_token(wire, server, offered)
    else:
        code, text = _with_password(wire, server, offered)
    if code == _DONE:
        return
    said = one_line(f"{code} ".encode() + text)
    if code // 100 not in (3, 5):
        raise Unreachable(f"{server}: cannot log us in at present: {said}; try again later")
    words = "the token" if server.auth == "xoauth2" else "password"
    raise ConfigError(
        f"{server}: refuses the login of {server.username}: {said}; check username and {words} of [[mail.lane]]"
    )


def _with_password(wire: Wire, server: Server, offered: list[str]) -> tuple[int, bytes]:
    """PLAIN or LOGIN, in UTF-8 as RFC 4616 has it, else CRAM-MD5 (RFC 2195)."""
    username, password = server.username, server.password
    if "PLAIN" in offered:
        return wire.command("AUTH PLAIN " + _base64(f"\0{username}\0{password}"))
    if "LOGIN" in offered:
        code, text = wire.command("AUTH LOGIN")
        for word in (username, password):
            if code == _GO_ON:
                code, text = wire.command(_base64(word))
        return code, text
    if "CRAM-MD5" in offered:
        code, text = wire.command("AUTH CRAM-MD5")
        if code != _GO_ON:
            return code, text
        digest = hmac.digest(password.encode(), _decoded(text), "md5").hex()
        return wire.command(_base64(f"{username} {digest}"))
    raise ConfigError(
        f"{server}: no AUTH PLAIN, LOGIN or CRAM-MD5; remove username from [[mail.lane]], or check the port"
    )


def _with_token(wire: Wire, server: Server, offered: list[str]) -> tuple[int, bytes]:
    """XOAUTH2 (https://developers.google.com/workspace/gmail/imap/xoauth2-protocol), as Microsoft has it, too."""
    if "XOAUTH2" not in offered:
        raise ConfigError(f'{server}: no AUTH XOAUTH2; set auth = "password" in [[mail.lane]], or check the port')
    proof = f"user={server.username}\x01auth=Bearer {server.password}\x01\x01"
    code, text = wire.command("AUTH XOAUTH2 " + _base64(proof))
    if code == _GO_ON:  # the reason of a refusal, as JSON; the refusal itself follows when it has been noted
        reason = _decoded(text)
        code, text = wire.command("")
        text += b" " + reason
    return code, text


def _decoded(challenge: bytes) -> bytes:
    try:
        return base64.b64decode(challenge)
    except binascii.Error:
        return challenge


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _is_this_machine(wire: Wire) -> bool:
    _, address = wire.channel.addresses()
    return ipaddress.ip_address(address.split("%")[0]).is_loopback
