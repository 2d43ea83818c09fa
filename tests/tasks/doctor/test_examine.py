"""Doctor says what is wrong with folders and their rights, whoever asks."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.config import Settings, load
from pipeline.tasks.doctor.examine import examine
from pipeline.tasks.doctor.finding import Finding
from tests.conftest import CONFIG, START

FOLDERS = ("sessions", "output", "var", "var/keys")


@pytest.fixture
def place() -> Iterator[Path]:
    """Where somebody else than root may look; into tmp_path nobody but its owner can."""
    with tempfile.TemporaryDirectory() as outer:
        home = Path(outer, "home")
        for folder in (home, *(home / each for each in FOLDERS)):
            folder.mkdir()
        for private in ("var", "var/keys"):
            (home / private).chmod(0o700)
        (home / "config.toml").write_text(CONFIG.split("[[mail.lane]]")[0], "utf-8")
        (home / "var" / "keys" / "0001.key").write_text("")
        (home / "var" / "keys" / "0001.key").chmod(0o600)
        if not os.geteuid():
            for path in (Path(outer), home, *home.rglob("*")):
                os.chown(path, 65534, -1)
        yield home
        home.chmod(0o700)
        for path in home.rglob("*"):
            path.chmod(0o700)


@contextmanager
def somebody() -> Iterator[None]:
    """Root may do all, so root becomes nobody for a while."""
    is_root = not os.geteuid()
    if is_root:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if is_root:
            os.setresuid(0, 0, 0)


def examined(config: Settings) -> dict[str, Finding]:
    def nobody(*_: object) -> None:
        raise AssertionError

    examine_all = examine(config, START, lambda: "in order", nobody, [], nobody, "boat.ferry.example")  # type: ignore[arg-type]
    return {each.what: each for each in examine_all}


def test_all_is_well(place: Path) -> None:
    config = load(place / "config.toml")
    with somebody():
        findings = examined(config)
    assert [each for each in findings.values() if not each.is_well] == []
    assert findings["secrets"].detail == "1 key, readable by the owner only"


@pytest.mark.parametrize(
    ("folder", "wrong"),
    [
        ("output", {"web root": "output: cannot be written"}),
        (
            "var",
            {
                "private folder": "var: cannot be written",
                "secrets": "var: cannot be looked into; change its owner or rights",
                "database": "qna.db: cannot be looked into",
            },
        ),
        ("var/keys", {"secrets": "var/keys: cannot be looked into"}),
        ("sessions", {"source sessions": "sessions: cannot be listed"}),
        (
            ".",
            {
                "source sessions": "sessions: cannot be looked into",
                "web root": "output: cannot be written",
                "private folder": "var: cannot be written",
                "secrets": "home: cannot be looked into",
                "database": "qna.db: cannot be looked into",
            },
        ),
    ],
)
def test_a_closed_folder_is_told(place: Path, folder: str, wrong: dict[str, str]) -> None:
    config = load(place / "config.toml")
    (place / folder).chmod(0)
    with somebody():
        findings = examined(config)
    assert {each.what for each in findings.values() if not each.is_well} == wrong.keys()
    for what, detail in wrong.items():
        assert detail in findings[what].detail


@pytest.mark.parametrize("folder", ["var", "var/keys"])
def test_a_private_folder_that_others_may_look_into_is_told(place: Path, folder: str) -> None:
    (place / folder).chmod(0o755)
    finding = examined(load(place / "config.toml"))["secrets"]
    assert (finding.is_well, finding.exit_code) == (False, 78)
    assert finding.detail == f"{place / folder}: others can read it; run: chmod 700 {place / folder}"


LOGIN = '[[site.mirror]]\nname = "a"\nkind = "s3"\nbucket = "ferry"\naccess_key = "a"\npassword_file = "word"\n'


@pytest.fixture
def word(place: Path) -> Path:
    """A password that everybody can read."""
    with (place / "config.toml").open("a", encoding="utf-8") as config:
        config.write(LOGIN)
    path = place / "word"
    path.write_text("geheim")
    path.chmod(0o644)
    return path


def test_a_password_that_others_can_read_is_told(place: Path, word: Path) -> None:
    config = load(place / "config.toml")
    assert examined(config)["secrets"].detail == f"{word}: others can read it; run: chmod 600 {word}"
    word.chmod(0o600)
    assert examined(config)["secrets"].is_well


def test_a_password_on_a_file_system_that_cannot_be_written_is_taken_as_it_is(
    place: Path, word: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, found = load(place / "config.toml"), os.statvfs

    def mounted(path: str) -> os.statvfs_result:
        real = list(found(path))
        return os.statvfs_result([*real[:8], real[8] | os.ST_RDONLY, *real[9:]])

    monkeypatch.setattr(os, "statvfs", mounted)
    assert examined(config)["secrets"].is_well


def test_a_password_below_run_is_taken_as_it_is(place: Path, word: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word.chmod(0o644)
    config = load(place / "config.toml")
    assert not examined(config)["secrets"].is_well
    resolved = os.path.realpath
    monkeypatch.setattr(os.path, "realpath", lambda path: "/run/secrets/word" if path == word else resolved(path))
    assert examined(config)["secrets"].is_well


def test_what_is_not_there_yet_will_be_made(place: Path) -> None:
    (place / "output").rmdir()
    config = load(place / "config.toml")
    with somebody():
        finding = examined(config)["web root"]
    assert (finding.is_well, finding.detail) == (True, f"{place / 'output'}: will be made")
