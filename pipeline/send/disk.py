"""The disk: bringing files to it for good, and what its errors mean to whoever has to do something about them."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import DiskError

_REMEDIES = {
    errno.ENOSPC: "free some space on that disk",
    errno.EDQUOT: "free some space or ask for a larger quota",
    errno.EFBIG: "raise the limit on file sizes (ulimit -f)",
    errno.EACCES: "give the user that runs qna the right to write there",
    errno.EPERM: "give the user that runs qna the right to write there",
    errno.EROFS: "that disk is mounted read-only: mount it for writing, or configure another folder",
    errno.ENOTDIR: "a file stands where a folder is needed: move it away",
    errno.EEXIST: "a file stands where a folder is needed: move it away",
    errno.EISDIR: "a folder stands where a file is needed: move it away",
    errno.ENOTEMPTY: "a folder stands where a file is needed: move it away",
    errno.EIO: "the disk may be failing: check it",
}


_MANY = 64
"""From so many files on, one wait for the whole disk is shorter than one for each."""


def bring_to_disk(places: Mapping[str, int]) -> None:
    """Return when what was written to these files and folders would outlive a power cut. Raises OSError.

    `places` are they with their file systems (`st_dev`): a site lies on one, but the editor may spread it over several.
    """
    if len(places) >= _MANY and (wait := _syncfs()) is not None:
        for place in {device: place for place, device in places.items()}.values():
            _with_descriptor(place, wait)
        return
    for place in places:
        _with_descriptor(place, os.fsync)


def _with_descriptor(place: str, wait: Any) -> None:
    number = os.open(place, os.O_RDONLY)
    try:
        wait(number)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems cannot sync a folder, and need not
            raise
    finally:
        os.close(number)


@cache
def _syncfs() -> Any:
    """syncfs(2), which Python lacks; None where the system lacks it too."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        return None

    def syncfs(number: int) -> None:
        if call(number):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))

    return syncfs


def disk_error(path: Path | str, error: OSError) -> DiskError:
    """The error to raise when `path` cannot be written or read, with what to do; raise it `from error`."""
    remedy = _REMEDIES.get(error.errno or 0, "check the disk and the rights of the folder")
    return DiskError(f"{path}: {error.strerror or error}; {remedy}, then run again")
