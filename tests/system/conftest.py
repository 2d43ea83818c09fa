"""A small disk for a publication."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Publication
from tests.machine import absent


@pytest.fixture
def small_disk(publication: Publication) -> Iterator[Path]:
    """The publication's folder, on a file system of 16 MB."""
    folder = publication.folder
    aside = folder.with_name("aside")
    folder.rename(aside)
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        absent("the right to mount a disk", f"root has it, or gets it by tests/fence.py; {done.stderr.splitlines()[0]}")
    try:
        shutil.copytree(aside, folder, dirs_exist_ok=True)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
