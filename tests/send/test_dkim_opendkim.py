"""What we sign, opendkim verifies, as many mail servers do; its keys come from a file, nobody asks the DNS."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.model.pieces import Pieces
from pipeline.send.dkim import Signer
from pipeline.send.dkim_keys import Kind
from tests.signing import AT, AWKWARD, HEAD, TEXT, key

pytestmark = pytest.mark.system
OPENDKIM = shutil.which("opendkim", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
KINDS: tuple[Kind, Kind] = ("rsa", "ed25519")


def judged(message: bytes, folder: Path) -> str:
    """What opendkim says of a message; the public halves of both keys of `folder` are known to it."""
    keys = [key(folder, kind) for kind in KINDS]
    (folder / "keys").write_text("".join(f"{each.record_name} {each.record}\n" for each in keys), "ascii")
    (folder / "opendkim.conf").write_text(
        f"Mode v\nTestPublicKeys {folder / 'keys'}\nTemporaryDirectory {folder}\nSyslog no\n", "ascii"
    )
    (folder / "message").write_bytes(message if message.endswith(b"\r\n") else message + b"\r\n")  # as SMTP does
    assert OPENDKIM, "opendkim is not installed: apt install opendkim"
    done = subprocess.run(
        [OPENDKIM, "-v", "-x", str(folder / "opendkim.conf"), "-t", str(folder / "message")],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", AWKWARD)
def test_opendkim_verifies(name: str, kind: Kind, tmp_path: Path) -> None:
    message = AWKWARD[name]
    said = judged(Signer([key(tmp_path, kind)]).sign_whole(message, AT) + message, tmp_path)
    assert f"verification (s=test-{kind}" in said, said
    assert "succeeded" in said, said


def test_opendkim_verifies_what_was_signed_in_pieces_and_twice(tmp_path: Path) -> None:
    signer = Signer([key(tmp_path, kind) for kind in KINDS])
    pieces = Pieces(HEAD, (b"Dear ", b"reader", b",\r\n" + TEXT * 20 + b"<", b"token", b">\r\n"))
    said = judged(signer.sign(pieces, AT) + pieces.message, tmp_path)
    assert "succeeded" in said, said


@pytest.mark.parametrize("kind", KINDS)
def test_opendkim_refuses_what_was_changed(kind: Kind, tmp_path: Path) -> None:
    message = AWKWARD["plain"]
    signature = Signer([key(tmp_path, kind)]).sign_whole(message, AT)
    for changed in (message.replace(b"fog", b"hog"), b"From: a@b.example\r\n" + message):
        said = judged(signature + changed, tmp_path)
        assert "succeeded" not in said, said
