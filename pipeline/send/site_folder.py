"""The web root: files are replaced whole or not at all, and a file that would not change is not touched.

Readers never see half a file: it is written beside its place under another name, brought to the disk, and renamed
over the old one. A file whose bytes stay the same keeps its time stamp, and with it its ETag and Last-Modified.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import DiskError
from pipeline.send.disk import bring_to_disk, disk_error

_NONE: Mapping[str, bytes | None] = {}
PART = ".qna-part"
"""Ends the names of unfinished files; no file of ours may have it otherwise."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class Part(NamedTuple):
    """A file that is written, and waits."""

    written: str
    place: str
    """What it is for, in the same folder."""
    device: int
    """The file system on which both are."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Files that are written and wait to be put in place."""

    parts: dict[str, Part]
    """By their paths."""
    old_twins: list[str]


class Site:
    """The folder that a web server serves. Files in it that are not ours are left alone.

    All paths are relative to the root, with forward slashes: "s/a-session/index.html". A path that leads out of the
    root, or is not written that way, raises ValueError. One process writes at a time (`var/run.lock`), and those that
    it has forked (`tasks/publishing/together.py`).

    Places are kept as strings and looked at as rarely as may be: a site is ten thousand files, and for a small one
    pathlib takes longer than the disk.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._root = os.fspath(root)
        self._parts: dict[str, Part] = {}
        """By its path, what waits for `commit`."""
        self._old_twins: list[str] = []
        self._inside: set[str] = {self._root}
        """Folders that are known to lie within the root."""
        self._new: set[str] = set()
        """Folders that we have made since the last `commit`: there is nothing in them."""

    def write(self, path: str, data: bytes) -> bool:
        """Make `data` the content of the file, durably. Returns False, with nothing touched, if it is already.

        Raises DiskError if that cannot be done; the old content is there then, whole.
        """
        changes = self.prepare(path, data)
        self.commit()
        return changes

    def prepare(self, path: str, data: bytes, twins: Mapping[str, bytes | None] = _NONE) -> bool:
        """Write `data` beside the file, to be its content from the next `commit` on. Returns False if it is already.

        `twins` are the same bytes otherwise encoded, by their paths, None for one that should not be there. They carry
        the time of their file, and never stand beside other bytes than theirs, whenever we are killed.
        Raises DiskError if that cannot be done; the old content is there then, whole.
        """
        place = self._place(path)
        try:
            changes = self._make_room(place) or not _same(place, data)
            if changes:
                modified_ns = self._begin(path, place, data, None)
                self._old_twins += map(self._place, twins)
            else:
                modified_ns = os.stat(place).st_mtime_ns
                self._old_twins += (self._place(twin) for twin, squeezed in twins.items() if squeezed is None)
            for twin, squeezed in twins.items():
                if squeezed is not None and (changes or self.stamp(twin) != (len(squeezed), modified_ns)):
                    self._begin(twin, self._place(twin), squeezed, modified_ns)
        except OSError as error:
            raise disk_error(place, error) from error
        return changes

    def commit(self) -> None:
        """Put in place all that has been prepared, in that order, once it is safely on the disk.

        One wait for the disk serves them all: a wait for each file would take longer than making it.
        Raises DiskError; what was not reached keeps its old content.
        """
        place = self._root
        folders: dict[str, int] = {}
        try:
            bring_to_disk({part.written: part.device for part in self._parts.values()})
            for place in self._old_twins:
                _unlinked(place)
            for path in list(self._parts):
                written, place, device = self._parts[path]
                os.replace(written, place)
                del self._parts[path]
                folders[os.path.dirname(place)] = device
            bring_to_disk(self._with_those_above(folders))
        except OSError as error:
            raise disk_error(place, error) from error
        finally:
            self._old_twins.clear()
            self._new.clear()
            self._give_up()

    def _with_those_above(self, folders: dict[str, int]) -> dict[str, int]:
        """These folders and all from them up to the root, each with its file system. Raises OSError."""
        found = dict(folders)
        for folder in folders:
            while folder != self._root and (folder := os.path.dirname(folder)) not in found:
                found[folder] = os.stat(folder).st_dev
        return found

    def pending(self) -> Pending:
        """What waits for `commit`: for the process that is to commit it."""
        return Pending(self._parts, self._old_twins)

    def adopt(self, others: Iterable[Pending], order: Iterable[str]) -> None:
        """Commit also what `others` have prepared, all of it in the `order` of its paths."""
        for other in others:
            self._parts |= other.parts
            self._old_twins += other.old_twins
        places = {path: index for index, path in enumerate(order)}
        # A twin goes in place when its file has.
        self._parts = dict(sorted(self._parts.items(), key=lambda each: places.get(each[0], len(places))))

    def read(self, path: str) -> bytes:
        """The content of the file, also of one that waits for `commit`. Raises DiskError if it cannot be read."""
        place = self._place(path)
        part = self._parts.get(path)
        try:
            return Path(part.written if part else place).read_bytes()
        except OSError as error:
            raise disk_error(place, error) from error

    def _make_room(self, place: str) -> bool:
        """See that there is a folder for the file; whether it is so new that the file cannot be there yet."""
        folder = os.path.dirname(place)
        if folder in self._new:
            return True
        try:
            try:
                os.mkdir(folder)  # 0755 but for the umask
            except FileNotFoundError:
                os.makedirs(os.path.dirname(folder), exist_ok=True)
                os.mkdir(folder)
        except FileExistsError:
            if not os.path.isdir(folder):
                raise
            return False
        self._new.add(folder)
        return True

    def _begin(self, path: str, place: str, data: bytes, modified_ns: int | None) -> int:
        """Write beside `place`; returns the time of the last change, which is `modified_ns` if that is given."""
        part = _part(place)
        descriptor = _opened(part)
        try:
            with open(descriptor, "wb", buffering=0) as file:
                rest = memoryview(data)
                while rest:
                    rest = rest[file.write(rest) :]
                if modified_ns is not None:
                    os.utime(descriptor, ns=(modified_ns, modified_ns))
                found = os.fstat(descriptor)
        except BaseException:
            with suppress(OSError):
                os.unlink(part)
            raise
        self._parts[path] = Part(part, place, found.st_dev)
        return found.st_mtime_ns

    def _give_up(self) -> None:
        """Remove what will not be put in place."""
        for part in self._parts.values():
            with suppress(OSError):
                os.unlink(part.written)
        self._parts.clear()

    def remove(self, path: str) -> bool:
        """Remove the file, and the folders that this leaves empty. Returns False if there was none.

        Raises DiskError if that cannot be done.
        """
        place = self._place(path)
        try:
            os.unlink(place)
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise disk_error(place, error) from error
        folder = os.path.dirname(place)
        with suppress(OSError):  # mostly because it is not empty; an empty folder that stays does no harm
            while folder != self._root:
                os.rmdir(folder)
                folder = os.path.dirname(folder)
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
        place = self._named(path)
        try:
            found = os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise disk_error(place, error) from error
        return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None

    def sweep(self) -> int:
        """Remove what a run that was killed left unfinished. Returns how many files that were. Raises DiskError."""
        found = 0
        for folder, _, names in os.walk(self._root):
            for name in names:
                if name.endswith(PART):
                    place = os.path.join(folder, name)
                    try:
                        _unlinked(place)
                    except OSError as error:
                        raise disk_error(place, error) from error
                    found += 1
        return found

    def _place(self, path: str) -> str:
        """Where `path` lies on the disk, once it is sure to lie within the root."""
        place = self._named(path)
        self._enter(os.path.dirname(place))
        return place

    def _enter(self, folder: str) -> None:
        """Make sure that the folder, which by its name lies within the root, is no link that leads out of it."""
        if folder in self._inside:
            return
        self._enter(os.path.dirname(folder))
        if os.path.islink(folder):
            try:
                is_inside = Path(folder).resolve().is_relative_to(self.root.resolve())
            except (OSError, RuntimeError) as error:  # a loop of links
                raise DiskError(f"{folder}: {error}; remove the link, then run again") from error
            if not is_inside:
                raise DiskError(f"{folder} is a link that leads out of {self.root}; remove the link, then run again")
        self._inside.add(folder)

    def _named(self, path: str) -> str:
        """Where `path` lies by its name alone; a look does no harm, wherever links may lead."""
        parts = path.split("/")
        if not all(parts) or {".", ".."} & set(parts) or "\0" in path or "\\" in path or path.endswith(PART):
            raise ValueError(f"not a path within the site: {path!r}")
        return os.path.join(self._root, path)


def _same(place: str, data: bytes) -> bool:
    """Whether the file has this content. A link is not the file that we mean, wherever it leads."""
    try:
        found = os.lstat(place)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            return False
        return Path(place).read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return False  # writing will tell what is wrong, if anything is


def _part(place: str) -> str:
    """Where a file is written until it is whole."""
    folder, name = os.path.split(place)
    return os.path.join(folder, _part_name(name))


@lru_cache(maxsize=1024)
def _part_name(name: str) -> str:
    """A name that is short even where the file's own is very long."""
    return f".{hashlib.sha256(name.encode(errors='surrogateescape')).hexdigest()[:16]}{PART}"


def _opened(part: str) -> int:
    """The descriptor of a new file. O_EXCL: we never write through a link that somebody put there."""
    try:
        return os.open(part, _NEW, 0o644)
    except FileExistsError:  # a run that was killed left it
        os.unlink(part)
        return os.open(part, _NEW, 0o644)


def _unlinked(place: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(place)
