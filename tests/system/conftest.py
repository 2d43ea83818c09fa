"""What several of these tests need of the machine: a small disk for a publication, a browser."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import Publication
from tests.judges import axe
from tests.machine import absent, program


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, which fetches nothing of its own."""
    with sync_playwright() as playwright:
        chromium = program("chromium", "apt install chromium")
        launched = playwright.chromium.launch(executable_path=chromium, args=axe.ARGUMENTS)
        yield launched
        launched.close()
