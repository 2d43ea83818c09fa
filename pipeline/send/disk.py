"""What an OSError on one of our files means to the person who has to do something about it."""

from __future__ import annotations

import errno
from pathlib import Path

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


def disk_error(path: Path, error: OSError) -> DiskError:
    """The error to raise when `path` cannot be written or read, with what to do; raise it `from error`."""
    remedy = _REMEDIES.get(error.errno or 0, "check the disk and the rights of the folder")
    return DiskError(f"{path}: {error.strerror or error}; {remedy}, then run again")
