"""How templates become Python: what a page prints costs one call, and compiled code is kept for the next run."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from pipeline import __version__


class Generator(CodeGenerator):
    """Writes `environment.printed(value)` where Jinja would write `escape(environment.finalize(value))`.

    A page prints two hundred things; each of them would cost three calls, and a Markup that is thrown away.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_ours(frame):
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_ours(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    @staticmethod
    def _is_ours(frame: Frame) -> bool:
        return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


def printed(value: Any) -> str:
    """What stands in the page for `value`: escaped, unless it is markup already. Raises UndefinedError for None."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        # As markupsafe does it.
        value = value.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
        return value.replace("'", "&#39;").replace('"', "&#34;")  # type: ignore[no-any-return]
    return escape(printable(value))


def printable(value: Any) -> Any:
    """Let nothing be printed that a reader should not see: "None" is always a mistake."""
    if value is None:
        raise jinja2.UndefinedError("a value that is not there (None) would be printed")
    return value


_KNOWN: dict[tuple[str, str], bytes] = {}
"""What this process has compiled: a daemon makes a Renderer for each run, always of the same templates."""
_HEAD = 32


class Compiled(jinja2.BytecodeCache):
    """Compiled templates, in memory and, so that the next run need not compile them, in a private folder.

    It may be deleted at any time, and several processes may use it. A file in it is code that we run, so it is believed
    only where nobody but us can write; it begins with a digest of its own bytes and of the versions that made it, for
    a power cut may leave half of it. Jinja itself asks whether it is of this Python and of the template as it is now.
    """

    def __init__(self, folder: Path | None) -> None:
        """`folder` is made when it is needed, if the one around it is there; None keeps nothing."""
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja has put the template's name and a digest of its text into `bucket`."""
        known = _KNOWN.get((bucket.key, bucket.checksum)) or self._read(bucket.key)
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what was just compiled."""
        compiled = _KNOWN[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
        with suppress(OSError):  # it can be compiled again
            self._write(bucket.key, compiled)

    def _read(self, key: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            if not _is_private(self._folder):
                return None
            data = (self._folder / key).read_bytes()
        except OSError:
            return None
        return data[_HEAD:] if data[:_HEAD] == _head(data[_HEAD:]) else None

    def _write(self, key: str, compiled: bytes) -> None:
        if self._folder is None:
            return
        with suppress(FileExistsError):
            self._folder.mkdir(mode=0o700)
        if not _is_private(self._folder):
            return
        part = self._folder / f".{key}.{os.getpid()}"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # another thread's is another thread's
        try:
            with open(descriptor, "wb") as file:
                file.write(_head(compiled) + compiled)
            part.replace(self._folder / key)
        finally:
            part.unlink(missing_ok=True)


def _is_private(folder: Path) -> bool:
    """Whether it is a folder of ours in which nobody else can put anything."""
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022


def _head(compiled: bytes) -> bytes:
    return hashlib.sha256(_EDITION + compiled).digest()


def _edition() -> bytes:
    """What else decides what is compiled: Jinja, this Python, and our own generator above."""
    versions = f"{__version__} {jinja2.__version__} {sys.implementation.cache_tag} {sys.version_info}"
    return versions.encode() + Path(__file__).read_bytes()


_EDITION = hashlib.sha256(_edition()).digest()
