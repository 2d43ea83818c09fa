"""What a test needs of the machine: without it the test is skipped; in CI, where .ci/run installs it, it fails."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def absent(what: str, remedy: str) -> NoReturn:
    """Skip the test, for `what` is not here, and say what brings it; in CI, fail."""
    (pytest.fail if "CI" in os.environ else pytest.skip)(f"{what} is not here ({remedy})")


def program(name: str, remedy: str) -> str:
    """Where a program of the machine is, be it on the PATH or where Debian puts servers."""
    return shutil.which(name) or shutil.which(name, path="/usr/local/sbin:/usr/sbin:/sbin") or absent(name, remedy)
