"""What we sign, opendkim verifies, as many mail servers do; its keys come from a file, nobody asks the DNS."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from pipeline.model.pieces import Pieces
from pipeline.send.dkim.keys import Kind
from pipeline.send.dkim.signer import Signer
from tests.machine import program
from tests.signing import AT, AWKWARD, HEAD, TEXT, key, whole

pytestmark = pytest.mark.system
KINDS: tuple[Kind, Kind] = ("rsa", "ed25519")


def judged(message: bytes, folder: Path, *kinds: Kind) -> str:
    """What opendkim says of a message; of the keys in `folder` it knows the public halves of these kinds."""
    opendkim = program("opendkim", "apt install opendkim")
    keys = [key(folder, kind) for kind in kinds]
    (folder / "keys").write_text("".join(f"{each.record_name} {each.record}\n" for each in keys), "ascii")
    (folder / "opendkim.conf").write_text(
        f"Mode v\nTestPublicKeys {folder / 'keys'}\nTemporaryDirectory {folder}\nSyslog no\n", "ascii"
    )
    (folder / "message").write_bytes(message if message.endswith(b"\r\n") else message + b"\r\n")  # as SMTP does
    done = subprocess.run(
        [opendkim, "-v", "-x", str(folder / "opendkim.conf"), "-t", str(folder / "message")],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.stdout + done.stderr


def verdict(said: str, kind: Kind) -> str | None:
    """Of the signature with that key; None when opendkim has not come to one."""
    found = re.search(rf"verification \(s=test-{kind}\b[^)]*\) (succeeded|failed)", said)
    return found and found[1]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", AWKWARD)
def test_opendkim_verifies(name: str, kind: Kind, tmp_path: Path) -> None:
    message = AWKWARD[name]
    said = judged(Signer([key(tmp_path, kind)]).sign(whole(message), AT) + message, tmp_path, *KINDS)
    assert verdict(said, kind) == "succeeded", said


@pytest.mark.parametrize("kind", KINDS)
def test_opendkim_verifies_each_signature_of_what_was_signed_in_pieces_and_twice(kind: Kind, tmp_path: Path) -> None:
    """One that holds is enough for it: which that is, is decided by the key that it knows."""
    signer = Signer([key(tmp_path, each) for each in KINDS])
    pieces = Pieces(HEAD, (b"Dear ", b"reader", b",\r\n" + TEXT * 20 + b"<", b"token", b">\r\n"))
    signatures = signer.sign(pieces, AT)
    assert signatures.count(b"DKIM-Signature:") == len(KINDS)
    said = judged(signatures + pieces.message, tmp_path, kind)
    assert verdict(said, kind) == "succeeded", said


@pytest.mark.parametrize("kind", KINDS)
def test_opendkim_refuses_what_was_changed(kind: Kind, tmp_path: Path) -> None:
    message = AWKWARD["plain"]
    signature = Signer([key(tmp_path, kind)]).sign(whole(message), AT)
    for changed in (message.replace(b"fog", b"hog"), b"From: a@b.example\r\n" + message):
        said = judged(signature + changed, tmp_path, *KINDS)
        assert verdict(said, kind) == "failed", said
