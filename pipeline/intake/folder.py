"""A folder as a source: finds documents in it, and reads one when nobody is still writing it."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pipeline.errors import DocumentError, Unreachable
from pipeline.model.document import MEDIA_TYPES, Document, Sighting

LARGEST = 50 * 1024 * 1024
"""Bytes; a larger file is refused."""
SIDECAR = ".session.toml"
"""NAME.session.toml beside NAME.md, say: the editor's own word on that document."""
LARGEST_SIDECAR = 1_000_000
"""Bytes."""

_TEMPORARY = re.compile(
    r"~$|^~|^#.*#$|\.(tmp|temp|part|partial|crdownload|download|swp|swx|bak|orig|rej|lock)$", re.IGNORECASE
)
_UNREADABLE = "\ufffd"


def scan(root: Path) -> dict[str, Sighting]:
    """Every document below `root` by its origin, without opening any.

    Left out: hidden and temporary files and folders, files of kinds that we do not read, links to folders. A link that
    leads outside to a file is seen, as a link, so that `read` may say why it is not read.

    Raises Unreachable when the folder itself is not there: that says nothing about its documents.
    """
    if not root.is_dir():
        raise Unreachable(
            f"{root}: the source's folder is not there (not mounted, or moved?); its sessions stay as they are"
        )
    inside = os.path.realpath(root)
    found = {sighting.origin: sighting for sighting in _walk(root, PurePosixPath(), inside)}
    return dict(sorted(found.items()))


def _walk(folder: Path, relative: PurePosixPath, inside: str) -> Iterator[Sighting]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise Unreachable(f"{folder}: cannot be listed ({error.strerror}); check its rights") from error
    for entry in entries:
        if entry.name.startswith(".") or _TEMPORARY.search(entry.name):
            continue
        if entry.is_symlink() and not os.path.realpath(entry.path).startswith(inside + os.sep):
            if media_type(entry.name) is not None and not entry.is_dir():
                stat = entry.stat(follow_symlinks=False)
                yield Sighting(str(relative / _name(entry)), stat.st_size, stat.st_mtime_ns, stat.st_ino)
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), relative / entry.name, inside)
        elif media_type(entry.name) is not None and (sighting := _sighting(entry, relative)) is not None:
            yield sighting


def _sighting(entry: os.DirEntry[str], relative: PurePosixPath) -> Sighting | None:
    try:
        if not entry.is_file():
            return None
        stat = entry.stat()
    except OSError:  # gone between listing and looking
        return None
    beside = _sidecar_stat(Path(entry.path))
    return Sighting(str(relative / _name(entry)), *_stamp(stat, beside), stat.st_ino)


def _name(entry: os.DirEntry[str]) -> str:
    return os.fsencode(entry.name).decode("utf-8", "replace")


def _stamp(file: os.stat_result, beside: os.stat_result | None) -> tuple[int, int]:
    """(bytes, time of the last change) of a document with its sidecar."""
    if beside is None:
        return file.st_size, file.st_mtime_ns
    return file.st_size + beside.st_size, max(file.st_mtime_ns, beside.st_mtime_ns)


def _sidecar_stat(path: Path) -> os.stat_result | None:
    sidecar = path.with_suffix(SIDECAR)
    try:
        return sidecar.stat() if sidecar.is_file() else None
    except OSError:
        return None


def media_type(name: str) -> str | None:
    """What a file's name promises; None for kinds that we do not read."""
    return MEDIA_TYPES.get(os.path.splitext(name)[1].lower())


def read(root: Path, source: str, sighting: Sighting) -> Document | None:
    """The document, or None while somebody is still writing it (the next run will see it).

    Raises DocumentError when it cannot be read, is too large, or lies outside of the folder.
    """
    path = root / sighting.origin
    refuse_outside(root, path)
    if sighting.size > LARGEST:
        raise DocumentError(
            f"{path}: {sighting.size // 1_000_000} MB is more than the {LARGEST // 1_000_000} MB allowed; split it"
        )
    try:
        with open(path, "rb") as file:
            if _is_being_written(file.fileno()):
                return None
            data = file.read(LARGEST + 1)
            stat = os.fstat(file.fileno())
        beside = _sidecar_stat(path)
        sidecar = read_sidecar(path) if beside else None
    except FileNotFoundError:
        if _UNREADABLE in sighting.origin:
            raise DocumentError(f"{path}: its name is not UTF-8 (shown with {_UNREADABLE}); rename it") from None
        return None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); check its owner and rights") from error
    if _stamp(stat, beside) != (sighting.size, sighting.modified_ns) or len(data) != stat.st_size:
        return None
    kind = media_type(sighting.origin)
    assert kind is not None
    return Document(source, sighting.origin, kind, data, sidecar=sidecar)


def refuse_outside(root: Path, path: Path) -> None:
    """Raise DocumentError for a link that leads out of the folder `root`: who may write there may not read all else."""
    if path.is_symlink() and not os.path.realpath(path).startswith(os.path.realpath(root) + os.sep):
        raise DocumentError(
            f"{path}: a link that leads outside of the source's folder is not read; put the file itself there,"
            " or make its folder a source"
        )


def read_sidecar(path: Path) -> bytes | None:
    """The sidecar of the document at `path`, if it has one. Raises DocumentError for one that is too large, OSError."""
    beside = path.with_suffix(SIDECAR)
    if not beside.is_file():
        return None
    with open(beside, "rb") as file:
        data = file.read(LARGEST_SIDECAR + 1)
    if len(data) > LARGEST_SIDECAR:
        raise DocumentError(
            f"{beside}: more than the {LARGEST_SIDECAR // 1_000_000} MB that a sidecar may have; is it the right file?"
        )
    return data


def _is_being_written(descriptor: int) -> bool:
    """Whether another process has the file open for writing.

    Linux grants a read lease only on a file that nobody has open for writing (fcntl(2), "Leases"). Where leases are
    not to be had (network file systems, files of others, other systems), the file's stamp has to do, which is compared
    before and after reading.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        # Whoever opens it for writing while we hold the lease has us sent a signal: by default SIGIO, of which we would
        # die. This one nobody hears.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
