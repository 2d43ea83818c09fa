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
from pathlib import Path

from pipeline.errors import DiskError
from pipeline.send.disk import bring_to_disk, disk_error

_NONE: Mapping[str, bytes | None] = {}
PART = ".qna-part"
"""Ends the names of unfinished files; no file of ours may have it otherwise."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Files that are written and wait to be put in place."""

    parts: dict[str, tuple[Path, Path]]
    """Path → where it is written, and the place that it is for."""
    old_twins: list[Path]


class Site:
    """The folder that a web server serves. Files in it that are not ours are left alone.

    All paths are relative to the root, with forward slashes: "s/a-session/index.html". A path that leads out of the
    root, or is not written that way, raises ValueError. One process writes at a time (`var/run.lock`).
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._parts: dict[str, tuple[Path, Path]] = {}
        """Path → what waits for `commit`, and the place that it is for."""
        self._old_twins: list[Path] = []
        self._inside: set[Path] = set()
        """Folders that are known to lie within the root: to ask again for each file takes longer than to write it."""

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
            changes = not _same(place, data)
            if changes:
                part = self._begin(path, place, data, None)
                modified_ns = part.stat().st_mtime_ns
                self._old_twins += map(self._place, twins)
            else:
                modified_ns = place.stat().st_mtime_ns
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
        place = self.root
        folders: set[Path] = set()
        try:
            bring_to_disk([part for part, _ in self._parts.values()])
            for place in self._old_twins:
                place.unlink(missing_ok=True)
            while self._parts:
                path, (part, place) = next(iter(self._parts.items()))
                os.replace(part, place)
                del self._parts[path]
                folders |= {folder for folder in place.parents if folder.is_relative_to(self.root)}
            bring_to_disk(sorted(folders))
        except OSError as error:
            raise disk_error(place, error) from error
        finally:
            self._old_twins.clear()
            self._give_up()

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
        part, _ = self._parts.get(path, (place, place))
        try:
            return part.read_bytes()
        except OSError as error:
            raise disk_error(place, error) from error

    def _begin(self, path: str, place: Path, data: bytes, modified_ns: int | None) -> Path:
        """Write beside `place`; O_EXCL: never through a link that somebody put there."""
        place.parent.mkdir(parents=True, exist_ok=True)  # 0755 but for the umask
        part = _part(place)
        part.unlink(missing_ok=True)
        try:
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "wb") as file:
                file.write(data)
                file.flush()
                if modified_ns is not None:
                    os.utime(file.fileno(), ns=(modified_ns, modified_ns))
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        self._parts[path] = part, place
        return part

    def _give_up(self) -> None:
        """Remove what will not be put in place."""
        for part, _ in self._parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
        self._parts.clear()

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
        place = self._named(path)
        try:
            found = place.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise disk_error(place, error) from error
        return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None

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
        place = self._named(path)
        folder = place.parent
        if folder in self._inside:
            return place
        try:
            inside = folder.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError) as error:  # a loop of links
            raise DiskError(f"{folder}: {error}; remove the link, then run again") from error
        if not inside:
            raise DiskError(f"{folder} is a link that leads out of {self.root}; remove the link, then run again")
        self._inside.add(folder)
        return place

    def _named(self, path: str) -> Path:
        """Where `path` lies by its name alone; a look does no harm, wherever links may lead."""
        parts = path.split("/")
        if not all(parts) or {".", ".."} & set(parts) or "\0" in path or "\\" in path or path.endswith(PART):
            raise ValueError(f"not a path within the site: {path!r}")
        return self.root.joinpath(*parts)


def _same(place: Path, data: bytes) -> bool:
    """Whether the file has this content. A link is not the file that we mean, wherever it leads."""
    try:
        if place.is_symlink() or place.stat().st_size != len(data):
            return False
        return place.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError, PermissionError, IsADirectoryError):
        return False  # writing will tell what is wrong, if anything is


def _part(place: Path) -> Path:
    """Where a file is written until it is whole; the name is short even where the file's own is very long."""
    name = hashlib.sha256(place.name.encode(errors="surrogateescape")).hexdigest()[:16]
    return place.with_name(f".{name}{PART}")
