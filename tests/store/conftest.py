"""A store of its own for each test, with a little in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.store.engine import Store
from pipeline.store.opening import open_store

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def store(tmp_path: Path, empty_var: Path) -> Iterator[Store]:
    shutil.copytree(empty_var, tmp_path / "var")
    opened = open_store(tmp_path / "var" / "qna.db")
    yield opened
    opened.close()
