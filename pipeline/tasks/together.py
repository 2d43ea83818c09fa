"""Work that several processes do together, each on its own core. Only where it pays, and where forking is safe."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 128
"""From so many items on, a second process is worth its start."""
_MOST = 4
_BLOCK = 32
"""Items that stay together: those beside each other are made of the same things."""


def together(items: Sequence[Item], do: Callable[[Sequence[Item]], Result], begin: Callable[[], None]) -> list[Result]:
    """What `do` returns for all of `items`, in one piece or in several; an exception of any process is raised.

    `begin` is called first in every other process: it lets go of what two processes must not share.
    The processes are forks: they see all that we have in memory, and nothing that they change comes back but results.
    """
    count = _processes(len(items))
    shares = [_share(items, index, count) for index in range(count)]
    others = [_Other(share, do, begin) for share in shares[1:]]
    try:
        own = do(shares[0])
        return [own, *(other.result() for other in others)]
    finally:
        for other in others:
            other.end()


def _processes(count: int) -> int:
    # A fork has one thread only, and the locks of all others as they happened to be.
    if count < LEAST or not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), _MOST))


def _share(items: Sequence[Item], index: int, count: int) -> list[Item]:
    blocks = range(index * _BLOCK, len(items), count * _BLOCK)
    return [item for start in blocks for item in items[start : start + _BLOCK]]


class _Other:
    """Another process at work."""

    def __init__(
        self, share: Sequence[Item], do: Callable[[Sequence[Item]], object], begin: Callable[[], None]
    ) -> None:
        context = multiprocessing.get_context("fork")
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(share, do, begin, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def result(self) -> Result:  # type: ignore[type-var]
        """Wait for what it returns. Raises what it raised."""
        try:
            result, error = self._ours.recv()
        except EOFError:
            raise RuntimeError("a process that helped was killed") from None
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]

    def end(self) -> None:
        """See it off, whatever it is doing."""
        self._process.terminate()
        self._process.join()
        self._ours.close()


def _work(
    share: Sequence[Item], do: Callable[[Sequence[Item]], object], begin: Callable[[], None], answer: Connection
) -> None:
    try:
        begin()
        answer.send((do(share), None))
    except Exception as error:
        answer.send((None, error))
