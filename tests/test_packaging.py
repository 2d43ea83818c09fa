"""The wheel holds the whole program: every package, every template, and a command that starts."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
UNWANTED = shutil.ignore_patterns("__pycache__", "*.pyc")


def files(folder: Path) -> set[str]:
    """The names of all files below `folder`, relative to it, but for what Python leaves behind."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_every_package_is_listed() -> None:
    packages = {".".join(path.relative_to(ROOT).parent.parts) for path in (ROOT / "pipeline").rglob("__init__.py")}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == packages | {"pipeline._templates"}


@pytest.mark.slow
def test_wheel_holds_every_module_and_template(tmp_path: Path) -> None:
    # A build leaves its traces where it works, so it works on a copy.
    source, wheels = tmp_path / "source", tmp_path / "wheels"
    for name in ("pipeline", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=UNWANTED)
    for name in ("pyproject.toml", "LICENSE", PROJECT["project"].get("readme", "LICENSE")):
        shutil.copy(ROOT / name, source / name)
    build = ["wheel", "-qq", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", wheels, source]
    subprocess.run([sys.executable, "-m", "pip", *build], check=True, timeout=120)

    (wheel,) = wheels.iterdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    assert files(tmp_path / "site" / "pipeline" / "_templates") == files(ROOT / "templates")
    ours = {name for name in files(tmp_path / "site" / "pipeline") if not name.startswith("_templates/")}
    assert ours == files(ROOT / "pipeline")
    look = "import importlib.resources as r; print(r.files('pipeline._templates'))"
    found = subprocess.run(
        [sys.executable, "-c", look], cwd=tmp_path / "site", capture_output=True, text=True, check=True, timeout=60
    )
    assert Path(found.stdout.strip()).resolve() == (tmp_path / "site/pipeline/_templates").resolve()
