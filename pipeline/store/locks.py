"""Locks between our processes on one machine: flock on a private file, freed by the kernel with its owner."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import Busy, DiskError

RUN = "run.lock"
"""Covers collect to publish."""
DELIVERY = "delivery.lock"
"""Held by whoever delivers; a lease in the store whose owner's lock is free is stale."""
DAEMON = "daemon.lock"
"""Names the leader of the daemons."""


def is_held(folder: Path, name: str) -> bool:
    """Whether a process holds the lock now."""
    try:
        descriptor = os.open(folder / name, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Hold the lock; raises Busy at once when another process holds it, DiskError when it cannot be made."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DiskError(
            f"{folder / name}: cannot be opened ({error.strerror}); check the folder's owner and rights"
        ) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
            raise Busy(
                f"{folder / name}: held by another process ({holder}); it is at work, try again later"
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)
