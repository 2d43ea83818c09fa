"""Opening a connection to an SMTP server: greeting, TLS, login. What fails here is never a recipient's fault."""

from __future__ import annotations

import functools
import re
import socket
import ssl

from pipeline.errors import ConfigError, QnaError, Unreachable
from pipeline.model.said import one_line
from pipeline.send.smtp.login import log_in
from pipeline.send.smtp.server import Server
from pipeline.send.smtp.wire import Wire

_FULL_NAME = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def open_wire(wire: Wire, server: Server, context: ssl.SSLContext | None) -> None:
    """Bring a new `wire` to the point where it carries mail; `context` is needed for TLS. On any error it is closed.

    Raises ConfigError where the editor must do something (login, certificate, security), else Unreachable.
    """
    try:
        _greet(wire, server, context)
        if server.username:
            log_in(wire, server)
    except QnaError:
        wire.leave(politely=False)
        raise
    except ssl.SSLCertVerificationError as error:
        wire.leave(politely=False)
        raise ConfigError(
            f"{server}: its certificate cannot be trusted: {error.verify_message or error.reason}; check the host in "
            "[[mail.lane]], which the certificate must name, or install the server's authority on this machine"
        ) from error
    except (OSError, UnicodeError) as error:  # UnicodeError: a host name that cannot be one
        wire.leave(politely=False)
        said = one_line(getattr(error, "strerror", None) or str(error))
        raise Unreachable(f"{server}: no connection: {said}; try again later, or check [[mail.lane]]") from error


def _greet(wire: Wire, server: Server, context: ssl.SSLContext | None) -> None:
    channel = wire.channel
    channel.connect(server.host, server.port)
    if server.security == "tls" and context is not None:
        channel.secure(context, server.host)
    name = server.name or own_name() or _literal(channel.addresses()[0])
    _expect(server, 220, *channel.reply(server.timeout))
    _expect(server, 250, *wire.hello(name))
    if server.security == "starttls" and context is not None:
        if "STARTTLS" not in wire.features:
            raise ConfigError(
                f'{server}: offers no STARTTLS; set security = "tls" (port 465, mostly) in [[mail.lane]], or ask its '
                "administrator"
            )
        _expect(server, 220, *wire.start_tls(context, server.host))
        _expect(server, 250, *wire.hello(name))


def _expect(server: Server, wanted: int, code: int, text: bytes) -> None:
    if code != wanted:
        said = one_line(f"{code} ".encode() + text)
        raise Unreachable(f"{server}: no connection: {said}; try again later, or check [[mail.lane]]")


@functools.cache
def own_name() -> str:
    """This machine's full name, by which it greets other servers; asked of DNS once, empty if it has none."""
    name = socket.getfqdn()
    return name if _FULL_NAME.fullmatch(name) else ""


def _literal(address: str) -> str:
    """An address as EHLO has it for machines without a name (RFC 5321 §4.1.3)."""
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"
