"""The error tree, and what each kind of trouble means to whoever started us (an exit code).

    QnaError
    ├── ConfigError          78  the editor must change a file: config.toml, a template, a key
    │   └── TemplateError    78  a template has a mistake
    ├── StoreError           78  the database cannot be used by this program as it is
    ├── DocumentError        65  one document was refused; the others are done
    ├── DiskError            74  the disk is full, or a file cannot be written
    └── Unavailable          75  try again later                                      (transient)
        ├── Busy             75  somebody else holds the lock
        └── Unreachable      75  a source or a server did not answer as it should

Every message is one line that says what happened, where, what was expected and what to do.
Foreign errors are translated once, where they enter, with the cause kept (`raise … from error`).
The codes are those of sysexits.h.
"""

from __future__ import annotations

from collections.abc import Iterable

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


def worst(codes: Iterable[int]) -> int:
    """The one exit code for a run in which all of `codes` occurred (70 > 78 > 74 > 65 > 75 > 0)."""
    seen = set(codes)
    return next((code for code in _PRECEDENCE if code in seen), OK)
