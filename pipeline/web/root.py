"""The files of the web root, as HTTP sees them: which file an address means, its versions, their validators.

Nothing is taken from memory without asking the disk (two `stat`, about 3 µs): whoever is told of a new session by a
hub must not get the feed of before. What is remembered is what is dear: the ETag, a hash of the content. It holds as
long as inode, size and both times of the file do; a file that changed less than two seconds before it was read may
change again within the same tick of the clock, and is read anew until it has settled ("racy", as git calls it).
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import blake2b
from typing import BinaryIO

from pipeline.render.page.precompress import SUFFIXES
from pipeline.web.saying import Headers, Policy, headers, shrinks

LARGE = 1 << 20
"""Files above so many bytes are sent in pieces, and their ETag is made of size and time of change, not of content."""
SETTLED_NS = 2_000_000_000
REMEMBERED = 8192
"""Addresses whose ETags are kept, at about 1 KB each."""
LONGEST = 1024
"""Characters of an address; ours are far shorter, and file systems end at 255 a name."""
REPEATED = frozenset({b"cache-control", b"vary", b"access-control-allow-origin"})
"""What a 304 says again, beside the ETag (RFC 9110 §15.4.5); readers poll by the million, so no more than that."""

_NAMELESS = frozenset({"404.html", "gone.html"})
"""Pages that are shown in the place of others, and have no address of their own."""
_TWINS = tuple(SUFFIXES)

Stamp = tuple[int, int, int, int]
"""Inode, bytes, and the times of the last change of content and of anything, in nanoseconds."""
Codings = Iterable[tuple[str, bytes]]
"""Suffix and coding of the twins that may be sent, the best first."""


@dataclass(slots=True)
class Version:
    """One representation of a file: itself, or a compressed twin."""

    place: str
    stamp: Stamp
    etag: bytes
    modified: int
    """Seconds since 1970, never in the future (RFC 9110 §8.8.2.1)."""
    size: int
    is_settled: bool
    """Whether equal stamps mean equal bytes."""
    has_parts: bool
    """Whether ranges of it may be asked for."""
    full: Headers
    """Of a 200."""
    same: Headers
    """Of a 304."""
    same_wire: bytes
    """The same as it is sent, with the empty line at the end."""


@dataclass(slots=True)
class Address:
    """What a path means, as far as the path alone can tell."""

    path: str
    place: str
    said: Headers
    shrinks: bool
    versions: dict[bytes, Version] = field(default_factory=dict)
    """By content coding; b"" is the file itself."""


class Missing(Exception):
    """There is no such file, or none that the public may have."""


class Root:
    """A folder that is served. It need not exist yet, and may be replaced at any time."""

    def __init__(self, folder: str | os.PathLike[str], policy: Policy) -> None:
        self.folder = os.path.abspath(folder)
        self.policy = policy
        self._known: dict[tuple[str, bool], Address] = {}

    def find(self, path: str, is_versioned: bool, codings: Codings) -> tuple[Version, bytes | None]:
        """The best version of what `path`, decoded and with its leading slash, means; a folder means its index.

        With it comes its content, if that had to be read just now. Raises Missing; other OSErrors as they come.
        """
        address = self._known.get((path, is_versioned))
        if address is not None:
            return self._best(address, codings)
        if not is_public(path):
            raise Missing(path)
        if path.endswith(_TWINS) and self.is_file(path.rpartition(".")[0]):
            raise Missing(path)
        address = self._address(path + "index.html" if path.endswith("/") else path, is_versioned)
        best = self._best(address, codings)
        while len(self._known) >= REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[path, is_versioned] = address
        return best

    def stand_in(self, path: str, codings: Codings) -> tuple[Version, bytes | None]:
        """The same for the file `path` that is shown in another's place. Raises Missing."""
        return self._best(self._address(path, False), codings)

    def is_file(self, path: str) -> bool:
        """Whether a file stands at `path`."""
        try:
            return stat.S_ISREG(os.stat(self.folder + path).st_mode)
        except (OSError, ValueError):
            return False

    def open(self, version: Version) -> BinaryIO | None:
        """The version's content, to be read; None if it is no longer there as it was: find it again."""
        try:
            file = _open(version.place)
        except FileNotFoundError:
            return None
        if _stamp(os.fstat(file.fileno())) == version.stamp:
            return file
        file.close()
        return None

    def _address(self, path: str, is_versioned: bool) -> Address:
        return Address(
            path, self.folder + path, headers(path.removeprefix("/"), is_versioned, self.policy), shrinks(path)
        )

    def _best(self, address: Address, codings: Codings) -> tuple[Version, bytes | None]:
        """A twin is taken only if it is exactly as old as its file: another one was left behind by a crash."""
        try:
            found = os.stat(address.place)
            if not stat.S_ISREG(found.st_mode):
                raise Missing(address.path)
            if address.shrinks:
                for suffix, coding in codings:
                    twin = _twin(address.place + suffix, found)
                    if twin is not None:
                        # The build may take it away at this very moment; the file itself is always there.
                        with suppress(FileNotFoundError):
                            return self._version(address, coding, address.place + suffix, twin)
            return self._version(address, b"", address.place, found)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError) as error:
            raise Missing(address.path) from error
        except OSError as error:
            if error.errno in {errno.ELOOP, errno.ENAMETOOLONG}:
                raise Missing(address.path) from error
            raise

    def _version(
        self, address: Address, coding: bytes, place: str, found: os.stat_result
    ) -> tuple[Version, bytes | None]:
        version = address.versions.get(coding)
        if version is not None and version.is_settled and version.stamp == _stamp(found):
            return version, None
        version, content = self._read(address, coding, place)
        address.versions[coding] = version
        return version, content

    def _read(self, address: Address, coding: bytes, place: str) -> tuple[Version, bytes | None]:
        """Look at the file itself. The way to it is walked once, without links: none may lead out of the root."""
        real = os.path.realpath(place, strict=True)
        if not real.startswith(os.path.join(os.path.realpath(self.folder), "")):
            raise Missing(address.path)
        with _open(real) as file:
            found = os.fstat(file.fileno())
            content = file.read() if found.st_size <= LARGE else None
            after = os.fstat(file.fileno())
        now = time.time_ns()
        if content is None:
            etag = b'"%x-%x"' % (found.st_size, found.st_ctime_ns)
        else:
            etag = b'"%s"' % blake2b(content, digest_size=12).hexdigest().encode()
        size = found.st_size if content is None else len(content)
        modified = min(found.st_mtime_ns, now) // 1_000_000_000
        is_settled = _stamp(found) == _stamp(after) and now - max(found.st_mtime_ns, found.st_ctime_ns) > SETTLED_NS
        same = [(b"etag", etag), *(said for said in address.said if said[0] in REPEATED)]
        full = [
            (b"content-length", b"%d" % size),
            (b"last-modified", formatdate(modified, usegmt=True).encode()),
            (b"etag", etag),
            *address.said,
        ]
        if coding:
            full.append((b"content-encoding", coding))
        if not address.shrinks:
            full.append((b"accept-ranges", b"bytes"))
        wire = b"".join(b"%s: %s\r\n" % said for said in same) + b"\r\n"
        return Version(
            real, _stamp(found), etag, modified, size, is_settled, not address.shrinks, full, same, wire
        ), content


def is_public(path: str) -> bool:
    """Whether `path` may mean a file of the site: no part of it hidden, empty, unfinished or shown elsewhere only.

    `.well-known` is the one name with a dot that is for the public (RFC 8615).
    """
    if not path.startswith("/") or len(path) > LONGEST or "\0" in path or "\\" in path:
        return False
    *folders, name = path.removeprefix("/").removeprefix(".well-known/").split("/")
    return all(folders) and not any(part.startswith(".") for part in (*folders, name)) and name not in _NAMELESS


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _twin(place: str, original: os.stat_result) -> os.stat_result | None:
    try:
        found = os.stat(place)
    except FileNotFoundError:
        return None
    return found if found.st_mtime_ns == original.st_mtime_ns and stat.S_ISREG(found.st_mode) else None


def _open(place: str) -> BinaryIO:
    """For reading; what is no file cannot make us wait, and a link is not followed."""
    return open(os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC), "rb", buffering=0)
