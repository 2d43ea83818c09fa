"""Backups: one tar file with a consistent copy of the database and the keys, made while the program may be running."""

from __future__ import annotations

import io
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pipeline.errors import DiskError, StoreError
from pipeline.store.engine import translated
from pipeline.store.locks import locked
from pipeline.store.opening import copy_database, stored_revision
from pipeline.store.private import private_folder

_KEY = re.compile(r"keys/(\d{4}\.key|dkim-[a-z0-9.-]+\.pem)")
_LARGEST_KEY = 4096
_SCRATCH = ".backup-"
_LOCK = "backup.lock"


def backup(database: Path, keys: Path, target: Path, now: datetime) -> int:
    """Write `target`, readable by the owner only; an existing file is replaced only by a complete one. Returns bytes.

    Raises Busy while another backup is made, StoreError for a damaged database, DiskError when `target` cannot be
    written.
    """
    partial = target.with_name(target.name + ".partial")
    with locked(database.parent, _LOCK):
        try:
            for left in database.parent.glob(f"{_SCRATCH}*"):
                shutil.rmtree(left)  # of a backup that was killed: a copy of everything
            with tempfile.TemporaryDirectory(dir=database.parent, prefix=_SCRATCH) as scratch:
                snapshot(database, keys, Path(scratch))
                _pack(Path(scratch), partial, now)
            os.replace(partial, target)
        except OSError as error:
            with suppress(OSError):
                partial.unlink()
            raise DiskError(f"{target}: the backup cannot be written ({error.strerror})") from error
        return target.stat().st_size


def is_backup(file: Path) -> bool:
    """Whether `file` is one that `backup` wrote, by what stands first in it."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            first = archive.next()
    except (tarfile.TarError, EOFError, OSError):
        return False
    return first is not None and first.name == "qna.db"


def snapshot(database: Path, keys: Path, folder: Path) -> None:
    """Copy database and keys as they are now into `folder`, as qna.db and keys/; what is not there yet is left out.

    Raises StoreError for a damaged database, Busy for one that is locked for long, DiskError when one of them cannot
    be copied.
    """
    try:
        if database.exists():
            copy_database(database, folder / "qna.db")
        for key in (*keys.glob("*.key"), *keys.glob("dkim-*.pem")):
            private_folder(folder / "keys")
            shutil.copy(key, folder / "keys")
    except sqlite3.Error as error:
        raise translated(error, database) from error
    except OSError as error:
        raise DiskError(f"{error.filename or folder}: cannot be copied ({error.strerror})") from error


def _pack(folder: Path, target: Path, now: datetime) -> None:
    """Write what a snapshot holds into one file."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", format=tarfile.PAX_FORMAT) as archive:
            for path in (folder / "qna.db", *sorted(folder.glob("keys/*"))):
                _add(archive, path.relative_to(folder).as_posix(), path, now)
        file.flush()
        os.fsync(file.fileno())


def _add(archive: tarfile.TarFile, name: str, path: Path, now: datetime) -> None:
    info = tarfile.TarInfo(name)
    info.size = path.stat().st_size
    info.mode = 0o600
    info.mtime = int(now.timestamp())
    with path.open("rb") as file:
        archive.addfile(info, file)


def restore(source: Path, database: Path, keys: Path, now: datetime, prepare: Callable[[Path], None]) -> Path | None:
    """Put a backup in place; what was there before is moved aside, and its new place returned.

    The caller holds the locks. Only members that a backup of ours has are taken from the archive, whatever else it
    holds. `prepare` is called with the database before it takes its place: whoever is killed in between leaves either
    the old store or the prepared one.

    Raises StoreError when `source` is not such a backup, DiskError when it cannot be put in place.
    """
    incoming = database.with_name("qna.db.incoming")
    try:
        private_folder(database.parent)
        for left in incoming.parent.glob(f"{incoming.name}*"):
            left.unlink()
        found = _unpack(source, incoming)
        if stored_revision(incoming)[0] is None:
            raise KeyError("its database is not ours")
        prepare(incoming)
        aside = _move_aside(database, now)
        private_folder(keys)
        for name, data in found.items():
            path = keys / name
            if path.exists() and path.read_bytes() != data:  # keys are never deleted
                path.rename(path.with_name(f"{name}.replaced-{now:%Y%m%dT%H%M%SZ}"))
            path.write_bytes(data)
            path.chmod(0o600)
        os.replace(incoming, database)
    except (tarfile.TarError, EOFError, KeyError, sqlite3.Error) as error:
        raise StoreError(f"{source}: not a backup made by `qna backup`") from error
    except OSError as error:
        raise DiskError(f"{error.filename or source}: {error.strerror}") from error
    finally:
        for left in incoming.parent.glob(f"{incoming.name}*"):
            left.unlink()
    return aside


def _unpack(source: Path, incoming: Path) -> dict[str, bytes]:
    """The database goes to `incoming`; the keys are returned, by file name."""
    keys: dict[str, bytes] = {}
    with tarfile.open(source, "r:*") as archive:
        stream = archive.extractfile(archive.getmember("qna.db"))
        if stream is None:
            raise KeyError("qna.db is not a file in it")
        with os.fdopen(os.open(incoming, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            while chunk := stream.read(1 << 20):
                file.write(chunk)
        for member in archive.getmembers():
            if _KEY.fullmatch(member.name) and member.isfile() and member.size <= _LARGEST_KEY:
                stream = archive.extractfile(member) or io.BytesIO()
                keys[member.name.removeprefix("keys/")] = stream.read()
    if not any(name.endswith(".key") for name in keys):
        raise KeyError("it holds no keys")
    return keys


def _move_aside(database: Path, now: datetime) -> Path | None:
    if not database.exists():
        return None
    aside = database.with_name(f"qna.db.replaced-{now:%Y%m%dT%H%M%SZ}")
    copy_database(database, aside)
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    return aside
