"""Waiting for a state: as long as a busy machine may take, and not for ever."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from typing import Any


def until(
    condition: Callable[[], object],
    seconds: float = 60.0,
    *,
    process: subprocess.Popen[Any] | None = None,
    told: Callable[[], str] = lambda: "waited in vain",
) -> None:
    """Return as soon as `condition` holds.

    Fails after `seconds`, or when `process`, which is to bring it about, has ended; `told` then gives the words.
    """
    deadline = time.monotonic() + seconds
    while True:
        has_ended = process is not None and process.poll() is not None
        if condition():
            return
        assert not has_ended, f"it ended: {told()}"
        assert time.monotonic() < deadline, told()
        time.sleep(0.01)
