"""The server of a lane: where it is, how to speak to it, and what we show it to be trusted."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.errors import ConfigError


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
    """Or the access token, for `xoauth2`."""
    auth: Literal["password", "xoauth2"] = "password"
    certificate_file: Path | None = None
    """What we show a server that wants to know us by a certificate: PEM, with what leads up to its authority."""
    certificate_key_file: Path | None = None
    """Its key, without a passphrase; None if it is in the same file."""
    renew_after: int = 0
    """Messages that one connection carries before it is replaced; 0 means any number."""
    timeout: float = 60.0
    """Seconds for any answer but the one to the final dot."""
    final_timeout: float = 600.0
    """Seconds for that one (RFC 5321 §4.5.3.2.6): who gives up earlier sends twice."""
    name: str | None = None
    """What we call ourselves in EHLO: this machine's full name, if None."""

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def tls_context(server: Server, context: ssl.SSLContext | None = None) -> ssl.SSLContext:
    """Whom we trust, by default this machine's authorities, and the certificate that we show. Raises ConfigError."""
    context = context or ssl.create_default_context()
    if server.certificate_file is None:
        return context
    key = server.certificate_key_file or server.certificate_file
    for file in (server.certificate_file, key):
        try:
            file.read_bytes()
        except OSError as error:
            raise ConfigError(f"{file}: cannot be read: {error.strerror}; check [[mail.lane]]") from error
    try:
        # Without a word of ours OpenSSL would ask for one on the terminal, and wait.
        context.load_cert_chain(server.certificate_file, key, password="")
    except (ssl.SSLError, ValueError) as error:
        raise ConfigError(
            f"{server.certificate_file}: not a certificate with its key in {key} (PEM, no passphrase): {error};"
            " check certificate_file and certificate_key_file of [[mail.lane]]"
        ) from error
    return context
