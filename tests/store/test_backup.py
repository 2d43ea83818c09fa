"""Backups are whole, private, and made while others write; restoring takes only what a backup of ours has."""

from __future__ import annotations

import io
import stat
import tarfile
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.errors import Busy, DiskError, StoreError
from pipeline.store import facts
from pipeline.store.backup import backup, restore, snapshot
from pipeline.store.engine import Store
from pipeline.store.keys import open_keys
from pipeline.store.locks import locked
from pipeline.store.opening import open_store


def nothing(_database: Path) -> None:
    """No preparation."""


@pytest.fixture
def keys(store: Store) -> Path:
    folder = store.path.parent / "keys"
    open_keys(folder, is_new_store=True, random=lambda size: b"k" * size)
    return folder


def test_a_backup_made_during_a_transaction_holds_what_was_committed(
    store: Store, keys: Path, tmp_path: Path, now: datetime
) -> None:
    with store.write() as connection:
        facts.remember(connection, "a", "committed")
    target = tmp_path / "backup.tar.gz"
    with store.write() as connection:
        facts.remember(connection, "a", "not yet")
        assert backup(store.path, keys, target, now) > 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert not list(store.path.parent.glob(".backup-*"))

    elsewhere = tmp_path / "other" / "var"
    assert restore(target, elsewhere / "qna.db", elsewhere / "keys", now, nothing) is None
    restored = open_store(elsewhere / "qna.db")
    with restored.read() as connection:
        assert facts.recall(connection, "a") == "committed"
    restored.close()
    assert (elsewhere / "keys" / "0001.key").read_text() == (keys / "0001.key").read_text()
    assert stat.S_IMODE((elsewhere / "keys" / "0001.key").stat().st_mode) == 0o600


def test_what_was_there_is_kept_beside(store: Store, keys: Path, tmp_path: Path, now: datetime) -> None:
    target = tmp_path / "backup.tar.gz"
    backup(store.path, keys, target, now)
    with store.write() as connection:
        facts.remember(connection, "a", "after the backup")
    store.close()
    aside = restore(target, store.path, keys, now, nothing)
    assert aside is not None
    kept = open_store(aside)
    with kept.read() as connection:
        assert facts.recall(connection, "a") == "after the backup"
    kept.close()


def archive_of(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def test_members_that_lead_elsewhere_are_left_in_the_archive(
    store: Store, keys: Path, tmp_path: Path, now: datetime
) -> None:
    backup(store.path, keys, tmp_path / "good.tar.gz", now)
    with tarfile.open(tmp_path / "good.tar.gz") as good:
        members = {member.name: good.extractfile(member).read() for member in good.getmembers()}  # type: ignore[union-attr]
    evil = archive_of(
        tmp_path / "evil.tar.gz", members | {"../evil.txt": b"x", "keys/../../evil.key": b"x", "keys/evil.key": b"x"}
    )
    target = tmp_path / "target" / "var"
    restore(evil, target / "qna.db", target / "keys", now, nothing)
    found = {
        path.relative_to(tmp_path / "target").as_posix() for path in (tmp_path / "target").rglob("*") if path.is_file()
    }
    assert found == {"var/qna.db", "var/keys/0001.key"}


@pytest.mark.parametrize("members", [{}, {"qna.db": b"no database"}, {"other": b"x"}])
def test_what_is_no_backup_is_refused_and_changes_nothing(
    store: Store, keys: Path, tmp_path: Path, now: datetime, members: dict[str, bytes]
) -> None:
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(StoreError, match="not a backup"):
        restore(archive_of(tmp_path / "x.tar.gz", members), store.path, keys, now, nothing)
    assert store.path.read_bytes() == before


def test_garbage_is_refused(store: Store, keys: Path, tmp_path: Path, now: datetime) -> None:
    (tmp_path / "x").write_bytes(b"garbage")
    with pytest.raises(StoreError, match="not a backup"):
        restore(tmp_path / "x", store.path, keys, now, nothing)


def test_a_second_backup_leaves_the_first_alone(store: Store, keys: Path, tmp_path: Path, now: datetime) -> None:
    scratch = store.path.parent / ".backup-of-the-first"
    with locked(store.path.parent, "backup.lock"):
        scratch.mkdir()
        with pytest.raises(Busy, match="try again later"):
            backup(store.path, keys, tmp_path / "second.tar.gz", now)
        assert scratch.exists()
    backup(store.path, keys, tmp_path / "third.tar.gz", now)
    assert not scratch.exists()  # whoever left it was killed


def test_a_place_where_no_file_can_be_is_told(store: Store, keys: Path, tmp_path: Path, now: datetime) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskError, match="the backup cannot be written"):
        backup(store.path, keys, tmp_path / "file" / "backup.tar.gz", now)


def test_a_snapshot_has_what_there_is_as_private_as_it_was(
    store: Store, keys: Path, tmp_path: Path, now: datetime
) -> None:
    (keys / "0002.key").write_text("open to others")
    (keys / "0002.key").chmod(0o644)
    (keys / "1.partial").write_text("of somebody who was killed")
    (tmp_path / "copy").mkdir()
    snapshot(store.path, keys, tmp_path / "copy")
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "copy").rglob("*")}
    assert found == {"qna.db": 0o600, "keys": 0o700, "0001.key": 0o600, "0002.key": 0o644}
    (tmp_path / "nothing").mkdir()
    snapshot(tmp_path / "none" / "qna.db", tmp_path / "none" / "keys", tmp_path / "nothing")
    assert not list((tmp_path / "nothing").iterdir())


def test_a_snapshot_that_cannot_be_made_says_why(store: Store, keys: Path, tmp_path: Path) -> None:
    (keys / "0002.key").mkdir()
    with pytest.raises(DiskError, match=r"0002\.key: cannot be copied \(Is a directory\)"):
        snapshot(store.path, keys, tmp_path)
    store.close()
    store.path.write_bytes(b"garbage" * 1000)
    with pytest.raises(StoreError, match="the database is damaged"):
        snapshot(store.path, keys, tmp_path)
