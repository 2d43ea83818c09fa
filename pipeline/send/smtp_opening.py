"""Opening a connection to an SMTP server: greeting, TLS, login. What fails here is never a recipient's fault."""

from __future__ import annotations

import ipaddress
import smtplib
import ssl
from dataclasses import dataclass, field
from typing import Literal

from pipeline.errors import ConfigError, QnaError, Unreachable
from pipeline.send.wire import Wire, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The server of a lane, and how to speak to it."""

    host: str
    """Also the name that its certificate must have."""
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: str = ""
    """Empty means no login."""
    password: str = field(default="", repr=False)
    timeout: float = 60.0
    """Seconds for any answer but the one to the final dot."""
    final_timeout: float = 600.0
    """Seconds for that one (RFC 5321 §4.5.3.2.6): who gives up earlier sends twice."""
    name: str | None = None
    """What we call ourselves in EHLO: this machine's full name, if None."""

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def open_wire(wire: Wire, server: Server, context: ssl.SSLContext) -> None:
    """Bring a new `wire` to the point where it carries mail. On any error it is closed.

    Raises ConfigError where the editor must do something (login, certificate, security), else Unreachable.
    """
    try:
        _greet(wire, server, context)
        if server.username:
            _log_in(wire, server)
    except QnaError:
        wire.close()
        raise
    except ssl.SSLCertVerificationError as error:
        wire.close()
        raise ConfigError(
            f"{server}: its certificate cannot be trusted: {error.verify_message or error.reason}; check the host in "
            "[[mail.lane]], which the certificate must name, or install the server's authority on this machine"
        ) from error
    except (OSError, UnicodeError) as error:  # UnicodeError: a host name that cannot be one
        wire.close()
        raise Unreachable(
            f"{server}: no connection: {_said(error)}; try again later, or check [[mail.lane]]"
        ) from error


def _greet(wire: Wire, server: Server, context: ssl.SSLContext) -> None:
    if server.security == "tls":
        wire.context = context
    code, text = wire.connect(server.host, server.port)
    if code != 220:
        raise smtplib.SMTPResponseException(code, text)
    wire.ehlo_or_helo_if_needed()
    if server.security == "starttls":
        if not wire.has_extn("starttls"):
            raise ConfigError(
                f'{server}: offers no STARTTLS; set security = "tls" (port 465, mostly) in [[mail.lane]], or ask its '
                "administrator"
            )
        wire.start_tls(context, server.host)
        wire.ehlo_or_helo_if_needed()


def _log_in(wire: Wire, server: Server) -> None:
    if server.security == "none" and not _is_this_machine(wire):
        raise ConfigError(f'{server}: no password is sent unencrypted; set security = "starttls" in [[mail.lane]]')
    try:
        wire.log_in(server.username, server.password)
    except smtplib.SMTPNotSupportedError as error:
        raise ConfigError(f"{server}: {error}; remove username from [[mail.lane]], or check the port") from error
    except smtplib.SMTPAuthenticationError as error:
        if 400 <= error.smtp_code < 500:
            raise
        raise ConfigError(
            f"{server}: refuses the login of {server.username}: {_said(error)}; check username and password of "
            "[[mail.lane]]"
        ) from error
    except UnicodeError as error:
        raise ConfigError(f"{server}: this server wants an ASCII password") from error


def _is_this_machine(wire: Wire) -> bool:
    assert wire.sock is not None
    peer = wire.sock.getpeername()
    return isinstance(peer, tuple) and ipaddress.ip_address(peer[0].split("%")[0]).is_loopback


def _said(error: Exception) -> str:
    """What the server or the system said, on one line."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {one_line(error.smtp_error)}"
    return one_line(getattr(error, "strerror", None) or str(error))
