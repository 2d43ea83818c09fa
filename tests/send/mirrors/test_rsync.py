"""rsync brings files with their twins and times, takes nothing that is not ours, and its refusals are one line."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from pipeline.errors import ConfigError, QnaError, Unreachable
from pipeline.send.mirrors.mirror import Parcel, digest_of
from pipeline.send.mirrors.rsync import Rsync
from tests.machine import program
from tests.stores import pretended_ssh


@pytest.fixture(autouse=True)
def _rsync() -> None:
    program("rsync", "apt install rsync")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return tmp_path / "here"


@pytest.fixture
def there(tmp_path: Path) -> Path:
    (tmp_path / "there with a blank").mkdir()
    return tmp_path / "there with a blank"


@pytest.fixture
def way(tmp_path: Path, here: Path, there: Path) -> Rsync:
    return Rsync("shelf", f"u@host:{there}/", here, shell=(pretended_ssh(tmp_path),), environ=os.environ, seconds=10)


def parcel(root: Path, path: str, text: str = "text") -> Parcel:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return Parcel(path, file, digest_of(file))


def names(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*")}


def test_times_are_kept_and_rights_of_folders_there(way: Rsync, here: Path, there: Path) -> None:
    (there / "s").mkdir(mode=0o750)
    (there / "s").chmod(0o750)
    one = parcel(here, "s/a/index.html")
    os.utime(one.file, (1_000_000_000, 1_000_000_000))
    list(way.put([one]))
    assert (there / "s/a/index.html").stat().st_mtime == 1_000_000_000
    assert (there / "s").stat().st_mode & 0o777 == 0o750


def test_twins_travel_with_their_file(way: Rsync, here: Path, there: Path) -> None:
    page = parcel(here, "a.html", "old")
    for end in (".br", ".gz"):
        parcel(here, f"a.html{end}", f"old{end}")
    list(way.put([page]))
    assert names(there) == {"a.html", "a.html.br", "a.html.gz"}
    page = parcel(here, "a.html", "new")
    parcel(here, "a.html.br", "new.br")
    (here / "a.html.gz").unlink()
    list(way.put([page]))
    assert names(there) == {"a.html", "a.html.br"}, "a server there would go on sending the old twin"
    assert (there / "a.html.br").read_text() == "new.br"
    (there / "a.html.br").write_text("odd.br")
    assert list(way.missing([page])) == [page]
    for each in here.iterdir():
        each.unlink()
    list(way.remove(["a.html"]))
    assert names(there) == set()


def test_folders_that_are_left_empty_go(way: Rsync, here: Path, there: Path) -> None:
    list(way.put([parcel(here, "s/a/index.html"), parcel(here, "s/b/index.html")]))
    (there / "s/b/foreign").touch()
    shutil.rmtree(here / "s")
    list(way.remove(["s/a/index.html", "s/b/index.html"]))
    assert names(there) == {"s", "s/b", "s/b/foreign"}


def test_what_is_here_again_is_not_removed(way: Rsync, here: Path, there: Path) -> None:
    list(way.put([parcel(here, "a.html")]))
    assert list(way.remove(["a.html"])) == ["a.html"]
    assert names(there) == {"a.html"}


def test_a_name_may_hold_a_line_end(way: Rsync, here: Path, there: Path) -> None:
    odd = parcel(here, "k\nl.html")
    list(way.put([odd]))
    assert names(there) == {"k\nl.html"}
    (there / "k\nl.html").write_text("odd")
    assert list(way.missing([odd])) == [odd]


def test_a_link_is_not_followed(way: Rsync, here: Path, there: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("not for readers")
    one = parcel(here, "a.html")
    (here / "a.html.gz").symlink_to(tmp_path / "secret")
    list(way.put([one]))
    assert names(there) == {"a.html"}


def test_more_than_one_portion(way: Rsync, here: Path, there: Path) -> None:
    parcels = [parcel(here, f"{number}.html", str(number)) for number in range(1100)]
    assert sum(1 for _ in way.put(parcels)) == 1100
    assert len(names(there)) == 1100


@pytest.mark.parametrize(
    ("script", "kind", "words"),
    [
        ("echo 'Permission denied (publickey).' >&2; exit 255", ConfigError, "let the key of the user"),
        ("echo 'Host key verification failed.' >&2; exit 255", ConfigError, "connect once with ssh"),
        ("echo 'ssh: connect to host h port 22: Connection refused' >&2; exit 255", Unreachable, "Connection refused"),
        ("echo 'sh: 1: rsync: command not found' >&2; exit 127", ConfigError, "install rsync on that machine"),
        ("exit 255", Unreachable, "the next run tries again"),
        ("sleep 60", Unreachable, "the next run tries again"),
    ],
)
def test_a_refusal_is_one_line(tmp_path: Path, here: Path, script: str, kind: type[QnaError], words: str) -> None:
    shell = pretended_ssh(tmp_path, script)
    way = Rsync("shelf (u@h:/x)", "u@h:/x", here, shell=(shell,), environ=os.environ, seconds=1)
    with pytest.raises(QnaError) as caught:
        list(way.put([parcel(here, "a.html")]))
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert str(caught.value).startswith("shelf (u@h:/x): ")
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_made(tmp_path: Path, here: Path) -> None:
    (tmp_path / "file").touch()
    shell = (pretended_ssh(tmp_path),)
    way = Rsync("shelf", f"u@h:{tmp_path}/file/below/it", here, shell=shell, environ=os.environ)
    with pytest.raises(ConfigError, match="check the folder in target"):
        list(way.put([parcel(here, "a.html")]))


def test_without_rsync_the_config_is_refused(here: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    way = Rsync("shelf", "u@h:/x", here, environ={"PATH": str(tmp_path / "empty")})
    with pytest.raises(ConfigError, match="there is no rsync on this machine"):
        list(way.put([parcel(here, "a.html")]))
