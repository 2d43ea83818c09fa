"""Work that several processes do together, each on its own core. Only where it pays, and where forking is safe."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import takewhile
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from pipeline.errors import Bug

Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 128
"""From so many items on, a second process is worth its start."""
_MOST = 4
_BLOCK = 32
"""Items that stay together: those beside each other are made of the same things."""
_NUMBER = struct.Struct("=I")
_MOST_BLOCKS = 1024
"""Their numbers go into a pipe all at once; a page, which every pipe holds, has room for so many."""


def together(
    items: Sequence[Item],
    do: Callable[[Iterable[Item]], Result],
    elsewhere: Callable[[Iterable[Item]], Result] | None,
) -> list[Result]:
    """What `do` returns for all of `items`, in one piece or in several; an exception of any process is raised.

    `elsewhere` is the same for another process: it first lets go of what two processes must not share. None where
    there must be no other. Each process takes a block of items when it has done its last, so that all end together;
    when ours stops early, the others end with the block at which they are.

    The processes are forks: they see all that we have in memory, and nothing that they change comes back but results.
    """
    count = _processes(len(items)) if elsewhere else 1
    if elsewhere is None or count == 1:
        return [do(items)]
    blocks = _Blocks(len(items))
    others: list[_Other[Result]] = []
    try:
        others += (_Other(blocks.of(items), elsewhere) for _ in range(count - 1))
        own = do(blocks.of(items))
        blocks.give_up()
        return [own, *(other.result() for other in others)]
    finally:
        for other in others:
            other.end()
        blocks.close()


def _processes(count: int) -> int:
    # A fork has one thread only, and the locks of all others as they happened to be.
    if count < LEAST or not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), _MOST))


class _Blocks:
    """The numbers of the blocks that nobody has taken yet: in a pipe, from which a process gets whole ones."""

    def __init__(self, count: int) -> None:
        self._size = max(_BLOCK, -(-count // _MOST_BLOCKS))
        self._reader, writer = os.pipe()
        with open(writer, "wb") as pipe:
            pipe.write(b"".join(map(_NUMBER.pack, range(0, count, self._size))))

    def of(self, items: Sequence[Item]) -> Iterator[Item]:
        """Items of one block after the other, as long as there are any."""
        while (start := self._next()) is not None:
            yield from items[start : start + self._size]

    def give_up(self) -> None:
        """Let nobody begin another block."""
        while self._next() is not None:
            pass

    def close(self) -> None:
        """Give the pipe back."""
        os.close(self._reader)

    def _next(self) -> int | None:
        written = os.read(self._reader, _NUMBER.size)
        return int(_NUMBER.unpack(written)[0]) if written else None


class _Other(Generic[Result]):
    """Another process at work."""

    def __init__(self, items: Iterable[Item], do: Callable[[Iterable[Item]], Result]) -> None:
        context = multiprocessing.get_context("fork")
        self._ours, theirs = context.Pipe(duplex=False)
        mine = takewhile(partial(_has_parent, os.getpid()), items)
        self._process = context.Process(target=_work, args=(mine, do, self._ours, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def result(self) -> Result:
        """Wait for what it returns. Raises what it raised, with its traceback as the cause."""
        try:
            result, error, trace = pickle.loads(self._ours.recv_bytes())
        except EOFError:
            raise RuntimeError("a process that helped was killed") from None
        if error is not None:
            raise error from ElsewhereError(trace)
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """See it off, whatever it is doing."""
        self._process.kill()  # SIGTERM would only ask it to stop, by the handler that it has from us
        self._process.join()
        self._ours.close()


class ElsewhereError(Exception):
    """Where another process raised an exception: its traceback in words."""


def _work(
    items: Iterable[Item], do: Callable[[Iterable[Item]], Result], reader: Connection, writer: Connection
) -> None:
    reader.close()  # else we would wait for ever for ourselves to read, if our parent is killed
    try:
        written = pickle.dumps((do(items), None, ""))
    except Exception as error:
        written = _told(error)
    with suppress(BrokenPipeError):
        writer.send_bytes(written)


def _has_parent(parent: int, _: object) -> bool:
    """Whether somebody waits for what we do. An orphan would hold on to the locks of its parent."""
    return os.getppid() == parent


def _told(error: Exception) -> bytes:
    """The error for our parent; for one that cannot travel, what we say of a bug: other people's classes may be odd."""
    trace = "".join(traceback.format_exception(error))
    try:
        written = pickle.dumps((None, error, trace))
        pickle.loads(written)
    except Exception:
        return pickle.dumps((None, Bug.of(error), trace))
    return written
