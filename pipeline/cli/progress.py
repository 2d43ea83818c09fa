"""A progress bar on stderr for work that takes its time."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

_PATIENCE = 1.0
"""Seconds of work before a bar is worth showing."""
_FRAME = 0.1
"""Seconds that a picture of it stands at least."""


class Bars:
    """A meter for tasks: one bar at a time, shown once the work has taken a second."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            transient=True,
            # Without rich's own thread: a build forks, and threads do not come along.
            auto_refresh=False,
        )
        self._progress.console.stderr = True
        self._task: TaskID | None = None
        self._what = ""
        self._since = time.monotonic()
        self._shown = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """`done` of `total` of `what`."""
        if what != self._what:
            self._what, self._since = what, time.monotonic()
            if self._task is not None:
                self._progress.remove_task(self._task)
                self._task = None
        if self._task is None:
            if time.monotonic() - self._since < _PATIENCE:
                return
            self._progress.start()
            self._task = self._progress.add_task(what, total=total or None)
        self._progress.update(self._task, completed=done)
        if time.monotonic() - self._shown > _FRAME:
            self._shown = time.monotonic()
            self._progress.refresh()
