"""Keys are made for their owner only, never overwritten, and refused in one line where they are unfit."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_public_key,
)

from pipeline.errors import ConfigError, DiskError
from pipeline.send.dkim.keys import Kind, ascii_domain, make_key, read_key, write_key
from tests.signing import pem


@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_a_key_survives_its_file(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "keys" / "dkim-a.pem"
    write_key(path, pem(kind))
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in path.parent.iterdir()] == ["dkim-a.pem"]
    key = read_key(path, "a", "Ferry.Example.")
    assert (key.kind, key.record_name) == (kind, "a._domainkey.ferry.example")
    assert key.record == f"v=DKIM1; k={kind}; p={key.public}"
    assert read_key(path, "a", "ferry.example").record == key.record


def test_the_public_half_is_what_verifiers_expect(tmp_path: Path) -> None:
    write_key(tmp_path / "rsa", pem("rsa"))
    write_key(tmp_path / "ed", pem("ed25519"))
    public = load_der_public_key(base64.b64decode(read_key(tmp_path / "rsa", "a", "b.example").public))
    assert isinstance(public, rsa.RSAPublicKey)
    assert (public.key_size, public.public_numbers().e) == (2048, 65537)
    key = read_key(tmp_path / "ed", "a", "b.example")
    raw = key.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert (base64.b64decode(key.public), len(raw)) == (raw, 32)
    assert (key.label, read_key(tmp_path / "rsa", "a", "b.example").label) == ("Ed25519", "RSA, 2048 bits")


def test_two_keys_differ() -> None:
    assert make_key("ed25519") != make_key("ed25519")


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "dkim-a.pem"
    write_key(path, pem("ed25519"))
    with pytest.raises(ConfigError, match=r"dkim-a\.pem: there is such a key already"):
        write_key(path, make_key("ed25519"))
    assert path.read_bytes() == pem("ed25519")
    assert [each.name for each in tmp_path.iterdir()] == ["dkim-a.pem"]


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("")
    with pytest.raises(DiskError, match="cannot be written"):
        write_key(tmp_path / "keys" / "dkim-a.pem", b"")


def plain(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


LOCKED = rsa.generate_private_key(65537, 1024)
UNFIT = {
    "no private key in PEM form": b"hello",
    "has a passphrase": LOCKED.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x")),
    "RSA and Ed25519 keys only": plain(ec.generate_private_key(ec.SECP256R1())),
    "no private key": LOCKED.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
}


@pytest.mark.parametrize("says", UNFIT)
def test_what_is_unfit_is_refused_in_a_line(says: str, tmp_path: Path) -> None:
    path = tmp_path / "dkim-a.pem"
    write_key(path, UNFIT[says])
    with pytest.raises(ConfigError, match=says) as caught:
        read_key(path, "a", "ferry.example")
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_an_rsa_key_has_a_fit_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "dkim-a.pem"
    write_key(path, plain(LOCKED))
    assert read_key(path, "a", "ferry.example").kind == "rsa"
    monkeypatch.setattr("pipeline.send.dkim.keys._TAKEN", range(1025, 4097))  # nothing makes smaller ones any more
    with pytest.raises(ConfigError, match="an RSA key of 1024 bits, expected 2048"):
        read_key(path, "a", "ferry.example")


def test_what_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dkim-a.pem"
    write_key(path, pem("ed25519"))
    path.chmod(0o640)
    with pytest.raises(ConfigError, match=f"others can read this key; run: chmod 600 {path}"):
        read_key(path, "a", "ferry.example")


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"dkim-a\.pem: this DKIM key is missing; make one with `qna dkim new`"):
        read_key(tmp_path / "dkim-a.pem", "a", "ferry.example")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "dkim-a.pem"
    path.mkdir(mode=0o700)
    with pytest.raises(ConfigError, match="check the key's owner and rights"):
        read_key(path, "a", "ferry.example")


def test_domains_are_those_of_the_dns() -> None:
    assert ascii_domain("Fähre.Example.") == "xn--fhre-loa.example"
    with pytest.raises(ConfigError, match="is no domain"):
        ascii_domain("a..example")
