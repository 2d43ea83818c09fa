"""A mirror in a folder of another machine, by rsync over ssh. The system's own programs do it; no shell is involved."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self, TypeVar

from pipeline.errors import ConfigError, QnaError, Unreachable
from pipeline.model.said import one_line
from pipeline.model.site_path import TWINS, is_twin
from pipeline.send.mirrors.mirror import Parcel

PROGRAM = "rsync"
_T = TypeVar("_T")
_LONGEST_COMPLAINT = 10_000
_AT_A_TIME = 500
"""Files that one connection brings; those that it brought are remembered before the next one."""

_OPTIONS = (
    "--files-from=-",
    "--from0",  # names end with NUL: nothing in them is special
    "--protect-args",  # and no shell there sees any
    "--no-implied-dirs",  # folders there keep the rights that they have
    "--times",  # a server there tells the same Last-Modified
)
_ALL_WELL = frozenset({0})
_GONE_HERE = frozenset({0, 24})
"""A missing file is what removing is about; newer versions of rsync warn of it all the same."""
_REMEDIES = {
    1: "check [[site.mirror]]",
    2: "install newer versions of rsync on both machines",
    4: "install a newer rsync",
    11: "check the folder in target, its rights and the room on that disk",
}
"""Exit codes (rsync(1), "Exit values") after which somebody has to change something → what."""
_REFUSED = (
    ("Permission denied (13)", "let the user in target write there"),
    ("Permission denied", "let the key of the user who runs qna in there, without a password"),
    ("Host key verification failed", "make its key known: connect once with ssh"),
    ("Bad configuration option", "check ssh_config"),
    ("Can't open user config file", "check ssh_config"),
    ("command not found", "install rsync on that machine"),
    ("No such file or directory (2)", "check the folder in target"),
    ("Not a directory (20)", "check the folder in target"),
)
"""Words in the answer after which somebody has to change something → what."""
_ESCAPED = re.compile(rb"\\#(\d{3})")


class Rsync:
    """A folder on another machine.

    `where` is how messages call it, `target` is user@host:/path, `root` our web root, `shell` the program and the
    arguments that connect, `environ` what both see (ssh needs HOME and SSH_AUTH_SOCK), `seconds` the longest silence.
    """

    def __init__(
        self,
        where: str,
        target: str,
        root: Path,
        *,
        environ: Mapping[str, str],
        shell: Sequence[str] = ("ssh",),
        seconds: int = 60,
    ) -> None:
        self._where = where
        self._target = target
        self._root = root
        self._shell = shell
        self._seconds = seconds
        self._environ = {name: value for name, value in environ.items() if not name.startswith("RSYNC_")}
        self._environ["LC_ALL"] = "C"

    def __enter__(self) -> Self:
        """Nothing is asked yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Every connection has ended already."""

    def place(self, path: str) -> str | None:
        """The path itself: a server there reads gone.html as ours does. Twins travel with their file."""
        return None if is_twin(path) else path

    def put(self, parcels: Sequence[Parcel]) -> Generator[tuple[Parcel, str], None, None]:
        """Some hundreds at a time, with their twins; twins that are none here any more go away there.

        What has the size and the second of the file there is sent all the same: it may have been written twice in one.
        """
        for some in _portions(parcels):
            names = [each.place + end for each in some for end in ("", *TWINS)]
            self._rsync(names, "--ignore-times", "--delete-missing-args", fine=_GONE_HERE)
            yield from ((each, "") for each in some)

    def remove(self, places: Sequence[str]) -> Generator[str, None, None]:
        """What is named and not here goes there, with the folder that it leaves empty; what is here again stays."""
        for some in _portions(places):
            ours = (each + end for each in some for end in ("", *TWINS))
            gone = [each for each in ours if not os.path.lexists(self._root / each)]
            folders = {each.rpartition("/")[0] for each in gone}
            left = [each for each in sorted(folders) if each and not os.path.lexists(self._root / each)]
            for names in filter(None, (gone, left)):  # a folder after its files: rsync takes none that holds anything
                self._rsync(names, "--delete-missing-args", fine=_GONE_HERE)
            yield from some

    def missing(self, parcels: Sequence[Parcel]) -> Generator[Parcel, None, None]:
        """By checksums of both sides."""
        for some in _portions(parcels):
            names = [each.place + end for each in some for end in ("", *TWINS)]
            names = [each for each in names if os.path.lexists(self._root / each)]
            told = self._rsync(names, "--dry-run", "--checksum", "--out-format=%i %n")
            # "<f+++++++++ name": a file would be sent. "." instead of "<" is said of its time or rights alone.
            differing = {_unescaped(line[12:]) for line in told.splitlines() if line[:2] in (b"<f", b">f")}
            yield from (each for each in some if not differing.isdisjoint(each.place + end for end in ("", *TWINS)))

    def _rsync(self, names: Sequence[str], *options: str, fine: frozenset[int] = _ALL_WELL) -> bytes:
        """Run it over the names, which are relative to the web root; returns what it printed."""
        shell = " ".join('"' + part.replace('"', '""') + '"' for part in self._shell)
        command = [PROGRAM, *_OPTIONS, *options, f"--timeout={self._seconds}", "-e", shell, "--"]
        # "./" in front: else a name that begins with # would be taken for a comment.
        given = b"".join(b"./" + os.fsencode(name) + b"\0" for name in names)
        # Files, not pipes: an ssh that hangs would keep a pipe open after rsync itself has given up.
        with TemporaryFile() as names_in, TemporaryFile() as out, TemporaryFile() as err:
            names_in.write(given)
            names_in.seek(0)
            code = self._run([*command, f"{self._root}/", self._target], names_in, out, err)
            out.seek(0)
            err.seek(0)
            if code not in fine:
                raise self._trouble(code, err.read(_LONGEST_COMPLAINT).decode("utf-8", "replace"))
            return out.read()

    def _run(self, command: Sequence[str], names: IO[bytes], out: IO[bytes], err: IO[bytes]) -> int:
        """The exit code of rsync, which watches the time itself; what it has started ends with it."""
        try:
            process = subprocess.Popen(
                command, stdin=names, stdout=out, stderr=err, env=self._environ, start_new_session=True
            )
        except FileNotFoundError as error:
            raise ConfigError(f"{self._where}: there is no rsync on this machine; install it") from error
        try:
            return process.wait()
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()

    def _trouble(self, code: int, said: str) -> QnaError:
        lines = [line for line in said.splitlines() if line.strip() and not line.startswith("Warning:")]
        reason = one_line(lines[0])[:300] if lines else f"rsync ended with {code}"
        remedy = next((remedy for words, remedy in _REFUSED if words in said), None) or _REMEDIES.get(code)
        if remedy is not None:
            return ConfigError(f"{self._where}: {reason}; {remedy}, then the next run goes on")
        return Unreachable(f"{self._where}: {reason}; the next run tries again")


def _portions(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(things), _AT_A_TIME):
        yield things[start : start + _AT_A_TIME]


def _unescaped(name: bytes) -> str:
    """A name as it is: rsync prints bytes that are not ASCII as \\#303."""
    return os.fsdecode(_ESCAPED.sub(lambda octal: bytes([int(octal[1], 8)]), name))
