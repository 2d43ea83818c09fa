"""The error tree, and what each kind of trouble means to whoever started us (an exit code).

    QnaError
    ├── Bug                  70  we did not foresee it
    ├── ConfigError          78  the editor must change a file: config.toml, a template, a key
    │   └── TemplateError    78  a template has a mistake
    ├── StoreError           78  the database cannot be used by this program as it is
    ├── DocumentError        65  one document was refused; the others are done
    ├── DiskError            74  the disk is full, or a file cannot be written
    └── Unavailable          75  try again later                                      (transient)
        ├── Busy             75  somebody else holds the lock
        └── Unreachable      75  a source or a server did not answer as it should
            └── TooLarge     75  the answer is larger than we take

Every message is one line that says what happened, where, what was expected and what to do.
Foreign errors are translated once, where they enter, with the cause kept (`raise … from error`).
The codes are those of sysexits.h.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from copy import copy
from datetime import timedelta
from pathlib import PurePath
from typing import Self

OK = 0
DATA = 65
BUG = 70
DISK = 74
LATER = 75
CONFIG = 78

_PRECEDENCE = (BUG, CONFIG, DISK, DATA, LATER)


class QnaError(Exception):
    """Anything that we can say in one line to the person who has to do something about it."""

    exit_code: int = BUG
    transient: bool = False

    def at(self, place: str) -> Self:
        """The same trouble, with the place where it was met put before the message."""
        error = copy(self)
        error.args = (f"{place}: {self}",)
        error.__cause__ = self.__cause__
        return error


class Bug(QnaError):
    """Something that we did not foresee, in one part of a run; the other parts are done."""

    @classmethod
    def of(cls, error: BaseException) -> Self:
        """What to say of an exception that nobody has caught."""
        frame = traceback.extract_tb(error.__traceback__)[-1:]
        place = f" at {PurePath(frame[0].filename).name}:{frame[0].lineno}" if frame else ""
        message = " ".join(str(error).split())[:300]
        bug = cls(f"a bug in qna ({type(error).__name__}{place}: {message}); QNA_DEBUG=1 shows more; please report it")
        bug.__cause__ = error
        return bug


class ConfigError(QnaError):
    """The editor must change a file: config.toml, a key, a folder's rights."""

    exit_code = CONFIG


class TemplateError(ConfigError):
    """A template, ours or the editor's override, has a mistake."""


class StoreError(QnaError):
    """The database cannot be used by this program as it is (too new, damaged, without its keys)."""

    exit_code = CONFIG


class DocumentError(QnaError):
    """One document is refused; the rest of the run goes on."""

    exit_code = DATA


class DiskError(QnaError):
    """The disk is full, or a file of ours cannot be written or read."""

    exit_code = DISK


class Unavailable(QnaError):
    """It may well work the next time."""

    exit_code = LATER
    transient = True


class Busy(Unavailable):
    """Another process of ours holds the lock."""


class Unreachable(Unavailable):
    """A source or a server did not answer as it should."""

    def __init__(
        self, message: str, wait: timedelta | None = None, *, about: str = "", is_lasting: bool = False
    ) -> None:
        super().__init__(message)
        self.wait = wait
        """How long the server asked us to stay away (Retry-After), if it did."""
        self.about = about
        """What many addresses fail for alike, such as their host's robots.txt: it is told once for all of them."""
        self.is_lasting = is_lasting
        """Whether asking again soon is of no use: somebody has to change something first."""


class TooLarge(Unreachable):
    """The answer is larger than we take."""

    def __init__(self, message: str) -> None:
        super().__init__(message, is_lasting=True)


def worst(codes: Iterable[int]) -> int:
    """The one exit code for a run in which all of `codes` occurred (70 > 78 > 74 > 65 > 75 > 0)."""
    seen = set(codes)
    return next((code for code in _PRECEDENCE if code in seen), OK)
