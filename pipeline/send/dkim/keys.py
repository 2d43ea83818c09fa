"""DKIM's private keys: read from their files, made, and told to the world as a DNS record (RFC 6376 §3.6.1, 8463)."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from pipeline.domains import a_labels
from pipeline.errors import ConfigError, DiskError

Kind = Literal["rsa", "ed25519"]
"""What the k= tag of a key record calls it."""

_DOMAIN = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
_BITS = 2048
_TAKEN = range(1024, 4097)  # below, RFC 8301 §3.2 forbids it; above, verifiers need not follow


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key with the name under which the DNS holds its public half."""

    selector: str
    domain: str
    """In the form that the DNS knows (RFC 5890), lower case."""
    private: RSAPrivateKey | Ed25519PrivateKey

    @property
    def kind(self) -> Kind:
        """Which of the two it is."""
        return "rsa" if isinstance(self.private, RSAPrivateKey) else "ed25519"

    @property
    def label(self) -> str:
        """The same, as it is told to people."""
        return f"RSA, {self.private.key_size} bits" if isinstance(self.private, RSAPrivateKey) else "Ed25519"

    @property
    def public(self) -> str:
        """The p= tag: for RSA a SubjectPublicKeyInfo (RFC 6376 §3.6.1 by its errata), for Ed25519 the bare 32 bytes."""
        key = self.private.public_key()
        if self.kind == "rsa":
            data = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        else:
            data = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
        return base64.b64encode(data).decode()

    @property
    def record_name(self) -> str:
        """Where the public half stands in the DNS."""
        return f"{self.selector}._domainkey.{self.domain}"

    @property
    def record(self) -> str:
        """The text of the TXT record, in one piece."""
        return f"v=DKIM1; k={self.kind}; p={self.public}"

    @property
    def der(self) -> bytes:
        """The private half itself (PKCS #8)."""
        return self.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    @property
    def size(self) -> int:
        """Bytes of a signature: for RSA as many as the modulus fills, the last perhaps in part (RFC 8017 §8.2.1)."""
        return (self.private.key_size + 7) // 8 if isinstance(self.private, RSAPrivateKey) else 64

    def sign(self, data: bytes) -> bytes:
        """The signature over `data` (RFC 6376 §3.3.2; for Ed25519 over its SHA-256, RFC 8463 §3)."""
        if isinstance(self.private, RSAPrivateKey):
            return self.private.sign(data, _PADDING, _HASH)
        return self.private.sign(hashlib.sha256(data).digest())


_PADDING = PKCS1v15()
_HASH = SHA256()


def read_key(path: Path, selector: str, domain: str) -> SigningKey:
    """The key in a PEM file. Raises ConfigError: absent, others can read it, no such key, an unfit size."""
    try:
        if path.stat().st_mode & 0o077:
            raise ConfigError(f"{path}: others can read this key; run: chmod 600 {path}")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: this DKIM key is missing; make one with `qna dkim new`") from error
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; check the key's owner and rights") from error
    return SigningKey(selector, ascii_domain(domain), _parsed(data, path))


def make_key(kind: Kind) -> bytes:
    """A new private key, PEM (PKCS #8)."""
    key = generate_private_key(65537, _BITS) if kind == "rsa" else Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def write_key(path: Path, pem: bytes) -> None:
    """Put a new key into its file, for its owner only; it is there whole or not at all.

    Raises ConfigError where the file is there already, DiskError where it cannot be written.
    """
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(partial, path)  # refuses to replace what is there, unlike a rename
            return
    except OSError as error:
        raise DiskError(f"{path}: the key cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            partial.unlink()
    raise ConfigError(f"{path}: there is such a key already; name another --selector")


def ascii_domain(domain: str) -> str:
    """The domain as the DNS knows it (RFC 5890), lower case. Raises ConfigError for what can be no domain."""
    try:
        form = a_labels(domain.rstrip("."))
    except ValueError:
        form = ""
    if not _DOMAIN.fullmatch(form):
        raise ConfigError(f"[[mail.dkim]] domain: {domain!r} is no domain")
    return form


def _parsed(pem: bytes, path: Path) -> RSAPrivateKey | Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem, None)
    except TypeError as error:
        raise ConfigError(f"{path}: this key has a passphrase; name a file with the key without one") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise ConfigError(f"{path}: no private key in PEM form; make one with `qna dkim new`") from error
    if not isinstance(key, RSAPrivateKey | Ed25519PrivateKey):
        raise ConfigError(f"{path}: DKIM knows RSA and Ed25519 keys only; make one with `qna dkim new`")
    if isinstance(key, RSAPrivateKey) and key.key_size not in _TAKEN:
        raise ConfigError(f"{path}: an RSA key of {key.key_size} bits, expected {_BITS}; make one with `qna dkim new`")
    return key
