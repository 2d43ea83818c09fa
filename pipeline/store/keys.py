"""The HMAC keys in the private folder: numbered, added to, never deleted; backups carry them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ConfigError, DiskError, StoreError
from pipeline.store.private import private_folder

SIZE = 32
"""Bytes in a key."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """All keys by number; new tokens are made with the newest, old ones checked with their own."""

    keys: Mapping[int, bytes]

    @property
    def newest(self) -> int:
        """Number of the key to make new tokens with."""
        return max(self.keys)

    def __getitem__(self, number: int) -> bytes:
        """The key of that number; raises StoreError when it is missing."""
        try:
            return self.keys[number]
        except KeyError as error:
            raise StoreError(
                f"key {number:04} is missing from the keys folder; put back a backup with `qna restore FILE`"
            ) from error


def open_keys(folder: Path, *, is_new_store: bool, random: Callable[[int], bytes]) -> KeyRing:
    """The keys in `folder`; the first one is made there when the store is new.

    Raises StoreError for a store without its keys, ConfigError for a key that others can read or that is damaged,
    DiskError when they cannot be read or written.
    """
    try:
        found = {int(path.stem): _read(path) for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].key"))}
        if not found and is_new_store:
            found = {1: _make(folder, random(SIZE))}
    except OSError as error:
        raise DiskError(f"{error.filename or folder}: {error.strerror}; check the folder's owner and rights") from error
    if not found:
        raise StoreError(f"{folder}: the keys of this store are missing; put back a backup with `qna restore FILE`")
    return KeyRing(found)


def _read(path: Path) -> bytes:
    if path.stat().st_mode & 0o077:
        raise ConfigError(f"{path}: others can read this key; run: chmod 600 {path}")
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != SIZE:
        raise ConfigError(
            f"{path}: damaged, expected {2 * SIZE} hexadecimal digits; put back a backup with `qna restore FILE`"
        )
    return key


def _make(folder: Path, key: bytes) -> bytes:
    private_folder(folder)
    path = folder / "0001.key"
    partial = folder / f"{os.getpid()}.partial"
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):  # another first run was faster: its key is the key
        os.link(partial, path)
    partial.unlink()
    return _read(path)
