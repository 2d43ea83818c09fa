"""The site's folder: whole files or none, nothing touched in vain, nothing outside."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DiskError
from pipeline.send.dry import DrySite
from pipeline.send.site_folder import PART, Site

OUTSIDE = [
    "",
    "/etc/passwd",
    "..",
    "../x",
    "a/../../x",
    "a/../b",
    "./a",
    "a/./b",
    "a//b",
    "a/",
    "a\\b",
    "a\0b",
    "x" + PART,
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "web root"


@pytest.fixture
def site(root: Path) -> Site:
    return Site(root)


def files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir())


def test_a_file_is_written_with_its_folders(site: Site, root: Path) -> None:
    assert site.write("s/one/index.html", b"\x00\xff\r\n") is True
    assert (root / "s/one/index.html").read_bytes() == b"\x00\xff\r\n"
    assert files(root) == ["s/one/index.html"]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_its_mode_follows_the_umask(site: Site, root: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        site.write("a/index.html", b"1")
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "a/index.html").stat().st_mode) == mode


def test_equal_bytes_are_not_written(site: Site, root: Path) -> None:
    site.write("index.html", b"same")
    place = root / "index.html"
    os.utime(place, ns=(1_000_000_000, 2_000_000_000))
    before = place.stat()
    assert site.write("index.html", b"same") is False
    after = place.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (before.st_ino, 2_000_000_000, before.st_ctime_ns)


@pytest.mark.parametrize("changed", [b"samf", b"sam", b"samee", b""])
def test_other_bytes_replace_the_file_by_another(site: Site, root: Path, changed: bytes) -> None:
    site.write("index.html", b"same")
    with (root / "index.html").open("rb") as reader:
        assert site.write("index.html", changed) is True
        assert reader.read() == b"same", "who reads the old file reads it to its end"
    assert (root / "index.html").read_bytes() == changed


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_leads_elsewhere_is_refused(site: Site, root: Path, path: str) -> None:
    for call in (lambda: site.write(path, b"x"), lambda: site.remove(path), lambda: site.stamp(path)):
        with pytest.raises(ValueError, match="not a path"):
            call()
    assert not root.exists()


@given(st.text(st.sampled_from("ab./\\\0é ") | st.characters()))
def test_no_path_leads_out(path: str) -> None:
    root = Path("/nowhere/root")
    try:
        place = Site(root)._place(path)
    except ValueError:
        return
    assert root in Path(os.path.normpath(place)).parents


def test_a_folder_that_is_a_link_out_is_refused(site: Site, root: Path, tmp_path: Path) -> None:
    root.mkdir()
    (tmp_path / "private").mkdir()
    (tmp_path / "private/a").write_bytes(b"keep")
    (root / "media").symlink_to(tmp_path / "private")
    for call in (lambda: site.write("media/a", b"x"), lambda: site.remove("media/a")):
        with pytest.raises(DiskError, match="leads out"):
            call()
    assert (tmp_path / "private/a").read_bytes() == b"keep"


def test_a_file_that_is_a_link_is_replaced_and_its_target_spared(site: Site, root: Path, tmp_path: Path) -> None:
    root.mkdir()
    target = tmp_path / "target"
    target.write_bytes(b"x")
    (root / "a").symlink_to(target)
    assert site.stamp("a") is None
    assert site.write("a", b"x") is True
    assert not (root / "a").is_symlink()
    site.write("a", b"y")
    assert target.read_bytes() == b"x"


def test_links_within_the_root_and_a_root_that_is_a_link_are_fine(root: Path, tmp_path: Path) -> None:
    root.mkdir()
    (root / "real").mkdir()
    (root / "alias").symlink_to("real")
    (tmp_path / "www").symlink_to(root)
    assert Site(tmp_path / "www").write("alias/a", b"x")
    assert (root / "real/a").read_bytes() == b"x"


def test_removing_takes_the_folders_that_it_empties(site: Site, root: Path) -> None:
    site.write("s/one/index.html", b"1")
    site.write("s/two/index.html", b"2")
    assert site.remove("s/one/index.html") is True
    assert sorted(path.name for path in (root / "s").iterdir()) == ["two"]
    assert site.remove("s/two/index.html") is True
    assert list(root.iterdir()) == []
    assert site.remove("s/two/index.html") is False
    assert root.is_dir()


def test_removing_spares_the_files_of_others(site: Site, root: Path) -> None:
    site.write("s/one/index.html", b"1")
    (root / "s/one/mine.txt").write_text("not yours")
    site.remove("s/one/index.html")
    assert files(root) == ["s/one/mine.txt"]


def test_stamp_of_what_is_no_file(site: Site, root: Path) -> None:
    (root / "media").mkdir(parents=True)
    (root / "media/a.png").write_bytes(b"1234")
    assert (site.stamp("media/a.png") or (0, 0))[0] == 4
    assert [site.stamp(path) for path in ("media/b.png", "media", "media/a.png/b")] == [None, None, None]


def test_stamp(site: Site, root: Path) -> None:
    site.write("media/a.png", b"1234")
    os.utime(root / "media/a.png", ns=(1, 2_000_000_003))
    (root / "link").symlink_to("media/a.png")
    assert site.stamp("media/a.png") == (4, 2_000_000_003)
    assert [site.stamp(path) for path in ("media/b.png", "media", "link", "media/a.png/b")] == [None] * 4


def test_sweeping_takes_what_is_ours_alone(site: Site, root: Path) -> None:
    site.write("a/index.html", b"1")
    for name in (f"a/.0123{PART}", f".4567{PART}"):
        (root / name).write_bytes(b"half")
    (root / "a/.hidden.tmp").write_bytes(b"somebody's")
    assert site.sweep() == 2
    assert site.sweep() == 0
    assert files(root) == ["a/.hidden.tmp", "a/index.html"]


def test_a_left_over_part_is_in_nobody_s_way(site: Site, root: Path, tmp_path: Path) -> None:
    """A kill between write and rename, and then even a link put in the place of what it left."""
    killed = "import os, sys; os.replace = lambda *_: os._exit(9)\n" + WRITE
    assert run(killed, root, "a.html", "3").returncode == 9
    [part] = root.iterdir()
    assert part.name.endswith(PART)
    part.unlink()
    part.symlink_to(tmp_path / "elsewhere")
    assert site.write("a.html", b"new")
    assert files(root) == ["a.html"]
    assert not (tmp_path / "elsewhere").exists()


def test_names_may_be_as_long_as_the_disk_allows(site: Site, root: Path) -> None:
    site.write("n" * 255, b"x")
    assert files(root) == ["n" * 255]
    with pytest.raises(DiskError):
        site.write("n" * 256, b"x")


@pytest.mark.parametrize("path", ["index.html", "index.html/below/it"])
def test_a_file_and_a_folder_cannot_be_in_one_place(site: Site, root: Path, path: str) -> None:
    site.write("index.html/inner" if path == "index.html" else "index.html", b"1")
    before = files(root)
    with pytest.raises(DiskError, match="move it away") as error:
        site.write(path, b"2")
    assert str(root) in str(error.value)
    assert files(root) == before


WRITE = """
from pathlib import Path
from pipeline.errors import QnaError
from pipeline.send.site_folder import Site
site = Site(Path(sys.argv[1]))
try:
    print(site.write(sys.argv[2], b"x" * int(sys.argv[3])))
except QnaError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def run(code: str, *arguments: object, wrapper: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*wrapper, sys.executable, "-c", code, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_file_that_may_not_grow_so_large_leaves_the_old_one(site: Site, root: Path) -> None:
    site.write("a/index.html", b"old")
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n" + WRITE
    outcome = run(limited, root, "a/index.html", 5000)
    assert outcome.returncode == 74, outcome.stderr
    assert f"{root}/a/index.html: File too large; " in outcome.stdout
    assert len(outcome.stdout.splitlines()) == 1
    assert (root / "a/index.html").read_bytes() == b"old"
    assert files(root) == ["a/index.html"]


def test_a_full_disk_leaves_the_old_file(root: Path) -> None:
    root.mkdir()
    full = """
import subprocess, sys
from pathlib import Path
mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", sys.argv[1]])
if mounted.returncode: sys.exit(99)
sys.argv[3] = "30000"
"""
    again = """
try:
    print(site.write("a.html", b"y" * 60000))
except QnaError as error:
    print(error)
    print(sorted(path.name for path in site.root.iterdir()), site.root.joinpath("a.html").stat().st_size)
    sys.exit(error.exit_code)
"""
    outcome = run(full + WRITE + again, root, "a.html", 0, wrapper=("unshare", "--user", "--map-root-user", "--mount"))
    if "unshare" in outcome.stderr or outcome.returncode == 99:
        pytest.skip("this machine lets nobody mount a small disk of their own")
    assert outcome.returncode == 74, outcome.stderr
    wrote, message, left = outcome.stdout.splitlines()
    assert wrote == "True"
    assert message == f"{root}/a.html: No space left on device; free some space on that disk, then run again"
    assert left == "['a.html'] 30000"


def test_a_folder_without_rights() -> None:
    import_first = "import os, sys, pipeline.send.site_folder\nos.geteuid() or os.seteuid(65534)\n"  # root may do all
    with tempfile.TemporaryDirectory() as outer:  # not tmp_path, into which nobody but its owner can look
        Path(outer).chmod(0o755)
        root = Path(outer, "root")
        root.mkdir()
        root.chmod(0o555)
        outcome = run(import_first + WRITE, root, "a", 1)
    assert outcome.returncode == 74, outcome.stderr
    assert outcome.stdout.strip().endswith(
        "root/a: Permission denied; give the user that runs qna the right to write there, then run again"
    )


def test_a_dry_site_tells_and_touches_nothing(root: Path) -> None:
    real, dry = Site(root), DrySite(root)
    real.write("same.html", b"same")
    real.write("old.html", b"old")
    (root / f".x{PART}").write_bytes(b"")
    assert dry.write("same.html", b"same") is False
    assert dry.write("old.html", b"new!") is True
    assert dry.write("new/index.html", b"12345") is True
    assert dry.remove("same.html") is True
    assert dry.remove("absent.html") is False
    assert dry.sweep() == 0
    assert (dry.written, dry.removed) == ({"old.html": 4, "new/index.html": 5}, ["same.html"])
    assert dry.stamp("new/index.html") == (5, 0)
    assert dry.stamp("new/index.html") == (5, 0)
    assert dry.stamp("same.html") == real.stamp("same.html")
    assert (dry.stamp("same.html") or (0, 0))[0] == 4
    assert files(root) == [f".x{PART}", "old.html", "same.html"]
    with pytest.raises(ValueError, match="not a path"):
        dry.write("../x", b"")
    assert not list(root.glob("new"))
    assert (root / "old.html").read_bytes() == b"old"
