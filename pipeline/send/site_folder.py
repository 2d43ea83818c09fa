"""The web root: files are replaced whole or not at all, and a file that would not change is not touched.

Readers never see half a file: it is written beside its place under another name, brought to the disk, and renamed
over the old one. A file whose bytes stay the same keeps its time stamp, and with it its ETag and Last-Modified.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from pipeline.errors import DiskError
from pipeline.send.disk import disk_error

PART = ".qna-part"
"""Ends the names of unfinished files; no file of ours may have it otherwise."""


class Site:
    """The folder that a web server serves. Files in it that are not ours are left alone.

    All paths are relative to the root, with forward slashes: "s/a-session/index.html". A path that leads out of the
    root, or is not written that way, raises ValueError. One process writes at a time (`var/run.lock`).
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, data: bytes) -> bool:
        """Make `data` the content of the file, durably. Returns False, with nothing touched, if it is already.

        Raises DiskError if that cannot be done; the old content is there then, whole.
        """
        place = self._place(path)
        try:
            if _same(place, data):
                return False
            _make_folder(place.parent)
            _replace(place, data)
        except OSError as error:
            raise disk_error(place, error) from error
        return True

    def remove(self, path: str) -> bool:
        """Remove the file, and the folders that this leaves empty. Returns False if there was none.

        Raises DiskError if that cannot be done.
        """
        place = self._place(path)
        try:
            place.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise disk_error(place, error) from error
        for folder in place.parents:
            if folder == self.root:
                break
            try:
                folder.rmdir()
            except OSError:  # mostly because it is not empty; an empty folder that stays does no harm
                break
        return True

    def holds(self, path: str, data: bytes) -> bool:
        """Whether the file is there with exactly this content. Raises DiskError."""
        place = self._place(path)
        try:
            return _same(place, data)
        except OSError as error:
            raise disk_error(place, error) from error

    def stamp(self, path: str) -> tuple[int, int] | None:
        """Bytes and time of the last change (nanoseconds since 1970) of the file; None if there is none.

        Raises DiskError.
        """
        place = self._place(path)
        try:
            found = place.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise disk_error(place, error) from error
        return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None

    def has(self, path: str, size: int) -> bool:
        """Whether the file is there with `size` bytes; for files whose name changes with their content."""
        found = self.stamp(path)
        return found is not None and found[0] == size

    def sweep(self) -> int:
        """Remove what a run that was killed left unfinished. Returns how many files that were. Raises DiskError."""
        found = 0
        for folder, _, names in os.walk(self.root):
            for name in names:
                if name.endswith(PART):
                    place = Path(folder, name)
                    try:
                        place.unlink(missing_ok=True)
                    except OSError as error:
                        raise disk_error(place, error) from error
                    found += 1
        return found

    def _place(self, path: str) -> Path:
        """Where `path` lies on the disk, once it is sure to lie within the root."""
        parts = path.split("/")
        if not all(parts) or {".", ".."} & set(parts) or "\0" in path or "\\" in path or path.endswith(PART):
            raise ValueError(f"not a path within the site: {path!r}")
        place = self.root.joinpath(*parts)
        folder = place.parent
        try:
            inside = folder.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError) as error:  # a loop of links
            raise DiskError(f"{folder}: {error}; remove the link, then run again") from error
        if not inside:
            raise DiskError(f"{folder} is a link that leads out of {self.root}; remove the link, then run again")
        return place


def _same(place: Path, data: bytes) -> bool:
    """Whether the file has this content. A link is not the file that we mean, wherever it leads."""
    try:
        if place.is_symlink() or place.stat().st_size != len(data):
            return False
        return place.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, PermissionError, IsADirectoryError):
        return False  # writing will tell what is wrong, if anything is


def _make_folder(folder: Path) -> None:
    """Make the folder and those above it, durably; 0755 but for the umask."""
    if folder.is_dir():
        return
    if folder.parent != folder:
        _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync(folder.parent)


def _replace(place: Path, data: bytes) -> None:
    """Write beside `place`, then rename. The name is short even where the file's own is as long as names may be."""
    part = place.with_name(f".{hashlib.sha256(place.name.encode(errors='surrogateescape')).hexdigest()[:16]}{PART}")
    part.unlink(missing_ok=True)
    try:
        # O_EXCL: never through a link that somebody put there.
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, place)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _sync(place.parent)


def _sync(folder: Path) -> None:
    """Bring the folder's own entries to the disk, so that a rename outlives a power cut."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network file systems cannot, and need not
            raise
    finally:
        os.close(number)
