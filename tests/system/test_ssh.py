"""A mirror by rsync through a real sshd on loopback, with its own keys: brought in step, refused, killed, continued."""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.model.site_path import is_twin
from tests.conftest import Publication
from tests.ports import free_port, is_open
from tests.waiting import until

pytestmark = pytest.mark.system

SERVER = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
"""
CLIENT = """\
Host quay
    HostName 127.0.0.1
    HostKeyAlias quay
    Port {port}
    IdentityFile "{folder}/{key}"
    IdentitiesOnly yes
    UserKnownHostsFile "{folder}/known_hosts"
"""
MIRROR = """\
[[site.mirror]]
name = "quay"
kind = "rsync"
target = "{user}@quay:{target}"
ssh_config = "{config}"
timeout = 10

"""


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Path]:
    """A folder with an sshd's configuration, which runs, and a client's."""
    program = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert program, "openssh-server is not installed"
    folder = tmp_path / "keys of a test"
    folder.mkdir(mode=0o700)
    for name in ("host", "user", "stranger"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = free_port()
    # sshd takes blanks in no path.
    plain = Path(shutil.copytree(folder, tmp_path / "keys"))
    (plain / "sshd_config").write_text(SERVER.format(port=port, folder=plain))
    (folder / "config").write_text(CLIENT.format(port=port, folder=folder, key="user"))
    (folder / "known_hosts").write_text(f"quay {(folder / 'host.pub').read_text()}")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # sshd drops its rights there
    server = subprocess.Popen([program, "-D", "-e", "-f", plain / "sshd_config"], stderr=subprocess.DEVNULL)
    until(lambda: is_open(port), process=server)
    yield folder
    server.terminate()
    server.wait()


@pytest.fixture
def ferry(publication: Publication, keys: Path, tmp_path: Path) -> Publication:
    for number in (1, 2, 3):
        publication.write(f"{number}.md", number, date=f"2026-01-{number:02}")
    publication.run()
    mirror = MIRROR.format(user=getpass.getuser(), target=tmp_path / "www data", config=keys / "config")
    publication.configure("[[mail.lane]]", mirror + "[[mail.lane]]")
    return publication


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_is_brought_in_step(ferry: Publication, tmp_path: Path) -> None:
    www = tmp_path / "www data"
    assert ferry.qna("mirror", "--dry-run") == 0
    assert not www.exists()
    assert ferry.qna("mirror") == 0, ferry.err
    assert held(www) == ferry.files()
    stamps = ferry.stamps()
    assert (www / "atom.xml").stat().st_mtime_ns == stamps["atom.xml"]
    (www / "foreign.txt").write_text("not ours")
    ferry.now += timedelta(hours=1)
    ferry.qna("sessions", "retract", "3", "--yes")
    ferry.qna("build")
    assert ferry.qna("mirror") == 0, ferry.err
    assert held(www) == {**ferry.files(), "foreign.txt": b"not ours"}
    assert any(path.endswith("gone.html") for path in held(www))
    (www / "index.html").write_bytes(b"somebody wrote over it")
    assert ferry.qna("mirror") == 0
    assert "in step" in ferry.out
    assert ferry.qna("mirror", "--all") == 0
    assert "1 file sent" in ferry.out
    assert held(www)["index.html"] == ferry.files()["index.html"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("config", "/user", "/stranger"), "let the key of the user who runs qna in there"),
        (("known_hosts", "ssh-ed25519 ", "ssh-ed25519 AAAA"), "make its key known: connect once with ssh"),
        (("config", "Port ", "Prt "), "check ssh_config"),
    ],
)
def test_a_refusal_is_one_line(
    ferry: Publication, keys: Path, tmp_path: Path, change: tuple[str, str, str], words: str
) -> None:
    name, old, new = change
    file = keys / name
    file.write_text(file.read_text().replace(old, new))
    assert ferry.qna("mirror") == 78
    assert words in ferry.err
    assert len(ferry.err.splitlines()) == 1
    assert not (tmp_path / "www data").exists()


def test_nobody_answers(ferry: Publication, keys: Path) -> None:
    file = keys / "config"
    file.write_text(file.read_text().replace("Port ", "Port 1 # "))
    assert ferry.qna("mirror") == 75
    assert "Connection refused" in ferry.err
    assert len(ferry.err.splitlines()) == 1


def test_killed_in_the_middle_it_is_continued(ferry: Publication, tmp_path: Path) -> None:
    www = tmp_path / "www data"
    command = [sys.executable, "-m", "pipeline", "--config", str(ferry.folder), "mirror"]
    process = subprocess.Popen(command, env=ferry.environ, stderr=subprocess.PIPE)
    while process.poll() is None and not any(www.rglob("*.html")):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert ferry.qna("mirror") == 0, ferry.err
    assert {path for path in held(www) if not is_twin(path)} == {path for path in ferry.files() if not is_twin(path)}
    assert held(www) == ferry.files()
