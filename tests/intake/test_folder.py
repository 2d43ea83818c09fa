"""What a folder shows, and what it leaves alone."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import DocumentError, Unreachable
from pipeline.intake import folder


def fill(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def test_it_finds_documents_in_sub_folders_and_nothing_else(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "b/c.TXT", "b/d.docx", "e.html")
    fill(
        tmp_path,
        ".hidden.md",
        ".git/a.md",
        "a.md~",
        "#a.md#",
        "~$d.docx",
        "x.md.tmp",
        "x.part",
        "y.swp",
        "picture.png",
        "README",
    )
    assert list(folder.scan(tmp_path)) == ["a.md", "b/c.TXT", "b/d.docx", "e.html"]


def test_links_that_lead_outside_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.md", "out/secret.md")
    (tmp_path / "in" / "link.md").symlink_to(tmp_path / "in" / "a.md")
    (tmp_path / "in" / "leak.md").symlink_to(tmp_path / "out" / "secret.md")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "more").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "folder.md").symlink_to(tmp_path / "out")
    found = folder.scan(tmp_path / "in")
    assert list(found) == ["a.md", "leak.md", "link.md"]
    with pytest.raises(DocumentError, match=r"leak\.md: a link that leads outside of the source's folder is not read"):
        folder.read(tmp_path / "in", "src", found["leak.md"])
    (tmp_path / "in" / "leak.md").unlink()
    (tmp_path / "in" / "leak.md").symlink_to(tmp_path / "in" / "a.md")
    assert folder.read(tmp_path / "in", "src", folder.scan(tmp_path / "in")["leak.md"]) is not None


def test_a_folder_that_is_not_there_says_nothing_of_its_documents(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="the source's folder is not there") as caught:
        folder.scan(tmp_path / "usb")
    assert caught.value.exit_code == 75


def test_a_document_is_its_bytes_with_its_origin(tmp_path: Path) -> None:
    fill(tmp_path, "b/a.md")
    (sighting,) = folder.scan(tmp_path).values()
    document = folder.read(tmp_path, "src", sighting)
    assert document is not None
    assert (document.source, document.origin, document.media_type, document.data) == (
        "src",
        "b/a.md",
        "text/markdown",
        b"text",
    )
    assert len(document.content_hash) == 64


@pytest.mark.skipif(sys.platform != "linux", reason="leases are Linux's")
def test_a_file_that_somebody_is_writing_waits(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    writer = subprocess.Popen(
        [sys.executable, "-c", f"f = open({str(path)!r}, 'w'); f.write('half'); f.flush(); print(flush=True); input()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert writer.stdout is not None
    writer.stdout.readline()
    sighting = folder.scan(tmp_path)["a.md"]
    assert folder.read(tmp_path, "src", sighting) is None
    writer.communicate(b"\n")
    assert folder.read(tmp_path, "src", folder.scan(tmp_path)["a.md"]) is not None


def test_a_file_that_changed_since_it_was_seen_waits(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    sighting = folder.scan(tmp_path)["a.md"]
    (tmp_path / "a.md").write_text("longer than before")
    assert folder.read(tmp_path, "src", sighting) is None
    (tmp_path / "a.md").unlink()
    assert folder.read(tmp_path, "src", sighting) is None


def test_what_is_too_large_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), folder.LARGEST + 1)
    with pytest.raises(DocumentError, match=r"huge\.txt: 52 MB is more than the 52 MB"):
        folder.read(tmp_path, "src", folder.scan(tmp_path)["huge.txt"])


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.md")
    sighting = folder.scan(tmp_path)["a.md"]
    (tmp_path / "a.md").unlink()
    (tmp_path / "a.md").mkdir()
    with pytest.raises(DocumentError, match=r"a\.md: cannot be read \(Is a directory\)"):
        folder.read(tmp_path, "src", sighting)


def test_a_sidecar_that_is_too_large_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text")
    (tmp_path / "a.session.toml").write_bytes(b"#" * 1_000_001)
    (sighting,) = folder.scan(tmp_path).values()
    with pytest.raises(DocumentError, match=r"a\.session\.toml: more than the 1 MB that a sidecar may have; is it"):
        folder.read(tmp_path, "s", sighting)


def test_a_sidecar_belongs_to_its_document_and_is_seen_to_change(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text")
    (alone,) = folder.scan(tmp_path).values()
    (tmp_path / "a.session.toml").write_text('title = "Mine"')
    (beside,) = folder.scan(tmp_path).values()
    assert beside != alone
    document = folder.read(tmp_path, "s", beside)
    assert document is not None
    assert (document.data, document.sidecar) == (b"text", b'title = "Mine"')
    assert folder.read(tmp_path, "s", alone) is None, "it changed between looking and reading"
    (tmp_path / "a.session.toml").unlink()
    assert folder.scan(tmp_path) == {"a.md": alone}
    plain = folder.read(tmp_path, "s", alone)
    assert plain is not None
    assert plain.sidecar is None
    assert plain.content_hash != document.content_hash


SAVED_MEANWHILE = """
import fcntl, subprocess, sys
from pathlib import Path
from pipeline.intake import folder

fcntl_itself = fcntl.fcntl
SAVE = "import os, sys; os.open(sys.argv[1], os.O_WRONLY | os.O_NONBLOCK)"

def slow(descriptor, order, value):
    done = fcntl_itself(descriptor, order, value)
    if (order, value) == (fcntl.F_SETLEASE, fcntl.F_RDLCK):
        saving = subprocess.run([sys.executable, "-c", SAVE, sys.argv[1]], capture_output=True)
        assert b"BlockingIOError" in saving.stderr  # it has met our lease
    return done

fcntl.fcntl = slow
root = Path(sys.argv[1]).parent
print(folder.read(root, "talks", folder.scan(root)["a.md"]).data.decode())
"""


@pytest.mark.skipif(not hasattr(fcntl, "F_SETLEASE"), reason="leases are a thing of Linux")
def test_somebody_saves_while_we_ask_whether_anybody_does(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    done = subprocess.run(
        [sys.executable, "-c", SAVED_MEANWHILE, tmp_path / "a.md"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "text\n"), done.stderr
