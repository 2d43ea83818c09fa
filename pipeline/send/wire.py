"""One SMTP connection (RFC 5321): smtplib's, but abortable, and exact about how far it came when it broke."""

from __future__ import annotations

import base64
import smtplib
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from pipeline.errors import ConfigError

Stage = Literal["MAIL", "RCPT", "DATA", "end"]
"""The command that was answered; "end" is the dot that ends the message."""

_FAREWELL = 5.0
"""Seconds that a server gets to answer QUIT."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer that decided a transaction: the first refusal, or the one to the final dot."""

    stage: Stage
    code: int
    """-1 if the answer was not SMTP."""
    text: str

    """On one line."""

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class LostError(Exception):
    """The connection broke. Up to stage "DATA" the message is not over there; at "end" it may be."""

    def __init__(self, stage: Stage, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage


class UnfitError(Exception):
    """The server has told that it cannot carry such a message; nothing was sent."""


class Wire(smtplib.SMTP):
    """A connection that is made with `connect`, `secure` or `start_tls`, `log_in`, and then carries transactions."""

    def __init__(self, *, name: str | None, timeout: float, final_timeout: float) -> None:
        """`name` is said in EHLO; None means this machine's. Both timeouts are seconds."""
        super().__init__(local_hostname=name, timeout=timeout)
        self._limit = timeout
        self._final_limit = final_timeout
        self._aborted = False
        self._open_transaction = False
        self.context: ssl.SSLContext | None = None
        """Set before `connect` for TLS from the first byte."""

    def abort(self) -> None:
        """End whatever waits on this connection, now or later. Safe in a signal handler and from other threads."""
        self._aborted = True
        if self.sock is not None:
            with suppress(OSError):
                # The plain socket's method: that of ssl would pull the TLS state from under the thread that reads.
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """smtplib's hook for making the connection. Every socket is known to `abort` before it is waited for."""
        failure: OSError = ConnectionError("no address")
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            try:
                self.sock = socket.socket(family, kind, protocol)
                self.sock.settimeout(timeout)
                self._check()
                self.sock.connect(address)
                self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError as error:
                failure = error
                self.close()
            else:
                if self.context is not None:
                    self.secure(self.context, host)
                return self.sock
        raise failure

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Speak TLS from here on. Raises ssl.SSLError, OSError."""
        assert self.sock is not None
        if self.file is not None:
            self.file.close()  # with whatever came before TLS: it may not be the server's (RFC 3207 §6)
            self.file = None
        self.sock = context.wrap_socket(self.sock, server_hostname=host, do_handshake_on_connect=False)
        self._check()
        self.sock.do_handshake()

    def start_tls(self, context: ssl.SSLContext, host: str) -> None:
        """STARTTLS (RFC 3207); EHLO must follow. Raises smtplib.SMTPResponseException, ssl.SSLError, OSError."""
        code, text = self.docmd("STARTTLS")
        if code != 220:
            raise smtplib.SMTPResponseException(code, text)
        self.secure(context, host)
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False

    def log_in(self, username: str, password: str) -> None:
        """AUTH (RFC 4954) with PLAIN or LOGIN, in UTF-8 as RFC 4616 has it, else with CRAM-MD5.

        Raises smtplib.SMTPAuthenticationError, and SMTPNotSupportedError if the server offers none of these.
        """
        offered = self.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            code, text = self.docmd("AUTH", "PLAIN " + _base64(f"\0{username}\0{password}"))
        elif "LOGIN" in offered:
            code, text = self.docmd("AUTH", "LOGIN")
            for word in (username, password):
                if code == 334:
                    code, text = self.docmd(_base64(word))
        elif "CRAM-MD5" in offered:
            self.user, self.password = username, password
            code, text = self.auth("CRAM-MD5", self.auth_cram_md5)
        else:
            raise smtplib.SMTPNotSupportedError("no AUTH PLAIN, LOGIN or CRAM-MD5")
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, text)

    def transact(self, sender: str, recipient: str, message: bytes) -> Reply:
        """One mail transaction with addresses as SMTP writes them. Raises LostError, UnfitError.

        A server that offers PIPELINING could be told MAIL, RCPT and DATA in one write; whoever does that replaces
        this method and nothing else. (A refused RCPT then still leaves a DATA to be answered.)
        """
        options = self._options(sender, recipient, message)
        stage: Stage = "MAIL"
        try:
            if self._open_transaction:
                self.docmd("RSET")
            self.command_encoding = "utf-8"
            self._open_transaction = True
            reply = self._ask(stage, f"MAIL FROM:<{sender}>{options}")
            if reply.code // 100 == 2:
                stage = "RCPT"
                reply = self._ask(stage, f"RCPT TO:<{recipient}>")
            if stage == "RCPT" and reply.code // 100 == 2:
                stage = "DATA"
                reply = self._ask(stage, "DATA")
            if reply.code != 354 or stage != "DATA":
                return reply
            self.send(stuffed(message))
            stage = "end"
            return self._final_reply()
        except OSError as error:  # smtplib's own exceptions are among them
            self.close()
            raise LostError(stage, str(error)) from error

    def leave(self, *, politely: bool) -> None:
        """Close the connection, with QUIT if `politely`. Never raises."""
        with suppress(OSError):
            if politely and self.sock is not None:
                self.sock.settimeout(_FAREWELL)
                self.docmd("QUIT")
        self.close()

    def _ask(self, stage: Stage, command: str) -> Reply:
        code, text = self.docmd(command)
        return Reply(stage, code, one_line(text))

    def _final_reply(self) -> Reply:
        """The answer to the dot, for which RFC 5321 §4.5.3.2.6 wants more patience than for any other."""
        if self.sock is not None:
            self.sock.settimeout(self._final_limit)
        code, text = self.getreply()
        if self.sock is not None:
            self.sock.settimeout(self._limit)
        self._open_transaction = code // 100 != 2
        return Reply("end", code, one_line(text))

    def _options(self, sender: str, recipient: str, message: bytes) -> str:
        """The parameters of MAIL (RFC 1870, 6152, 6531), as far as the message needs them and the server knows them."""
        options = ""
        if self.has_extn("size"):
            limit = self.esmtp_features["size"]
            if limit.isdecimal() and 0 < int(limit) < len(message):
                # The same for every recipient: none of them is to blame.
                raise ConfigError(f"the message has {len(message)} bytes, the server takes {limit}; ask it for more")
            options += f" SIZE={len(message)}"
        if not message.isascii():
            if not self.has_extn("8bitmime"):
                raise UnfitError("the message is not plain ASCII and the server does not offer 8BITMIME")
            options += " BODY=8BITMIME"
        if not (sender.isascii() and recipient.isascii()):
            if not self.has_extn("smtputf8"):
                raise UnfitError("the address is not plain ASCII and the server does not offer SMTPUTF8")
            options += " SMTPUTF8"
        return options

    def _check(self) -> None:
        if self._aborted:
            raise smtplib.SMTPServerDisconnected("stopped")


def stuffed(message: bytes) -> bytes:
    """The message as it is sent after DATA: dots at line starts doubled, the final dot added (RFC 5321 §4.5.2)."""
    if b"\r\n." in message:
        message = message.replace(b"\r\n.", b"\r\n..")
    if message.startswith(b"."):
        message = b"." + message
    return message + (b".\r\n" if message.endswith(b"\r\n") else b"\r\n.\r\n")


def one_line(text: bytes | str) -> str:
    """What a server said, as it may stand in a message to people: printable, without line ends, not endless."""
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join("".join(mark if mark.isprintable() else " " for mark in said).split())[:500]


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
