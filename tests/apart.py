"""The program as a process of its own, which does not outlive its test."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def apart(
    folder: Path, *arguments: str, environ: Mapping[str, str], under: tuple[str, ...] = ()
) -> Iterator[subprocess.Popen[str]]:
    """`qna run`, or what `arguments` say, for the publication in `folder`; `under` another command, perhaps.

    It leads a process group of its own, which is killed at once at the end of the block, if it still runs.
    """
    process = subprocess.Popen(
        [*under, sys.executable, "-m", "pipeline", "--config", str(folder), *(arguments or ("run",))],
        env=environ,
        start_new_session=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
