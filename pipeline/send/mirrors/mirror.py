"""The seam through which the finished site leaves for another place: what every mirror does, and may be relied on."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pipeline.send.disk import disk_error


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file of the web root on its way to a mirror."""

    place: str
    """Its path at the mirror, as `Mirror.place` says."""
    file: Path
    """Where its bytes lie, within the web root; its compressed twins, if it has any, stand beside it."""
    digest: str
    """MD5 of its bytes, hexadecimal."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """What a server should say with it; a mirror takes those that it can."""
    etag: str = ""
    """What the mirror answered when these very bytes went there with these very headers; "" if they never did."""


def digest_of(file: Path) -> str:
    """What tells the file's bytes from others, as stores reckon it. Raises DiskError when it cannot be read."""
    try:
        return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()
    except OSError as error:
        raise disk_error(file, error) from error


class Mirror(Protocol):
    """A place that shows our site to readers, used by one thread: enter, put and remove any number of times, exit.

    `tests/send/mirrors/test_mirror_contract.py` holds every mirror to the following.

    - A file is replaced at once: readers see the old bytes or the new ones.
    - Whatever was yielded is there, for good. Putting or removing something twice does no harm, so that a run that
      was interrupted is simply repeated.
    - Nothing is touched but the places that are named.
    - Trouble is raised, after what arrived all the same was yielded: `Unreachable` if it may work later, `ConfigError`
      if the editor must change something, `DiskError` if a file of ours cannot be read.
    """

    def __enter__(self) -> Self:
        """Make ready. Nothing is sent and nobody is asked before something is put, removed or missing."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Take leave; never raises."""
        ...

    def place(self, path: str) -> str | None:
        """Under which path at the mirror the file at `path` in the web root is shown; None if it is of no use."""
        ...

    def put(self, parcels: Sequence[Parcel]) -> Generator[tuple[Parcel, str], None, None]:
        """Send them, in any order; yields each with its ETag ("" where there is none) once it is there."""
        ...

    def remove(self, places: Sequence[str]) -> Generator[str, None, None]:
        """Take them away; yields each that is there no longer, also those that never were."""
        ...

    def missing(self, parcels: Sequence[Parcel]) -> Generator[Parcel, None, None]:
        """Those that are not there, or not as they are here, by the mirror's own word; changes nothing."""
        ...
